// One object of JSON as a record, read event by event: fields that are not wanted are never stored.
// SPDX-License-Identifier: Apache-2.0
#include "cli/input/json_record.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/str_cat.h"
#include "cli/input/json_scan.h"
#include "inquit/offsets.h"

namespace inquit::cli {
namespace {

using Json = nlohmann::json;

// The reason in an error message of the parser, without the place and the bytes read last, which may be very many.
std::string Reason(std::string_view message) {
  const std::size_t begin = message.rfind(" - ", std::min(message.find(';'), message.size()));
  if (begin == message.npos) return "";
  return absl::StrCat(": ", std::string(message.substr(begin + 3, message.find(';', begin) - begin - 3)));
}

// Takes the events of the parser.
class Handler : public Json::json_sax_t {
 public:
  Handler(JsonRecord* record, const JsonFields& fields, const char* what) : record_(record), fields_(fields), what_(what) {}

  bool null() override { return Other(/*is_null=*/true); }
  bool boolean(bool) override { return Other(); }
  bool binary(binary_t&) override { return Other(); }
  // Called for numbers with a minus alone: 0 was written -0.
  bool number_integer(number_integer_t value) override { return Number(value == 0 ? "-0" : absl::StrCat(value)); }
  bool number_unsigned(number_unsigned_t value) override { return Number(absl::StrCat(value)); }
  bool number_float(number_float_t, const string_t& written) override { return Number(written); }
  bool string(string_t& value) override {
    if (field_ == Field::kId) SetId(value, IdType::kString);
    if (field_ == Field::kText) {
      record_->text = std::move(value);
      has_text_ = true;
      return Done();
    }
    return field_ == Field::kId ? Done() : Other();
  }
  bool start_object(std::size_t) override {
    if (depth_ == 0) is_object_ = true;
    return Open();
  }
  bool start_array(std::size_t) override { return Open(); }
  bool end_object() override { return Close(); }
  bool end_array() override { return Close(); }
  bool key(string_t& name) override {
    if (depth_ == 1)
      field_ = name == fields_.id ? Field::kId : NeedsText() && name == fields_.text ? Field::kText : Field::kOther;
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override {
    is_huge_number_ = dynamic_cast<const Json::out_of_range*>(&error) != nullptr;
    record_->offset = position == 0 ? 0 : position - 1;
    record_->status = absl::InvalidArgumentError(
        absl::StrCat("the ", what_, " is not JSON at byte ", *record_->offset, Reason(error.what())));
    return false;
  }

  // Whether the parser has stopped at a number that is too large for it.
  bool is_huge_number() const { return is_huge_number_; }

  // What the record lacks, once all of it is read.
  absl::Status Missing() const {
    if (!is_object_) return absl::InvalidArgumentError(absl::StrCat("the ", what_, " is no JSON object"));
    if (bad_id_) return absl::InvalidArgumentError(absl::StrCat("\"", fields_.id, "\" is neither a string nor a number"));
    if (bad_text_) return absl::InvalidArgumentError(absl::StrCat("\"", fields_.text, "\" is not a string"));
    if (NeedsText() && !has_text_) return absl::InvalidArgumentError(absl::StrCat("the record has no \"", fields_.text, "\""));
    return absl::OkStatus();
  }

 private:
  enum class Field { kOther, kId, kText };

  bool NeedsText() const { return !fields_.text.empty(); }

  bool Done() {
    field_ = Field::kOther;
    return true;
  }
  bool Number(const std::string& written) {
    if (field_ != Field::kId) return Other();
    SetId(written, IdType::kNumber);
    return Done();
  }
  void SetId(const std::string& id, IdType type) {
    record_->id = id;
    record_->id_type = type;
  }
  // A value of a kind that no wanted field has.
  bool Other(bool is_null = false) {
    bad_id_ = bad_id_ || (field_ == Field::kId && !is_null);
    bad_text_ = bad_text_ || field_ == Field::kText;
    return Done();
  }
  bool Open() {
    ++depth_;
    return Other();
  }
  bool Close() {
    --depth_;
    return true;
  }

  JsonRecord* record_;
  const JsonFields& fields_;
  const char* what_;
  Field field_ = Field::kOther;  // whose value comes next
  std::size_t depth_ = 0;
  bool is_object_ = false, has_text_ = false, bad_id_ = false, bad_text_ = false, is_huge_number_ = false;
};

JsonRecord ParseOnce(std::string_view json, const JsonFields& fields, const char* what) {
  JsonRecord record;
  Handler handler(&record, fields, what);
  if (Json::sax_parse(json.begin(), json.end(), &handler)) {
    record.status = handler.Missing();
    return record;
  }
  if (!handler.is_huge_number()) return record;
  // 1e999 in a field that nobody asks for is no fault; an id is told as it was written.
  const std::string readable = WithoutHugeNumbers(json);
  JsonRecord again;
  Handler second(&again, fields, what);
  if (Json::sax_parse(readable.begin(), readable.end(), &second)) again.status = second.Missing();
  for (const auto& [key, value] : FieldsOf(json)) {
    if (key == fields.id && again.id_type == IdType::kNumber) again.id = std::string(value);
  }
  return again;
}

// Where the byte `offset` of RepairUtf8(line) stands in `line`.
std::size_t PlaceBeforeRepair(std::string_view line, std::size_t offset) {
  std::size_t done = 0;  // of the line
  for (std::size_t bad = FindInvalidUtf8(line); bad < line.size(); bad = FindInvalidUtf8(line, done)) {
    const std::size_t kept = bad - done;
    if (offset < kept) break;
    if (offset < kept + sizeof("\uFFFD") - 1) return bad;
    offset -= kept + sizeof("\uFFFD") - 1;
    done = bad + 1;
  }
  return std::min(done + offset, line.size());
}

}  // namespace

std::string RepairUtf8(std::string_view line) {
  std::string out;
  out.reserve(line.size() + 64);
  std::size_t done = 0;
  for (std::size_t bad = FindInvalidUtf8(line); bad < line.size(); bad = FindInvalidUtf8(line, done)) {
    absl::StrAppend(&out, std::string(line.substr(done, bad - done)), "\uFFFD");
    done = bad + 1;
  }
  return out.append(line.substr(done));
}

JsonRecord ParseJsonRecord(std::string_view line, bool repair_utf8, const JsonFields& fields, const char* what) {
  const std::size_t bad = FindInvalidUtf8(line);
  std::string repaired;
  std::string_view json = bad < line.size() ? repaired = RepairUtf8(line) : line;
  if (repair_utf8) json = repaired = RepairSurrogates(json);
  JsonRecord record = ParseOnce(json, fields, what);
  if (record.offset && bad < line.size()) record.offset = PlaceBeforeRepair(line, *record.offset);
  if (bad < line.size() && !repair_utf8) {
    record.status = absl::InvalidArgumentError(absl::StrCat("the ", what, " is not UTF-8 at byte ", bad));
    record.offset = bad;
  }
  if (const std::size_t nul = line.find('\0'); nul != line.npos) {  // at which the parser would end
    record.status = absl::InvalidArgumentError(
        absl::StrCat("the ", what, " has a NUL at byte ", nul, ": are records parted by NULs, not by line feeds?"));
    record.offset = nul;
  }
  if (!record.status.ok()) {
    record.text.clear();
    return record;
  }
  const auto all = fields.keep.empty() ? std::vector<std::pair<std::string_view, std::string_view>>() : FieldsOf(json);
  for (const std::string& name : fields.keep) {
    const auto found = std::find_if(all.rbegin(), all.rend(), [&](const auto& field) { return field.first == name; });
    record.kept.emplace_back(found == all.rend() ? "" : std::string(found->second));
  }
  return record;
}

}  // namespace inquit::cli
