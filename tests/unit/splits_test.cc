// Tests of lib/attribution/splits.h: drafts that hold a second report.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/splits.h"

#include <string>

#include "tests/unit/tagged.h"

namespace inquit::internal {
namespace {

TEST_CASE("A second verb that reports takes the subject of the first") {
  CHECK(Tagged("Tupou told villagers the wind would turn and warned that the road could close.")
            .Add({"Tupou", "told", {"the wind would turn and warned that the road could close"}})
            .Decode() ==
        Lines{"indirect: Tupou | told | the wind would turn", "indirect: Tupou | warned | that the road could close"});
  CHECK(Tagged("Tupou said the wind would turn and the road close.")
            .Add({"Tupou", "said", {"the wind would turn and the road close"}})
            .Decode() == Lines{"indirect: Tupou | said | the wind would turn and the road close"});
  // Somebody in between whose verb it may be.
  CHECK(Tagged("The inspector said the driver stopped and admitted he was drunk.")
            .Add({"The inspector", "said", {"the driver stopped and admitted he was drunk"}})
            .Decode() == Lines{"indirect: The inspector | said | the driver stopped and admitted he was drunk"});
  CHECK(Tagged("Tupou said: “I went home and said that it rained.”")
            .Add({"Tupou", "said:", {"“I went home and said that it rained.”"}})
            .Decode() == Lines{"direct: Tupou | said: | “I went home and said that it rained.”"});
}

TEST_CASE("A turn stays whole, whatever is reported in it") {
  const std::string text = "PELL: It rained and she said it was over.\nROE: When?\nPELL: Then.";
  CHECK(Tagged(text).Decode()[0] == "indirect: PELL | : | It rained and she said it was over.");
}

TEST_CASE("A relative clause that reports is no part of the source") {
  CHECK(Tagged("It was a heater, said Chief Wills, who added that nobody was hurt.")
            .Add({"Chief Wills, who added that nobody was hurt", "said", {"It was a heater"}})
            .Decode() ==
        Lines{"indirect: Chief Wills | said | It was a heater", "indirect: who | added | that nobody was hurt"});
  CHECK(Tagged("It was a heater, said Chief Wills, who runs the station.")
            .Add({"Chief Wills, who runs the station", "said", {"It was a heater"}})
            .Decode() == Lines{"indirect: Chief Wills, who runs the station | said | It was a heater"});
}

TEST_CASE("A quotation at the end of the source is what was said") {
  CHECK(Tagged("“The tram stops short,” said Francesca Roe, “of the hospital.”")
            .Add({"Francesca Roe, “of the hospital.”", "said", {"“The tram stops short,”"}})
            .Decode() == Lines{"direct: Francesca Roe | said | “The tram stops short,” / “of the hospital.”"});
}

TEST_CASE("Whoever was told something is no content") {
  CHECK(Tagged("Residents were told to boil their water.")
            .Add({"", "were told", {"Residents", "to boil their water"}})
            .Decode() == Lines{"indirect: - | were told | to boil their water"});
  CHECK(Tagged("They were not told why.").Add({"", "were not told", {"They"}}).Decode() ==
        Lines{"indirect: - | were not told | why"});
}

TEST_CASE("What is added to a content stops before another span") {
  CHECK(Tagged("Residents were told to wait while the WHO said it was over.")
            .Add({"", "were told", {"Residents"}})
            .Add({"WHO", "said", {"it was over"}})
            .Decode() == Lines{"indirect: - | were told | to wait while", "indirect: the WHO | said | it was over"});
}

TEST_CASE("What stands before a passive is no source") {
  CHECK(Tagged("The bay is said to be haunted.").Add({"The bay", "is said", {"to be haunted"}}).Decode() ==
        Lines{"indirect: - | is said | The bay / to be haunted"});
  CHECK(Tagged("The bay is said to be haunted.").Add({"", "is said", {"The bay"}}).Decode() ==
        Lines{"indirect: - | is said | The bay / to be haunted"});
  CHECK(Tagged("Pell was convinced that it leaked.").Add({"Pell", "was convinced", {"that it leaked"}}).Decode() ==
        Lines{"indirect: Pell | was convinced | that it leaked"});
}

TEST_CASE("Of an adverb that reports nobody is the source, and all of its clause is the content") {
  CHECK(Tagged("The tenor allegedly bit a stagehand.").Add({"The tenor", "allegedly bit", {"a stagehand"}}).Decode() ==
        Lines{"indirect: - | allegedly | The tenor / bit a stagehand"});
  CHECK(Tagged("The tenor reportedly left.").Add({"", "reportedly", {"The tenor"}}).Decode() ==
        Lines{"indirect: - | reportedly | The tenor / left"});
  CHECK(Tagged("Pell reportedly said he was ill.").Add({"Pell", "reportedly said", {"he was ill"}}).Decode() ==
        Lines{"indirect: Pell | reportedly said | he was ill"});
}

}  // namespace
}  // namespace inquit::internal
