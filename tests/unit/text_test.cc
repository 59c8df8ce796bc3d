// Tests of lib/text/text.h.
// SPDX-License-Identifier: Apache-2.0
#include "lib/text/text.h"

#include <string>
#include <vector>

#include "tests/unit/catch.h"

namespace inquit::internal {
namespace {

// The code points of `text`, read forwards.
std::u32string Read(const Text& text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size(); at += text.At(at).size) out += text.At(at).code_point;
  return out;
}

Text Repaired(std::string_view bytes) {
  Options options;
  options.repair_utf8 = true;
  return *Text::Create(bytes, options);
}

TEST_CASE("Text refuses what is not UTF-8 and says where") {
  const struct {
    std::string bytes;
    const char* place;
  } kRows[] = {
      {"\xff", "byte 0"},
      {"ab\xc3", "byte 2"},            // cut off
      {"ab\x80", "byte 2"},            // a trail byte alone
      {"\xc0\x80", "byte 0"},          // overlong
      {"x\xed\xa0\x80", "byte 1"},     // a surrogate
      {"\xf4\x90\x80\x80", "byte 0"},  // past U+10FFFF
  };
  for (const auto& row : kRows) {
    CAPTURE(row.place);
    const auto text = Text::Create(row.bytes, Options());
    REQUIRE(text.status().code() == absl::StatusCode::kInvalidArgument);
    CHECK(std::string(text.status().message()).find(row.place) != std::string::npos);
  }
}

TEST_CASE("Text refuses what is longer than max_bytes") {
  Options options;
  options.max_bytes = 3;
  CHECK(Text::Create("abc", options).ok());
  CHECK(Text::Create("abcd", options).status().code() == absl::StatusCode::kOutOfRange);
}

// Were one byte of it read, this would crash.
TEST_CASE("Text refuses what its 32-bit indices cannot count, whatever max_bytes is, before it reads any of it") {
  const std::string_view huge(nullptr, std::size_t{1} << 32);
  Options options;
  options.max_bytes = std::string_view::npos;
  for (const bool repair : {false, true}) {
    options.repair_utf8 = repair;
    const absl::Status status = Text::Create(huge, options).status();
    CHECK(status.code() == absl::StatusCode::kOutOfRange);
    CHECK(status.message() == "the text has 4294967296 bytes, more than any text that can be read, 4294967295");
  }
}

TEST_CASE("A repaired text reads each bad byte as one U+FFFD of one byte") {
  CHECK(Read(Repaired("a\xff\xc3z")) == U"a\uFFFD\uFFFDz");
  CHECK(Read(Repaired("\xe2\x82")) == U"\uFFFD\uFFFD");
}

TEST_CASE("Reading backwards visits the same characters as reading forwards") {
  const std::string kTexts[] = {"", "plain", "a\u2019b \U0001F600\u20AC", std::string("nul\0nul", 7),
                                "\x80\xe2\x82 \xff\xf0\x9f\x98z\xc3"};
  for (const std::string& bytes : kTexts) {
    const Text text = Repaired(bytes);
    std::u32string forwards = Read(text), backwards;
    for (std::size_t at = text.size(); at > 0; at -= text.Before(at).size) {
      CHECK(text.IsBoundary(at));
      backwards.insert(backwards.begin(), text.Before(at).code_point);
    }
    CHECK(forwards == backwards);
  }
}

TEST_CASE("The entity of a quotation mark is one character, forwards, backwards and folded") {
  const Text text = Repaired("&ldquo;I can&#8217;t&quot; & so; &amp;");
  CHECK(text.At(0).code_point == 0x201C);
  CHECK(text.At(0).size == 7);
  CHECK(text.AsWritten(0).code_point == U'&');
  CHECK(text.AsWritten(0).size == 1);
  CHECK(text.Before(7).code_point == 0x201C);
  CHECK(text.Before(7).size == 7);
  CHECK(text.Before(text.size()).code_point == U';');
  CHECK(Read(text) == U"\u201CI can\u2019t\" & so; &amp;");
  CHECK(text.Fold({0, text.size()}) == "\"i can't\" & so; &amp;");
}

TEST_CASE("Boundaries are where characters begin") {
  const Text text = Repaired("a\u20AC\x80");
  CHECK(text.IsBoundary(0));
  CHECK(text.IsBoundary(1));
  CHECK_FALSE(text.IsBoundary(2));
  CHECK_FALSE(text.IsBoundary(3));
  CHECK(text.IsBoundary(4));
  CHECK(text.IsBoundary(5));
  CHECK_FALSE(text.IsBoundary(6));
}

TEST_CASE("Lower") {
  const Text text = Repaired("McCain \u00C9LYS\u00C9E 1");
  CHECK(text.Lower({0, text.size()}) == "mccain \u00E9lys\u00E9e 1");
  const Text far = *Text::Create("\u0100\u017D\u03A9\u0416", Options());  // where a small letter is not 32 behind its capital
  CHECK(far.Lower({0, far.size()}) == "\u0101\u017E\u03C9\u0436");
}

}  // namespace
}  // namespace inquit::internal
