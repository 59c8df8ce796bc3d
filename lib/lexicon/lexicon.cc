// Lexicon: reads the tables of model/ as they were embedded at build time.
// SPDX-License-Identifier: Apache-2.0
#include "lib/lexicon/lexicon.h"

#include <cstddef>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "lib/lexicon/table.h"
#include "lib/model/make_room.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

bool ReadType(std::string_view word, SpeakerType* out) {
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

// Columns: title; gender.
absl::Status ReadTitles(Lexicon* lexicon) {
  return ReadTable("titles.tsv", 2, [&](const Row& row) {
    MakeRoom(&lexicon->titles);
    return ReadGender(row[1], &lexicon->titles[row[0]]);
  });
}

// Columns: noun; type; gender; "sg" or "pl".
absl::Status ReadNouns(Lexicon* lexicon) {
  return ReadTable("nouns.tsv", 4, [&](const Row& row) {
    MakeRoom(&lexicon->nouns);
    Noun& noun = lexicon->nouns[row[0]];
    noun.plural = row[3] == "pl";
    return ReadType(row[1], &noun.type) && ReadGender(row[2], &noun.gender) && (noun.plural || row[3] == "sg");
  });
}

// Columns: word; "place" or "people".
absl::Status ReadPlaces(Lexicon* lexicon) {
  return ReadTable("places.tsv", 2, [&](const Row& row) {
    MakeRoom(&lexicon->places);
    lexicon->places.emplace(row[0], row[1] == "people");
    return row[1] == "place" || row[1] == "people";
  });
}

// Columns: name; nouns; words in front of these.
absl::Status ReadBodies(Lexicon* lexicon) {
  return ReadTable("bodies.tsv", 3, [&](const Row& row) {
    MakeRoom(&lexicon->bodies);
    return lexicon->bodies.try_emplace(row[0], KnownBody{row[1], row[2]}).second;
  });
}

}  // namespace

absl::StatusOr<Lexicon> Lexicon::Read() {
  const absl::StatusOr<GivenNames> given_names = GivenNames::Embedded();
  if (!given_names.ok()) return given_names.status();
  Lexicon lexicon;
  lexicon.given_names = *given_names;
  absl::Status status = ReadTitles(&lexicon);
  status.Update(ReadNouns(&lexicon));
  status.Update(ReadPlaces(&lexicon));
  status.Update(ReadBodies(&lexicon));
  if (!status.ok()) return status;
  return lexicon;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
