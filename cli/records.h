// RecordReader: the records of all input files, one after the other, those that cannot be read included.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_CLI_RECORDS_H_
#define INQUIT_CLI_RECORDS_H_

#include <atomic>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "cli/input.h"
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
  ErrorPlace place;               // line: set for JSON Lines
  std::size_t number = 0;         // of the records, from 1
};

// Holds one record at a time, and 24 bytes for each id of a JSON Lines file.
class RecordReader {
 public:
  explicit RecordReader(const Arguments& arguments);

  // False after the last.
  bool Next(Record* record);

  // May be asked by any thread.
  std::size_t bytes_read() const { return bytes_read_.load(std::memory_order_relaxed); }

 private:
  bool ReadNext(Record* record);
  Record NewRecord() const;
  bool NextLine(Record* record);
  void ReadLineRecord(const absl::Status& status, Record* record);
  void CountBytes() { bytes_read_ = bytes_of_closed_files_ + input_->bytes_read(); }
  void CloseFile();

  const Arguments& arguments_;
  absl::flat_hash_map<std::string, int> name_counts_;  // how many of the files share a name

  // The current file; null before it is opened.
  std::size_t file_ = 0;
  std::unique_ptr<InputFile> input_;
  std::string line_;

  std::size_t records_ = 0;
  std::size_t bytes_of_closed_files_ = 0;
  std::atomic<std::size_t> bytes_read_{0};
};

}  // namespace inquit::cli

#endif  // INQUIT_CLI_RECORDS_H_
