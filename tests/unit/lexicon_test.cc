// Lexicon: the tables are readable and say what the stages rely on.
// SPDX-License-Identifier: Apache-2.0
#include "lib/lexicon/lexicon.h"

#include <sstream>
#include <string>

#include "lib/model/embedded_file.h"
#include "tests/unit/catch.h"

namespace inquit {
namespace internal {
namespace {

TEST_CASE("the embedded tables can be read", "[lexicon]") {
  const absl::StatusOr<Lexicon> lexicon = Lexicon::Read();
  REQUIRE(lexicon.ok());
  CHECK(lexicon->titles.at("mr") == Gender::kMale);
  CHECK(lexicon->titles.at("senator") == Gender::kUnknown);
  CHECK(lexicon->given_names.Find("mary") == Gender::kFemale);
  CHECK(lexicon->given_names.Find("robert") == Gender::kMale);
  CHECK(lexicon->given_names.Find("chris") == Gender::kUnknown);
  CHECK_FALSE(lexicon->given_names.Find("may"));
  CHECK(lexicon->places.contains("lisbon"));
  CHECK_FALSE(lexicon->places.contains("odd"));
  CHECK(lexicon->nouns.at("officials").plural);
  CHECK(lexicon->nouns.at("officials").type == SpeakerType::kGroup);
  CHECK(lexicon->nouns.at("spokeswoman").gender == Gender::kFemale);
  CHECK(lexicon->nouns.at("report").type == SpeakerType::kDocument);
}

TEST_CASE("what bodies are called are nouns of one body", "[lexicon]") {
  const absl::StatusOr<Lexicon> lexicon = Lexicon::Read();
  REQUIRE(lexicon.ok());
  REQUIRE(lexicon->bodies.contains("nasa"));
  for (const auto& [name, body] : lexicon->bodies) {
    std::istringstream nouns{std::string(body.nouns)};
    for (std::string noun; nouns >> noun;) {
      CAPTURE(name, noun);
      const auto known = lexicon->nouns.find(noun);
      REQUIRE(known != lexicon->nouns.end());
      CHECK_FALSE(known->second.plural);
      CHECK(known->second.type != SpeakerType::kPerson);
    }
  }
}

TEST_CASE("there is no file of another name", "[lexicon]") { CHECK(EmbeddedFile("no.tsv").empty()); }

}  // namespace
}  // namespace internal
}  // namespace inquit
