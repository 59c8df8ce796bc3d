// Joined: which mentions in a row are one group.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/resolve/joined.h"

#include <string>
#include <vector>

#include "tests/unit/catch.h"
#include "tests/unit/read_article.h"

namespace inquit {
namespace internal {
namespace {

// "Ada Pell and John Odd (2)": each group as it stands, with the number of its members.
std::string Groups(const std::string& bytes) {
  const ReadArticle article(bytes);
  std::string found;
  for (const Joined& group : FindJoined(article.words, article.mentions)) {
    if (!found.empty()) found += "; ";
    found += article.In(group.begin, group.end) + " (" + std::to_string(group.members.size()) + ")";
  }
  return found;
}

struct Case {
  const char* text;
  const char* groups;
};

void Check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(Groups(c.text) == c.groups);
  }
}

TEST_CASE("mentions that and joins are a group", "[speakers][joined]") {
  Check({
      {"Ada Pell and John Odd left.", "Ada Pell and John Odd (2)"},
      {"The mayor & two aides left.", "The mayor & two aides (2)"},
      {"We met Pell, and Odd left.", "Pell, and Odd (2)"},
      {"Ada Pell, John Odd and Karl Vale left.", "Ada Pell, John Odd and Karl Vale (3)"},
      {"Ada Pell, John Odd, and Karl Vale left.", "Ada Pell, John Odd, and Karl Vale (3)"},
      {"The mayor and two aides left.", "The mayor and two aides (2)"},
      {"The mayor, two aides and Karl Vale left.", "The mayor, two aides and Karl Vale (3)"},
      {"Ada Pell’s lawyer and John Odd left.", "Ada Pell’s lawyer and John Odd (2)"},
      {"We asked Pell, Odd and the Vale Institute’s lawyers.", "Pell, Odd and the Vale Institute’s lawyers (3)"},
      {"With Ada Pell and John Odd, Karl Vale left.", "Ada Pell and John Odd (2)"},
      {"Ada Pell and John Odd met Karl Vale and Mary Brin.", "Ada Pell and John Odd (2); Karl Vale and Mary Brin (2)"},
  });
}

TEST_CASE("a group has the titles of its members", "[speakers][joined]") {
  Check({
      {"Sen. Ada Pell and Gov. John Odd left.", "Sen. Ada Pell and Gov. John Odd (2)"},
      {"We met Mayor Ada Pell and John Odd.", "Mayor Ada Pell and John Odd (2)"},
  });
}

TEST_CASE("a description and the name that it is of are one member", "[speakers][joined]") {
  Check({
      {"Baker Ada Pell and baker Jo Weir left.", "Baker Ada Pell and baker Jo Weir (2)"},
      {"The mayor and baker Jo Weir left.", "The mayor and baker Jo Weir (2)"},
  });
}

TEST_CASE("the names of those whom a description of several denotes are a group without it", "[speakers][joined]") {
  Check({
      {"Two bakers, Ada Pell and Jo Weir, left.", "Ada Pell and Jo Weir (2)"},
      {"Ada Pell, two bakers and Jo Weir left.", "Ada Pell, two bakers and Jo Weir (3)"},
      {"Two bakers and Jo Weir left.", "Two bakers and Jo Weir (2)"},
  });
}

TEST_CASE("what is no group", "[speakers][joined]") {
  Check({
      {"Ada Pell left.", ""},
      {"Ada Pell, a doctor, left.", ""},
      {"In Vale, John Odd, Ada Pell left.", ""},
      {"Ada Pell or John Odd left.", ""},
      {"Ada Pell left and John Odd came.", ""},
      {"She and Ada Pell left.", ""},
      {"Ada Pell and he left.", ""},
      {"Ada Pell’s and John Odd’s boats sank.", ""},
      {"John Odd and his dog left.", ""},
      {"", ""},
  });
}

TEST_CASE("quotation marks part a group", "[speakers][joined]") {
  Check({
      {"“We met Ada Pell” and John Odd left.", ""},
      {"“We met Ada Pell,” and John Odd left.", ""},
      {"“Ada Pell and John Odd left,” she said.", "Ada Pell and John Odd (2)"},
  });
}

TEST_CASE("a group has at most eight members", "[speakers][joined]") {
  static constexpr const char* kNames[] = {"Ada Aron",  "John Brin", "Mary Cole", "Karl Dorn",  "Jane Elms",
                                           "Paul Finn", "Lucy Gray", "Mark Holt", "Anna Ibsen", "Peter Jonk"};
  const auto list = [](std::size_t size) {
    std::string names = kNames[0];
    for (std::size_t i = 1; i < size; ++i) names += (i + 1 == size ? " and " : ", ") + std::string(kNames[i]);
    return names;
  };
  CHECK(Groups(list(8) + " left.") == list(8) + " (8)");
  // A longer one is not read as a whole; whatever is found of it stays within bounds.
  const ReadArticle article(list(10) + " left.");
  for (const Joined& group : FindJoined(article.words, article.mentions)) CHECK(group.members.size() <= 8);
}

}  // namespace
}  // namespace internal
}  // namespace inquit
