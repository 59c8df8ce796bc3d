// Tests of lib/attribution/edges.h: where cues, sources and contents end by their words.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/edges.h"

#include <string>

#include "tests/unit/tagged.h"

namespace inquit::internal {
namespace {

TEST_CASE("A preposition that links the content to its cue belongs to the cue") {
  CHECK(Tagged("The union hopes for a deal.").Add({"The union", "hopes", {"for a deal"}}).Decode() ==
        Lines{"indirect: The union | hopes for | a deal"});
  CHECK(Tagged("The union hopes to win.").Add({"The union", "hopes", {"to win"}}).Decode() ==
        Lines{"indirect: The union | hopes | to win"});
}

TEST_CASE("What the speaker does next is no content") {
  CHECK(Tagged("He said: “No!” and walked away.").Add({"He", "said:", {"“No!” and walked away"}}).Decode() ==
        Lines{"direct: He | said: | “No!”"});
  CHECK(Tagged("He blamed “the tide” and the wind.").Add({"He", "blamed", {"“the tide” and the wind"}}).Decode() ==
        Lines{"mixed: He | blamed | “the tide” and the wind"});
}

TEST_CASE("The phrase up to the source is the cue") {
  CHECK(Tagged("In the words of Sister Odile, “the pots are ahead.”")
            .Add({"Sister Odile", "In", {"“the pots are ahead.”"}})
            .Decode() == Lines{"direct: Sister Odile | In the words of | “the pots are ahead.”"});
}

TEST_CASE("The maker of a document is the source, the document joins the cue") {
  CHECK(
      Tagged("The panel’s final report warns of floods.").Add({"The panel’s final report", "warns of", {"floods"}}).Decode() ==
      Lines{"indirect: The panel’s | final report warns of | floods"});
  CHECK(Tagged("The panel’s chairman warns of floods.").Add({"The panel’s chairman", "warns of", {"floods"}}).Decode() ==
        Lines{"indirect: The panel’s chairman | warns of | floods"});
}

TEST_CASE("An article belongs to the source, the one it is said to does not") {
  CHECK(Tagged("The WHO said it was over.").Add({"WHO", "said", {"it was over"}}).Decode() ==
        Lines{"indirect: The WHO | said | it was over"});
  CHECK(Tagged("“Try again,” said Inspector Krantz to him.")
            .Add({"Inspector Krantz to him", "said", {"“Try again,”"}})
            .Decode() == Lines{"direct: Inspector Krantz | said | “Try again,”"});
}

TEST_CASE("A comma behind a statement is no part of it") {
  CHECK(Tagged("The boat sank, Odd said.").Add({"Odd", "said", {"The boat sank,"}}).Decode() ==
        Lines{"indirect: Odd | said | The boat sank"});
}

TEST_CASE("The apposition in front of a name belongs to the source") {
  CHECK(Tagged("The insurers have left, its keeper, Aldo Ferrante, said on Sunday.")
            .Add({"Aldo Ferrante,", "said", {"The insurers have left, its keeper"}})
            .Decode() == Lines{"indirect: its keeper, Aldo Ferrante, | said | The insurers have left"});
}

TEST_CASE("A bare age at the end of a source is out") {
  CHECK(Tagged("Ada Pell, 61, said it leaked.").Add({"Ada Pell, 61,", "said", {"it leaked"}}).Decode() ==
        Lines{"indirect: Ada Pell | said | it leaked"});
  CHECK(Tagged("Ada Pell, 61, a baker, said it leaked.").Add({"Ada Pell, 61, a baker,", "said", {"it leaked"}}).Decode() ==
        Lines{"indirect: Ada Pell, 61, a baker, | said | it leaked"});
}

TEST_CASE("An empty subject is nobody") {
  CHECK(Tagged("It is thought that the vase is Roman.").Add({"It", "is thought", {"that the vase is Roman"}}).Decode() ==
        Lines{"indirect: - | is thought | that the vase is Roman"});
  CHECK(Tagged("It said that the vase was Roman.").Add({"It", "said", {"that the vase was Roman"}}).Decode() ==
        Lines{"indirect: It | said | that the vase was Roman"});
}

}  // namespace
}  // namespace inquit::internal
