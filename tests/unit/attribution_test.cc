// Tests of lib/attribution/attribution.h: what becomes of tags, arcs and quotations.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/attribution.h"

#include <string>

#include "tests/unit/tagged.h"

namespace inquit::internal {
namespace {

TEST_CASE("Contents of one cue are the pieces of one attribution, and a source may serve several cues") {
  CHECK(Tagged("The ferry, Odd said, is late.").Add({"Odd", "said", {"The ferry", "is late"}}).Decode() ==
        Lines{"indirect: Odd | said | The ferry / is late"});
  CHECK(Tagged("Vale denied the leak but admitted the smell.")
            .Add({"Vale", "denied", {"the leak"}})
            .Add({"Vale", "admitted", {"the smell"}})
            .Decode() == Lines{"indirect: Vale | denied | the leak", "indirect: Vale | admitted | the smell"});
  CHECK(Tagged("The plan was approved.").Add({"", "was approved", {"The plan"}}).Decode() ==
        Lines{"indirect: - | was approved | The plan"});
}

TEST_CASE("An arc brings in the cue that the tags leave out, unless it is too unlikely") {
  const Report report = {"Odd", "said", {"the ferry was late"}};
  CHECK(Tagged("Odd said the ferry was late.").Add(report).Doubt("said").Calibrate({1, 2}).Decode() ==
        Lines{"indirect: Odd | said | the ferry was late"});
  CHECK(Tagged("Odd said nothing. Then the ferry was late.").Add(report, -6).Doubt("said").Decode().empty());
}

TEST_CASE("An arc to a source gains more than it is likelier than the one to nobody") {
  const auto decoded = [](float left) {
    Tagged tagged("The ferry was late, Odd said.");
    tagged.Add({"Odd", "said", {"The ferry was late"}}, -0.6f).Add({"", "said", {}}, -0.8f).Doubt("Odd", left);
    return tagged.Decode();
  };
  CHECK(decoded(0.05f) == Lines{"indirect: Odd | said | The ferry was late"});
  CHECK(decoded(0.02f) == Lines{"indirect: - | said | The ferry was late"});
}

TEST_CASE("An arc from a content to no cue, which no network of ours draws, is passed over") {
  CHECK(Tagged("Odd said the ferry was late.")
            .Add({"Odd", "said", {"the ferry was late"}}, -3)
            .Arc("the ferry was late", "", -0.1f)
            .Decode() == Lines{"indirect: Odd | said | the ferry was late"});
  CHECK(Tagged("The ferry was late.")
            .Span("The ferry was late", Role::kContent)
            .Arc("The ferry was late", "", -0.1f)
            .Decode()
            .empty());
}

TEST_CASE("A cue without content is no attribution") {
  CHECK(Tagged("Vale denied the leak.").Add({"Vale", "denied", {}}).Decode().empty());
}

TEST_CASE("How sure an attribution is follows the calibration") {
  Tagged tagged("The plan is late, Odd said.");
  tagged.Add({"Odd", "said", {"The plan is late"}});
  const double plain = tagged.Confidence({1, 0});
  CHECK(plain > 0.7);
  CHECK(plain < 0.95);
  CHECK(tagged.Confidence({1, 1}) > plain);
  CHECK(tagged.Confidence({0, 0}) == Approx(0.5));
}

TEST_CASE("What is hardly likely is dropped, unless it is a quotation") {
  Tagged indirect("Odd saw the plan.");
  CHECK(indirect.Add({"Odd", "saw", {"the plan"}}).Calibrate({0, -2}).Decode().empty());
  Tagged direct("Odd saw “the plan of it all.”");
  CHECK(direct.Add({"Odd", "saw", {"“the plan of it all.”"}}).Calibrate({0, -2}).Decode().size() == 1);
}

TEST_CASE("Kinds") {
  CHECK(Tagged("“Go home,” she said. “Now, all of you.”").Add({"she", "said", {"“Go home,”", "“Now, all of you.”"}}).Decode() ==
        Lines{"direct: she | said | “Go home,” / “Now, all of you.”"});
  CHECK(
      Tagged("Odd said the ferry was “too old” to sail.").Add({"Odd", "said", {"the ferry was “too old” to sail"}}).Decode() ==
      Lines{"mixed: Odd | said | the ferry was “too old” to sail"});
}

TEST_CASE("A content that the tags would end inside a quotation ends with it") {
  CHECK(Tagged("Odd said the ferry was “far too old to sail” in May.")
            .Add({"Odd", "said", {"the ferry was “far too old to"}})
            .Decode() == Lines{"mixed: Odd | said | the ferry was “far too old to sail”"});
}

}  // namespace
}  // namespace inquit::internal
