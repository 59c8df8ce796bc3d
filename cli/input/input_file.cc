// InputFile: a file read whole, line by line or byte by byte, decompressed.
// SPDX-License-Identifier: Apache-2.0
#include "cli/input/input_file.h"

#include <cerrno>
#include <new>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "cli/platform.h"

namespace inquit::cli {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 18;

bool IsBlank(const std::string& line) { return line.find_first_not_of(" \t\r") == line.npos; }

}  // namespace

absl::Status NoMemoryToRead() { return absl::ResourceExhaustedError("there is no memory to read it"); }

absl::Status AppendWithin(std::size_t limit, const char* what, std::string_view part, std::string* text) {
  const bool fits = part.size() <= limit - text->size();
  try {
    if (fits) text->append(part);
    if (fits) return absl::OkStatus();
  } catch (const std::bad_alloc&) {
  }
  std::string().swap(*text);
  if (fits) return NoMemoryToRead();
  return absl::OutOfRangeError(absl::StrCat("the ", what, " has more than ", limit, " bytes (--max-bytes)"));
}

std::string NameOf(const std::string& path) { return path == "-" ? "standard input" : path; }

absl::StatusOr<std::unique_ptr<InputFile>> InputFile::Open(const std::string& path) {
  const int descriptor = path == "-" ? kStandardInput : OpenForReading(path);
  if (descriptor < 0) return absl::ErrnoToStatus(errno, "cannot be opened");
  return absl::WrapUnique(new InputFile(descriptor));
}

InputFile::~InputFile() {
  if (descriptor_ != kStandardInput) Close(descriptor_);
}

// Reads on, behind what is left of the raw bytes, which is little.
absl::Status InputFile::FillRaw() {
  const std::string left(raw_);
  raw_buffer_.resize(left.size() + kBufferBytes);
  left.copy(raw_buffer_.data(), left.size());
  const std::ptrdiff_t count = Read(descriptor_, raw_buffer_.data() + left.size(), kBufferBytes);
  if (count < 0) return absl::ErrnoToStatus(errno, "cannot be read");
  ended_ = count == 0;
  bytes_read_ += static_cast<std::size_t>(count);
  raw_ = std::string_view(raw_buffer_).substr(0, left.size() + static_cast<std::size_t>(count));
  return absl::OkStatus();
}

// Tells by the first bytes whether the file is compressed.
absl::Status InputFile::Begin() {
  while (!ended_ && CompressionOf(raw_) == Compression::kUnknown) {
    if (const absl::Status status = FillRaw(); !status.ok()) return status;
  }
  decompressor_ = NewDecompressor(CompressionOf(raw_));
  begun_ = true;
  return absl::OkStatus();
}

// Sees to it that there are unread bytes, unless the file is at its end.
absl::Status InputFile::Fill() {
  absl::Status status = begun_ ? absl::OkStatus() : Begin();
  while (status.ok() && unread_.empty()) {
    if (decompressor_) {
      buffer_.resize(kBufferBytes);
      const absl::StatusOr<std::size_t> count = decompressor_->Read(&raw_, buffer_.data(), buffer_.size());
      if (!count.ok()) return count.status();
      unread_ = std::string_view(buffer_).substr(0, *count);
    } else {
      std::swap(unread_, raw_);
    }
    if (!unread_.empty()) break;
    if (ended_) return decompressor_ ? decompressor_->AtEnd() : absl::OkStatus();
    status = FillRaw();
  }
  return status;
}

absl::StatusOr<std::string_view> InputFile::Peek() {
  if (failed_) return std::string_view();
  const absl::Status status = Fill();
  failed_ = !status.ok();
  if (failed_) return status;
  return unread_;
}

absl::Status InputFile::ReadAll(std::size_t limit, std::string* text) {
  text->clear();
  while (true) {
    const absl::StatusOr<std::string_view> bytes = Peek();
    if (!bytes.ok()) return bytes.status();
    if (bytes->empty()) return absl::OkStatus();
    const absl::Status status = AppendWithin(limit, "text", *bytes, text);
    if (!status.ok()) return status;
    Skip(bytes->size());
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
    const absl::StatusOr<std::string_view> bytes = Peek();
    if (!bytes.ok()) *status = bytes.status();
    if (!bytes.ok() || bytes->empty()) return any || !bytes.ok();
    any = true;
    const std::size_t end = bytes->find('\n');
    const std::string_view part = bytes->substr(0, end);
    if (status->ok()) *status = AppendWithin(limit, "line", part, line);
    Skip(end == bytes->npos ? part.size() : part.size() + 1);
    if (end != bytes->npos) return true;
  }
}

}  // namespace inquit::cli
