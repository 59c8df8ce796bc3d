// Tests of lib/attribution/blocks.h: paragraphs without marks under a colon.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/blocks.h"

#include <string>

#include "tests/unit/tagged.h"

namespace inquit::internal {
namespace {

TEST_CASE("A paragraph under a colon is the content that begins it, and what stands inside is none") {
  CHECK(Tagged("Roos wrote:\n\nThe dam leaks, and nobody mends it. Odd fears a flood before the spring.")
            .Add({"Roos", "wrote:", {"The dam leaks, and nobody mends it"}})
            .Add({"Odd", "fears", {"a flood before the spring"}})
            .Decode() ==
        Lines{"indirect: Roos | wrote: | The dam leaks, and nobody mends it. Odd fears a flood before the spring."});
  CHECK(Tagged("Roos wrote of the dam:\n\n[It] leaks, and nobody mends it. A flood will come before the spring.")
            .Add({"Roos", "wrote of", {"the dam", "[It] leaks, and nobody mends it"}})
            .Decode() ==
        Lines{"indirect: Roos | wrote of | the dam / [It] leaks, and nobody mends it. A flood will come before "
              "the spring."});
  // A report beside it in the sentence has nothing else.
  CHECK(Tagged("Odd told Roos, who wrote:\n\nThe dam leaks, and nobody mends it before the spring.")
            .Add({"Odd", "told", {"The dam leaks"}})
            .Add({"who", "wrote:", {"The dam leaks"}})
            .Decode() == Lines{"indirect: who | wrote: | The dam leaks, and nobody mends it before the spring."});
}

TEST_CASE("A block that says I or we goes to the report above it, where the writer says neither") {
  const std::string block = "\n\nIt leaks, and we have told the town so for years.";
  CHECK(Tagged("Roos spoke about the dam on Monday:" + block).Add({"Roos", "spoke about", {"the dam"}}).Decode() ==
        Lines{"indirect: Roos | spoke about | the dam / It leaks, and we have told the town so for years."});
  CHECK(Tagged("Roos spoke about the dam:" + block + block + "\n\nThe town has known so for years, said Odd.")
            .Add({"Roos", "spoke about", {"the dam"}})
            .Decode() ==
        Lines{"indirect: Roos | spoke about | the dam / It leaks, and we have told the town so for years. / It "
              "leaks, and we have told the town so for years."});
  CHECK(Tagged("My friend Roos spoke about the dam:" + block).Add({"Roos", "spoke about", {"the dam"}}).Decode() ==
        Lines{"indirect: Roos | spoke about | the dam"});
  CHECK(Tagged("I was there.\n\nRoos spoke about the dam:" + block).Add({"Roos", "spoke about", {"the dam"}}).Decode() ==
        Lines{"indirect: Roos | spoke about | the dam"});
  CHECK(Tagged("Roos spoke about the dam:\n\nIt leaks, and the town has known so for years.")
            .Add({"Roos", "spoke about", {"the dam"}})
            .Decode() == Lines{"indirect: Roos | spoke about | the dam"});
}

TEST_CASE("A block in which others are heard is left where the report has its content above, or asks") {
  const std::string block = "The dam will close in May for good. Odd calls that too late.";
  CHECK(Tagged("Roos fears the worst:\n\n" + block)
            .Add({"Roos", "fears", {"the worst", "The dam will close in May for good"}})
            .Add({"Odd", "calls", {"that too late"}})
            .Decode() == Lines{"indirect: Roos | fears | the worst / The dam will close in May for good",
                               "indirect: Odd | calls | that too late"});
  CHECK(Tagged("Roos asked:\n\nWill the dam close in May for good? Odd calls that too late.")
            .Add({"Roos", "asked:", {"Will the dam close in May for good?"}})
            .Add({"Odd", "calls", {"that too late"}})
            .Decode() ==
        Lines{"indirect: Roos | asked: | Will the dam close in May for good?", "indirect: Odd | calls | that too late"});
  CHECK(Tagged("Roos named the dead:\n\nWe saw it at Our Lady Hospital, where they died. Odd calls that a lie.")
            .Add({"Roos", "named", {"the dead"}})
            .Add({"Odd", "calls", {"that a lie"}})
            .Decode() == Lines{"indirect: Roos | named | the dead", "indirect: Odd | calls | that a lie"});
  CHECK(Tagged("Roos named the dead:\n\nA man of 34 died at Our Lady Hospital on Monday. He told us so.")
            .Add({"Roos", "named", {"the dead"}})
            .Decode() == Lines{"indirect: Roos | named | the dead"});
}

TEST_CASE("Headlines, lists, teasers and what announces something itself are no blocks") {
  for (const std::string above : {"Roos wrote:", "Dam Will Not Hold, Roos Wrote:"}) {
    for (const std::string block : {"The dam leaks, and nobody mends it. Nobody has for years.",
                                    "The dam leaks, and nobody mends it. Read more on this here",
                                    "The dam leaks, and nobody mends it. Odd then said of Roos:",
                                    "1 The dam leaks, and nobody mends it. Nobody has for years.", "It leaks. Mend it."}) {
      CAPTURE(above, block);
      const std::string first = block.substr(0, block.find('.'));
      const bool is_block = above == "Roos wrote:" && block == "The dam leaks, and nobody mends it. Nobody has for years.";
      const std::string cue = above == "Roos wrote:" ? "wrote:" : "Wrote:";
      CHECK(Tagged(above + "\n\n" + block).Add({"Roos", cue, {first}}).Decode() ==
            Lines{"indirect: Roos | " + cue + " | " + (is_block ? block : first)});
    }
  }
}

}  // namespace
}  // namespace inquit::internal
