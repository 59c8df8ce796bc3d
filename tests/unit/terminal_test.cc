// Tests of the terminal view in inquit/formats.h.
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inquit/formats.h"
#include "tests/unit/catch.h"
#include "tests/unit/find_words.h"

namespace inquit {
namespace {

// An article by hand, and who says what in it.
struct Article {
  std::string text;
  Document document;

  explicit Article(std::string words) : text(std::move(words)) {}

  ByteSpan Find(const std::string& words) const { return inquit::Find(text, words); }
  void AddSpeaker(const std::string& name, SpeakerType type = SpeakerType::kPerson) {
    Speaker speaker;
    speaker.name = name;
    speaker.type = type;
    document.speakers.push_back(speaker);
  }
  void AddStatement(const std::vector<std::string>& pieces, const std::string& cue, const std::string& source, int speaker) {
    Attribution a;
    for (const std::string& piece : pieces) a.content.push_back(Find(piece));
    if (!cue.empty()) a.cue = Find(cue);
    if (!source.empty()) a.source = Find(source);
    if (speaker >= 0) a.speaker = static_cast<std::size_t>(speaker);
    document.attributions.push_back(a);
  }
  std::string Show(std::size_t width = 80, bool color = false) const {
    return ToTerminal(document, text, {color, width, "pier.txt"});
  }
};

Article Pier() {
  Article article(
      "Board Backs Longer Pier\n\n“Trade needs depth,” said Ivo "
      "Lund, the board’s chair. “We have none.”\n\n"
      "He told the Courier that work would begin soon. Skippers "
      "fear that nets will tear.\n\n"
      "“The cost is mad. ¶\n\n“We said so.”\n");
  article.AddSpeaker("Ivo Lund");
  article.document.speakers.back().role = article.Find("board’s chair");
  article.AddSpeaker("Skippers", SpeakerType::kGroup);
  article.AddStatement({"“Trade needs depth,”", "“We have none.”"}, "said", "Ivo Lund, the board’s chair", 0);
  article.AddStatement({"that work would begin soon"}, "told", "He", 0);
  article.AddStatement({"that nets will tear"}, "fear", "Skippers", 1);
  article.AddStatement({"“The cost is mad. ¶\n\n“We said so.”"}, "", "", -1);
  return article;
}

// `shown` without its escape sequences, each of which must be a style.
std::string WithoutStyles(const std::string& shown) {
  std::string out;
  for (std::size_t at = 0; at < shown.size(); ++at) {
    if (shown[at] != '\x1b') {
      out += shown[at];
      continue;
    }
    const std::size_t end = shown.find_first_not_of("0123456789;", at + 2);
    REQUIRE(shown[at + 1] == '[');
    REQUIRE(shown[end] == 'm');
    at = end;
  }
  return out;
}

std::vector<std::string> Lines(const std::string& shown) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < shown.size();) {
    const std::size_t end = shown.find('\n', at);
    REQUIRE(end != shown.npos);
    lines.push_back(shown.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::size_t CodePoints(const std::string& line) { return OffsetMap(line).ToUnits(line.size(), OffsetUnit::kCodePoints); }

bool Contains(const std::string& shown, const std::string& part) { return shown.find(part) != shown.npos; }

TEST_CASE("Without colours: each speaker with what they said") {
  CHECK(Pier().Show() == R"(pier.txt: 4 statements, 2 speakers

Ivo Lund (person, board’s chair, 2 statements)
  “Trade needs depth,” … “We have none.”
    — said Ivo Lund, the board’s chair

  that work would begin soon
    — He told

Skippers (group, 1 statement)
  that nets will tear
    — Skippers fear

Speaker unknown (1 statement)
  “The cost is mad. ¶

  “We said so.”
)");
}

TEST_CASE("With colours: the text itself too") {
  const std::string shown = Pier().Show(80, true);
  const std::string plain = WithoutStyles(shown);
  CHECK(Contains(plain,
                 "pier.txt: 4 statements, 2 speakers\n\nBoard Backs "
                 "Longer Pier\n\n“Trade needs depth,” said Ivo Lund"));
  CHECK(Contains(plain,
                 "▌ Ivo Lund (person, board’s chair, 2 statements)\n▌   “Trade needs "
                 "depth,” … “We have none.”\n▌     — said Ivo Lund"));
  // Contents in their speaker's colour; the cue underlined, the source bold too.
  CHECK(Contains(shown, "\x1b[0;38;5;33m“Trade needs depth,”\x1b[0m "));
  CHECK(Contains(shown, "\x1b[0;4;38;5;33msaid\x1b[0m "));
  CHECK(Contains(shown, "\x1b[0;1;4;38;5;33mIvo Lund, the board’s chair\x1b[0m."));
  CHECK(Contains(shown, "\x1b[0;38;5;208mthat nets will"));
}

TEST_CASE("Pieces with nothing but blanks between them are not parted by an ellipsis") {
  Article article("“One.\n\n“Two.” “Three,” said Ona. “Four.”");
  article.AddStatement({"“One.", "“Two.”", "“Three,”", "“Four.”"}, "said", "Ona", -1);
  CHECK(Contains(article.Show(), "\n  “One.\n\n  “Two.” “Three,” … “Four.”\n    — said Ona\n"));
}

TEST_CASE("A style ends with its line and goes on after the margin") {
  for (const std::string& line : Lines(Pier().Show(24, true))) {
    CAPTURE(line);
    const std::size_t last = line.rfind("\x1b[");
    CHECK((last == line.npos || line.compare(last, 4, "\x1b[0m") == 0));
  }
}

TEST_CASE("No line is wider than asked for, and nothing gets lost") {
  for (const std::size_t width : {20, 31, 40, 80}) {
    for (const bool color : {false, true}) {
      const std::string plain = WithoutStyles(Pier().Show(width, color));
      for (const std::string& line : Lines(plain)) {
        CAPTURE(width, line);
        CHECK(CodePoints(line) <= width);
        CHECK((line.empty() || line.back() != ' '));
      }
      std::string words;
      for (const char c : plain) words += c == '\n' ? ' ' : c;
      CHECK(Contains(WithoutStyles(Pier().Show(1000, color)), "“Trade needs depth,” … “We have none.”"));
      for (const char* word : {"“Trade", "depth,”", "none.”", "board’s", "Skippers", "tear"}) CHECK(Contains(words, word));
    }
  }
}

TEST_CASE("A word longer than a line is broken, a narrow terminal is no trouble") {
  Article article(std::string(100, 'x') + " said Ona");
  article.AddStatement({std::string(100, 'x')}, "said", "Ona", -1);
  const std::string shown = article.Show(42);
  CHECK(Contains(shown, "\n  " + std::string(40, 'x') + "\n  " + std::string(40, 'x') + "\n  " + std::string(20, 'x') + "\n"));
  for (const std::size_t width : {0, 1, 3}) CHECK(Contains(article.Show(width), "xxx"));
}

TEST_CASE("Wide characters take two columns, combining marks none") {
  Article wide("港口委員會批准了更長的碼頭 said Ona");
  wide.AddStatement({"港口委員會批准了更長的碼頭"}, "said", "Ona", -1);
  CHECK(Contains(wide.Show(12), "\n  港口委員會\n  批准了更長\n  的碼頭\n"));
  Article marks("e\u0301e\u0301e\u0301e\u0301e\u0301 ef said Ona");
  marks.AddStatement({"e\u0301e\u0301e\u0301e\u0301e\u0301 ef"}, "said", "Ona", -1);
  CHECK(Contains(marks.Show(10), "\n  e\u0301e\u0301e\u0301e\u0301e\u0301 ef\n"));
  Article joined("a\u200Da\u200Da\u200Da\u200Da ef said Ona");  // zero width joiners
  joined.AddStatement({"a\u200Da\u200Da\u200Da\u200Da ef"}, "said", "Ona", -1);
  CHECK(Contains(joined.Show(10), "\n  a\u200Da\u200Da\u200Da\u200Da ef\n"));
}

TEST_CASE("Control characters are shown, and never reach the terminal") {
  const struct {
    std::string text, shown;
  } kRows[] = {
      {"a\x1b[31mb", "a␛[31mb"},
      {"bell\a", "bell␇"},
      {std::string("nul\0x", 5), "nul␀x"},
      {"del\x7f", "del␡"},
      {"csi\xc2\x9b"
       "31m",
       "csi\uFFFD31m"},  // C1: a terminal may take it for escape and bracket
      {"bad\xff", "bad\uFFFD"},
      {"turn\u202Ened", "turn\uFFFDned"},  // right-to-left override
      {"\uFEFFmark", "mark"},              // byte order mark
      {"soft\u00ADhyphen", "softhyphen"},
      {"tab\tand\rcr", "tab and\n  cr"},
      {"no\u00A0break", "no\u00A0break"},
  };
  for (const auto& row : kRows) {
    CAPTURE(row.shown);
    Document document;
    document.attributions.resize(1);
    document.attributions[0].content = {{0, row.text.size()}};
    CHECK(ToTerminal(document, row.text, {}) == "Speaker unknown (1 statement)\n  " + row.shown + "\n");
    WithoutStyles(ToTerminal(document, row.text, {true, 80, row.text}));  // holds no sequence but styles
    document.speakers.resize(1);
    document.speakers[0].name = row.text;
    document.attributions[0].speaker = 0;
    WithoutStyles(ToTerminal(document, row.text, {true, 80, ""}));
  }
}

TEST_CASE("A text without statements, and no text at all") {
  CHECK(ToTerminal(Document(), "Nothing was said.\n", {false, 80, "a"}) == "a: 0 statements, 0 speakers\n");
  CHECK(WithoutStyles(ToTerminal(Document(), "\n\nNothing\nwas said.\n\n\n\n", {true, 80, "a"})) ==
        "a: 0 statements, 0 speakers\n\nNothing\nwas said.\n");
  CHECK(ToTerminal(Document(), "", {}) == "");
}

TEST_CASE(
    "Sources that several attributions share, and spans that overlap or "
    "lie outside, are shown once") {
  Article article("Lund denied the leak but admitted the smell.");
  article.AddSpeaker("Lund");
  article.AddStatement({"the leak"}, "denied", "Lund", 0);
  article.AddStatement({"the smell"}, "admitted", "Lund", 0);
  article.document.attributions[1].content.push_back({30, 1000});
  article.document.attributions[1].content.push_back({900, 1000});
  CHECK(Contains(WithoutStyles(article.Show(80, true)), "\n\nLund denied the leak but admitted the smell.\n\n"));
  CHECK(Contains(article.Show(), "  the leak\n    — Lund denied\n\n  the smell"));
  CHECK(Contains(article.Show(), "— Lund … admitted"));
}

TEST_CASE("An explanation tells each decision, what was chosen and why, and what was given up") {
  const std::string text = "Bell said so.";
  Attribution said;
  said.content = {{10, 12}};
  said.confidence = 0.5;
  Explanation explanation;
  explanation.document.attributions = {said};
  const Alternative bell{"", ByteSpan{0, 4}, 3.9, true, {{"arc", -0.125}, {"slight", 1, 0.0625}, {"strong", 1, -0.5}}};
  explanation.decisions = {
      {{"spans", "tags", ByteSpan{5, 9}, {{"cue", std::nullopt, 1, true}, {"none", std::nullopt, 0.01}}, {{"begins", 0.75}}},
       {"links", "the source", ByteSpan{5, 9}, {bell, {"no source", std::nullopt, -4}}},
       {"edges", "moved"}}};
  explanation.discarded = {{said, {{"attribution", "hardly likely"}}}};
  CHECK(ToTerminal(explanation, text, {false, 80, "a"}) == R"(a: 1 found, 1 given up

a1 -: so
    confidence 0.50
    spans: tags: said (begins 0.75)
      > 1 cue - 0.01 none
    links: the source: said
      > 3.90 Bell (arc -0.13, strong 1 [-0.50])
      - -4 no source
    edges: moved

given up -: so
    confidence 0.50
    attribution: hardly likely
)");
  const std::string longer = std::string(50, 'x') + "\u00e9" + std::string(50, 'y');
  explanation.document.attributions[0].content = {{0, longer.size()}};
  CHECK(Contains(ToTerminal(explanation, longer, {false, 200, ""}),
                 ": " + std::string(40, 'x') + " ... " + std::string(24, 'y')));
}

}  // namespace
}  // namespace inquit
