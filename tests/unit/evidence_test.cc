// Tests of lib/quotes/evidence.h: what speaks for each reading of a mark.
// SPDX-License-Identifier: Apache-2.0
//
// The costs are what they are; what is tested is which of two is the lower, and what neither may be.
#include "lib/quotes/evidence.h"

#include <string>
#include <vector>

#include "lib/article/article.h"
#include "tests/unit/catch.h"

namespace inquit::internal {
namespace {

TokenRange ParagraphOf(const Tokenization& t, std::size_t p) {
  if (p >= t.paragraphs.size()) return {};
  return {t.sentences[t.paragraphs[p].first_sentence].first_token, t.sentences[t.paragraphs[p].end_sentence - 1].end_token};
}

// The marks of the first paragraph of `text`, and the clauses that end quotations.
std::vector<Mark> Marks(const std::string& text) {
  const Article article = *Article::Read(text, Options());
  std::vector<Mark> marks = {Mark(), Mark()};  // which are thrown away
  CollectMarks(article.text, article.tokenization.tokens, ParagraphOf(article.tokenization, 0),
               ParagraphOf(article.tokenization, 1), &marks);
  return marks;
}

// The only mark of `text`.
Mark The(const std::string& text) {
  const std::vector<Mark> marks = Marks(text);
  INFO(text);
  REQUIRE(marks.size() == 1);
  return marks[0];
}

TEST_CASE("The side of a mark is told by the space and the words beside it") {
  for (const char* text : {"He said “we go", "He said \"we go", "(\"We go", "so—\"we go"}) {
    CAPTURE(text);
    CHECK(The(text).open < The(text).close);
    CHECK(The(text).open < The(text).ignore);
  }
  for (const char* text :
       {"we go,\" he said", "we go.\" He said", "we go\" he said", "we go\", and we", "we go\") he", "we go\"."}) {
    CAPTURE(text);
    CHECK(The(text).close < The(text).open);
    CHECK(The(text).close < The(text).ignore);
  }
}

TEST_CASE("Nothing closes at the front of a paragraph or opens at its end") {
  CHECK(The("\"We go now").close >= kNever);
  CHECK(The("\"We go now").open < kNever);
  CHECK(The("We go now\"").open >= kNever);
  CHECK(The("We go now\"").close < kNever);
}

TEST_CASE("Each thing wrong with a mark costs something, two weigh more than to call it stray") {
  const int good = The("Roos said \"we go").open, spaced = The("Roos said \" we go").open, glued = The("Roos said\"we go").open;
  CHECK(good < spaced);
  CHECK(good < glued);
  CHECK(The("Roos said\" we go").open > The("Roos said \"we go").ignore);
  CHECK(The("Roos said.\"We go").open < glued);  // a space is missing behind a stop
  CHECK(The("Roos said \".").open > good);
  CHECK(The("Roos said \", we").open > good);
  CHECK(The("Roos said, \"we go").open < good);
  const int closed = The("we go\" he said").close;
  CHECK(closed < The("we go \" he said").close);
  CHECK(closed < The("we go\"he said").close);
  CHECK(The("we go.\"He said").close < The("we go\"he said").close);
  CHECK(The("we go.\" he said").close < closed);
  CHECK(The("we (\" he said").close > closed);
  CHECK(The("we go \"he said").close > The("we go \"he said").ignore);
}

TEST_CASE("French marks stand apart") {
  CHECK(The("Roos said « we go").open < The("Roos said “ we go").open);
  CHECK(The("we go » he said").close < The("we go ” he said").close);
  CHECK(The("Home » News").ignore < The("Home »News").ignore);  // a path of links
}

TEST_CASE("Inches and possessives are cheap to pass over, marks beside a stop dear") {
  CHECK(The("the 12\" pipe").ignore < The("the pipe\" here").ignore);
  CHECK(The("the 12” pipe").ignore == The("the pipe” here").ignore);  // a curly one after a height only
  for (const char* mark : {"&quot;", "&rdquo;"}) CHECK(The(std::string("Lund is 6'2") + mark + " tall").ignore == 0);
  CHECK(The("the 12\"pipe").ignore == The("the pipe\" here").ignore);
  CHECK(The("Roos said, \"we go").ignore > The("Roos said \"we go").ignore);
  CHECK(The("we go.\"").ignore == The("we go\"").ignore);  // at the edge its partner may well be lost
  CHECK(The("“").ignore == 50);
  const std::vector<Mark> plural = Marks("‘the workers’ side");
  REQUIRE(plural.size() == 2);
  CHECK(plural[1].ignore < Marks("‘the worker’ side")[1].ignore);
  CHECK(Marks("‘the worker,’ he")[1].ignore > Marks("‘the worker’ he")[1].ignore);
  CHECK(The("a ' b").ignore == 0);
}

TEST_CASE("A quotation may stay open, the readier at the front and where the next paragraph opens with its kind of mark") {
  const std::string next = "\n\n\"So be it", other = "\n\n‘So be it", none = "\n\nSo be it";
  CHECK(The("\"We go" + next).unclosed == 0);
  CHECK(The("\"We go" + next).unclosed < The("\"We go" + none).unclosed);
  CHECK(The("\"We go" + other).unclosed == The("\"We go" + none).unclosed);
  CHECK(The("Roos: \"We go" + next).unclosed < The("Roos: \"We go" + none).unclosed);
  CHECK(The("\"We go" + none).unclosed < The("Roos: \"We go" + none).unclosed);
  CHECK(The("‘We go" + none).unclosed >= kNever);
  CHECK(The("‘We go" + other).unclosed < The("Roos: ‘We go" + other).unclosed);
  CHECK(The("«We go" + none).unclosed > The("«We go\n\n«So").unclosed);
  CHECK(The("\"We go\n\n‘\"So be it").unclosed == 0);  // among the first marks of it
  // The second mark of a front is at the front too.
  CHECK(Marks("\"‘We go\n\n‘So be it")[1].unclosed == The("‘We go\n\n‘So be it").unclosed);
}

TEST_CASE("A reporting clause may end a quotation, but comes after a mark only") {
  CHECK(Marks("We go, said Roos.").empty());
  const std::vector<Mark> marks = Marks("“We go, said Roos.");
  REQUIRE(marks.size() == 2);
  CHECK(marks[1].IsClause());
  CHECK(marks[1].token == 3);  // the comma, which is not quoted
  CHECK(marks[1].open >= kNever);
  CHECK(marks[0].by_clause + marks[1].close < marks[0].ignore);
  CHECK(Marks("“Go! said Roos.")[1].token == 3);  // behind the mark, which is
  const std::vector<Mark> after_mark = Marks("“We go”, said Roos.");
  REQUIRE(after_mark.size() == 3);
  CHECK(after_mark[2].close > marks[1].close);
  CHECK(after_mark[2].ignore == marks[1].ignore);
}

TEST_CASE("What a clause may end is a mark that looks as if it opened") {
  CHECK(Marks("”We go, said Roos.")[0].by_clause > Marks("“We go, said Roos.")[0].by_clause);
  CHECK(Marks("‘We go, said Roos.")[0].by_clause < kNever);
  CHECK(Marks("It ‘was, said Roos.")[0].by_clause >= kNever);  // an apostrophe
  CHECK(Marks("It ‘was, said Roos.\n\n‘So be it")[0].by_clause < kNever);
  CHECK(Marks("’We go, said Roos.")[0].by_clause >= kNever);
  CHECK(Marks("«We go, said Roos.")[0].by_clause < 0);
}

TEST_CASE("Whether a comma or stop stands in front of a mark") {
  CHECK(The("we go,\" he said").after_stop);
  CHECK(The("we go…\" he said").after_stop);
  CHECK_FALSE(The("we go\" he said").after_stop);
  CHECK_FALSE(The("we go, \"he said").after_stop);
}

}  // namespace
}  // namespace inquit::internal
