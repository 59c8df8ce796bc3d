// Stats and complaints: what is told of all records together.
// SPDX-License-Identifier: Apache-2.0
#include "cli/stats.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace inquit::cli {
namespace {

constexpr std::size_t kMostFaults = 20;  // that are told one by one

// "9,120"
std::string Grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

}  // namespace

std::size_t WordsIn(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = absl::ascii_isspace(static_cast<unsigned char>(c));
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

std::vector<std::string> Complaints::About(const Result& result) {
  std::vector<std::string> lines;
  if (!result.message.empty() && ++faults_ <= kMostFaults) lines.push_back(result.message);
  if (!result.hint.empty()) {
    const std::size_t name = result.hint.find(": ");
    if (hints_.insert(result.hint.substr(name, result.hint.find(':', name + 2) - name)).second) lines.push_back(result.hint);
  }
  return lines;
}

std::string Complaints::Rest() const {
  if (faults_ <= kMostFaults) return "";
  return absl::StrCat("and ", Grouped(faults_ - kMostFaults), " more records were not read");
}

void Stats::Add(const Result& result) {
  ++records_;
  failures_ += result.message.empty() ? 0 : 1;
  statements_ += result.statements;
  words_ += result.words;
  bytes_ = std::max(bytes_, result.bytes_so_far);
}

std::string Stats::Summary() const {
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
  const auto rate = static_cast<std::size_t>(std::llround(static_cast<double>(words_) / std::max(seconds, 1e-3)));
  char time[32];
  static_cast<void>(std::snprintf(time, sizeof(time), "%.1f s", seconds));
  return absl::StrCat(Grouped(records_), records_ == 1 ? " record, " : " records, ", Grouped(failures_), " not read; ",
                      Grouped(statements_), " statements in ", Grouped(words_), " words and ", Grouped((bytes_ + 500) / 1000),
                      " kB; ", time, ", ", Grouped(rate), " words a second");
}

}  // namespace inquit::cli
