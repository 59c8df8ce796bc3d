// GivenFile: what the user already knows of the records, attributions or entities, one line a record.
// SPDX-License-Identifier: Apache-2.0
#include "cli/given.h"

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "cli/input/input_file.h"
#include "cli/input/json_record.h"

namespace inquit::cli {
namespace {

using Json = nlohmann::json;

absl::Status Wrong(const std::string& message) { return absl::InvalidArgumentError(message); }

// `status` with a place in front of its message.
absl::Status At(const std::string& place, const absl::Status& status) {
  return absl::Status(status.code(), absl::StrCat(place, ": ", std::string(status.message())));
}

// Null where there is none.
const Json* Field(const Json& object, const char* name) {
  const auto field = object.find(name);
  return field == object.end() || field->is_null() ? nullptr : &*field;
}

absl::Status ReadString(const Json& object, const char* name, std::string* value) {
  const Json* field = Field(object, name);
  const auto* string = field ? field->get_ptr<const std::string*>() : nullptr;
  if (!string || string->empty()) return Wrong(absl::StrCat("\"", name, "\" is missing, empty or not a string"));
  *value = *string;
  return absl::OkStatus();
}

// Reads one of `choices` by its name.
template <typename T>
absl::Status ReadChoice(const Json& object, const char* name, const std::vector<T>& choices, T* value) {
  const Json* field = Field(object, name);
  if (!field) return absl::OkStatus();
  const auto* given = field->get_ptr<const std::string*>();
  for (const T choice : choices) {
    if (!given || *given != ToString(choice)) continue;
    *value = choice;
    return absl::OkStatus();
  }
  const std::string names = absl::StrJoin(choices, ", ", [](std::string* out, T choice) { out->append(ToString(choice)); });
  return Wrong(absl::StrCat("\"", name, "\" is none of ", names));
}

absl::Status ReadSpans(const Json& object, const char* name, std::vector<ByteSpan>* spans) {
  const Json* field = Field(object, name);
  if (!field) return absl::OkStatus();
  const absl::Status wrong = Wrong(absl::StrCat("\"", name, "\" is not a list of spans [begin, end), 0 <= begin < end"));
  if (!field->is_array()) return wrong;
  for (const Json& pair : *field) {
    if (!pair.is_array() || pair.size() != 2) return wrong;
    const auto* begin = pair[0].get_ptr<const Json::number_unsigned_t*>();
    const auto* end = pair[1].get_ptr<const Json::number_unsigned_t*>();
    if (!begin || !end || *begin >= *end) return wrong;
    spans->push_back({*begin, *end});
  }
  std::sort(spans->begin(), spans->end());
  return absl::OkStatus();
}

// Several pieces become the span from the first to the last.
absl::Status ReadSpan(const Json& object, const char* name, std::optional<ByteSpan>* span) {
  std::vector<ByteSpan> pieces;
  const absl::Status status = ReadSpans(object, name, &pieces);
  if (!pieces.empty()) *span = ByteSpan{pieces.front().begin, pieces.back().end};
  return status;
}

// Who brings an attribution without one is sure of it.
absl::Status ReadConfidence(const Json& object, double* confidence) {
  const Json* field = Field(object, "confidence");
  *confidence = !field ? 1 : field->is_number() ? field->get<double>() : -1;
  return 0 <= *confidence && *confidence <= 1 ? absl::OkStatus() : Wrong("\"confidence\" is not a number from 0 to 1");
}

absl::Status Read(const Json& object, Attribution* attribution) {
  absl::Status status = ReadSpans(object, "content", &attribution->content);
  status.Update(ReadSpan(object, "cue", &attribution->cue));
  status.Update(ReadSpan(object, "source", &attribution->source));
  if (status.ok() && attribution->content.empty()) status = Wrong("there is no \"content\"");
  status.Update(ReadConfidence(object, &attribution->confidence));
  return status;
}

absl::Status Read(const Json& object, Entity* entity) {
  absl::Status status = ReadString(object, "id", &entity->id);
  status.Update(ReadString(object, "name", &entity->name));
  status.Update(ReadChoice(object, "type",
                           std::vector{SpeakerType::kPerson, SpeakerType::kOrganization, SpeakerType::kGroup,
                                       SpeakerType::kDocument, SpeakerType::kAuthor, SpeakerType::kOther},
                           &entity->type));
  status.Update(ReadChoice(object, "gender", std::vector{Gender::kFemale, Gender::kMale}, &entity->gender));
  status.Update(ReadSpans(object, "mentions", &entity->mentions));
  return status;
}

// The list in a line, and what one of it is called.
struct Names {
  const char* list;
  const char* item;
};
constexpr Names NamesOf(const std::vector<Attribution>&) { return {"attributions", "attribution"}; }
constexpr Names NamesOf(const std::vector<Entity>&) { return {"entities", "entity"}; }

template <typename T>
absl::Status ReadList(const Json& record, std::vector<T>* items) {
  const Names names = NamesOf(*items);
  // Records of our own say what their spans count.
  if (const Json* offsets = Field(record, "offsets"); offsets && *offsets != "bytes") {
    return Wrong("\"offsets\" is not \"bytes\", and only these can be read");
  }
  const Json* list = Field(record, names.list);
  if (!list || !list->is_array()) return Wrong(absl::StrCat("the record has no list \"", names.list, "\""));
  for (const Json& json : *list) {
    items->emplace_back();
    const absl::Status status = json.is_object() ? Read(json, &items->back()) : Wrong("no JSON object");
    if (!status.ok()) return At(absl::StrCat(names.item, " ", items->size()), status);
  }
  return absl::OkStatus();
}

// Fills `file` from `path`, if there is one.
template <typename T>
absl::Status ReadFile(const char* option, const std::optional<std::string>& path, const Arguments& arguments,
                      const OnFault& on_fault, std::optional<GivenFile<T>>* file) {
  if (!path) return absl::OkStatus();
  absl::StatusOr<GivenFile<T>> read = GivenFile<T>::Read(*path, arguments.extraction, on_fault);
  if (!read.ok()) return At(absl::StrCat(option, " ", NameOf(*path)), read.status());
  *file = *std::move(read);
  return absl::OkStatus();
}

}  // namespace

template <typename T>
absl::StatusOr<GivenFile<T>> GivenFile<T>::Read(const std::string& path, const Options& options, const OnFault& on_fault) {
  const absl::StatusOr<std::unique_ptr<InputFile>> input = InputFile::Open(path);
  if (!input.ok()) return input.status();
  GivenFile file(NameOf(path));
  std::string line;
  absl::Status status;
  while ((*input)->ReadLine(options.max_bytes, &line, &status)) {
    if (!status.ok() && !absl::IsOutOfRange(status)) return status;
    const std::size_t number = (*input)->line_number();
    if (status.ok()) status = file.Add(number, options.repair_utf8 ? RepairUtf8(line) : line);
    if (!status.ok()) on_fault(At(file.Place(number), status));
  }
  return file;
}

template <typename T>
absl::Status GivenFile<T>::Add(std::size_t number, const std::string& line) {
  const JsonRecord record = ParseJsonRecord(line, /*repair_utf8=*/false, {"id", /*text=*/"", {}});
  if (!record.id) return record.status.ok() ? Wrong("the record has no \"id\"") : record.status;
  absl::Status status = record.status;
  std::vector<T> items;
  if (status.ok()) status = ReadList(Json::parse(line, nullptr, /*allow_exceptions=*/false), &items);
  const auto [entry, added] = lines_.try_emplace({*record.id, record.id_type}, Line{number, std::move(items)});
  if (!added) status = Wrong(absl::StrCat("the id is that of line ", entry->second.number, " too"));
  if (!status.ok()) entry->second.items = At(Place(number), status);
  return absl::OkStatus();
}

template <typename T>
absl::StatusOr<std::vector<T>> GivenFile<T>::Find(const std::string& id, IdType type) const {
  auto line = lines_.find({id, type});
  if (line == lines_.end()) line = lines_.find({id, type == IdType::kString ? IdType::kNumber : IdType::kString});
  if (line == lines_.end()) return absl::NotFoundError(absl::StrCat(name_, ": no line has the id of this record"));
  return line->second.items;
}

template <typename T>
std::string GivenFile<T>::Place(std::size_t line) const {
  return absl::StrCat(name_, ":", line);
}

template class GivenFile<Attribution>;
template class GivenFile<Entity>;

absl::StatusOr<Given> ReadGiven(const Arguments& arguments, const OnFault& on_fault) {
  Given given;
  absl::Status status = ReadFile("--attributions", arguments.attributions, arguments, on_fault, &given.attributions);
  status.Update(ReadFile("--entities", arguments.entities, arguments, on_fault, &given.entities));
  if (!status.ok()) return status;
  return given;
}

}  // namespace inquit::cli
