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
constexpr std::size_t kUsualColumns = 80;  // of a terminal that does not tell

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
  return bar;
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

void Progress::Show(std::size_t bytes_so_far) {
  ++records_;
  bytes_ = std::max(bytes_, bytes_so_far);
  const Clock::time_point now = Clock::now();
  if (!enabled_ || now < next_) return;
  next_ = now + kPace;
  shown_ = true;
  const std::size_t width = TerminalWidth(kStandardError);
  const double seconds = std::chrono::duration<double>(now - start_).count();
  Write(kStandardError, absl::StrCat("\r\x1b[K", Line(seconds, width > 0 ? width : kUsualColumns)));
}

// What there is room for in `columns`, the last of which stays free, since some terminals begin a line behind it. A line that
// is too long could not be taken away again.
std::string Progress::Line(double seconds, std::size_t columns) const {
  const double bytes = static_cast<double>(bytes_);
  char rate[32];
  static_cast<void>(std::snprintf(rate, sizeof(rate), "  %.1f MB/s", bytes / 1e6 / seconds));
  const double share = total_bytes_ == 0 ? 0 : std::min(1.0, bytes / static_cast<double>(total_bytes_));
  const std::string percent = absl::StrCat(static_cast<int>(share * 100), "%");
  const std::string time =
      share > 0 ? absl::StrCat("  ", Minutes(seconds / share - seconds), " left") : "  " + Minutes(seconds);
  const std::string records = absl::StrCat("  ", records_, " records");
  std::string line = total_bytes_ == 0 ? absl::StrCat(records_, " records") : percent;
  const auto add = [&](const std::string& part) {
    if (line.size() + part.size() < columns) line += part;
  };
  add(time);
  if (total_bytes_ > 0) add(records);
  add(rate);
  // Counted apart: a block of the bar is one column, and three bytes.
  const bool has_bar = total_bytes_ > 0 && line.size() + kBarColumns + 1 < columns;
  const std::size_t used = line.size() + (has_bar ? kBarColumns + 1 : 0);
  const std::string name = "inquit ";
  return absl::StrCat(used + name.size() < columns ? name : "", has_bar ? Bar(share) + " " : "", line);
}

void Progress::Clear() {
  if (shown_) Write(kStandardError, "\r\x1b[K");
  shown_ = false;
}

}  // namespace inquit::cli
