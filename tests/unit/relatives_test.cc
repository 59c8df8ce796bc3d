// Relatives: what "who", "which" and "that" stand for.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/resolve/relatives.h"

#include <string>
#include <vector>

#include "tests/unit/catch.h"
#include "tests/unit/read_article.h"

namespace inquit {
namespace internal {
namespace {

// The phrase that the relative at "^" stands for, in brackets where it is no mention; "-" if there is none.
std::string Phrase(const std::string& marked) {
  ReadArticle article(marked);
  article.TakeUpDescriptions();
  const Antecedent found = FindAntecedent(article.words, article.mentions, article.cast, article.Marked());
  if (found.empty()) return "-";
  const std::string phrase = article.In(found.begin, found.end);
  return found.mention == kNowhere ? "[" + phrase + "]" : phrase;
}

struct Case {
  const char* text;
  const char* phrase;
};

void Check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(Phrase(c.text) == c.phrase);
  }
}

TEST_CASE("a relative stands for what touches it", "[speakers][relatives]") {
  Check({
      {"We met Ada Pell, ^who opposes it.", "Ada Pell"},
      {"We met Sen. Ada Pell, ^who opposes it.", "Sen. Ada Pell"},
      {"It was made by Ada Pell ^who opposes it.", "Ada Pell"},
      {"It closed, according to APJW ^who oppose it.", "APJW"},
      {"We met Ada Pell in Ohio ^who opposes it.", "-"},
      {"We met critics ^who oppose it.", "critics"},
      {"We like those ^who doubt it.", "those"},
      {"John Odd wrote a memo ^that blames her.", "a memo"},
      {"John Odd leads the Port Safety Board, ^which backs it.", "Port Safety Board"},
  });
}

TEST_CASE("a description goes on up to its relative", "[speakers][relatives]") {
  Check({
      {"We met critics of the harbour ^who oppose it.", "critics of the harbour"},
      {"We read a post by @weirwatch ^that opposes it.", "a post by @weirwatch"},
      {"We met two voters from Vale ^who oppose it.", "two voters from Vale"},
      {"We met a critic of Congressman Odd’s office ^who opposes it.", "a critic of Congressman Odd’s office"},
      // Behind a comma only the mention itself is meant, as a speaker's name.
      {"We met two voters from Vale, ^who oppose it.", "two voters"},
  });
}

TEST_CASE("who looks past what its description belongs to", "[speakers][relatives]") {
  Check({
      {"We met a longtime adviser to Pell, ^who opposes it.", "a longtime adviser"},
      {"We met a longtime adviser to Sen. Ada Pell, ^who opposes it.", "a longtime adviser"},
      {"We asked the editors of The Vale Post, ^who oppose it.", "the editors"},
      {"We read a report by the editors of The Vale Post, ^who oppose it.", "the editors"},
      // But not past another person's description.
      {"We met an aide to the doctor, ^who opposes it.", "the doctor"},
      {"We read the report by Ada Pell, ^who opposes it.", "Ada Pell"},
  });
}

TEST_CASE("who stands for persons, which and that for the rest", "[speakers][relatives]") {
  Check({
      {"We read a memo by an official ^that blames her.", "a memo by an official"},
      {"We saw the officials of the board, ^which backs it.", "the board"},
      {"We saw the officials of the board, ^who back it.", "the officials"},
      {"Ada Pell read the memo, ^who then blamed him.", "Ada Pell"},
  });
}

TEST_CASE("a name takes a relative behind a comma only", "[speakers][relatives]") {
  Check({{"He told Ada Pell, ^who came.", "Ada Pell"}, {"He told Ada Pell ^who came.", "-"}});
}

TEST_CASE("an apposition between a name and its relative", "[speakers][relatives]") {
  ReadArticle article("We met Ada Pell, a doctor from Vale Creek, ^who opposes it.");
  article.TakeUpDescriptions();
  const Antecedent found = FindAntecedent(article.words, article.mentions, article.cast, article.Marked());
  REQUIRE(found.mention != kNowhere);
  CHECK(article.In(found.begin, found.end) == "a doctor");
  CHECK(article.In(article.cast.referents[article.mentions[found.mention].referent].name) == "Ada Pell");
}

TEST_CASE("two descriptions of one are taken as the first", "[speakers][relatives]") {
  Check({{"We met a banker and former official, ^who opposes it.", "a banker"},
         {"We met a banker and an official, ^who opposes it.", "an official"}});
}

TEST_CASE("a noun that is no mention makes a phrase of its own", "[speakers][relatives]") {
  Check({
      {"Water bottles ^that glow sell well.", "[Water bottles]"},
      {"He sells two green bottles ^that glow.", "[two green bottles]"},
      {"He sells the bottles ^that glow.", "[the bottles]"},
      {"He put his bottles, ^which glow.", "-"},
  });
}

TEST_CASE("numbers and measures belong to what a relative stands for", "[speakers][relatives]") {
  Check({
      {"We met a lot of Kalo partisans ^who oppose it.", "[a lot of Kalo partisans]"},
      {"We met plenty of voters ^who oppose it.", "plenty of voters"},
      {"It is more than half of the voters ^who oppose it.", "more than half of the voters"},
      {"It is the nearly four in 10 voters ^who oppose it.", "the nearly four in 10 voters"},
      {"It differs from earlier reports ^that oppose it.", "earlier reports"},
      {"We met most other voters ^who oppose it.", "most other voters"},
      {"Ohio is one of 22 states ^that oppose it.", "[22 states]"},
      {"We met one of two voters ^who oppose it.", "[two voters]"},
      {"We met two retired generals and soldiers ^who oppose it.", "[two retired generals and soldiers]"},
      {"We met both generals and soldiers, ^who oppose it.", "[both generals and soldiers]"},
      {"They complained about the voters ^who oppose it.", "the voters"},
      {"In 2016 the voters ^who oppose it won.", "the voters"},
      {"They said that nearly 40 percent of voters ^who oppose it won.", "nearly 40 percent of voters"},
      {"We met one of the Kalo partisans ^who oppose it.", "[the Kalo partisans]"},
      {"We left. 95 retired generals and soldiers ^who oppose it came.", "[95 retired generals and soldiers]"},
      {"We met a general and soldiers ^who oppose it.", "soldiers"},
  });
}

TEST_CASE("a verb is no part of what a relative stands for", "[speakers][relatives]") {
  Check({
      {"They want to change rules ^that oppose it.", "rules"},
      {"They have written reports ^that oppose it.", "reports"},
      {"They spoke to local voters ^who oppose it.", "local voters"},
      {"They spoke to wealthy citizens ^who oppose it.", "wealthy citizens"},
      {"They could change rules ^that oppose it.", "rules"},
      {"They have begun work on new bottles ^that oppose it.", "[new bottles]"},
  });
}

TEST_CASE("which of several a relative stands for", "[speakers][relatives]") {
  Check({
      {"It is a case between Ada Pell and John Odd, ^who argued so.", "John Odd"},
      {"Ada Pell and John Odd, ^who are here, left.", "[Ada Pell and John Odd]"},
      {"We met Jo Weir, Ada Pell and John Odd, ^who have it.", "[Jo Weir, Ada Pell and John Odd]"},
      {"We met Ada Pell and John Odd, ^who are here.", "[Ada Pell and John Odd]"},
      {"We met Ada Pell and John Odd, ^who argued so.", "John Odd"},
      {"We met mostly voters or critics ^who oppose it.", "[voters or critics]"},
      {"They praised the University of South Samoa in Ohio, ^which backs it.", "University of South Samoa"},
      {"They praised the Port Safety Board in Ohio, ^which backs it.", "Ohio"},
      {"We met Ada Pell. In Ohio, ^which backs it, it rained.", "Ohio"},
      {"They wrote to the woman’s attorney, ^who opposes it.", "the woman’s attorney"},
      {"John Odd was held by police ^who oppose it.", "police"},
  });
}

TEST_CASE("nothing before the relative", "[speakers][relatives]") {
  Check({
      {"^Who came?", "-"},
      {"“^Who came?”", "-"},
      {"We met Ada Pell. ^Who came?", "-"},
      {"They ran and ran, ^which helped.", "-"},
  });
}

TEST_CASE("what is no mention of a person, with what a preposition joins to it", "[speakers][relatives]") {
  Check({
      {"He was an active poster on APJW ^who opposes it.", "an active poster on APJW"},
      {"We met a gadfly on APJW ^who opposes it.", "[a gadfly on APJW]"},
      {"We met those in Ohio ^who oppose it.", "[those in Ohio]"},
      {"They spoke on the streets of Ohio ^who oppose it.", "-"},
  });
}

}  // namespace
}  // namespace internal
}  // namespace inquit
