// Tests of lib/tokenize/patterns.h: how the words of the tables become patterns.
// SPDX-License-Identifier: Apache-2.0
//
// What the patterns find in texts is tested with tokens, sentences and paragraphs.
#include "lib/tokenize/patterns.h"

#include <re2/re2.h>

#include "tests/unit/catch.h"

namespace inquit::internal {
namespace {

TEST_CASE("A pattern of words") {
  CHECK(AnyOf({"Vale", "Roe", "Vale Port", "St. Roe"}) == "(?:Vale\\ Port|St\\.\\ Roe|Vale|Roe)");
}

TEST_CASE("A pattern of no words matches nothing, not everything") {
  const RE2 pattern("a*" + AnyOf({}), RE2::Quiet);
  REQUIRE(pattern.ok());
  CHECK_FALSE(RE2::PartialMatch("", pattern));
  CHECK_FALSE(RE2::PartialMatch("aab \xC3\xA9\n", pattern));
}

TEST_CASE("Furniture that the tables name") {
  CHECK(MatchDateline("Lisbon: The ferry sank.") == 8);
  CHECK(MatchDateline("lisbon, Nov. 3 (Agency): The ferry sank.") == 25);
  CHECK(MatchDateline("New York: The ferry sank.") == 10);
  CHECK(MatchDateline("Roos: The ferry sank.") == 0);
  CHECK(MatchDateline("OSLO -- The ferry sank.") == 7);
  CHECK(MatchDateline("NATO -- The ferry sank.") == 0);
  for (const char* line :
       {"By Ana Roos and Jan van Lund, senior staff writers", "By Ana Roos Posted Monday", "(The Associated Press)",
        "PHOTO BY: Ana Roos", "Source: Port of Vale", "compiled by Ana Roos", "Follow Ana Roos on Twitter.",
        "e-mail: ana@valeport.com", "Update: Sept 3, 2015", "3 MARCH 2015", "July 3"}) {
    CAPTURE(line);
    CHECK(IsByline(line));
  }
  for (const char* line :
       {"By Ana Roos or Jan Lund", "By Ana Roos modified Monday", "(Valeport News)", "Source by Ana Roos", "compiled: Ana Roos",
        "photo BY Ana Roos", "Follow Ana Roos on deck", "Ana: ana@valeport.com", "Sunk: Sept 3, 2015", "Smarch 3"}) {
    CAPTURE(line);
    CHECK_FALSE(IsByline(line));
  }
}

TEST_CASE("Words and names that the tables name") {
  CHECK(MatchElision("'n' roll") == 3);
  CHECK(MatchElision("'n&rsquo; roll") == 9);
  CHECK(MatchElision("'tis so") == 4);
  CHECK(MatchElision("'tisn so") == 0);
  CHECK(MatchElision("'Em") == 0);
  CHECK(MatchElision("'90s") == 4);
  CHECK(MatchAcronym("Ph.D. of") == 5);
  CHECK(MatchAcronym("Pt.D. of") == 0);
  CHECK(MatchDottedName("ASP.NET now") == 7);
  CHECK(MatchDottedName("ASP.Net now") == 0);
  CHECK(MatchDottedName("comp.boats now") == 10);
  CHECK(MatchDottedName("ship.boats now") == 0);
  CHECK(MatchAddress("valeport.com/boats.") == 18);
  CHECK(MatchAddress("valeport.co.za") == 14);
  CHECK(MatchAddress("valeport.boats") == 0);
  CHECK(AbbreviationOf("Mr") == Abbreviation::kBeforeName);
  CHECK(AbbreviationOf("Nov") == Abbreviation::kAnywhere);
  CHECK(AbbreviationOf("No") == Abbreviation::kIfItGoesOn);
  CHECK(AbbreviationOf("Boat") == Abbreviation::kNone);
}

}  // namespace
}  // namespace inquit::internal
