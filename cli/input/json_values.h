// JsonValues: the records of a JSON file, which is an array of them, or has them one after another.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_CLI_INPUT_JSON_VALUES_H_
#define INQUIT_CLI_INPUT_JSON_VALUES_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "cli/input/input_file.h"

namespace inquit::cli {

// Parts the file by brackets and quotation marks alone: a value that is no JSON is found out by who parses it, and those behind
// it are read, unless its brackets swallow them.
class JsonValues {
 public:
  // Reads from `file`, which must outlive this.
  explicit JsonValues(InputFile* file) : file_(*file) {}

  // The next value; false after the last. One of more than `limit` bytes is passed over, and `status` is kOutOfRange; so is one
  // that there is no memory for. Any other fault is the last one, an array that does not end among them.
  bool Next(std::size_t limit, std::string* value, absl::Status* status);

  std::size_t number() const { return number_; }        // of the last value, from 1
  std::size_t line() const { return begin_line_; }      // on which it begins, from 1
  std::size_t column() const { return begin_column_; }  // where in that line: its byte, from 0

 private:
  absl::Status SkipToValue();
  void Skip(std::string_view bytes);
  std::size_t Scan(std::string_view bytes);

  InputFile& file_;
  bool begun_ = false, in_array_ = false, ended_ = false;
  std::size_t line_ = 1, column_ = 0;  // of what is read next
  std::size_t number_ = 0, begin_line_ = 1, begin_column_ = 0;

  // Of the value being read.
  std::size_t depth_ = 0;
  bool any_ = false, quoted_ = false, escaped_ = false, complete_ = false;
};

}  // namespace inquit::cli

#endif  // INQUIT_CLI_INPUT_JSON_VALUES_H_
