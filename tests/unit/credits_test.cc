// Tests of lib/attribution/credits.h: what the layout of an article credits to whom.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/credits.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "inquit/model.h"
#include "lib/article/article.h"
#include "lib/model_parts.h"
#include "tests/unit/catch.h"

namespace inquit::internal {
namespace {

// The credits in `bytes`, "source | cue | content / content" each, where the tags see nothing, or where they see a source in
// every first word of a paragraph and a cue in every colon and in `verb`.
std::vector<std::string> CreditsIn(const std::string& bytes, bool seen = false, const std::string& verb = "") {
  const Article article = *Article::Read(bytes, Options());
  const Layout layout(article);
  Tags tags(article.size());
  for (std::size_t i = 0; i < tags.size(); ++i) {
    tags[i].fill(-10);
    const bool cue = layout.Word(i) == ":" || layout.Word(i) == verb;
    tags[i][!seen                      ? kOutside
            : cue                      ? TagOf(Role::kCue, Part::kSingle)
            : layout.OpensParagraph(i) ? TagOf(Role::kSource, Part::kSingle)
                                       : kOutside] = 0;
  }
  std::vector<std::string> lines;
  const auto in = [&](TokenRange range) {
    return range.empty() ? std::string("-") : std::string(article.text.In(layout.Bytes(range)));
  };
  for (const Credit& credit : FindCredits(layout, *PartsOf(*Model::BuiltIn()).lexicon, tags).credits) {
    std::string line = absl::StrCat(in(credit.source), " | ", in(credit.cue), " | ");
    for (std::size_t c = 0; c < credit.contents.size(); ++c) absl::StrAppend(&line, c > 0 ? " / " : "", in(credit.contents[c]));
    lines.push_back(line);
  }
  return lines;
}

using Lines = std::vector<std::string>;

const char kBody[] =
    "\n\nThe museum by the harbour has lost half of its visitors since the bridge was closed, and nobody came in March.";

TEST_CASE("Headings: the source in front of a colon, as far as the tags see one") {
  const std::string heading = "Director: Museum Will Close";
  CHECK(CreditsIn(heading + kBody, true) == Lines{"Director | : | Museum Will Close"});
  CHECK(CreditsIn(heading + kBody).empty());
  CHECK(CreditsIn("Pell said: Museum Will Close" + std::string(kBody), true, "said").empty());  // an ordinary cue
}

TEST_CASE("Headings: the source behind a verb") {
  CHECK(CreditsIn("Museum to Close in June, Says Director" + std::string(kBody), true, "Says") ==
        Lines{"Director | Says | Museum to Close in June"});
  CHECK(CreditsIn("The ferryman, Jonas Pike, wrote to the council" + std::string(kBody), true, "wrote").empty());
}

TEST_CASE("Headings: the source behind a colon, where its noun speaks") {
  CHECK(CreditsIn("Bridge will not open this year: minister" + std::string(kBody)) ==
        Lines{"minister | : | Bridge will not open this year"});
  CHECK(CreditsIn("‘I never saw the memo’: ex-chairman" + std::string(kBody)) ==
        Lines{"ex-chairman | : | ‘I never saw the memo’"});
  CHECK(CreditsIn("How the night unfolded: timeline" + std::string(kBody)).empty());
  CHECK(CreditsIn("How to vote in the spring: a guide for voters" + std::string(kBody)).empty());
}

TEST_CASE("Turns of a transcript") {
  CHECK(CreditsIn("PELL: Will it hold?\nROE: Until May.\nPELL: And then?") ==
        Lines{"PELL | : | Will it hold?", "ROE | : | Until May.", "PELL | : | And then?"});
  CHECK(CreditsIn("Ada Pell: Will it hold?\nIvo Roe: Until May.\nIt was built in 1911.\nPell: And then?\nRoe: Then we swim.") ==
        Lines{"Ada Pell | : | Will it hold?", "Ivo Roe | : | Until May. / It was built in 1911.", "Pell | : | And then?",
              "Roe | : | Then we swim."});
  CHECK(CreditsIn("Q. Where were you?\nA. At home.") == Lines{"Q. | - | Where were you?", "A. | - | At home."});
  CHECK(CreditsIn("Q: Where were you?\nA: At home.") == Lines{"Q | : | Where were you?", "A | : | At home."});
  CHECK(CreditsIn("Iowa: Rain.\nOhio: Sun.\nMaine: Snow.").empty());                     // a table: nobody comes back
  CHECK(CreditsIn("A. R. Colby left for the coast.\n\nNobody saw her there.").empty());  // an initial
}

TEST_CASE("Labels and values, and what stands between turns, are no turns") {
  const std::string news = "\n“We heard a bang,” said Ada Pell, a neighbour. Police said two men were hurt.\n";
  CHECK(CreditsIn("Update: The bridge is shut." + news + "Update: It is open.\nNote: It was long.").empty());
  CHECK(CreditsIn("Winner: the referee, who was calm.\nLoser: the crowd.\nWinner: the sun.").empty());
  CHECK(CreditsIn("Price: 30\nRating: 4\nPrice: 20").empty());
  CHECK(CreditsIn("KING: Welcome.\nPELL (on camera): We wait.\nKING: And?\n(LAUGHTER)\nPELL: Then we swim.") ==
        Lines{"KING | : | Welcome.", "PELL | : | We wait.", "KING | : | And?", "PELL | : | Then we swim."});
  CHECK(CreditsIn("KING: Welcome.\nPELL: We wait.\n“I am ashamed,” Roe told us.\nKING: Order!") ==
        Lines{"KING | : | Welcome.", "PELL | : | We wait.", "KING | : | Order!"});
}

TEST_CASE("A list of nothing but names with what they say") {
  CHECK(CreditsIn("Two voices from the valley:\n- Gerta Aigner: The bell is too loud.\n- Sepp Moos: Which bell?") ==
        Lines{"Gerta Aigner | : | The bell is too loud.", "Sepp Moos | : | Which bell?"});
  CHECK(CreditsIn("Two voices from the valley:\n- Gerta Aigner: The bell is too loud.\n- a baker").empty());
  CHECK(CreditsIn("Key dates:\n- Monday: talks begin.\n- Tuesday: the vote.").empty());
}

TEST_CASE("A name in front of nothing but a quotation, and a handle in front of anything") {
  CHECK(CreditsIn("10.42am Chancellor Mark Bright: “Growth will be slow.”") ==
        Lines{"Chancellor Mark Bright | : | “Growth will be slow.”"});
  CHECK(CreditsIn("9:05 Home secretary Mark Bright: “Growth will be slow.”") ==
        Lines{"Home secretary Mark Bright | : | “Growth will be slow.”"});
  CHECK(CreditsIn("@renn_t: The honey is gone.") == Lines{"@renn_t | : | The honey is gone."});
  CHECK(CreditsIn("@renn_t tweeted: “The honey is gone.”").empty());  // a cue for the tags
  CHECK(CreditsIn("Mark Bright: “Growth” is slow.").empty());
  CHECK(CreditsIn("Related: “Dam leaks, says mayor”").empty());
  CHECK(CreditsIn("Best Film: “The Tide”").empty());
}

TEST_CASE("A letterhead above a quotation") {
  CHECK(CreditsIn("From the desk of Ana Roos, gardener.\n\n“So be it.”") == Lines{"Ana Roos, gardener | - | “So be it.”"});
  CHECK(CreditsIn("From the desk of Ana Roos\n\n“So be it.”\n\n“It is so.”") == Lines{"Ana Roos | - | “So be it.”"});
  CHECK(CreditsIn("From the desk of the gardener came a letter.\n\n“So be it.”").empty());
  CHECK(CreditsIn("From the desk of Ana Roos\n\n“So be it,” she wrote.").empty());
  CHECK(CreditsIn("From the desk of Ana Roos\n\n“The Tide”").empty());  // a title
  CHECK(CreditsIn("From the roof of Ana Roos\n\n“So be it.”").empty());
}

TEST_CASE("A name behind or under a quotation") {
  CHECK(CreditsIn("“So be it.” — Ana Roos") == Lines{"Ana Roos | — | “So be it.”"});
  CHECK(CreditsIn("“So be it.”\n— Ana Roos, gardener.") == Lines{"Ana Roos, gardener | — | “So be it.”"});
  CHECK(CreditsIn("“So be it.”\n- Ana Roos, 34") == Lines{"Ana Roos, 34 | - | “So be it.”"});
  CHECK(CreditsIn("“Dam leaks, says mayor” — The Courier, 3 May").empty());  // a link
  CHECK(CreditsIn("The sign said “Keep out.”\n— Ana Roos").empty());
  CHECK(CreditsIn("“So be it.”\n- milk\n- bread").empty());
  CHECK(CreditsIn("“We will win.”\n- Tickets cost £5 at the gate\n- Parking is free").empty());
  CHECK(CreditsIn("“Never again.”\n– Tarn have won four in a row.").empty());
  CHECK(CreditsIn("“The Tide” – Tarn Theatre").empty());
  CHECK(CreditsIn("“So be it.” — and he left the hall").empty());
  for (const std::string said : {"“Wait.”", "“Wait?”", "“Wait!”", "“Wait,”", "“Wait…”", "“The tide was out”"}) {
    CHECK(CreditsIn(said + " – Ana Roos") == Lines{"Ana Roos | – | " + said});  // a stop, or some words
  }
}

TEST_CASE("A post with its signature") {
  CHECK(CreditsIn("Nobody asked. Sad! — Ana Roos (@ana_roos) May 3, 2020") ==
        Lines{"Ana Roos (@ana_roos) | — | Nobody asked. Sad!"});
  CHECK(CreditsIn("Nobody “asked”. https://t.co/aB1 pic.twitter.com/cD2— Weir FM - News (@weirfm) 3 May 2020") ==
        Lines{"Weir FM - News (@weirfm) | — | Nobody “asked”."});
  CHECK(CreditsIn("Nobody asked - Ana Roos (@ana_roos) May 3, 2020") == Lines{"Ana Roos (@ana_roos) | - | Nobody asked"});
  CHECK(CreditsIn("Nice try — not today, though - Ana Roos (@ana_roos) May 3, 2020") ==
        Lines{"Ana Roos (@ana_roos) | - | Nice try — not today, though"});
  CHECK(CreditsIn("The gardens in May - Ana Roos (@ana_roos)").empty());              // no date
  CHECK(CreditsIn("The gardens in May - Photo: Ana Roos (@ana_roos) 2019").empty());  // a year alone
  CHECK(CreditsIn("By Ana Roos - Gardener (@ana_roos) May 3, 2020").empty());         // a byline
  CHECK(CreditsIn("Skip Twitter post by @ana_roos Nobody asked. — Ana Roos (@ana_roos) 3 May 2020") ==
        Lines{"Ana Roos (@ana_roos) | — | Nobody asked."});
  CHECK(CreditsIn("Nobody asked — Ana Roos (@ana_roos) has said so").empty());      // goes on
  CHECK(CreditsIn("Nobody asked — Ana Roos (#dams) May 3, 2020").empty());          // a topic
  CHECK(CreditsIn("Nobody asked Ana Roos (@ana_roos) May 3, 2020").empty());        // no dash
  CHECK(CreditsIn("https://t.co/aB1 — Ana Roos (@ana_roos) May 3, 2020").empty());  // no words
  std::string article;
  for (int i = 0; i < 40; ++i) article += "Nobody asked us. ";
  CHECK(CreditsIn(article + "— Ana Roos (@ana_roos) May 3, 2020").empty());  // longer than a post may be
}

}  // namespace
}  // namespace inquit::internal
