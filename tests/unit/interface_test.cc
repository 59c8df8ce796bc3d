// What the headers promise beside their classes: copies and moves, the words of enums, spans, the version.
// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "inquit/inquit.h"
#include "tests/unit/catch.h"

namespace inquit {
namespace {

template <typename T>
constexpr bool kCopies = std::is_copy_constructible_v<T>&& std::is_copy_assignable_v<T>;
template <typename T>
constexpr bool kMoves = std::is_move_constructible_v<T>&& std::is_move_assignable_v<T>;
// Hands its memory over, so that it cannot fail.
template <typename T>
constexpr bool kMovesForFree = std::is_nothrow_move_constructible_v<T>&& std::is_nothrow_move_assignable_v<T>;

static_assert(kCopies<Extractor> && kMoves<Extractor>);
static_assert(kCopies<SpeakerResolver> && kMoves<SpeakerResolver>);
static_assert(kCopies<Tokenizer> && kMovesForFree<Tokenizer>);
static_assert(kCopies<QuoteDetector> && kMovesForFree<QuoteDetector>);
static_assert(kCopies<OffsetMap> && kMovesForFree<OffsetMap>);
static_assert(!kCopies<Model> && !kMoves<Model>);
static_assert(kCopies<Document> && kMovesForFree<Document>);
static_assert(kCopies<Explanation> && kMovesForFree<Explanation>);
static_assert(kCopies<Entity> && kMovesForFree<Entity>);
static_assert(std::is_trivially_copyable_v<ByteSpan> && std::is_trivially_copyable_v<UnitSpan>);

TEST_CASE("A move of an Extractor or a SpeakerResolver leaves one that still works") {
  Extractor extractor;
  const Extractor other = std::move(extractor);
  CHECK(&extractor.model() == &other.model());
  CHECK(extractor.Extract("“No,” said Ivo Lund.").ok());
  SpeakerResolver resolver;
  const SpeakerResolver another = std::move(resolver);
  Document document;
  CHECK(resolver.Resolve("", {}, &document).ok());
}

// Each name of an enum, and what a value that has none is called.
template <typename T>
std::string Words(int count) {
  std::string words;
  for (int i = 0; i <= count; ++i) words += std::string(ToString(static_cast<T>(i))) + (i < count ? " | " : "");
  return words;
}

TEST_CASE("Every enum has its words, and a value that is none of them a question mark") {
  static_assert(ToString(Kind::kMixed) == "mixed" && noexcept(ToString(Kind::kMixed)));
  CHECK(Words<Kind>(3) == "direct | mixed | indirect | ?");
  CHECK(Words<SpeakerType>(6) == "person | organization | group | document | author | other | ?");
  CHECK(Words<Gender>(3) == "unknown | f | m | ?");
  CHECK(Words<GenderEvidence>(6) == "none | title | given name | description | pronoun | entity | ?");
  CHECK(Words<Reason>(6) == "none | name | pronoun | nominal | chain | entity | ?");
  CHECK(Words<TokenKind>(8) == "word | number | url | handle | quote | apostrophe | punctuation | symbol | ?");
  CHECK(Words<ParagraphKind>(3) == "body | heading | byline | ?");
  CHECK(Words<QuoteMark>(3) == "double | single | guillemet | ?");
  CHECK(Words<QuoteEnd>(3) == "closed | reopened | unclosed | ?");
  CHECK(Words<SingleQuotes>(3) == "auto | on | off | ?");
  CHECK(Words<OffsetUnit>(3) == "bytes | codepoints | utf16 | ?");
}

TEST_CASE("A span in a text that it does not fit is cut to it") {
  static_assert(ByteSpan{1, 3}.In("abc") == "bc" && noexcept(ByteSpan{}.In("")));
  const std::string text = "abc";
  const struct {
    ByteSpan span;
    const char* words;
  } kRows[] = {{{0, 3}, "abc"}, {{1, 1}, ""},   {{1, 99}, "bc"}, {{3, 3}, ""},
               {{3, 9}, ""},    {{50, 99}, ""}, {{2, 1}, ""},    {{std::string::npos, std::string::npos}, ""}};
  for (const auto& row : kRows) {
    CAPTURE(row.span.begin, row.span.end);
    CHECK(row.span.In(text) == row.words);
    CHECK(row.span.In({}).empty());
  }
}

TEST_CASE("The library is of the version that its headers say") { CHECK(Version() == INQUIT_VERSION_STRING); }

TEST_CASE("A document says which model read it") {
  const Extractor extractor;
  CHECK(extractor.Extract("")->model == extractor.model().id());
  Document document;
  document.model = "another 1.0";
  REQUIRE(SpeakerResolver().Resolve("", {}, &document).ok());
  CHECK(document.model == extractor.model().id());
}

}  // namespace
}  // namespace inquit
