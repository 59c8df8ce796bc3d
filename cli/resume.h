// Done: what an output holds already, after an interruption.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_CLI_RESUME_H_
#define INQUIT_CLI_RESUME_H_

#include <cstddef>
#include <string>
#include <unordered_map>

#include "absl/status/statusor.h"
#include "cli/input/records.h"
#include "cli/options.h"

namespace inquit::cli {

// Holds the id of each record that is done.
class Done {
 public:
  // Nothing is done.
  Done() = default;
  // What the JSON Lines of arguments.output hold; nothing where there is no such file. kInvalidArgument where a line is not
  // what inquit writes, or `model` or the offsets are not those of the first one.
  static absl::StatusOr<Done> Read(const Arguments& arguments, const std::string& model);

  // Whether `record` is done. As often as an id is asked for, so many lines must bear it.
  bool Take(const Record& record);

  std::size_t records() const { return records_; }
  std::size_t bytes() const { return bytes_; }  // of their lines; what stands behind these was cut off

 private:
  std::unordered_map<std::string, std::size_t> ids_;  // how many lines bear each; a number has a blank in front
  std::size_t records_ = 0, bytes_ = 0;
};

}  // namespace inquit::cli

#endif  // INQUIT_CLI_RESUME_H_
