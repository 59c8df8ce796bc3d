// InputFile: a file read whole, line by line or byte by byte, decompressed, never holding more than a given number of bytes.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_CLI_INPUT_INPUT_FILE_H_
#define INQUIT_CLI_INPUT_INPUT_FILE_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "cli/input/decompress.h"

namespace inquit::cli {

constexpr char kByteOrderMark[] = "\uFEFF";  // of UTF-8

// What messages call a file: "-" is standard input.
std::string NameOf(const std::string& path);

// The error of a record for which memory runs out; the others are read.
absl::Status NoMemoryToRead();

// Appends `part` to `text`, which is to hold no more than `limit` bytes. Otherwise kOutOfRange, of `what`, and `text` is empty,
// as it is with NoMemoryToRead().
absl::Status AppendWithin(std::size_t limit, const char* what, std::string_view part, std::string* text);

class InputFile {
 public:
  // "-" is standard input. What is gzip or zstd by its first bytes is read as what it holds.
  static absl::StatusOr<std::unique_ptr<InputFile>> Open(const std::string& path);
  ~InputFile();
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  // All that follows. kOutOfRange where it is more than `limit` bytes, kResourceExhausted where there is no memory for it.
  absl::Status ReadAll(std::size_t limit, std::string* text);

  // The next line that is not blank, without its line feed and the file's byte order mark; false after the last. A line of more
  // than `limit` bytes is passed over, and `status` is kOutOfRange; so is one that there is no memory for. After any other
  // status there are no more lines.
  bool ReadLine(std::size_t limit, std::string* line, absl::Status* status);

  // Some of the bytes that follow; none at the end. Valid until the next call of any other function.
  absl::StatusOr<std::string_view> Peek();
  // Passes over `count` of them.
  void Skip(std::size_t count) { unread_.remove_prefix(count); }

  std::size_t line_number() const { return line_number_; }  // of the last line read, from 1
  // Bytes of the file, as it is on the disk, that have been used up.
  std::size_t bytes_read() const { return bytes_read_ - raw_.size() - (decompressor_ ? 0 : unread_.size()); }

 private:
  explicit InputFile(int descriptor) : descriptor_(descriptor) {}
  absl::Status Begin();
  absl::Status Fill();
  absl::Status FillRaw();
  bool ReadAnyLine(std::size_t limit, std::string* line, absl::Status* status);

  int descriptor_;
  std::string raw_buffer_;
  std::string_view raw_;                        // of raw_buffer_: read, and not yet decompressed
  std::unique_ptr<Decompressor> decompressor_;  // null where the file is as it is
  std::string buffer_;                          // decompressed
  std::string_view unread_;                     // of buffer_ or raw_buffer_
  std::size_t bytes_read_ = 0;                  // those in the buffers included
  std::size_t line_number_ = 0;
  bool begun_ = false, ended_ = false, failed_ = false;
};

}  // namespace inquit::cli

#endif  // INQUIT_CLI_INPUT_INPUT_FILE_H_
