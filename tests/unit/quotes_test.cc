// Tests of the regions between quotation marks: lib/quotes/, behind inquit/quote_detector.h.
// SPDX-License-Identifier: Apache-2.0
//
// A row is a text with its regions drawn in: ⟦“closed by its mark”⟧, ⟦“never closed⟧∅, ⟦“re-opened by the next paragraph⟧→ and
// →⟦“which goes on with it”⟧. The text that is read is the row without ⟦ ⟧ ∅ →.
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_replace.h"
#include "inquit/quote_detector.h"
#include "tests/unit/catch.h"

namespace inquit {
namespace {

std::string Plain(const std::string& row) { return absl::StrReplaceAll(row, {{"⟦", ""}, {"⟧", ""}, {"∅", ""}, {"→", ""}}); }

std::vector<QuoteRegion> Detect(const std::string& text, SingleQuotes singles = SingleQuotes::kAuto) {
  Options options;
  options.single_quotes = singles;
  return *QuoteDetector(options).Detect(text);
}

std::string Draw(const std::string& text, SingleQuotes singles = SingleQuotes::kAuto) {
  std::vector<std::string> before(text.size() + 1), after(text.size() + 1);
  for (const QuoteRegion& region : Detect(text, singles)) {
    before[region.span.begin] += region.continues ? "→⟦" : "⟦";
    const char* end = region.end == QuoteEnd::kClosed ? "⟧" : region.end == QuoteEnd::kReopened ? "⟧→" : "⟧∅";
    after[region.span.end] = end + after[region.span.end];  // an inner region comes later and ends first
  }
  std::string row;
  for (std::size_t at = 0; at <= text.size(); ++at) row += after[at] + before[at] + text.substr(at, 1);
  return row;
}

void Check(const std::vector<std::string>& rows, SingleQuotes singles = SingleQuotes::kAuto) {
  for (const std::string& row : rows) CHECK(Draw(Plain(row), singles) == row);
}

TEST_CASE("Every kind of mark pairs with its own") {
  Check({
      "Roos said, ⟦\"We sail at dawn.\"⟧ Then she left.",
      "Roos said, ⟦“We sail at dawn.”⟧ Then she left.",
      "Roos said, ⟦''We sail at dawn.''⟧ Then she left.",
      "Roos said, ⟦``We sail at dawn.''⟧ Then she left.",
      "Roos said, ⟦``We sail at dawn.``⟧ Then she left.",
      "Roos said, ⟦‘‘We sail at dawn.’’⟧ Then she left.",
      "Roos said, ⟦'We sail at dawn.'⟧ Then she left.",
      "Roos said, ⟦‘We sail at dawn.’⟧ Then she left.",
      "Roos said, ⟦„We sail at dawn.“⟧ Then she left.",
      "Roos said, ⟦„We sail at dawn.”⟧ Then she left.",
      "Roos said, ⟦‟We sail at dawn.”⟧ Then she left.",
      "Roos said, ⟦‚We sail at dawn.‘⟧ Then she left.",
      "Roos said, ⟦«We sail at dawn.»⟧ Then she left.",
      "Roos said, ⟦« We sail at dawn. »⟧ Then she left.",
      "Roos said, ⟦»We sail at dawn.«⟧ Then she left.",
      "Roos said, ⟦‹We sail at dawn.›⟧ Then she left.",
      "Roos said, ⟦＂We sail at dawn.＂⟧ Then she left.",
  });
}

TEST_CASE("Regions tell their mark, inside and parent") {
  const std::string text = "Odd: “He said ‘no’ to «Le Port».” \"Now";
  const std::vector<QuoteRegion> regions = Detect(text);
  REQUIRE(regions.size() == 4);
  CHECK(regions[0].inner.In(text) == "He said ‘no’ to «Le Port».");
  CHECK(regions[0].mark == QuoteMark::kDouble);
  CHECK_FALSE(regions[0].parent);
  CHECK(regions[1].span.In(text) == "‘no’");
  CHECK(regions[1].inner.In(text) == "no");
  CHECK(regions[1].mark == QuoteMark::kSingle);
  CHECK(regions[1].parent == std::size_t{0});
  CHECK(regions[2].mark == QuoteMark::kGuillemet);
  CHECK(regions[2].parent == std::size_t{0});
  CHECK(regions[3].span.In(text) == "\"Now");
  CHECK(regions[3].inner.In(text) == "Now");
  CHECK_FALSE(regions[3].parent);
}

TEST_CASE("Quotations nest") {
  Check({
      "⟦“My aunt said ⟦‘never sail on a Friday’⟧ and meant it,”⟧ Roos said.",
      "⟦\"My aunt said ⟦'never sail on a Friday'⟧ and meant it,\"⟧ Roos said.",
      "⟦''My aunt said ⟦'never sail on a Friday'⟧ and meant it,''⟧ Roos said.",
      "⟦''My aunt said, ⟦'Never sail on a Friday,'⟧''⟧ Roos said.",
      "⟦‘My aunt said ⟦“never sail on a Friday”⟧ and meant it,’⟧ Roos said.",
      "⟦'My aunt said ⟦\"never sail on a Friday\"⟧ and meant it,'⟧ Roos said.",
      "⟦“He told me, ⟦‘Sell the boat.’⟧”⟧",
      "⟦\"⟦'Sell the boat'⟧ was all he said,\"⟧ Roos said.",
      "⟦“She wrote, ⟦‘He calls it ⟦“the tub”⟧ now,’⟧ and laughed,”⟧ Roos said.",
      // Double in double, closed both times.
      "⟦“The talk of a ⟦“ghost ferry”⟧ is nonsense,”⟧ Roos said.",
      "⟦\"The talk of a ⟦“ghost ferry”⟧ is nonsense,\"⟧ Roos said.",
  });
}

TEST_CASE("Apostrophes, elisions and decades are left alone") {
  Check({
      "The ferry's crew didn't sail in the '90s, or in the workers' strike of '84.",
      "The ferry’s crew didn’t sail in the ’90s, or in the workers’ strike of ’84.",
      "The skippers' boats and the owners' boats and the traders' boats lay idle.",
      "It was rock 'n' roll all night, and we told 'em so.",
      "They were goin' home and singin' and 'twas late.",
      "The crew shouldn‘t sail and Lund‘s boat won‘t.",
      "O'Dowd and D'Arcy ate at Joe's.",
      "⟦'We took the workers' side in May,'⟧ Roos said.",
      "⟦‘We took the workers’ side in May,’⟧ Roos said.",
      "Roos: ⟦'We took the workers' side'⟧",
      "⟦“I asked the boys’ mother and the girls’ father,”⟧ Roos said.",
      "A word ' alone, and another ’ here.",
  });
}

TEST_CASE("Single marks: headlines, terms and British style") {
  Check({
      "Ferry chief: ⟦'We will sail at dawn'⟧",
      "Council calls plan ⟦‘unsound’⟧",
      "The ⟦'garden'⟧ was a car park, and the ⟦'gardens'⟧ were two.",
      "⟦'We will sail,'⟧ said Roos. ⟦'It's time, and the crew's ready.'⟧",
      "⟦‘We will sail,’⟧ said Roos. ⟦‘It’s time, and the crew’s ready.’⟧",
  });
}

TEST_CASE("SingleQuotes: long pieces under kOn, none under kOff") {
  std::string words;
  for (int i = 0; i < 100; ++i) words += " and on";
  const std::string weak = "It went 'on" + words + " to Joe' then";
  CHECK(Detect(weak, SingleQuotes::kAuto).empty());
  CHECK(Detect(weak, SingleQuotes::kOn).size() == 1);
  CHECK(Detect("'We go" + words + ",' said Roos.").size() == 1);

  Check({"⟦“Say ⟦‘no’⟧,”⟧ he said. ⟦‘Yes,’⟧ she said."}, SingleQuotes::kOn);
  Check({"⟦“Say ‘no’,”⟧ he said. ‘Yes,’ she said.", "'Yes,' she said, ⟦''and no.''⟧"}, SingleQuotes::kOff);
}

TEST_CASE("Sentences glued to a quotation do not turn it inside out") {
  Check({
      "They cut the line's budget.⟦\"So we wait,\"⟧ she told reporters in Port Vale.⟦\"All of us wait.\"⟧Odd left.",
      "They cut the line's budget.⟦“So we wait,”⟧ she told reporters in Port Vale.⟦“All of us wait.”⟧Odd left.",
      "She asked for calm.⟦\"We wait.\"⟧ he said.He left.⟦\"They wait too,\"⟧ he added.",
      "It ⟦\"would be good\"⟧ to wait.⟦\"When we met, I told her so.\"⟧Roos also said it.⟦\"I did,\"⟧ she said.",
      "⟦“We wait.”⟧⟦“So do we.”⟧",
      "⟦\"We wait.\"⟧ ⟦\"So do we.\"⟧",
  });
}

TEST_CASE("Marks beside brackets, dashes and other stops") {
  Check({
      "(⟦\"We wait,\"⟧ he said.)",
      "The boat—⟦\"a tub,\"⟧ he says—sank.",
      "The boat — ⟦“a tub”⟧ — sank.",
      "⟦“But I—”⟧ he began.",
      "⟦“[The line] must wait ...”⟧ he said.",
      "⟦“… and so we wait,”⟧ he said.",
      "Was it ⟦“a tub”⟧? It was ⟦“a tub”⟧; it sank.",
      "The ⟦\"tub\"⟧-like ferry and Odd's ⟦\"tub\"⟧'s hull.",
      "⟦“So be it.”⟧ -Commissioner Hale",
      "⟦“So be it.”⟧ — Commissioner Hale",
      "And from Chair Odd: ⟦“So be it.”⟧",
      "@harbour: ⟦\"Boat gone. #help\"⟧ https://example.org/a",
  });
}

TEST_CASE("Nicknames and terms") {
  Check({
      "Joe ⟦\"Shorty\"⟧ Okonjo and Ana ⟦‘Red’⟧ Roos and Ivo ⟦“the Rat”⟧ Lund met.",
      "They met on ⟦“Breakfast Live”⟧ and ⟦“Port Tonight.”⟧",
  });
}

TEST_CASE("A quotation re-opened by paragraph and closed once is one chain") {
  Check({
      "Roos said: ⟦“We wait.⟧→\n\n→⟦“It is early.⟧→\n\n→⟦“It is dark,”⟧ she added. ⟦“Go home.”⟧",
      "⟦\"We wait,\"⟧ Roos said. ⟦\"It is early.⟧→\n→⟦\"It is dark.\"⟧",
      "⟦''We wait.⟧→\n\n→⟦''It is dark.''⟧",
      "⟦‘We wait.⟧→\n\n→⟦‘It’s dark,’⟧ Roos said.",
      "⟦«We wait.⟧→\n\n→⟦«It is dark»⟧, Roos said.",
      "⟦“He told me, ⟦‘We wait.⟧→⟧→\n\n→⟦“→⟦‘It is dark.’⟧ So we did.”⟧",
      // The reading of the second paragraph's marks does not suffer.
      "⟦\"We wait for the ⟦“tub”⟧ here.⟧→\n\n→⟦\"It is dark,\"⟧ she said. ⟦\"Go home.\"⟧",
      // Closed before: the next paragraph starts anew.
      "⟦“We wait.”⟧\n\n⟦“It is early.”⟧",
      // Not at the front, or in marks of another kind: no chain.
      "⟦“We wait.⟧∅\n\nRoos said ⟦“no”⟧ twice.",
      "⟦“We wait.⟧∅\n\n⟦«It is early»⟧, Roos said.",
      // Another paragraph between them: no chain.
      "⟦“We wait.⟧∅\n\nThe crew left.\n\n⟦“It is early.”⟧",
  });
}

TEST_CASE("An unclosed quotation ends with its paragraph") {
  Check({
      "⟦“We wait.⟧∅\n\nThe crew left.",
      "Roos told the Courier: ⟦“We wait. It is early.⟧∅\n\nThe crew left.",
      "⟦“We wait,”⟧ Roos said. ⟦“It is early.⟧∅",
      "⟦\"We wait for the ⟦“tub”⟧ here.⟧∅\n\nThe crew left.",
  });
}

TEST_CASE("A stray mark does not turn the rest inside out") {
  Check({
      "The crew left,” and ⟦“the ferry”⟧ stayed. ⟦“So be it,”⟧ he said.",
      "The crew left\" and ⟦\"the ferry\"⟧ stayed. ⟦\"So be it,\"⟧ he said.",
      "⟦\"We wait,\"⟧ she said.\"\n\n⟦\"So be it,\"⟧ he said.",
      // The closing mark is missing, then the opening one.
      "⟦\"We wait⟧∅, Roos said. ⟦\"It is early.\"⟧ He left.",
      "⟦\"We wait,\"⟧ Roos said. It is early.\" He left.",
  });
}

TEST_CASE("A quotation whose closing mark is missing ends before the reporting clause that follows it") {
  Check({
      "⟦“The lock is rusty⟧∅, said the keeper. Boats will wait, he said. ⟦“We are sorry,”⟧ she added.",
      "⟦\"The lock is rusty⟧∅, said town engineer Ana Roos. Boats will wait, she said. ⟦\"We are sorry,\"⟧ she added.",
      "⟦“The lock is rusty⟧∅, Roos told the Courier. More came.",
      "⟦“The ⟦“new”⟧ lock is rusty⟧∅, said Roos. More came. ⟦“Go,”⟧ he said.",
      "⟦\"We wait⟧∅, Roos said, ⟦\"and it is time.\"⟧",
      "⟦“Stop!⟧∅ he cried. ⟦“Now!”⟧ she said.",
      "Roos told the crew: ⟦“We wait⟧∅, she said on Monday.",
      "⟦‘We wait⟧∅, said Roos. ⟦‘It’s time,’⟧ he added.",
      "⟦«We wait⟧∅, said Roos. ⟦«It is time»⟧, he added.",
      "⟦„We wait⟧∅, said Roos. He left.",
      // The next paragraph does not go on with it.
      "⟦“Who has the oar?⟧∅ asked Councillor Lund.\n\n⟦“The cook,”⟧ said Roos.",
      "⟦“We wait⟧∅, Roos said.\n\n⟦“It is early,”⟧ she added.",
      "⟦“We wait.⟧→\n\n→⟦“It is early⟧∅, said Roos.\n\n⟦“Go,”⟧ said Lund.",
  });
}

TEST_CASE("But a clause inside a quotation does not end it") {
  Check({
      "⟦“So, said my aunt, we sank,”⟧ Roos said.",
      "⟦“We wait, Lund said. And so we did,”⟧ Roos said.",
      "⟦“He came in, he said hello to us, and we left.⟧→\n\n→⟦“It was early,”⟧ Roos said.",
      "⟦“He came in, asked the crew to leave, and left.⟧→\n\n→⟦“It was early,”⟧ Roos said.",
      "⟦“We wait. I said so.⟧→\n\n→⟦“It is early,”⟧ Roos said.",
      "⟦'It's a tub'⟧, said Roos. It sank.",
      "'Twas late, said Roos, and the '90s, Lund said, were over.",
  });
}

TEST_CASE("A closing mark may stand before a bracket or a stop") {
  Check({
      "⟦\"No boat shall sail,\"⟧[3] the bylaw states. ⟦“Go,”⟧(4) he said.",
      "He asked ⟦\"Why now?\"⟧. She said ⟦\"Why not!\"⟧, and left. He wrote ⟦\"no\"⟧[2].",
  });
}

TEST_CASE("A mark of the other kind closes after a comma or stop") {
  Check({
      "⟦“We wait,’⟧ said Roos. ⟦“It is early.”⟧",
      "⟦''We wait,'⟧ said Roos. ⟦''It is early.''⟧",
      "⟦‘We wait,”⟧ said Roos. ⟦“It is early.’⟧",
      // An apostrophe does not.
      "⟦“We took the workers’ side,”⟧ said Roos.",
  });
}

TEST_CASE("Marks left as entities") {
  Check({
      "⟦&ldquo;We can&rsquo;t wait,&rdquo;⟧ said Roos. ⟦&quot;It&#39;s early.&#34;⟧",
      "⟦&#8220;He said ⟦&#8216;no&#8217;⟧,&#8221;⟧ said Roos. ⟦&laquo;Go&raquo;⟧, he said.",
      "⟦&#39;&#39;We wait,&apos;&apos;⟧ said Roos.",
      "⟦&ldquo;We wait,”⟧ said Roos.",
  });
}

TEST_CASE("Curly marks used wrongly are evidence and no more") {
  Check({
      "⟦”We wait,”⟧ Roos said.",
      "⟦“We wait,“⟧ Roos said.",
      "He liked ⟦“The Tub“⟧ and the ⟦“Port Review“⟧ for being too ⟦“gentle,”⟧ she said.",
      "⟦“We wait,\"⟧ Roos said. ⟦\"It is early,”⟧ she added.",
      "He says,⟦” there are boats that nobody sails.”⟧",
      "⟦” … what I learned is to wait,”⟧ Roos said.",
      "He saw ⟦“boats that nobody sails. “⟧",
      "A ⟦“tub’’⟧ that sank.",
  });
}

TEST_CASE("Inches, feet and bullets are no quotations") {
  Check({
      "Lund is 6' 2\" tall, and the 12\" pipe has a ⟦\"kink\"⟧ in it.",
      "Lund is 6'2\" and ⟦\"wide\"⟧; Odd is 5’2”, ⟦“slim”⟧.",
      "⟦“Lund is, like, 6’2”,”⟧ Roos said.",
      "⟦\"Bring the 12\" pipe,\"⟧ Roos said.",
      "He wore the ⟦\"number 9\"⟧ shirt.",
      "» Read more about the ferry",
      "» Ferry to stay in port\n» Pier closed\n⟦“We wait,”⟧ Roos said.",
      "Home » News » Ferries",
      "« Back to the harbour",
  });
}

TEST_CASE("Marks in addresses are none") {
  Check({"See https://example.org/?q=%22a'b and ⟦\"the ferry\"⟧ at https://example.org/it's."});
}

TEST_CASE("Turns of a transcript open and stay open one by one") {
  Check({
      "⟦\"HALE: Where is the ferry?⟧→\n\n→⟦\"ROOS: In port.\"⟧",
      "HALE: ⟦“Where?”⟧\nROOS: ⟦“In port.”⟧",
  });
}

TEST_CASE("Texts of nothing but marks") {
  Check({"", "\"", "“", "”", "'", "''", "\"\"", "“”", "\"\"=", "\"\"\"", "‘’", "«»", "\" \"", "“ ”"});
  Check({"a \"\" b ⟦\"c\"⟧ d", "pic=\"\" author=⟦\"okonjo\"⟧ at=⟦\"12\"⟧"});
}

TEST_CASE("The detector refuses what the tokenizer refuses") {
  Options options;
  options.max_bytes = 3;
  CHECK(QuoteDetector(options).Detect("“a”").status().code() == absl::StatusCode::kOutOfRange);
  CHECK(QuoteDetector().Detect("\xff").status().code() == absl::StatusCode::kInvalidArgument);
}

// Former bugs

TEST_CASE("An empty attribute does not shift the marks of those after it") {
  Check({"pic=\"\" author=⟦\"okonjo\"⟧ timestamp=⟦\"1449\"⟧"});
}

TEST_CASE("A plural before a single mark neither ends a quotation nor keeps it open") {
  Check({"⟦'Sailors' rights are safe'⟧, says minister", "Council turns from ⟦‘Dreamers’⟧ and ⟦‘Schemers’⟧ on pier"});
}

}  // namespace
}  // namespace inquit
