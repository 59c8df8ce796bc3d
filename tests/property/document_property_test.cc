// Property tests of the whole: promises kept for hostile texts, one extractor for many threads.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <functional>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "inquit/extractor.h"
#include "tests/property/hostile.h"
#include "tests/property/invariants.h"
#include "tests/property/tiny_model.h"
#include "tests/unit/catch.h"

namespace inquit::testing {
namespace {

// Pieces that random texts are made of: whatever the stages look at, and what trips them.
const std::vector<std::string> kPieces = {
    // Marks, alone and doubled.
    "\"", "\"", "\"", "“", "”", "“", "”", "'", "‘", "’", "«", "»", "‹", "›", "„", "‟", "``", "''", "`", "\"\"=", "\"'", "’”",
    "'90s", "don’t", "rock 'n' roll",
    // Names, pronouns and groups.
    "Rhea Okonjo", "Okonjo", "Sen. Ivo Lund", "Mr. Lund", "Lund’s", "Ada B. Pell, the mayor,", "she", "He", "they", "who", "I",
    "we", "The council", "two port officials", "Brin and Vale", "@harbour", "a report", "U.S. officials", "O'Dowd", "Zoë D’Âme",
    // Cues.
    "said", "says", "told reporters", "added", "according to", "According to", "promised to", "denied", "has never said that",
    "asked whether", "in a statement", "called for", "allegedly", "claim", "was accused of", "tweeted:", "wrote",
    // Words and stops.
    "the ferry", "would sail at dawn", "that", "to", "of", "a", "and", "because", "not", "in May", "3.5", "$1,200",
    "https://example.org/a?b=“c”", "p.m.", "Nov. 3", ".", ".", ".", ",", ",", "?", "!", ":", ";", "...", "…", "—", " -- ", "-",
    "(", ")", "[", "]", "•",
    // Breaks and spaces.
    "\n", "\n", "\n\n", "\n\n", "\r\n", "\t", "\u00A0", "\u2028", "\u200B", "\uFEFF", "   ",
    // Furniture.
    "LISBON, Nov. 3 (Agency) -- ", "By Ana Roos\n", "Photo: Ada Font", "MODERATOR: ", "Deal is off: minister\n", "Today", "Q. ",
    "A. ", "\nPELL: ", "\n- ", "and said that", "was told", ", its keeper, ", "the", "[3]", "&rdquo;",
    // Characters that are rare, and bytes that are none.
    "\U0001F600", "e\u0301", "\u0301", "日本語", "שלום", std::string(1, '\0'), "\x01", "\x7f"};
const std::vector<std::string> kBadBytes = {"\x80", "\xff", "\xc3", "\xe2\x80", "\xed\xa0\x80", "\xf0\x9f\x98", "\xc0\x80"};

class RandomText {
 public:
  explicit RandomText(unsigned seed) : random_(seed) {}

  std::string Next(bool bad_bytes) {
    std::string text;
    for (std::size_t n = Below(80); n > 0; --n) {
      text += bad_bytes && Below(8) == 0 ? kBadBytes[Below(kBadBytes.size())] : kPieces[Below(kPieces.size())];
      if (Below(3) != 0) text += ' ';
    }
    return text;
  }

 private:
  // Not std::uniform_int_distribution, whose numbers differ between libraries.
  std::size_t Below(std::size_t n) { return random_() % n; }
  std::mt19937 random_;
};

TEST_CASE("Every promise holds for random texts") {
  Options repair;
  repair.repair_utf8 = true;
  Options single_on, single_off;
  single_on.single_quotes = SingleQuotes::kOn;
  single_off.single_quotes = SingleQuotes::kOff;
  const struct {
    const char* name;
    Extractor extractor;
    bool bad_bytes;
  } kRows[] = {{"as it comes", Extractor({}, TinyModel()), false},
               {"bytes that are not UTF-8, refused", Extractor({}, TinyModel()), true},
               {"bytes that are not UTF-8, repaired", Extractor(repair, TinyModel()), true},
               {"single marks on", Extractor(single_on, TinyModel()), false},
               {"single marks off", Extractor(single_off, TinyModel()), false}};
  for (const auto& row : kRows) {
    RandomText texts(20240229);
    for (int n = 0; n < 1500; ++n) {
      const std::string text = texts.Next(row.bad_bytes);
      const std::string broken = BrokenPromise(row.extractor, text);
      if (broken.empty()) continue;
      CAPTURE(row.name, n, text);
      FAIL_CHECK(broken);
      break;  // the first of a row says enough
    }
  }
}

TEST_CASE("Every promise holds for hostile texts") {
  const Extractor extractor({}, TinyModel());
  for (const Hostile& hostile : HostileTexts()) {
    CAPTURE(hostile.name);
    for (const std::size_t bytes : {1, 100, 20000}) CHECK(BrokenPromise(extractor, hostile.make(bytes)) == "");
  }
}

TEST_CASE("Every promise holds for every beginning of an article") {
  Options repair;
  repair.repair_utf8 = true;  // a beginning may cut a character
  const Extractor extractor(repair, TinyModel());
  for (std::size_t n = 0; n <= kArticle.size(); ++n) {
    CAPTURE(n);
    REQUIRE(BrokenPromise(extractor, std::string_view(kArticle).substr(0, n)) == "");
  }
}

TEST_CASE("A text longer than max_bytes is refused by every stage") {
  Options options;
  options.max_bytes = 10;
  const Extractor extractor(options);
  CHECK(extractor.Extract(std::string(10, 'a')).ok());
  CHECK(extractor.Extract(std::string(11, 'a')).status().code() == absl::StatusCode::kOutOfRange);
  CHECK(BrokenPromise(extractor, std::string(11, 'a')) == "");
}

TEST_CASE("Threads that share an extractor get the same documents") {
  const Extractor extractor({}, TinyModel());
  std::vector<std::string> texts = {kArticle};
  RandomText random(7);
  while (texts.size() < 200) texts.push_back(random.Next(false));
  std::vector<Document> alone;
  for (const std::string& text : texts) alone.push_back(*extractor.Extract(text));

  std::vector<std::size_t> wrong(16, 0);  // one a thread
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t n = 0; n < texts.size(); ++n) {
        const std::size_t at = (n + t * 12) % texts.size();
        const auto document = extractor.Extract(texts[at]);
        if (!document.ok() || !Same(*document, alone[at])) ++wrong[t];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == std::vector<std::size_t>(16, 0));
}

}  // namespace
}  // namespace inquit::testing
