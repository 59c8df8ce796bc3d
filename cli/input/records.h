// RecordReader: the records of all input files, one after the other, those that cannot be read included.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_CLI_INPUT_RECORDS_H_
#define INQUIT_CLI_INPUT_RECORDS_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "absl/status/status.h"
#include "cli/input/file_list.h"
#include "cli/input/input_file.h"
#include "cli/input/json_values.h"
#include "cli/options.h"
#include "inquit/formats.h"

namespace inquit::cli {

struct Record {
  std::string id;
  IdType id_type = IdType::kString;  // kNumber: `id` is as it was written
  std::string text;
  std::vector<std::string> kept;  // JSON, of each of the fields that --keep names; empty where there is none
  std::string file;               // as the user named it
  absl::Status status;            // why there is no text
  ErrorPlace place;               // line: set for JSON
  Input input = Input::kText;     // kHtml: `text` is the page, yet to be read
  std::size_t number = 0;         // of the records, from 1
  std::size_t bytes_so_far = 0;   // of all input, as it is on the disk, up to this record and with it
};

// The byte `at` of `text` as the place of an error.
ErrorPlace PlaceOfByte(std::string_view text, std::size_t at);

// Where `record` is a page, puts what the page says into the place of its HTML, or why that cannot be read into its status.
void ReadPage(const Arguments& arguments, Record* record);

// Holds one record at a time.
class RecordReader {
 public:
  explicit RecordReader(const Arguments& arguments);

  // False after the last.
  bool Next(Record* record);

 private:
  bool ReadNext(Record* record);
  Record NewRecord() const;
  bool NextOfFile(Record* record);
  bool NextLine(Record* record);
  bool NextValue(Record* record);
  void ReadJson(const absl::Status& status, const char* what, Record* record);
  void CloseFile();

  const Arguments& arguments_;
  std::unordered_map<std::string, int> name_counts_;  // how many of the files share a name

  // The current file; null before it is opened.
  std::size_t file_ = 0;
  std::unique_ptr<InputFile> input_;
  Input kind_ = Input::kText;
  std::optional<JsonValues> values_;  // of it
  std::string json_;

  std::size_t records_ = 0;
  std::size_t bytes_of_closed_files_ = 0;
};

}  // namespace inquit::cli

#endif  // INQUIT_CLI_INPUT_RECORDS_H_
