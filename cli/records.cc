// RecordReader: the records of all input files, one after the other.
// SPDX-License-Identifier: Apache-2.0
#include "cli/records.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "cli/json_record.h"

namespace inquit::cli {
namespace {

std::string BaseName(const std::string& path) {
  const std::size_t end = path.find_last_not_of('/');
  if (end == path.npos) return path;
  const std::size_t slash = path.find_last_of('/', end);
  return path.substr(slash + 1, end - slash);  // npos + 1 is 0
}

}  // namespace

RecordReader::RecordReader(const Arguments& arguments) : arguments_(arguments) {
  for (const std::string& file : arguments.files) ++name_counts_[BaseName(file)];
}

bool RecordReader::Next(Record* record) {
  if (!ReadNext(record)) return false;
  record->number = ++records_;
  return true;
}

bool RecordReader::ReadNext(Record* record) {
  for (; file_ < arguments_.files.size(); CloseFile()) {
    const std::string& file = arguments_.files[file_];
    if (!input_) {
      absl::StatusOr<std::unique_ptr<InputFile>> input = InputFile::Open(file);
      if (!input.ok()) {
        *record = NewRecord();
        record->status = input.status();
        CloseFile();
        return true;
      }
      input_ = *std::move(input);
    }
    if (InputOf(arguments_, file) == Input::kText) {
      *record = NewRecord();
      record->status = input_->ReadAll(arguments_.extraction.max_bytes, &record->text);
      CloseFile();
      return true;
    }
    if (NextLine(record)) return true;
  }
  return false;
}

void RecordReader::CloseFile() {
  if (input_) {
    CountBytes();
    bytes_of_closed_files_ = bytes_read_;
  }
  input_ = nullptr;
  ++file_;
}

Record RecordReader::NewRecord() const {
  Record record;
  record.file = arguments_.files[file_];
  const std::string name = BaseName(record.file);
  record.id = name_counts_.find(name)->second == 1 && !arguments_.paths_as_ids ? name : record.file;
  return record;
}

bool RecordReader::NextLine(Record* record) {
  absl::Status status;
  if (!input_->ReadLine(arguments_.extraction.max_bytes, &line_, &status)) return false;
  CountBytes();
  *record = NewRecord();
  ReadLineRecord(status, record);
  return true;
}

void RecordReader::ReadLineRecord(const absl::Status& status, Record* record) {
  record->place.line = input_->line_number();
  absl::StrAppend(&record->id, ":", *record->place.line);
  record->status = status;
  if (!status.ok()) return;
  JsonRecord json = ParseJsonRecord(line_, arguments_.extraction.repair_utf8, arguments_.fields);
  record->status = json.status;
  record->place.offset = json.offset;
  record->text = std::move(json.text);
  record->kept = std::move(json.kept);
  if (!json.id) return;
  record->id = *std::move(json.id);
  record->id_type = json.id_type;
}

}  // namespace inquit::cli
