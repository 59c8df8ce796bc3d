// Done: what an output holds already, after an interruption.
// SPDX-License-Identifier: Apache-2.0
#include "cli/resume.h"

#include <fstream>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "cli/input/json_scan.h"

namespace inquit::cli {
namespace {

std::string KeyOf(const std::string& id, IdType type) { return type == IdType::kNumber ? " " + id : id; }

// Why a run with these options may not go on behind the record `line`.
absl::Status Differs(std::string_view line, const Arguments& arguments, const std::string& model) {
  const std::pair<std::string_view, std::string> same[] = {{"model", model},
                                                           {"offsets", std::string(ToString(arguments.offsets))}};
  for (const auto& [key, value] : FieldsOf(line)) {
    for (const auto& [name, wanted] : same) {
      if (key != name || value == absl::StrCat("\"", wanted, "\"")) continue;
      return absl::InvalidArgumentError(
          absl::StrCat("was written with ", std::string(name), " ", std::string(value), ", not \"", wanted, "\""));
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Done> Done::Read(const Arguments& arguments, const std::string& model) {
  Done done;
  std::ifstream file(arguments.output, std::ios::binary);
  JsonFields fields;
  fields.text.clear();  // they have no text, or one that does not matter
  std::string line;
  while (std::getline(file, line) && !file.eof()) {  // at the end of the file a line is cut off
    const JsonRecord record = ParseJsonRecord(line, /*repair_utf8=*/false, fields);
    absl::Status status = record.status;
    if (status.ok() && !record.id) status = absl::InvalidArgumentError("the line has no \"id\"");
    if (status.ok() && done.records_ == 0) status = Differs(line, arguments, model);
    if (!status.ok()) {
      return absl::InvalidArgumentError(
          absl::StrCat("--resume: ", arguments.output, ":", done.records_ + 1, ": ", std::string(status.message())));
    }
    ++done.ids_[KeyOf(*record.id, record.id_type)];
    ++done.records_;
    done.bytes_ += line.size() + 1;
  }
  return done;
}

bool Done::Take(const Record& record) {
  const auto found = ids_.find(KeyOf(record.id, record.id_type));
  if (found == ids_.end() || found->second == 0) return false;
  --found->second;
  return true;
}

}  // namespace inquit::cli
