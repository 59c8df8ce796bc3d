// Tests of lib/tokenize/paragraphs.h: where paragraphs end, which are furniture, and their datelines.
// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "inquit/tokenizer.h"
#include "tests/unit/catch.h"

namespace inquit {
namespace {

constexpr ParagraphKind kBody = ParagraphKind::kBody;
constexpr ParagraphKind kHeading = ParagraphKind::kHeading;
constexpr ParagraphKind kByline = ParagraphKind::kByline;

std::vector<std::string> Paragraphs(const std::string& text) {
  std::vector<std::string> out;
  const Tokenization tokenization = *Tokenizer().Tokenize(text);
  for (const Paragraph& paragraph : tokenization.paragraphs) out.emplace_back(paragraph.span.In(text));
  return out;
}

using Strings = std::vector<std::string>;

TEST_CASE("Blank lines and single line ends end paragraphs") {
  const Strings kWanted = {"The ferry sank.", "Nobody was hurt.", "“We wait,” she said."};
  CHECK(Paragraphs("The ferry sank.\n\nNobody was hurt.\n \n\n“We wait,” she said.\n") == kWanted);
  CHECK(Paragraphs("The ferry sank.\nNobody was hurt.\n“We wait,” she said.") == kWanted);
  CHECK(Paragraphs("The ferry sank.\r\nNobody was hurt.\r\n\r\n“We wait,” she said.\r\n") == kWanted);
  CHECK(Paragraphs("The ferry sank.\rNobody was hurt.\u2028“We wait,” she said.\u2029") == kWanted);
  CHECK(Paragraphs(" \n ").empty());
}

TEST_CASE("Lines wrapped at a width are one paragraph") {
  const std::string kFirst =
      "The council of Vale voted on Monday to keep the old ferry in\n"
      "port for the winter, and said that all of the tickets that were\n"
      "sold for the crossing would be paid back before the spring.";
  const std::string kSecond =
      "The harbour master, who had asked for the vote, said that the\n"
      "hull leaked.";
  CHECK(Paragraphs(kFirst + "\n\n" + kSecond) == Strings{kFirst, kSecond});
  CHECK(Paragraphs(kSecond + "\n" + kFirst) == Strings{kSecond, kFirst});     // by the short last line
  CHECK(Paragraphs(kFirst + "\n   " + kSecond) == Strings{kFirst, kSecond});  // by the indent
  CHECK(Paragraphs("Ferry stays in port\n" + kFirst) == Strings{"Ferry stays in port", kFirst});
}

TEST_CASE("Where the last line of a wrapped paragraph is full, an indent or a blank line parts it from the next") {
  const std::string kFull =
      "The council of Vale voted on Monday to keep the old ferry in\n"
      "port for the winter, and said that all of the tickets that were";
  const std::string kNext = "harbour masters had asked for the vote, for the hull leaked.";
  CHECK(Paragraphs(kFull + "\n" + kNext).size() == 1);
  CHECK(Paragraphs(kFull + "\n  " + kNext).size() == 2);
  CHECK(Paragraphs(kFull + "\n\n" + kNext).size() == 2);
}

TEST_CASE("A line may end with CR LF wherever it may end with LF") {
  CHECK(Paragraphs("The council of Vale voted on Monday to keep the old ferry in\r\nport for the winter.").size() == 1);
}

TEST_CASE("Lines that are paragraphs stay apart, however alike in length") {
  const std::string kText =
      "The council of Vale voted on Monday to keep the ferry in port.\n"
      "The harbour master had asked for the vote as the hull leaked.\n"
      "All of the tickets for the crossing will be paid back in May.";
  CHECK(Paragraphs(kText).size() == 3);
}

// Each of `lines` over a long paragraph.
ParagraphKind KindOnTop(const std::string& line) {
  return Tokenizer()
      .Tokenize(line +
                "\n\nThe council of Vale voted on Monday to keep the old ferry in port for the whole of the winter, it said.")
      ->paragraphs[0]
      .kind;
}

// The kind of a line between two paragraphs.
ParagraphKind KindBetween(const std::string& line) {
  return Tokenizer()
      .Tokenize("The ferry sank on Monday, it said, and it was old.\n\n" + line + "\n\nNobody was hurt.")
      ->paragraphs[1]
      .kind;
}

TEST_CASE("Headings") {
  const struct {
    const char* line;
    ParagraphKind top, between;
  } kRows[] = {
      {"Ferry to stay in port: operator", kHeading, kHeading},
      {"Roos to Vale: 'Leave the boats alone'", kHeading, kHeading},
      {"Will the Ferry Ever Sail Again?", kHeading, kBody},
      {"Council Keeps Old Ferry in Harbour.", kHeading, kBody},
      {"Council keeps old ferry in harbour.", kHeading, kBody},
      {"A NOTE.", kHeading, kHeading},
      {"TODAY’S BOATS.", kHeading, kHeading},
      {"ÉLYSÉE NOTES.", kHeading, kHeading},
      {"BÉe.", kHeading, kBody},
      {"The mayor said:", kBody, kBody},
      {"“We will wait for the tide.”", kBody, kBody},
      {"and so on", kBody, kBody},
      {"12", kBody, kBody},
      {"“We wait,” Hale said. She left. Nobody knew.", kBody, kBody},
      {"The mayor of Vale has a house on the U.S. coast and a boat that he keeps near it in the harbour of St. Marsh, in the "
       "U.S.",
       kBody, kBody},
  };
  for (const auto& row : kRows) {
    CAPTURE(row.line);
    CHECK(KindOnTop(row.line) == row.top);
    CHECK(KindBetween(row.line) == row.between);
  }
  CHECK(Tokenizer().Tokenize("He said it was a mess")->paragraphs[0].kind == kBody);  // a fragment, with no text to head
}

TEST_CASE("Bylines, dates and credits") {
  for (const char* line :
       {"By Ana Roos", "By ANA R. ROOS and Ivo Lund, political editor", "by Ana Roos in Vale",
        "By REUTERSUpdated: NOVEMBER 2, 2015 14:11", "REUTERS", "(Reuters)", "The Associated Press", "Nov. 3, 2015",
        "Monday, 3 November 2015 10:15 a.m. GMT", "2016-06-15 03:12 GMT", "Updated: Nov. 3, 2015",
        "Update: 2016-06-15 03:12 GMT", "Published on 3 May 2016", "Photo: Ada Font", "(Image credit: Ada Font)",
        "© 2016 The Courier", "(Reporting by Ana Roos; Editing by Ivo Lund)", "Ivo Lund contributed to this report.",
        "Follow Ana Roos on Twitter @anaroos."}) {
    CAPTURE(line);
    CHECK(KindBetween(line) == kByline);
    CHECK(KindOnTop(line) == kByline);
  }
  for (const char* line :
       {"By Monday, the ferry had sunk.", "By then nobody was there", "Update: the ferry, which sank on 3 May, is back.",
        "The photo: a ferry", "Nov. 3 was a Monday, and the ferry sank.", "May 5, she said, would be late."}) {
    CAPTURE(line);
    CHECK(KindBetween(line) != kByline);
  }
}

TEST_CASE("Datelines") {
  for (const char* dateline : {"LISBON, Nov. 3 (Agency) --", "WASHINGTON, Nov 14 (KUNA) --", "LONDON (Reuters) -",
                               "Lisbon (AFP) –", "Washington:", "NEW YORK —", "LISBON, Portugal, Nov. 3, 2015 (Agency) —",
                               "NASHUA, N.H. (AP) —", "ROME, 3 May 2016 -", "PORT VALE, Nov. 3 (Agency) --"}) {
    const std::string text = std::string(dateline) + " A ship sank on Monday, and it was old.";
    CAPTURE(text);
    const Paragraph paragraph = Tokenizer().Tokenize(text)->paragraphs[0];
    CHECK(paragraph.kind == kBody);
    CHECK(paragraph.dateline.In(text) == dateline);
  }
  for (const char* text :
       {"NATO — which met in Lisbon — said so.", "Okonjo: We wait for the tide, as ever.", "MODERATOR: Next question, please.",
        "A ship - an old one - sank.", "The LISBON (Portugal) ferry sank.", "WASHINGTON-based sailors left."}) {
    CAPTURE(text);
    CHECK(Tokenizer().Tokenize(text)->paragraphs[0].dateline.empty());
  }
  const std::string kGlued = "LISBON —Standing on the pier, she waved.";
  CHECK(Tokenizer().Tokenize(kGlued)->paragraphs[0].dateline.In(kGlued) == "LISBON —");
}

}  // namespace
}  // namespace inquit
