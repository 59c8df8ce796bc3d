// Tests of lib/attribution/links.h: which content belongs to which cue, and which source.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/links.h"

#include <string>

#include "tests/unit/tagged.h"

namespace inquit::internal {
namespace {

TEST_CASE("A quotation belongs to the reporting clause of its sentence, whatever the arcs waver to") {
  // The network draws the first quotation to the second cue.
  CHECK(Tagged("“Ask them,” Otto Voss said. “Not today,” Hugo Falk replied.")
            .Add({"Otto Voss", "said", {}})
            .Add({"Hugo Falk", "replied", {}})
            .Span("“Ask them,”", Role::kContent)
            .Span("“Not today,”", Role::kContent)
            .Arc("“Ask them,”", "said", -0.8f)
            .Arc("“Ask them,”", "replied", -0.6f)
            .Arc("“Not today,”", "said", -1.7f)
            .Arc("“Not today,”", "replied", -0.2f)
            .Decode() == Lines{"direct: Otto Voss | said | “Ask them,”", "direct: Hugo Falk | replied | “Not today,”"});
  CHECK(Tagged("Voss said: “Ask them.”\n\n“Not today,” Falk replied.")
            .Add({"Voss", "said:", {}})
            .Add({"Falk", "replied", {}})
            .Span("“Ask them.”", Role::kContent)
            .Span("“Not today,”", Role::kContent)
            .Arc("“Ask them.”", "said:", -0.1f)
            .Arc("“Not today,”", "said:", -0.1f)
            .Decode() == Lines{"direct: Voss | said: | “Ask them.”", "direct: Falk | replied | “Not today,”"});
}

TEST_CASE("A cue that would have no content takes one that another can spare") {
  CHECK(Tagged("Pell doubts the plan and the budget, and fears delays.")
            .Add({"Pell", "doubts", {"the plan"}})
            .Add({"Pell", "fears", {}})
            .Span("delays", Role::kContent)
            .Arc("delays", "doubts", -0.5f)
            .Arc("delays", "fears", -0.9f)
            .Decode() == Lines{"indirect: Pell | doubts | the plan", "indirect: Pell | fears | delays"});
}

TEST_CASE("No cue has an unquoted content in another paragraph, nor any in an earlier one") {
  CHECK(Tagged("Pell spoke of the dam.\n\nThe gate was stuck.")
            .Add({"Pell", "spoke of", {"the dam"}})
            .Span("The gate was stuck", Role::kContent)
            .Arc("The gate was stuck", "spoke of", -0.01f)
            .Decode() == Lines{"indirect: Pell | spoke of | the dam"});
  CHECK(Tagged("The gate was stuck all week long.\n\nPell feared for the dam.")
            .Add({"Pell", "feared for", {"the dam"}})
            .Span("The gate was stuck", Role::kContent)
            .Arc("The gate was stuck", "feared for", -0.01f)
            .Decode() == Lines{"indirect: Pell | feared for | the dam"});
}

TEST_CASE("A colon at the end of a paragraph announces the next") {
  CHECK(Tagged("The sign on the gate of the pool reads:\n\nNo diving from the wall. No dogs.")
            .Add({"The sign on the gate of the pool", "reads:", {}})
            .Span("No diving from the wall. No dogs.", Role::kContent)
            .Arc("No diving", "reads:", -0.1f)
            .Decode() == Lines{"indirect: The sign on the gate of the pool | reads: | No diving from the wall. No dogs."});
}

TEST_CASE("A heading has no content in the body") {
  CHECK(
      Tagged("Union Hopes for Pay Deal\n\n“It was hard,” the drivers told us on Friday, and drove on through the winter rain.")
          .Add({"Union", "Hopes for", {"Pay Deal"}})
          .Span("“It was hard,”", Role::kContent)
          .Span("the drivers", Role::kSource)
          .Span("told", Role::kCue)
          .Arc("“It was hard,”", "Hopes for", -0.1f)
          .Decode() == Lines{"indirect: Union | Hopes for | Pay Deal", "direct: the drivers | told | “It was hard,”"});
}

TEST_CASE("A source stands in the paragraph of its cue, and rather in its sentence") {
  Tagged other("Pell came late to the hall.\n\nThe plan was praised.");
  CHECK(other.Add({"Pell", "was praised", {"The plan"}}).Decode() == Lines{"indirect: - | was praised | The plan"});
  CHECK(Tagged("Pell said “Fine.” “Never,” Falk replied.")
            .Add({"Pell", "said", {"“Fine.”"}})
            .Add({"Falk", "replied", {"“Never,”"}}, -2)
            .Decode() == Lines{"direct: Pell | said | “Fine.”", "direct: Falk | replied | “Never,”"});
}

}  // namespace
}  // namespace inquit::internal
