// Lexicon: reads the tables of model/ as they were embedded at build time.
// SPDX-License-Identifier: Apache-2.0
//
// A table is UTF-8 text: one entry a line, columns parted by a tab, comments from '#' at the beginning of a line.
#include "lib/lexicon/lexicon.h"

#include <string_view>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "lib/model/embedded_file.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

using Row = std::vector<std::string>;

// Calls `add` for every entry; it returns false for one that it cannot read.
absl::Status ReadTable(std::string_view name, std::size_t columns, absl::FunctionRef<bool(const Row&)> add) {
  const std::string_view bytes = EmbeddedFile(name);
  if (bytes.empty()) return absl::InvalidArgumentError(absl::StrCat("model/", std::string(name), " is missing or empty"));
  std::size_t line = 0;
  for (const std::string& entry : std::vector<std::string>(absl::StrSplit(std::string(bytes), '\n'))) {
    ++line;
    if (entry.empty() || entry[0] == '#') continue;
    const Row row = absl::StrSplit(entry, '\t');
    if (row.size() != columns || !add(row)) {
      return absl::InvalidArgumentError(absl::StrCat("model/", std::string(name), ":", line, ": cannot read \"", entry, "\""));
    }
  }
  return absl::OkStatus();
}

bool ReadGender(const std::string& word, Gender* out) {
  if (word != "m" && word != "f" && word != "-") return false;
  *out = word == "m" ? Gender::kMale : word == "f" ? Gender::kFemale : Gender::kUnknown;
  return true;
}

bool ReadType(const std::string& word, SpeakerType* out) {
  static constexpr std::pair<const char*, SpeakerType> kTypes[] = {
      {"person", SpeakerType::kPerson}, {"organization", SpeakerType::kOrganization},
      {"group", SpeakerType::kGroup},   {"document", SpeakerType::kDocument},
      {"author", SpeakerType::kAuthor}, {"other", SpeakerType::kOther}};
  for (const auto& [name, type] : kTypes) {
    if (word == name) {
      *out = type;
      return true;
    }
  }
  return false;
}

absl::Status ReadGenders(std::string_view table, absl::flat_hash_map<std::string, Gender>* out) {
  return ReadTable(table, 2, [&](const Row& row) { return ReadGender(row[1], &(*out)[row[0]]); });
}

// Columns: noun; type; gender; "sg" or "pl".
absl::Status ReadNouns(Lexicon* lexicon) {
  return ReadTable("nouns.tsv", 4, [&](const Row& row) {
    Noun& noun = lexicon->nouns[row[0]];
    noun.plural = row[3] == "pl";
    return ReadType(row[1], &noun.type) && ReadGender(row[2], &noun.gender) && (noun.plural || row[3] == "sg");
  });
}

// Columns: word; "place" or "people".
absl::Status ReadPlaces(Lexicon* lexicon) {
  return ReadTable("places.tsv", 2, [&](const Row& row) {
    lexicon->places.insert(row[0]);
    return row[1] == "place" || row[1] == "people";
  });
}

}  // namespace

absl::StatusOr<Lexicon> Lexicon::Read() {
  Lexicon lexicon;
  absl::Status status = ReadGenders("titles.tsv", &lexicon.titles);
  status.Update(ReadGenders("given_names.tsv", &lexicon.given_names));
  status.Update(ReadNouns(&lexicon));
  status.Update(ReadPlaces(&lexicon));
  if (!status.ok()) return status;
  return lexicon;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
