// Tests of lib/attribution/edges.h: where cues, sources and contents end by their words.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/edges.h"

#include <string>

#include "tests/unit/tagged.h"

namespace inquit::internal {
namespace {

TEST_CASE("The maker of a document is the source, the document joins the cue") {
  CHECK(
      Tagged("The panel’s final report warns of floods.").Add({"The panel’s final report", "warns of", {"floods"}}).Decode() ==
      Lines{"indirect: The panel’s | final report warns of | floods"});
  CHECK(Tagged("The panel’s chairman warns of floods.").Add({"The panel’s chairman", "warns of", {"floods"}}).Decode() ==
        Lines{"indirect: The panel’s chairman | warns of | floods"});
}

TEST_CASE("A comma behind a statement is no part of it") {
  CHECK(Tagged("The boat sank, Odd said.").Add({"Odd", "said", {"The boat sank,"}}).Decode() ==
        Lines{"indirect: Odd | said | The boat sank"});
  CHECK(Tagged("“The boat sank,” Odd said.").Add({"Odd", "said", {"“The boat sank,”"}}).Decode() ==
        Lines{"direct: Odd | said | “The boat sank,”"});
}

TEST_CASE("Whoever was told is no content") {
  CHECK(Tagged("Visitors were told to wait.").Add({"", "were told", {"Visitors", "to wait"}}).Decode() ==
        Lines{"indirect: - | were told | to wait"});
  CHECK(Tagged("They were not told why, Odd said.").Add({"", "were not told", {"They"}}).Decode() ==
        Lines{"indirect: - | were not told | why"});
  CHECK(Tagged("The crew were told.").Add({"", "were told", {"The crew"}}).Decode() ==
        Lines{"indirect: - | were told | The crew"});
  CHECK(Tagged("Visitors were told to wait while the WHO said it was over.")
            .Add({"", "were told", {"Visitors"}})
            .Add({"the WHO", "said", {"it was over"}})
            .Decode() == Lines{"indirect: - | were told | to wait while", "indirect: the WHO | said | it was over"});
  CHECK(Tagged("Odd told visitors to wait.").Add({"Odd", "told", {"to wait"}}).Decode() ==
        Lines{"indirect: Odd | told | to wait"});
}

TEST_CASE("Whoever was asked is no source") {
  CHECK(Tagged("Asked whether it leaked, Odd smiled.").Add({"Odd", "Asked", {"whether it leaked"}}).Decode() ==
        Lines{"indirect: - | Asked | whether it leaked"});
  CHECK(Tagged("When asked whether it leaked, Odd smiled.").Add({"Odd", "asked", {"whether it leaked"}}).Decode() ==
        Lines{"indirect: - | asked | whether it leaked"});
  CHECK(Tagged("Repeatedly asked whether it leaked, Odd smiled.").Add({"Odd", "asked", {"whether it leaked"}}).Decode() ==
        Lines{"indirect: - | asked | whether it leaked"});
  CHECK(Tagged("Odd, asked whether it leaked, smiled.").Add({"Odd", "asked", {"whether it leaked"}}).Decode() ==
        Lines{"indirect: - | asked | whether it leaked"});
  CHECK(Tagged("Odd, a mayor, asked whether it leaked.").Add({"Odd, a mayor,", "asked", {"whether it leaked"}}).Decode() ==
        Lines{"indirect: Odd, a mayor, | asked | whether it leaked"});
  CHECK(Tagged("“Did it leak?” asked Odd.").Add({"Odd", "asked", {"“Did it leak?”"}}).Decode() ==
        Lines{"direct: Odd | asked | “Did it leak?”"});
  CHECK(Tagged("Reporters asked whether it leaked.").Add({"Reporters", "asked", {"whether it leaked"}}).Decode() ==
        Lines{"indirect: Reporters | asked | whether it leaked"});
}

TEST_CASE("What a relative pronoun stands for is no content, nor is a mark alone") {
  CHECK(Tagged("It is a dam that Odd opposes.").Add({"Odd", "opposes", {"a dam", "that"}}).Decode() ==
        Lines{"indirect: Odd | opposes | that"});
  CHECK(Tagged("It is the dam, which Odd calls late.").Add({"Odd", "calls", {"the dam", "which", "late"}}).Decode() ==
        Lines{"indirect: Odd | calls | which / late"});
  CHECK(Tagged("It rained, Odd said, that day.").Add({"Odd", "said", {"It rained", "that day"}}).Decode() ==
        Lines{"indirect: Odd | said | It rained / that day"});
  CHECK(Tagged("“Never again,” that she vowed.").Add({"she", "vowed", {"“Never again,”", "that"}}).Decode() ==
        Lines{"mixed: she | vowed | “Never again,” / that"});
  CHECK(Tagged("Odd said, - it rained.").Add({"Odd", "said", {"-", "it rained"}}).Decode() ==
        Lines{"indirect: Odd | said | it rained"});
}

}  // namespace
}  // namespace inquit::internal
