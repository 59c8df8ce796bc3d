// Tests of lib/attribution/frames.h: shapes of sentences against what the tags say.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/frames.h"

#include <string>

#include "tests/unit/tagged.h"

namespace inquit::internal {
namespace {

TEST_CASE("What stands between a quotation and its cue is the source, also where the tags leave it out") {
  CHECK(Tagged("“Not today,” bus driver Ines Falk said.").Add({"", "said", {"“Not today,”"}}).Doubt("Ines").Decode() ==
        Lines{"direct: bus driver Ines Falk | said | “Not today,”"});
  CHECK(Tagged("“Not today,” said bus driver Ines Falk later.").Add({"", "said", {"“Not today,”"}}).Decode() ==
        Lines{"direct: bus driver Ines Falk | said | “Not today,”"});
  // Not behind a quotation inside a sentence.
  CHECK(Tagged("The “garden” Ines Falk praised was a car park.").Add({"", "praised", {"The “garden”"}}).Decode() ==
        Lines{"mixed: - | praised | The “garden”"});
}

TEST_CASE("A reporting clause needs no cue that the tags know") {
  CHECK(Tagged("“Who signed it?” inquired Ines Falk.").Span("“Who signed it?”", Role::kContent).Decode() ==
        Lines{"direct: Ines Falk | inquired | “Who signed it?”"});
  CHECK(Tagged("“Who signed it?” the engineer Falk shot back.").Span("“Who signed it?”", Role::kContent).Decode() ==
        Lines{"direct: - | - | “Who signed it?”"});  // no verb that looks like one: "shot" is left to the tags
  CHECK(Tagged("Ines Falk inquired, “Who signed it?”").Span("“Who signed it?”", Role::kContent).Decode() ==
        Lines{"direct: Ines Falk | inquired | “Who signed it?”"});
  CHECK(Tagged("“Early tickets” cost less than the others.").Decode().empty());
}

TEST_CASE("A verb that does not look like one is a cue where the tags suspect it") {
  const std::string text = "“Who signed it?” the engineer Falk shot back.";
  CHECK(Tagged(text).Span("“Who signed it?”", Role::kContent).Span("shot", Role::kCue).Doubt("shot", 0.25f).Decode() ==
        Lines{"direct: the engineer Falk | shot | “Who signed it?”"});
  CHECK(Tagged(text).Span("“Who signed it?”", Role::kContent).Span("shot", Role::kCue).Doubt("shot", 0.05f).Decode() ==
        Lines{"direct: - | - | “Who signed it?”"});
}

TEST_CASE("A citation between a quotation and its clause belongs to neither") {
  CHECK(Tagged("“The lock is old,” [3] harrumphed Ines Falk.").Span("“The lock is old,”", Role::kContent).Decode() ==
        Lines{"direct: Ines Falk | harrumphed | “The lock is old,”"});
}

TEST_CASE("Behind a quotation comes a reporting clause only where a pause stands in front of the closing mark") {
  CHECK(Tagged("“Early tickets” expired Ines Falk.").Span("“Early tickets”", Role::kContent).Decode().empty());
  // A comma makes a clause of any verb; behind a title that ends with "!" only a verb that reports does.
  CHECK(Tagged("“Help us,” harrumphed Ines Falk.").Span("“Help us,”", Role::kContent).Decode() ==
        Lines{"direct: Ines Falk | harrumphed | “Help us,”"});
  CHECK(Tagged("“Help!” topped Ines Falk.").Span("“Help!”", Role::kContent).Decode().empty());
  CHECK(Tagged("“Help!” shouted Ines Falk.").Span("“Help!”", Role::kContent).Decode() ==
        Lines{"direct: Ines Falk | shouted | “Help!”"});
}

TEST_CASE("A verb that is not known to report does so at the end of its clause, or where something stops it") {
  CHECK(Tagged("“Who goes,” Ines Falk harrumphed, and left.").Span("“Who goes,”", Role::kContent).Decode() ==
        Lines{"direct: Ines Falk | harrumphed | “Who goes,”"});
  CHECK(Tagged("“Who goes,” Ines Falk tapped the desk.").Span("“Who goes,”", Role::kContent).Decode().empty());
}

TEST_CASE("In front of a quotation without a pause a verb reports an exclamation or a question only") {
  for (const std::string quoted : {"“Brace!”", "“Brace now?”"}) {
    CHECK(Tagged("Captain Falk radioed " + quoted).Span(quoted, Role::kContent).Decode() ==
          Lines{"direct: Captain Falk | radioed | " + quoted});
  }
  CHECK(Tagged("Captain Falk radioed “Brace now.”").Span("“Brace now.”", Role::kContent).Decode().empty());
}

TEST_CASE("With the verb first, the source stands behind it") {
  const std::string text = "A later start, says Kelley, is good.";
  Tagged tagged(text);
  tagged.Add({"A later start", "says", {"is good"}}).Span("Kelley", Role::kSource);
  CHECK(tagged.Decode() == Lines{"indirect: Kelley | says | is good"});
  // At the end of its sentence a name is left to the tags.
  CHECK(Tagged("A later start is good, says Kelley").Add({"A later start", "says", {"is good"}}).Decode() ==
        Lines{"indirect: A later start | says | is good"});
  // A day is nobody.
  CHECK(Tagged("Pell, a doctor, said Monday, with a sigh, that it leaked.")
            .Add({"Pell, a doctor,", "said", {"that it leaked"}})
            .Decode() == Lines{"indirect: Pell, a doctor, | said | that it leaked"});
}

TEST_CASE("A list under a colon is what is recommended") {
  const std::string list = "- new locks\n- a second guard";
  CHECK(Tagged("The audit of the vault recommends:\n" + list)
            .Add({"The audit of the vault", "recommends:", {}})
            .Calibrate({2})
            .Decode() == Lines{"indirect: The audit of the vault | recommends: | " + list});
  CHECK(Tagged("The vault now has:\n" + list).Decode().empty());
}

}  // namespace
}  // namespace inquit::internal
