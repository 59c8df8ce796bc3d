// Progress: a bar on standard error while long work goes on.
// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <string>

#include "absl/strings/str_cat.h"
#include "cli/platform.h"

namespace inquit::cli {
namespace {

constexpr std::chrono::milliseconds kPatience{1000};  // before the bar first shows
constexpr std::chrono::milliseconds kPace{100};       // between two drawings
constexpr std::size_t kBarColumns = 30;

// 0 where one of the sizes is unknown.
std::size_t TotalBytes(const std::vector<std::string>& files) {
  std::size_t total = 0;
  for (const std::string& file : files) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) return 0;
    const auto size = std::filesystem::file_size(file, error);
    if (error) return 0;
    total += size;
  }
  return total;
}

std::string Bar(double share) {
  const auto full = static_cast<std::size_t>(share * kBarColumns);
  std::string bar;
  for (std::size_t i = 0; i < kBarColumns; ++i) bar += i < full ? "\u2588" : "\u2591";  // full block, light shade
  return absl::StrCat(bar, " ", static_cast<int>(share * 100), "%  ");
}

std::string Minutes(double seconds) {
  const auto whole = std::lround(seconds);
  return absl::StrCat(whole / 60, ":", absl::Dec(whole % 60, absl::kZeroPad2));
}

}  // namespace

Progress::Progress(const Arguments& arguments)
    : enabled_(!arguments.quiet && IsTerminal(kStandardError) && !WritesToTerminal(arguments)),
      total_bytes_(enabled_ ? TotalBytes(arguments.files) : 0),
      start_(Clock::now()),
      next_(start_ + kPatience) {}

void Progress::Show(std::size_t bytes_read) {
  ++records_;
  const Clock::time_point now = Clock::now();
  if (!enabled_ || now < next_) return;
  next_ = now + kPace;
  shown_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  char rate[32];
  std::snprintf(rate, sizeof(rate), "%.1f MB/s", static_cast<double>(bytes_read) / 1e6 / seconds);
  std::string line = absl::StrCat("\r\x1b[K", "inquit ");
  if (total_bytes_ > 0) {
    const double share = std::min(1.0, static_cast<double>(bytes_read) / static_cast<double>(total_bytes_));
    absl::StrAppend(&line, Bar(share), records_, " records  ", rate, "  ", Minutes(seconds / share - seconds), " left");
  } else {
    absl::StrAppend(&line, records_, " records  ", rate, "  ", Minutes(seconds));
  }
  Write(kStandardError, line);
}

void Progress::Clear() {
  if (shown_) Write(kStandardError, "\r\x1b[K");
  shown_ = false;
}

}  // namespace inquit::cli
