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
  CHECK(Tagged("Odd said the ferry was late.").Add(report).Doubt("said").Calibrate({2, 1, 1}).Decode() ==
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
  const double plain = tagged.Confidence(kPlainCalibration);
  CHECK(plain > 0.7);
  CHECK(plain < 0.999);
  CHECK(tagged.Confidence({1, 1, 1}) > plain);
  CHECK(tagged.Confidence({}) == Approx(0.5));
}

TEST_CASE("Each feature of a confidence has its weight") {
  Tagged sure("The plan is late, Odd said."), nobody("The plan is late, it is said.");
  sure.Add({"Odd", "said", {"The plan is late"}});
  nobody.Add({"", "is said", {"The plan is late"}});
  struct {
    const char* feature;
    Calibration weights;
    bool up_with_source, up_without;  // whether the confidence is above 0.5, which it is with no weight at all
  } const cases[] = {
      {"contents", {0, 1}, true, true},
      {"cue", {0, 0, 1}, true, true},
      {"source", {0, 0, 0, 1}, true, false},
      {"no source", {0, 0, 0, 0, 1}, false, true},
      {"cue's margin", {0, 0, 0, 0, 0, 1}, true, true},
      {"source's margin", {0, 0, 0, 0, 0, 0, 1}, true, true},
  };
  for (const auto& c : cases) {
    INFO(c.feature);
    CHECK((sure.Confidence(c.weights) > 0.5) == c.up_with_source);
    CHECK((nobody.Confidence(c.weights) > 0.5) == c.up_without);
  }
}

TEST_CASE("A second source that is nearly as good makes a confidence smaller, and so does a second cue") {
  const auto confidence = [](float to_rival, const Calibration& weights) {
    Tagged tagged("Odd told Ida the plan is late.");
    tagged.Add({"Odd", "told", {"the plan is late"}}).Span("Ida", Role::kSource);
    tagged.ArcToSource("told", "Ida", to_rival);
    return tagged.Confidence(weights);
  };
  const Calibration source_margin = {0, 0, 0, 0, 0, 0, 1};
  CHECK(confidence(-0.2f, source_margin) < confidence(-4, source_margin));
  CHECK(confidence(-0.2f, {0, 0, 0, 0, 0, 1}) == confidence(-4, {0, 0, 0, 0, 0, 1}));

  const auto with_cue = [](float to_rival) {
    Tagged tagged("Odd claimed and Ida wrote the plan is late, and “the dam leaks.”");
    tagged.Add({"Odd", "claimed", {}}).Add({"Ida", "wrote", {"the plan is late", "“the dam leaks.”"}});
    tagged.Arc("the plan is late", "claimed", to_rival);
    return tagged.Confidence({0, 0, 0, 0, 0, 1});
  };
  CHECK(with_cue(-2.2f) < with_cue(-6));
}

TEST_CASE("What is hardly likely is dropped, unless it is a quotation") {
  Tagged indirect("Odd saw the plan.");
  CHECK(indirect.Add({"Odd", "saw", {"the plan"}}).Calibrate({-2}).Decode().empty());
  Tagged direct("Odd saw “the plan of it all.”");
  CHECK(direct.Add({"Odd", "saw", {"“the plan of it all.”"}}).Calibrate({-2}).Decode().size() == 1);
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
