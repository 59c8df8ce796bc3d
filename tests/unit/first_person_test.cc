// First person: who "I" and "we" are.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/resolve/first_person.h"

#include <string>
#include <vector>

#include "tests/unit/catch.h"
#include "tests/unit/marked_article.h"
#include "tests/unit/read_article.h"

namespace inquit {
namespace {

// The writer of the paragraph that "^" stands in, or "-".
std::string Writer(const std::string& marked) {
  const internal::ReadArticle article(marked);
  const std::uint32_t writer = internal::FindWriter(article.words, article.mentions, article.Marked());
  return writer == internal::kNowhere ? "-" : article.In(article.mentions[writer].begin, article.mentions[writer].end);
}

struct WriterCase {
  const char* text;
  const char* writer;
};

void CheckWriters(const std::vector<WriterCase>& cases) {
  for (const WriterCase& c : cases) {
    INFO(c.text);
    CHECK(Writer(c.text) == c.writer);
  }
}

TEST_CASE("a byline names the writer", "[speakers][first_person]") {
  CheckWriters({
      {"By Ada Pell\n\n^I doubt it.", "Ada Pell"},
      {"The dam is old\n\nBy Ada Pell\n\nIt rained.\n\n^I doubt it.", "Ada Pell"},
      {"Ada Pell: The dam is old\n\nIt rained.\n\n^I doubt it.", "Ada Pell"},
      // One word is no byline; nor is a name at the top that nothing marks.
      {"By Pell\n\n^I doubt it.", "-"},
      {"Ada Pell came to the dam.\n\n^I doubt it.", "-"},
      // Only at the top.
      {"It rained.\n\nIt hailed.\n\nIt snowed.\n\nIt thawed.\n\nBy Ada Pell\n\nIt rained.\n\n^I doubt it.", "-"},
      {"The dam is old\n\nAda Pell: It leaks.\n\n^I doubt it.", "-"},
      {"Understated Pell: The dam is old\n\nIt rained.\n\n^I doubt it.", "-"},
  });
}

TEST_CASE("the last paragraphs tell who the writer is", "[speakers][first_person]") {
  CheckWriters({
      {"^I doubt it.\n\nIt rained.\n\nAda Pell is a doctor in Vale.", "Ada Pell"},
      {"^I doubt it.\n\nAda Pell, a doctor, lives in Vale.", "Ada Pell"},
      {"^I doubt it.\n\nAda Pell came to the dam.", "-"},
      {"^I doubt it.\n\nAda Pell, from Vale, is a doctor.", "Ada Pell"},
      {"^I doubt it.\n\nAda Pell, on the other hand, came.", "-"},
      {"^I doubt it.\n\nAda Pell, who lives in Vale, is a doctor.", "Ada Pell"},
      {"^I doubt it.\n\nAda Pell is with the Kalo Post.", "Ada Pell"},
      {"^I doubt it.\n\nAda Pell, John Odd and Jo Weir came.", "-"},
      {"^I doubt it.\n\nPell is a doctor in Vale.", "-"},
      {"Ada Pell is a doctor in Vale.\n\n^I doubt it.", "-"},
      // Only in the last ones.
      {"^I doubt it.\n\nAda Pell is there.\n\nIt rained.\n\nIt hailed.\n\nIt snowed.\n\nIt thawed.", "-"},
      // A byline is better evidence.
      {"By John Odd\n\n^I doubt it.\n\nAda Pell is a doctor in Vale.", "John Odd"},
  });
}

TEST_CASE("a letter has its signature below it", "[speakers][first_person]") {
  CheckWriters({
      {"^I doubt it.\n\nAda Pell.", "Ada Pell"},
      {"^I doubt it.\n\nIt rained.\n\nAda Pell.\n\nIt hailed.\n\nJohn Odd.", "Ada Pell"},
      {"I doubt it.\n\nAda Pell.\n\n^I do not.\n\nJohn Odd.", "John Odd"},
      // Where no mark tells it from a heading, the text has to have the name elsewhere.
      {"^I doubt that Pell knows.\n\nAda Pell", "Ada Pell"},
      {"^I doubt it.\n\n@adapell", "@adapell"},
      {"^I doubt it.\n\nPell.", "-"},
      // A letter has its signature before the page has its byline.
      {"By Karl Vale\n\n^I doubt it.\n\nAda Pell.", "Ada Pell"},
  });
}

TEST_CASE("nobody says who the writer is", "[speakers][first_person]") {
  CheckWriters({{"^I doubt it.", "-"}, {"It rained.\n\n^I doubt it.\n\nIt hailed.", "-"}});
}

TEST_CASE("the speaker of I outside quotations is the writer", "[speakers][first_person]") {
  MarkedArticle article("By Ada Pell\n\nJohn Odd came. [s1 I] [c1 suspect] [t1 a trick].");
  CHECK(article.Speakers() == "Ada Pell");
  REQUIRE(article.document.speakers.size() == 1);
  CHECK(article.document.speakers[0].type == SpeakerType::kAuthor);
  CHECK(article.document.attributions[0].reason == Reason::kPronoun);
}

TEST_CASE("I in a quotation is who is quoted", "[speakers][first_person]") {
  CheckSpeakers({
      {"[t1 “Look,] [s2 I] [c2 think] [t2 it leaks],” [c1 said] [s1 Ada Pell].", "Ada Pell; Ada Pell"},
      {"[s1 Ada Pell] [c1 said], [t1 “Look,] [s2 I] [c2 think] [t2 it leaks].”", "Ada Pell; Ada Pell"},
      {"[t1 “Look,] [s2 we] [c2 think] [t2 it leaks],” [c1 said] [s1 Ada Pell].", "Ada Pell; Ada Pell"},
      // The writer is not meant, nor who spoke in an earlier paragraph.
      {"By Karl Vale\n\n[s3 John Odd] [c3 said] [t3 so].\n\n[t1 “Look,] [s2 I] [c2 think] [t2 it leaks],” [c1 said] "
       "[s1 Ada Pell].",
       "Ada Pell; Ada Pell; John Odd"},
      // The source of a quotation may stand in the paragraph before it.
      {"[s1 Ada Pell] [c1 said] [t1 so].\n\n“[s2 I] [c2 think] [t2 it leaks].”", "Ada Pell; Ada Pell"},
      // Others whom it quotes in turn are not meant.
      {"[t1 “Look,] [s3 John Odd] [c3 says] [t3 no], but [s2 I] [c2 think] [t2 it leaks],” [c1 said] [s1 Ada Pell].",
       "Ada Pell; Ada Pell; John Odd"},
      {"“[s1 I] [c1 think] [t1 it leaks].”", "-"},
  });
}

TEST_CASE("we outside quotations and you are nobody", "[speakers][first_person]") {
  CheckSpeakers({
      {"By Ada Pell\n\n[s1 We] [c1 think] [t1 so].", "-"},
      {"[s1 Ada Pell] [c1 said], [t1 “Look,] [s2 you] [c2 think] [t2 it leaks].”", "Ada Pell; -"},
  });
}

// Former bugs.

TEST_CASE("my doctor is somebody else than I", "[speakers][first_person]") {
  CheckSpeakers({
      {"[s1 Ada Pell] [c1 said], [t1 “Look,] [s2 my doctor] [c2 says] [t2 it hurts].”", "Ada Pell; my doctor"},
      {"[s1 Ada Pell] [c1 said], [t1 “Look,] [s2 my] [c2 view is] [t2 that it hurts].”", "Ada Pell; Ada Pell"},
  });
}

TEST_CASE("you is nobody at the beginning of a sentence, too", "[speakers][first_person]") {
  CheckSpeakers({{"By Ada Pell\n\n[s1 You] [c1 think] [t1 so].", "-"}});
}

}  // namespace
}  // namespace inquit
