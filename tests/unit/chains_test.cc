// Tests of lib/attribution/chains.h: quotations that no cue of their own claims.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/chains.h"

#include <string>

#include "tests/unit/tagged.h"

namespace inquit::internal {
namespace {

TEST_CASE("A bare quotation goes on with the report before it") {
  CHECK(Tagged("Roos said she would wait. “It is early for that.”\n\n“The gate has stuck twice this year.”")
            .Add({"Roos", "said", {"she would wait"}})
            .Decode() ==
        Lines{"mixed: Roos | said | she would wait / “It is early for that.” / “The gate has stuck twice this year.”"});
}

TEST_CASE("A bare quotation before any report stands alone") {
  CHECK(Tagged("“The pier will bury our nets.”\n\nThe board met.").Decode() ==
        Lines{"direct: - | - | “The pier will bury our nets.”"});
}

TEST_CASE("A term in quotation marks is nobody's statement") {
  CHECK(Tagged("Roos said she would wait. The “garden” was a car park.").Add({"Roos", "said", {"she would wait"}}).Decode() ==
        Lines{"indirect: Roos | said | she would wait"});
}

TEST_CASE("Paragraphs of one quotation stay together, wherever its cue stands") {
  const std::string text = "Odd said: “We wait.\n\n“It is early yet.\n\n“We go in May.”\n\nHe left.";
  CHECK(Tagged(text).Add({"Odd", "said:", {"“We wait."}}).Decode() ==
        Lines{"direct: Odd | said: | “We wait. / “It is early yet. / “We go in May.”"});
  const std::string credited_last = "“We wait.\n\n“It is early yet,” said Odd.";
  CHECK(Tagged(credited_last).Add({"Odd", "said", {"“It is early yet,”"}}).Decode() ==
        Lines{"direct: Odd | said | “We wait. / “It is early yet,”"});
}

TEST_CASE("A quotation that goes on behind its clause belongs there, though the next paragraph opens again") {
  CHECK(Tagged("“We wait,” said Roos. “It is early.\n\n“We go in May,” she added.")
            .Add({"Roos", "said", {"“We wait,”"}})
            .Add({"she", "added", {"“We go in May,”"}})
            .Decode() == Lines{"direct: Roos | said | “We wait,” / “It is early.", "direct: she | added | “We go in May,”"});
}

TEST_CASE(
    "Where two talk in turn, each in a paragraph, a bare question goes to the one who asked, and a bare answer to the other") {
  CHECK(Tagged("“Did you see the flare?” asked Crane.\n\n“I saw two,” said Bos.\n\n“Which came first?”\n\n“The red one.”")
            .Add({"Crane", "asked", {"“Did you see the flare?”"}})
            .Add({"Bos", "said", {"“I saw two,”"}})
            .Decode() == Lines{"direct: Crane | asked | “Did you see the flare?” / “Which came first?”",
                               "direct: Bos | said | “I saw two,” / “The red one.”"});
  CHECK(Tagged("“The flare was red,” noted Crane.\n\n“I saw two,” said Bos.\n\n“The second one was white.”")
            .Add({"Crane", "noted", {"“The flare was red,”"}})
            .Add({"Bos", "said", {"“I saw two,”"}})
            .Decode() == Lines{"direct: Crane | noted | “The flare was red,”",
                               "direct: Bos | said | “I saw two,” / “The second one was white.”"});
}

TEST_CASE("A subhead in quotation marks and a quoted title are nobody's statements") {
  CHECK(
      Tagged("Roos said: “We wait.”\n\n'A wall of water'\n\nThe board met.").Add({"Roos", "said:", {"“We wait.”"}}).Decode() ==
      Lines{"direct: Roos | said: | “We wait.”"});
  CHECK(Tagged("Roos said she would wait. Her third book, “Tell It to the Sea”, won a prize.")
            .Add({"Roos", "said", {"she would wait"}})
            .Decode() == Lines{"indirect: Roos | said | she would wait"});
  const std::string title = "“Tell It to the Old and Ever So Patient Sea and to Its Many Shores”";
  CHECK(Tagged("Roos said she would wait. Her third book, " + title + ", won a prize.")
            .Add({"Roos", "said", {"she would wait"}})
            .Decode() == Lines{"indirect: Roos | said | she would wait"});
}

TEST_CASE("A bare quotation goes on with the quotation of the sentence before it, not with another's report inside") {
  CHECK(Tagged("“We wait,” said Roos, who fears the dam. “It is early for that.”")
            .Add({"Roos", "said", {"“We wait,”"}})
            .Add({"who", "fears", {"the dam"}})
            .Decode() ==
        Lines{"direct: Roos | said | “We wait,” / “It is early for that.”", "indirect: who | fears | the dam"});
  CHECK(Tagged("“We wait,” Roos said when asked if it leaks. “It is early for that.”")
            .Add({"Roos", "said", {"“We wait,”"}})
            .Add({"", "asked", {"if it leaks"}})
            .Decode() ==
        Lines{"direct: Roos | said | “We wait,” / “It is early for that.”", "indirect: - | asked | if it leaks"});
  // Not one that stands beside it.
  CHECK(Tagged("“We wait,” said Roos, but Odd fears the dam. “It is early for that.”")
            .Add({"Roos", "said", {"“We wait,”"}})
            .Add({"Odd", "fears", {"the dam"}})
            .Decode() == Lines{"direct: Roos | said | “We wait,”", "mixed: Odd | fears | the dam / “It is early for that.”"});
  // The same speaker's: it goes on with the nearer one.
  CHECK(Tagged("“We wait,” said Roos, adding that it rained. “It is early for that.”")
            .Add({"Roos", "said", {"“We wait,”"}})
            .Add({"Roos", "adding", {"that it rained"}})
            .Decode() ==
        Lines{"direct: Roos | said | “We wait,”", "mixed: Roos | adding | that it rained / “It is early for that.”"});
  // In another sentence.
  CHECK(Tagged("“We wait,” said Roos. Odd fears the dam. “It is early for that.”")
            .Add({"Roos", "said", {"“We wait,”"}})
            .Add({"Odd", "fears", {"the dam"}})
            .Decode() == Lines{"direct: Roos | said | “We wait,”", "mixed: Odd | fears | the dam / “It is early for that.”"});
}

TEST_CASE("A bare quotation belongs to the cue right behind it, whose own quotation comes later") {
  CHECK(Tagged("Odd said it rained. “Since when?” Roos asked. “It never did.”")
            .Add({"Odd", "said", {"it rained"}})
            .Add({"Roos", "asked", {"“It never did.”"}})
            .Decode() == Lines{"indirect: Odd | said | it rained", "direct: Roos | asked | “Since when?” / “It never did.”"});
  // Behind a full stop a sentence begins.
  CHECK(Tagged("Odd said it rained. “It did so.” Roos asked: “Since when?”")
            .Add({"Odd", "said", {"it rained"}})
            .Add({"Roos", "asked:", {"“Since when?”"}})
            .Decode() == Lines{"mixed: Odd | said | it rained / “It did so.”", "direct: Roos | asked: | “Since when?”"});
}

}  // namespace
}  // namespace inquit::internal
