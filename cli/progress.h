// Progress: a bar on standard error while long work goes on.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_CLI_PROGRESS_H_
#define INQUIT_CLI_PROGRESS_H_

#include <chrono>
#include <cstddef>
#include <string>

#include "cli/options.h"

namespace inquit::cli {

// Shows nothing unless standard error is a terminal, the results go elsewhere, and the work takes more than a second. Not for
// several threads at once.
class Progress {
 public:
  explicit Progress(const Arguments& arguments);

  // One more record is done, and with it so many bytes of the input.
  void Show(std::size_t bytes_so_far);
  // Takes the bar away, so that something else can be written there.
  void Clear();

 private:
  using Clock = std::chrono::steady_clock;

  std::string Line(double seconds, std::size_t columns) const;

  bool enabled_;
  std::size_t total_bytes_;              // of all input files; 0 where it is unknown
  std::size_t records_ = 0, bytes_ = 0;  // done
  Clock::time_point start_, next_;
  bool shown_ = false;
};

}  // namespace inquit::cli

#endif  // INQUIT_CLI_PROGRESS_H_
