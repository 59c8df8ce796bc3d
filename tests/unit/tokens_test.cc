// Tests of lib/tokenize/tokens.h: what is one token, and of which kind.
// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "inquit/tokenizer.h"
#include "tests/unit/catch.h"

namespace inquit {
namespace {

std::vector<Token> Tokens(const std::string& text) {
  Options options;
  options.repair_utf8 = true;
  return Tokenizer(options).Tokenize(text)->tokens;
}

// The tokens of `text`, with a bar between two.
std::string Split(const std::string& text) {
  std::string out;
  for (const Token& token : Tokens(text)) {
    if (!out.empty()) out += '|';
    out += token.span.In(text);
  }
  return out;
}

// The kind of the token that is `word`.
TokenKind KindOf(const std::string& word, const std::string& text) {
  for (const Token& token : Tokens(text)) {
    if (token.span.In(text) == word) return token.kind;
  }
  FAIL("no token " << word << " in " << text << ", but " << Split(text));
  return TokenKind::kSymbol;
}

struct Row {
  const char* text;
  const char* tokens;
};

template <std::size_t N>
void CheckSplits(const Row (&rows)[N]) {
  for (const Row& row : rows) CHECK(Split(row.text) == row.tokens);
}

TEST_CASE("The dot of an abbreviation belongs to it") {
  const Row kRows[] = {
      {"Mr. Lund met Sen. Roos.", "Mr.|Lund|met|Sen.|Roos|."},
      {"the U.S. on Nov. 14 at 3 p.m. or so", "the|U.S.|on|Nov.|14|at|3|p.m.|or|so"},
      {"J. K. Marsh and George W. Pell and J.K. Odd", "J.|K.|Marsh|and|George|W.|Pell|and|J.K.|Odd"},
      {"Ada Vale (R-S.C.), Ivo Lund (D-Calif.)", "Ada|Vale|(|R-S.C.|)|,|Ivo|Lund|(|D-Calif.|)"},
      {"a U.S.-led group, the U.S.'s, a Ph.D. thesis", "a|U.S.-led|group|,|the|U.S.'s|,|a|Ph.D.|thesis"},
      {"e.g. the ferry, i.e. that", "e.g.|the|ferry|,|i.e.|that"},
      {"Roos v. Vale, Hale vs. Odd", "Roos|v.|Vale|,|Hale|vs.|Odd"},
      {"MIAMI, Ill. — ST. LOUIS, NOV. 3", "MIAMI|,|Ill.|—|ST.|LOUIS|,|NOV.|3"},
  };
  CheckSplits(kRows);
}

TEST_CASE("Words that are abbreviations only sometimes") {
  const Row kRows[] = {
      {"She said No. He left.", "She|said|No|.|He|left|."},
      {"No. 3 won on Sun. 5 May", "No.|3|won|on|Sun.|5|May"},
      {"in the sun. It set.", "in|the|sun|.|It|set|."},
      {"and so did I. Then", "and|so|did|I|.|Then"},
  };
  CheckSplits(kRows);
}

TEST_CASE("Numbers") {
  const Row kRows[] = {
      {"3.5, 1,200 and $1,200.50.", "3.5|,|1,200|and|$1,200.50|."},
      {"50% or .5 of €20m", "50%|or|.5|of|€20m"},
      {"at 10:30 on 9/11, 24/7", "at|10:30|on|9/11|,|24/7"},
      {"the 40th, a 10-year-old, G-20, v2.5", "the|40th|,|a|10-year-old|,|G-20|,|v2.5"},
      {"1990–95", "1990|–|95"},
      {"he is 6'2\" tall", "he|is|6'2\"|tall"},
  };
  CheckSplits(kRows);
  CHECK(KindOf("$1,200.50", "cost $1,200.50") == TokenKind::kNumber);
  CHECK(KindOf("40th", "the 40th") == TokenKind::kNumber);
  CHECK(KindOf("10-year-old", "a 10-year-old") == TokenKind::kWord);
}

TEST_CASE("Addresses, handles and topics") {
  const Row kRows[] = {
      {"See https://example.org/a?b=c.", "See|https://example.org/a?b=c|."},
      {"(www.example.org/a_b), example.org.", "(|www.example.org/a_b|)|,|example.org|."},
      {"“https://example.org”", "“|https://example.org|”"},
      {"https://example.org/a—Pell", "https://example.org/a|—|Pell"},
      {"mail ana.roos@example.co.uk, ivo@example.org.", "mail|ana.roos@example.co.uk|,|ivo@example.org|."},
      {".@harbour_1 and #tide4all #1", ".|@harbour_1|and|#tide4all|#|1"},
  };
  CheckSplits(kRows);
  CHECK(KindOf("example.org", "on example.org now") == TokenKind::kUrl);
  CHECK(KindOf("@harbour", "to @harbour now") == TokenKind::kHandle);
  CHECK(KindOf("#tide", "a #tide now") == TokenKind::kHandle);
}

TEST_CASE("Glued sentences are cut, names with dots are not") {
  const Row kRows[] = {
      {"said.He left", "said|.|He|left"},
      {"in Turkey.The fleet", "in|Turkey|.|The|fleet"},
      {"the fleet.\"So we wait", "the|fleet|.|\"|So|we|wait"},
      {"U.S.The", "U.S.|The"},
      {"the U.S.A won", "the|U.S.A|won"},
  };
  CheckSplits(kRows);
}

TEST_CASE("Hyphens join, dashes and ellipses stand alone") {
  const Row kRows[] = {
      {"so-called well-to-do D-Vale", "so-called|well-to-do|D-Vale"},
      {"guns–demonstrating, tides—and gulls--loud", "guns|–|demonstrating|,|tides|—|and|gulls|--|loud"},
      {"wait ... for…it....", "wait|...|for|…|it|...."},
      {"What?! No!!", "What|?!|No|!!"},
      {"Brown & Co, R&D", "Brown|&|Co|,|R&D"},
      {"snake_case and/or", "snake_case|and|/|or"},
      {"wait *** and ___ or == and __init", "wait|***|and|___|or|==|and|__|init"},
  };
  CheckSplits(kRows);
}

TEST_CASE("Apostrophes stay in the word") {
  const Row kRows[] = {
      {"don't, don’t, shouldn‘t, don`t, don´t", "don't|,|don’t|,|shouldn‘t|,|don`t|,|don´t"},
      {"O'Brien’s minister's boat", "O'Brien’s|minister's|boat"},
      {"the workers' rights, the Joneses’ boat", "the|workers'|rights|,|the|Joneses’|boat"},
      {"'tis rock 'n' roll, give 'em that, doin' well", "'tis|rock|'n'|roll|,|give|'em|that|,|doin'|well"},
      {"in the '90s, ’80s and ‘70s, the class of '16", "in|the|'90s|,|’80s|and|‘70s|,|the|class|of|'16"},
  };
  CheckSplits(kRows);
  CHECK(KindOf("'90s", "in the '90s") == TokenKind::kNumber);
  CHECK(KindOf("'tis", "'tis so") == TokenKind::kWord);
  CHECK(KindOf("workers'", "the workers' rights") == TokenKind::kWord);
  CHECK(KindOf("'", "a ' b") == TokenKind::kApostrophe);
}

TEST_CASE("The verb shortened after a pronoun is a word, a possessive is not") {
  const Row kRows[] = {
      {"He's late, they’ll wait, I'd go", "He|'s|late|,|they|’ll|wait|,|I|'d|go"},
      {"that's who’ve gone", "that|'s|who|’ve|gone"},
      {"Hale's late, isn't he, let's go", "Hale's|late|,|isn't|he|,|let's|go"},
      {"the theyd'll", "the|theyd'll"},
  };
  CheckSplits(kRows);
  CHECK(KindOf("'s", "He's late") == TokenKind::kWord);
}

TEST_CASE("Quotation marks of every make") {
  for (const char* mark : {"\"", "“", "”", "„", "‟", "«", "»", "‹", "›", "``", "''", "＂"}) {
    CAPTURE(mark);
    const std::string text = std::string("said ") + mark + "go" + mark + " twice";
    CHECK(Split(text) == std::string("said|") + mark + "|go|" + mark + "|twice");
    CHECK(KindOf(mark, text) == TokenKind::kQuote);
  }
  const Row kRows[] = {
      {"'Go,' she said.", "'|Go|,|'|she|said|."},
      {"‘Go,’ she said.", "‘|Go|,|’|she|said|."},
      {"He called it 'a mess' twice", "He|called|it|'|a|mess|'|twice"},
      {"'We know the workers' rights,' he said", "'|We|know|the|workers|'|rights|,|'|he|said"},
      {"''He said 'no.''' It", "''|He|said|'|no|.|'|''|It"},
      {"“He said ‘no.’”", "“|He|said|‘|no|.|’|”"},
      {"he said '20 people died'", "he|said|'20|people|died'"},
      {"he said: '20 people died'", "he|said|:|'|20|people|died|'"},
  };
  CheckSplits(kRows);
  CHECK(KindOf("'", "'Go,' she said") == TokenKind::kQuote);
}

TEST_CASE("A single mark stands open up to the end of its line, or further in a wrapped sentence") {
  CHECK(Split("He said: 'Go.\nThe workers' rights") == "He|said|:|'|Go|.|The|workers'|rights");
  CHECK(Split("He called it 'the\nmess of the boats' twice") == "He|called|it|'|the|mess|of|the|boats|'|twice");
  CHECK(Split("He called it 'the\r\nmess of the boats' twice") == "He|called|it|'|the|mess|of|the|boats|'|twice");
  CHECK(Split("He said: 'Go.\r\nThe workers' rights") == "He|said|:|'|Go|.|The|workers'|rights");
}

TEST_CASE("A guillemet that is a bullet is no quotation mark") {
  CHECK(KindOf("»", "Also:\n» Ferry sails") == TokenKind::kSymbol);
  CHECK(KindOf("»", "»Go«, he said") == TokenKind::kQuote);
}

TEST_CASE("Spaces, breaks and strange characters") {
  const Row kRows[] = {
      {"", ""},
      {" \t\r\n\u00A0\u2028\u200B\uFEFF", ""},
      {"\uFEFFGo\u00A0home", "Go|home"},
      {"e\u0301t cafe\u0301s", "e\u0301t|cafe\u0301s"},
      {"\u0301a", "\u0301|a"},
      {"news\u00ADpaper", "news\u00ADpaper"},
      {"Zoë 日本語 שלום", "Zoë|日本語|שלום"},
      {"\U0001F44D\U0001F3FD ok", "\U0001F44D|\U0001F3FD|ok"},
      {"don\x92t \xff", "don\x92t|\xff"},
  };
  CheckSplits(kRows);
  CHECK(Split(std::string("a\0b", 3)) == std::string("a|\0|b", 5));
}

TEST_CASE("after_space") {
  const std::vector<Token> tokens = Tokens("He said.\nShe (too) left");
  const bool kWanted[] = {true, true, false, true, true, false, false, true};
  REQUIRE(tokens.size() == std::size(kWanted));
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    CAPTURE(i);
    CHECK(tokens[i].after_space == kWanted[i]);
  }
}

TEST_CASE("Names with dots are one token") {
  const Row kRows[] = {
      {"in node.js, not ASP.NET.", "in|node.js|,|not|ASP.NET|."},
      {"on comp.boats.c, alt.tide.", "on|comp.boats.c|,|alt.tide|."},
      {"open notes.txt. Then", "open|notes.txt|.|Then"},
      {"boats.old.and.new were", "boats.old.and.new|were"},
      // Sentences glued together are none.
      {"the end.He left", "the|end|.|He|left"},
      {"the end.he left", "the|end|.|he|left"},
      {"the end.Of.it all", "the|end|.|Of|.|it|all"},
  };
  CheckSplits(kRows);
  CHECK(KindOf("node.js", "in node.js now") == TokenKind::kWord);
}

TEST_CASE("A capital that is a name by itself has no dot, an initial has") {
  const Row kRows[] = {
      {"posted on X. Skipper Una", "posted|on|X|.|Skipper|Una"},
      {"sold via Q. Mayor Roe", "sold|via|Q|.|Mayor|Roe"},
      {"for Plan B. Mayor Roe", "for|Plan|B|.|Mayor|Roe"},
      {"take vitamin C. Doctor Roe", "take|vitamin|C|.|Doctor|Roe"},
      {"by J. Pell and J. K. Marsh", "by|J.|Pell|and|J.|K.|Marsh"},
      {"a book on J. K. Marsh", "a|book|on|J.|K.|Marsh"},
      {"George W. Pell, Harry S. Odd", "George|W.|Pell|,|Harry|S.|Odd"},
      {"Wade A. I. Odd and I. M. Pell", "Wade|A.|I.|Odd|and|I.|M.|Pell"},
      {"so do I. Pell left, and I. Then", "so|do|I|.|Pell|left|,|and|I|.|Then"},
  };
  CheckSplits(kRows);
}

TEST_CASE("The entity of a mark is that mark") {
  const Row kRows[] = {
      {"&ldquo;Go,&rdquo; he said", "&ldquo;|Go|,|&rdquo;|he|said"},
      {"&quot;Go,&#34; he said", "&quot;|Go|,|&#34;|he|said"},
      {"&#x201C;Go,&#8221; he said", "&#x201C;|Go|,|&#8221;|he|said"},
      {"&lsquo;Go,&rsquo; he said", "&lsquo;|Go|,|&rsquo;|he|said"},
      {"&laquo;Go&raquo;, he said", "&laquo;|Go|&raquo;|,|he|said"},
      {"&#39;&#39;Go,&apos;&apos; he said", "&#39;&#39;|Go|,|&apos;&apos;|he|said"},
      {"can&rsquo;t, the workers&#39; boats", "can&rsquo;t|,|the|workers&#39;|boats"},
      {"he&#8217;s &rsquo;tis", "he|&#8217;s|&rsquo;tis"},
      {"&ldquo;https://example.org/a&rdquo;", "&ldquo;|https://example.org/a|&rdquo;"},
      {"R&D &amp; &rdquo", "R&D|&|amp|;|&|rdquo"},
  };
  CheckSplits(kRows);
  CHECK(KindOf("&ldquo;", "&ldquo;Go") == TokenKind::kQuote);
  CHECK(KindOf("can&rsquo;t", "I can&rsquo;t") == TokenKind::kWord);
}

// Former bugs.

TEST_CASE("A verb is cut off from its pronoun before a mark or dash that is not ASCII") {
  const Row kRows[] = {
      {"“it’s what he’s”", "“|it|’s|what|he|’s|”"},
      {"it’s—late", "it|’s|—|late"},
      {"they’ll…", "they|’ll|…"},
      {"he’sé", "he’sé"},
  };
  CheckSplits(kRows);
}

TEST_CASE("A URL ends before a space that is not ASCII") {
  CHECK(Split("https://example.org/a\u00A0ferry") == "https://example.org/a|ferry");
}

TEST_CASE("A long URL is one token") {
  const std::string url = "https://example.org/" + std::string(1000, 'a');
  CHECK(Split("See " + url + ", there") == "See|" + url + "|,|there");
}

TEST_CASE("The word before a year's apostrophe must stand in its line") {
  CHECK(Split("the class\n'16 people left'") == "the|class|'|16|people|left|'");
}

}  // namespace
}  // namespace inquit
