// Output: where results go, and what a format puts before, between and behind them.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_CLI_OUTPUT_H_
#define INQUIT_CLI_OUTPUT_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "cli/options.h"
#include "cli/pipeline.h"

namespace inquit::cli {

// One stream, which holds all results, or a folder with a file for each.
class Output {
 public:
  // What --output names, or standard output; with --resume, behind the first `bytes` of what it holds. Its status: why it
  // cannot be written.
  static absl::StatusOr<std::unique_ptr<Output>> Open(const Arguments& arguments, std::size_t bytes);
  virtual ~Output() = default;

  // kCancelled: whoever reads has had enough. kInvalidArgument: this result alone cannot be written, the next may. Any other
  // fault is the last one.
  virtual absl::Status Write(const Result& result) = 0;
  // Writes what ends the output. Not to be called after the last fault.
  virtual absl::Status Finish() = 0;
};

// Whether more can be written after `written`, which a call of Output returned; complain(fault) is called where a user is to
// know.
bool GoesOnAfter(const absl::Status& written, const std::function<void(const absl::Status&)>& complain);

}  // namespace inquit::cli

#endif  // INQUIT_CLI_OUTPUT_H_
