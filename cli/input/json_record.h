// One object of JSON as a record: its id and its text.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_CLI_INPUT_JSON_RECORD_H_
#define INQUIT_CLI_INPUT_JSON_RECORD_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "inquit/formats.h"

namespace inquit::cli {

// Which fields of a record are read.
struct JsonFields {
  std::string id = "id";
  std::string text = "text";      // empty: it is passed over
  std::vector<std::string> keep;  // others, whose values come out as they were written
};

struct JsonRecord {
  std::optional<std::string> id;  // as far as it could be read; a number as it was written
  IdType id_type = IdType::kString;
  std::string text;
  std::vector<std::string> kept;      // JSON, of each of JsonFields::keep; empty where the record has none
  absl::Status status;                // why there is no text
  std::optional<std::size_t> offset;  // where in the line, if the fault has a place
};

// Reads `fields` of one JSON object, and passes over all else. Bytes that are not UTF-8 and halves of surrogate pairs are an
// error, or become U+FFFD where `repair_utf8` says so. `what`: what messages call it.
JsonRecord ParseJsonRecord(std::string_view line, bool repair_utf8, const JsonFields& fields = {}, const char* what = "line");

// `line` with U+FFFD for each byte that is not UTF-8.
std::string RepairUtf8(std::string_view line);

}  // namespace inquit::cli

#endif  // INQUIT_CLI_INPUT_JSON_RECORD_H_
