// RecordReader: the records of all input files, one after the other.
// SPDX-License-Identifier: Apache-2.0
#include "cli/input/records.h"

#include <algorithm>
#include <filesystem>
#include <new>
#include <string_view>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "cli/input/decompress.h"
#include "cli/input/html_text.h"
#include "cli/input/json_record.h"
#include "inquit/offsets.h"

namespace inquit::cli {
namespace {

// The last part of a path, without the ending of what is compressed.
std::string NameIn(const std::string& path) {
  const std::size_t end = path.find_last_not_of('/');
  if (end == path.npos) return path;
  const std::size_t slash = path.find_last_of('/', end);
  return std::string(WithoutCompression(std::string_view(path).substr(slash + 1, end - slash)));  // npos + 1 is 0
}

// Folders have been opened already: what is left of them holds nothing to read.
absl::StatusOr<std::unique_ptr<InputFile>> Open(const std::string& file) {
  std::error_code error;
  if (file != "-" && std::filesystem::is_directory(file, error)) return absl::NotFoundError("is a folder that holds no texts");
  return InputFile::Open(file);
}

}  // namespace

ErrorPlace PlaceOfByte(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  return {static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1, at};
}

void ReadPage(const Arguments& arguments, Record* record) {
  if (record->input != Input::kHtml || !record->status.ok()) return;
  const std::string page = arguments.extraction.repair_utf8 ? RepairUtf8(record->text) : std::move(record->text);
  absl::StatusOr<std::string> text = TextOfHtml(page);
  if (text.ok()) {
    record->text = *std::move(text);
    return;
  }
  record->status = text.status();
  const std::size_t bad = FindInvalidUtf8(page);
  if (bad < page.size()) record->place = PlaceOfByte(page, bad);
}

RecordReader::RecordReader(const Arguments& arguments) : arguments_(arguments) {
  for (const std::string& file : arguments.files) ++name_counts_[NameIn(file)];
}

bool RecordReader::Next(Record* record) {
  if (!ReadNext(record)) return false;
  record->number = ++records_;
  record->bytes_so_far = bytes_of_closed_files_ + (input_ ? input_->bytes_read() : 0);
  return true;
}

bool RecordReader::ReadNext(Record* record) {
  for (; file_ < arguments_.files.size(); CloseFile()) {
    if (!input_) {
      absl::StatusOr<std::unique_ptr<InputFile>> input = Open(arguments_.files[file_]);
      if (!input.ok()) {
        *record = NewRecord();
        record->status = input.status();
        CloseFile();
        return true;
      }
      input_ = *std::move(input);
      kind_ = InputOf(arguments_, arguments_.files[file_]);
      values_.emplace(input_.get());
    }
    if (NextOfFile(record)) return true;
  }
  return false;
}

// False where the file has no more.
bool RecordReader::NextOfFile(Record* record) {
  if (kind_ == Input::kJsonl) return NextLine(record);
  if (kind_ == Input::kJson) return NextValue(record);
  *record = NewRecord();
  record->input = kind_;
  record->status = input_->ReadAll(arguments_.extraction.max_bytes, &record->text);
  CloseFile();
  return true;
}

void RecordReader::CloseFile() {
  if (input_) bytes_of_closed_files_ += input_->bytes_read();
  values_.reset();
  input_ = nullptr;
  ++file_;
}

Record RecordReader::NewRecord() const {
  Record record;
  record.file = arguments_.files[file_];
  const std::string name = NameIn(record.file);
  record.id = name_counts_.find(name)->second == 1 && !arguments_.paths_as_ids ? name : record.file;
  return record;
}

bool RecordReader::NextLine(Record* record) {
  absl::Status status;
  if (!input_->ReadLine(arguments_.extraction.max_bytes, &json_, &status)) return false;
  *record = NewRecord();
  record->place.line = input_->line_number();
  absl::StrAppend(&record->id, ":", *record->place.line);
  ReadJson(status, "line", record);
  return true;
}

bool RecordReader::NextValue(Record* record) {
  absl::Status status;
  if (!values_->Next(arguments_.extraction.max_bytes, &json_, &status)) return false;
  *record = NewRecord();
  absl::StrAppend(&record->id, ":", values_->number());
  ReadJson(status, "record", record);
  // From a place in the record to one in its line.
  const std::string_view before = std::string_view(json_).substr(0, record->place.offset.value_or(0));
  const std::size_t feed = before.rfind('\n');
  record->place.line = values_->line() + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  if (record->place.offset) {
    record->place.offset = feed == before.npos ? values_->column() + before.size() : before.size() - feed - 1;
  }
  return true;
}

// Reads json_, unless `status` says why that cannot be.
void RecordReader::ReadJson(const absl::Status& status, const char* what, Record* record) {
  record->input = Input::kJson;
  record->status = status;
  if (!status.ok()) return;
  JsonRecord json;
  try {
    json = ParseJsonRecord(json_, arguments_.extraction.repair_utf8, arguments_.fields, what);
  } catch (const std::bad_alloc&) {
    json.status = NoMemoryToRead();
  }
  record->status = json.status;
  record->place.offset = json.offset;
  record->text = std::move(json.text);
  record->kept = std::move(json.kept);
  if (!json.id) return;
  record->id = *std::move(json.id);
  record->id_type = json.id_type;
}

}  // namespace inquit::cli
