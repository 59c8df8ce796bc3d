// Presenter: what is written for a record, in each format.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_CLI_PRESENTER_H_
#define INQUIT_CLI_PRESENTER_H_

#include <string>

#include "absl/status/status.h"
#include "cli/input/records.h"
#include "cli/options.h"
#include "inquit/explanation.h"
#include "inquit/formats.h"
#include "inquit/verify.h"

namespace inquit::cli {

// `bytes` with a symbol for each control character: names of files and of records may hold anything, and none of it steers the
// terminal.
std::string Printable(const std::string& bytes);

// What standard error is told of a record that failed: "news.jsonl:7: why".
std::string MessageOf(const Record& record, const absl::Status& status, const ErrorPlace& place);

// Never changes; any number of threads may share one.
class Presenter {
 public:
  explicit Presenter(const Arguments& arguments);

  std::string Show(const Record& record, const Document& document) const;
  std::string Show(const Record& record, const Explanation& explanation) const;
  std::string Show(const Record& record, const Verification& verification, const Verifier& sources) const;
  // What stands in the place of a record that failed.
  std::string ShowError(const Record& record, const absl::Status& status, const ErrorPlace& place) const;

 private:
  template <typename Read>
  std::string ShowInFull(const Record& record, const Read& read) const;

  void AppendKept(const Record& record, std::string* line) const;
  TerminalOptions TerminalFor(const Record& record) const;
  std::string Ended(std::string record) const;

  const Arguments& arguments_;
  TerminalOptions terminal_;
};

}  // namespace inquit::cli

#endif  // INQUIT_CLI_PRESENTER_H_
