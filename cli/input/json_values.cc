// JsonValues: the records of a JSON file, which is an array of them, or has them one after another.
// SPDX-License-Identifier: Apache-2.0
#include "cli/input/json_values.h"

#include <algorithm>

namespace inquit::cli {
namespace {

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool IsOneOf(char c, std::string_view marks) { return marks.find(c) != marks.npos; }

}  // namespace

// Passes over `bytes`, with which the unread ones begin.
void JsonValues::Skip(std::string_view bytes) {
  line_ += static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  const std::size_t feed = bytes.rfind('\n');
  column_ = feed == bytes.npos ? column_ + bytes.size() : bytes.size() - feed - 1;
  file_.Skip(bytes.size());
}

// Passes over what stands between two values. The end of the file where complete_ is set.
absl::Status JsonValues::SkipToValue() {
  while (true) {
    const absl::StatusOr<std::string_view> bytes = file_.Peek();
    if (!bytes.ok()) return bytes.status();
    complete_ = bytes->empty();
    if (complete_) return in_array_ ? absl::DataLossError("ends before its array does") : absl::OkStatus();
    const std::string_view mark = bytes->substr(0, sizeof(kByteOrderMark) - 1);
    if (!begun_ && mark == kByteOrderMark) {
      file_.Skip(mark.size());
      begun_ = true;
      continue;
    }
    begun_ = true;
    const char c = bytes->front();
    if (c == '[' && !in_array_) {
      in_array_ = true;
    } else if (c == ']' && in_array_) {
      in_array_ = false;
    } else if (c != ',' && !IsBlank(c)) {
      return absl::OkStatus();
    }
    Skip(bytes->substr(0, 1));
  }
}

// How many of `bytes` belong to the value; sets complete_ where it ends there.
std::size_t JsonValues::Scan(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    const bool first = !any_;
    any_ = true;
    if (quoted_) {
      quoted_ = escaped_ || c != '"';
      escaped_ = !escaped_ && c == '\\';
      complete_ = !quoted_ && depth_ == 0;
    } else if (c == '"') {
      quoted_ = true;
    } else if (IsOneOf(c, "{[")) {
      ++depth_;
    } else if (depth_ > 0 && IsOneOf(c, "}]")) {
      complete_ = --depth_ == 0;
    } else if (depth_ == 0 && !first && (IsBlank(c) || IsOneOf(c, ",]}"))) {
      complete_ = true;  // behind a number or a word
      return i;
    }
    if (complete_) return i + 1;
  }
  return bytes.size();
}

bool JsonValues::Next(std::size_t limit, std::string* value, absl::Status* status) {
  value->clear();
  if (ended_) return false;
  *status = SkipToValue();
  ended_ = !status->ok() || complete_;
  if (ended_ && status->ok()) return false;
  ++number_;
  begin_line_ = line_;
  begin_column_ = column_;
  depth_ = 0;
  any_ = quoted_ = escaped_ = complete_ = false;
  while (!ended_ && !complete_) {
    const absl::StatusOr<std::string_view> bytes = file_.Peek();
    ended_ = !bytes.ok();
    if (ended_) *status = bytes.status();
    if (ended_) break;
    if (bytes->empty()) {
      in_array_ = false;  // who parses the value tells that it is cut off, which is enough
      break;
    }
    const std::string_view part = bytes->substr(0, Scan(*bytes));
    if (status->ok()) *status = AppendWithin(limit, "record", part, value);
    Skip(part);
  }
  return true;
}

}  // namespace inquit::cli
