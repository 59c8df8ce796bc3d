// InputFile: a file read whole or line by line, never holding more than a given number of bytes.
// SPDX-License-Identifier: Apache-2.0
#include "cli/input.h"

#include <cerrno>

#include "absl/memory/memory.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "cli/platform.h"

namespace inquit::cli {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 18;

bool IsBlank(const std::string& line) { return line.find_first_not_of(" \t\r") == line.npos; }

}  // namespace

std::string NameOf(const std::string& path) { return path == "-" ? "standard input" : path; }

absl::StatusOr<std::unique_ptr<InputFile>> InputFile::Open(const std::string& path) {
  const int descriptor = path == "-" ? kStandardInput : OpenForReading(path);
  if (descriptor < 0) return absl::ErrnoToStatus(errno, "cannot be opened");
  return absl::WrapUnique(new InputFile(descriptor));
}

InputFile::~InputFile() {
  if (descriptor_ != kStandardInput) Close(descriptor_);
}

absl::StatusOr<bool> InputFile::Fill() {
  if (!unread_.empty()) return true;
  if (failed_) return false;
  buffer_.resize(kBufferBytes);
  const std::ptrdiff_t count = Read(descriptor_, buffer_.data(), buffer_.size());
  if (count < 0) {
    failed_ = true;
    return absl::ErrnoToStatus(errno, "cannot be read");
  }
  unread_ = std::string_view(buffer_).substr(0, static_cast<std::size_t>(count));
  bytes_read_ += unread_.size();
  return count > 0;
}

absl::Status InputFile::ReadAll(std::size_t limit, std::string* text) {
  text->clear();
  while (true) {
    const absl::StatusOr<bool> more = Fill();
    if (!more.ok()) return more.status();
    if (!*more) return absl::OkStatus();
    if (unread_.size() > limit - text->size()) {
      return absl::OutOfRangeError(absl::StrCat("the text has more than ", limit, " bytes (--max-bytes)"));
    }
    text->append(unread_);
    unread_ = {};
  }
}

bool InputFile::ReadLine(std::size_t limit, std::string* line, absl::Status* status) {
  while (ReadAnyLine(limit, line, status)) {
    ++line_number_;
    if (line_number_ == 1 && absl::StartsWith(*line, kByteOrderMark)) line->erase(0, sizeof(kByteOrderMark) - 1);
    if (!status->ok() || !IsBlank(*line)) return true;
  }
  return false;
}

bool InputFile::ReadAnyLine(std::size_t limit, std::string* line, absl::Status* status) {
  line->clear();
  *status = absl::OkStatus();
  bool any = false;
  while (true) {
    const absl::StatusOr<bool> more = Fill();
    if (!more.ok()) *status = more.status();
    if (!more.ok() || !*more) return any || !more.ok();
    any = true;
    const std::size_t end = unread_.find('\n');
    const std::string_view part = unread_.substr(0, end);
    if (status->ok() && part.size() > limit - line->size()) {
      *status = absl::OutOfRangeError(absl::StrCat("the line has more than ", limit, " bytes (--max-bytes)"));
      std::string().swap(*line);
    }
    if (status->ok()) line->append(part);
    unread_.remove_prefix(end == unread_.npos ? unread_.size() : end + 1);
    if (end != unread_.npos) return true;
  }
}

}  // namespace inquit::cli
