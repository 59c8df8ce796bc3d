// InputFile: a file read whole or line by line, never holding more than a given number of bytes.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_CLI_INPUT_H_
#define INQUIT_CLI_INPUT_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace inquit::cli {

constexpr char kByteOrderMark[] = "\uFEFF";  // of UTF-8

// What messages call a file: "-" is standard input.
std::string NameOf(const std::string& path);

class InputFile {
 public:
  // "-" is standard input.
  static absl::StatusOr<std::unique_ptr<InputFile>> Open(const std::string& path);
  ~InputFile();
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  // All that follows. kOutOfRange where it is more than `limit` bytes.
  absl::Status ReadAll(std::size_t limit, std::string* text);

  // The next line that is not blank, without its line feed and the file's byte order mark; false after the last. A line of more
  // than `limit` bytes is passed over, and `status` is kOutOfRange; after any other status there are no more lines.
  bool ReadLine(std::size_t limit, std::string* line, absl::Status* status);

  std::size_t line_number() const { return line_number_; }  // of the last line read, from 1
  std::size_t bytes_read() const { return bytes_read_; }

 private:
  explicit InputFile(int descriptor) : descriptor_(descriptor) {}
  // Reads on where the buffer is used up; false at the end.
  absl::StatusOr<bool> Fill();
  bool ReadAnyLine(std::size_t limit, std::string* line, absl::Status* status);

  int descriptor_;
  std::string buffer_;
  std::string_view unread_;  // of buffer_
  std::size_t bytes_read_ = 0;
  std::size_t line_number_ = 0;
  bool failed_ = false;
};

}  // namespace inquit::cli

#endif  // INQUIT_CLI_INPUT_H_
