// Tests of lib/tokenize/patterns.h: how the words of the tables become patterns, and how much of a text each takes.
// SPDX-License-Identifier: Apache-2.0
//
// In a row a bar stands where the match ends: "node.js| and". Without one nothing matches.
#include "lib/tokenize/patterns.h"

#include <re2/re2.h>

#include <string>
#include <vector>

#include "tests/unit/catch.h"

namespace inquit::internal {
namespace {

void Check(std::size_t (*match)(std::string_view), const std::vector<std::string>& rows) {
  for (std::string row : rows) {
    CAPTURE(row);
    const std::size_t bar = row.find('|');
    if (bar != std::string::npos) row.erase(bar, 1);
    CHECK(match(row) == (bar == std::string::npos ? 0 : bar));
  }
}

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

TEST_CASE("Patterns: addresses") {
  Check(MatchAddress, {
                          "https://vale.example/a?b=c#d| and",
                          "HTTP://vale.example|.",
                          "www.vale.example/(a)b|, he",
                          "https://vale.example/a|“ and",
                          "https://vale.example|\u2003and",
                          "https://vale.example/it|'s",
                          "https://",
                          "http:/vale",
                          "the https://vale.example",
                          // E-mail.
                          "ana.roos+x@mail.vale.org| now",
                          "ana@vale",
                          "ana@vale.o",
                          // Domains that are known by their end.
                          "vale.com| and",
                          "a-b.vale.org|.",
                          "vale.co.uk/news/1|,",
                          "vale.com/|",
                          "vale.comma",
                          "vale.example",
                          "vale.gov|: a",
                          "x.io|",
                          "vale.xy.zz",
                          "-vale.com",
                      });
}

TEST_CASE("Patterns: names with dots") {
  Check(MatchDottedName, {
                             "node.js| and",
                             "notes.tar.txt|.",
                             "Photo_1-a.jpeg|",
                             "photo.jpg|",
                             "page.html|",
                             "page.htm|",
                             "ASP.NET| is",
                             "a.pdf|, b.docx",
                             "said.He left",
                             "node.jsx",
                             "node.js2",
                             // Three parts in small letters, or a newsgroup.
                             "one.two.three| and",
                             "one.two",
                             "one.Two.three",
                             "comp.lang.c|,",
                             "alt.c| x",
                             "1.two.three",
                         });
}

TEST_CASE("Endings of files and domains") {
  for (const char* end : {"js",  "ts",   "py",  "rb",  "cpp",  "txt", "pdf", "doc", "docx", "xls", "xlsx", "csv", "htm", "html",
                          "xml", "json", "php", "jpg", "jpeg", "png", "gif", "mp3", "mp4",  "exe", "dll",  "zip", "NET"}) {
    const std::string name = std::string("Vale.") + end;
    CAPTURE(name);
    CHECK(MatchDottedName(name) == name.size());
  }
  for (const char* end : {"com", "org",   "net",    "gov",    "edu",   "mil", "info", "int", "biz", "io", "tv", "ly",
                          "eu",  "co.uk", "org.uk", "gov.uk", "ac.uk", "uk",  "ca",   "de",  "fr",  "ru", "gl"}) {
    const std::string name = std::string("vale.") + end;
    CAPTURE(name);
    CHECK(MatchAddress(name) == name.size());
  }
}

TEST_CASE("Patterns: handles and topics") {
  Check(MatchHandle, {"@vale_1|'s", "@Zoë|.", "#help|!", "#2x|", "#help_us|-now", "#22", "#", "@", "@ vale", "# help", "vale"});
}

TEST_CASE("Patterns: numbers") {
  Check(MatchNumber, {"1,200.50| and", "3.5%| of",    "10:30|.",   "1/2|", "$5|",   "$1,200.50| a", "€.5|", ".5|",
                      "3|.",           "3|,",         "3|, 4",     "$",    "$$5",   "six",          "-5",   "6'2\"| tall",
                      "6’2|,",         "6&rsquo;2”|", "6&#39;11|", "6|'x", "20|'s", "5%|%"});
}

TEST_CASE("Patterns: acronyms") {
  Check(MatchAcronym,
        {"U.S.| and", "e.g.|,", "J.K.| Odd", "Ph.D.| a", "U.S.A| won", "U.S.|The", "a.m.|", "A.| b", "US.", "Mr.", "x"});
}

TEST_CASE("Patterns: elisions") {
  Check(MatchElision, {"'tis| so", "’Twas| so",     "`Twere|",   "'til| dawn", "'em| so", "´cause|",   "'n'| roll", "’N’| roll",
                       "'n| roll", "&rsquo;em| so", "&#39;90s|", "'90s| and",  "'16|.",   "'bout| it", "'round|",   "'neath|",
                       "'cuz|",    "'emperor",      "'1990",     "'9",         "'tisn",   "'night",    "em",        "'Em"});
}

TEST_CASE("Patterns: datelines") {
  Check(MatchDateline, {
                           "LISBON —| The ferry",
                           "LISBON, Portugal --| The ferry",
                           "LISBON, Nov. 3 —| The",
                           "ST. LOUIS --| The",
                           "LISBON (Agency) - |The",
                           "LISBON, Nov. 3, 2015 (Agency) --|The",
                           "NEW YORK, 3 November - |The",
                           "ROME –| The",
                           "OSLO --| The",
                           "PORT VALE/LISBON —| The",
                           // A place in small letters needs an agency, or a colon if it is one of those that often stand there.
                           "Lisbon (Agency) —| The",
                           "Port Vale, Nov. 3 (Agency) --| The",
                           "Lisbon — The",
                           "Lisbon: |The",
                           "Geneva, 3 May: |The",
                           "Lisbon (Agency): |The",
                           "Vale: The",
                           "Lisbon:The",
                           // What is none.
                           "LISBON The",
                           "LISBON-The",
                           "HALE: Where",
                           "IBM — The",
                           "NATO — The",
                           "lisbon — The",
                       });
}

TEST_CASE("A dash after a dateline takes the space behind it where it needs one") {
  Check(MatchDateline, {"LISBON --|The", "LISBON-- |The", "LISBON— |The"});
}

TEST_CASE("Patterns: bylines") {
  for (const char* line : {"By Ana Roos",
                           "BY ANA ROOS",
                           "by Ana B. Roos and Ivo Lund",
                           "By Ana Roos, staff writer",
                           "By Ana Roos | Updated: now",
                           "By Ana O’Dowd, political editor of the Courier",
                           "Ivo Lund contributed reporting.",
                           "Ivo Lund and Ana Roos contributed to this report from Lisbon.",
                           "Reuters",
                           "(AP)",
                           "The Associated Press",
                           "Photo: Ana Roos",
                           "Image credit: Ana",
                           "(Reporting by Ana Roos; editing by Ivo Lund)",
                           "Writing: Ana",
                           "Photos by Ana Roos",
                           "© Ana Roos 2015",
                           "Copyright 2015 the Courier",
                           "Follow Ana Roos on Twitter @ana",
                           "Follow @ana",
                           "Email: ana@vale.org",
                           "Contact: the desk",
                           "Updated: Monday, Nov. 3, 2015 10:15 a.m. GMT",
                           "Published on 3 November 2015",
                           "Nov. 3, 2015",
                           "03/11/2015",
                           "10:15 pm",
                           "Last modified 3 May at 10:30"}) {
    CAPTURE(line);
    CHECK(IsByline(line));
  }
  for (const char* line : {"", "By the river", "By Ana Roos went the ferry", "Bystanders Ran", "Ana Roos", "Ivo contributed.",
                           "He left. Ivo contributed reporting.", "Reuters said", "Photo Ana", "photos by the sea",
                           "Follow the ferry", "Nov. 3 was cold", "10:15 was late", "Updated", "Copyrights", "Monday"}) {
    CAPTURE(line);
    CHECK_FALSE(IsByline(line));
  }
  CHECK(IsByline("Photo: " + std::string(193, 'a')));
  CHECK_FALSE(IsByline("Photo: " + std::string(194, 'a')));  // too long for one
}

TEST_CASE("Patterns: dashes") {
  for (const char* word : {"-", "--", "–", "—", "―"}) CHECK(IsDash(word));
  for (const char* word : {"", "---", "_", "−", "- ", "a-"}) CHECK_FALSE(IsDash(word));
}

TEST_CASE("A match looks at so much and no more") {
  const std::string long_name(5000, 'a');
  CHECK(MatchAddress("https://" + long_name) == 2048);
  CHECK(MatchHandle("@" + long_name) == 128);
  CHECK(MatchNumber(std::string(5000, '1')) == 64);
  CHECK(MatchDottedName(long_name + ".js") == 0);
}

}  // namespace
}  // namespace inquit::internal
