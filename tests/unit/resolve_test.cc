// Resolution: pronouns, relatives, missing sources and phrases of each kind.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/resolve.h"

#include <string>

#include "tests/unit/catch.h"
#include "tests/unit/marked_article.h"

namespace inquit {
namespace {

TEST_CASE("he and she", "[speakers][resolve]") {
  CheckSpeakers({
      {"John Odd met Ada Pell. [s1 She] [c1 said] [t1 so]. [s2 He] [c2 agreed] [t2 to go].", "Ada Pell; John Odd"},
      {"[s1 John Odd] [c1 said] [t1 so of Karl Vale]. [s2 He] [c2 added] [t2 that it stank].", "John Odd; John Odd"},
      {"[s1 John Odd] [c1 said] [t1 so].\n\n[t2 “Karl Vale is my friend,”] [s2 he] [c2 said]. [t2 “Always was.”]",
       "John Odd; John Odd"},
      {"[s1 Ada Pell] [c1 said] [t1 so]. [s2 Her] [c2 plan was] [t2 to go].", "Ada Pell; Ada Pell"},
      {"The harbour opened. [s1 He] [c1 said] [t1 so].", "-"},
  });
}

TEST_CASE("it and they", "[speakers][resolve]") {
  CheckSpeakers({
      {"[s1 The Port Safety Board] [c1 met] [t1 to vote]. [s2 It] [c2 backed] [t2 the pier].",
       "Port Safety Board; Port Safety Board"},
      {"John Odd met two officials. [s1 They] [c1 said] [t1 so].", "two officials"},
  });
}

TEST_CASE("relatives stand for what is before them", "[speakers][resolve]") {
  CheckSpeakers({
      {"We met Ada Pell, [s1 who] [c1 opposes] [t1 the dam].", "Ada Pell"},
      {"We met Ada Pell, a doctor from Vale Creek, [s1 who] [c1 opposes] [t1 the dam].", "Ada Pell"},
      {"We met critics of the harbour [s1 who] [c1 oppose] [t1 it].", "critics of the harbour"},
      {"We like those [s1 who] [c1 doubt] [t1 it].", "those"},
      {"John Odd has a memo [s1 that] [c1 blames] [t1 Ada Pell].", "a memo"},
      {"John Odd leads the Port Safety Board, [s1 which] [c1 backs] [t1 the pier].", "Port Safety Board"},
  });
}

TEST_CASE("no source", "[speakers][resolve]") {
  CheckSpeakers({
      {"[s1 Ada Pell] [c1 said] [t1 so].\n\n[t2 “It is early.”]", "Ada Pell; Ada Pell"},
      {"[t1 “It is early.”]\n\n[s2 Ada Pell] [c2 said] [t2 so].", "-; Ada Pell"},
      {"[s1 Ada Pell] [c1 said] [t1 so]. [t2 The pier] [c2 was approved].", "Ada Pell; -"},
  });
}

TEST_CASE("the writer has no name", "[speakers][resolve]") {
  CheckSpeakers({{"Ada Pell came. [s1 I] [c1 suspect] [t1 a trick].", "-"}, {"[s1 We] [c1 think] [t1 so].", "-"}});
}

TEST_CASE("other phrases are kept as they stand", "[speakers][resolve]") {
  CheckSpeakers({
      {"[s1 A source close to the talks] [c1 said] [t1 so].", "A source close to the talks"},
      {"[s1 Two port officials,] [c1 said] [t1 so].", "Two port officials"},
      {"Only [s1 about two-thirds of voters] [c1 agree] [t1 to go].", "about two-thirds of voters"},
      {"But [s1 even many skippers] [c1 agree] [t1 to go].", "many skippers"},
      {"[s1 the latest XYN/Vale poll] [c1 shows] [t1 a tie].", "the latest XYN/Vale poll"},
      {"[s1 ,] [c1 said] [t1 so].", "-"},
  });
}

TEST_CASE("a hundred thousand attributions and names take a moment", "[speakers][resolve]") {
  std::string text;
  Document document;
  for (int i = 0; i < 100000; ++i) {
    Attribution attribution;
    attribution.source = ByteSpan{text.size(), text.size() + 2};
    text += "He and K" + std::to_string(i) + " Pell, the senator, said so. ";
    attribution.content = {{text.size() - 4, text.size() - 2}};
    document.attributions.push_back(attribution);
  }
  // One source that all the others share, and that is as long as the text.
  for (Attribution& attribution : document.attributions) {
    if (&attribution != &document.attributions[0]) attribution.source = ByteSpan{3, text.size()};
  }
  CHECK(SpeakerResolver().Resolve(text, {}, &document).ok());
}

// Former bugs.

TEST_CASE("his doctor is somebody else than he", "[speakers][resolve]") {
  MarkedArticle article("John Odd rested. [s1 His doctor] [c1 advised] [t1 sleep].");
  REQUIRE(article.Speakers() == "His doctor");
  const Speaker& doctor = article.document.speakers[0];
  REQUIRE(doctor.mentions.size() == 1);
  CHECK(doctor.mentions[0].In(article.text) == "His doctor");
  CHECK(doctor.gender == Gender::kUnknown);
}

TEST_CASE("his before a noun is not the noun", "[speakers][resolve]") {
  CheckSpeakers({{"[s1 John Odd] [c1 said] [t1 so]. Given [s2 his] past [c2 comments on] [t2 the dam], few listened.",
                  "John Odd; John Odd"}});
}

TEST_CASE("an acronym with a possessive ending is an acronym", "[speakers][resolve]") {
  CheckSpeakers({{"The Port Safety Board met. [s1 The PSB’s] [c1 plan is] [t1 to wait]. [s2 The PSB] [c2 voted] [t2 to wait].",
                  "Port Safety Board; Port Safety Board"}});
}

}  // namespace
}  // namespace inquit
