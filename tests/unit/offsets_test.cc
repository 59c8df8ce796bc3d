// Tests of inquit/offsets.h.
// SPDX-License-Identifier: Apache-2.0
#include "inquit/offsets.h"

#include <ctime>
#include <random>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "tests/unit/catch.h"

namespace inquit {
namespace {

constexpr OffsetUnit kUnits[] = {OffsetUnit::kBytes, OffsetUnit::kCodePoints, OffsetUnit::kUtf16};

// A map holds a view: a temporary string must not compile, everything that lives on must.
static_assert(!std::is_constructible_v<OffsetMap, std::string>);
static_assert(std::is_constructible_v<OffsetMap, std::string&>);
static_assert(std::is_constructible_v<OffsetMap, const std::string&>);
static_assert(std::is_constructible_v<OffsetMap, const char*>);
static_assert(std::is_constructible_v<OffsetMap, OffsetMap&>);

TEST_CASE("Bytes to code points and UTF-16 units") {
  const struct {
    std::string text;
    std::vector<std::size_t> code_points,
        utf16;  // for byte 0, 1, 2, ... and one past the end
  } kRows[] = {
      {"", {0, 0}, {0, 0}},
      {"abc", {0, 1, 2, 3, 3}, {0, 1, 2, 3, 3}},
      {"&#39;", {0, 1, 2, 3, 4, 5, 5}, {0, 1, 2, 3, 4, 5, 5}},  // an entity counts as it is written
      {"é.", {0, 0, 1, 2, 2}, {0, 0, 1, 2, 2}},                 // two bytes
      {"€.", {0, 0, 0, 1, 2, 2}, {0, 0, 0, 1, 2, 2}},           // three
      {"😀.", {0, 0, 0, 0, 1, 2, 2}, {0, 0, 0, 0, 2, 3, 3}},     // four: a surrogate pair
      {"a\xff\xfez", {0, 1, 2, 3, 4, 4}, {0, 1, 2, 3, 4, 4}},   // each bad byte counts one
      {"\xe2\x82z", {0, 1, 2, 3, 3}, {0, 1, 2, 3, 3}},          // a character cut off: two bad bytes
      {std::string("a\0b", 3), {0, 1, 2, 3, 3}, {0, 1, 2, 3, 3}},
      {"e\xcc\x81", {0, 1, 1, 2, 2}, {0, 1, 1, 2, 2}},  // a combining mark is a code point of its own
      {"\xef\xbb\xbf"
       "a",
       {0, 0, 0, 1, 2, 2},
       {0, 0, 0, 1, 2, 2}},  // so is a byte order mark
  };
  for (const auto& row : kRows) {
    CAPTURE(row.text);
    const OffsetMap map(row.text);
    for (std::size_t byte = 0; byte < row.code_points.size(); ++byte) {
      CAPTURE(byte);
      CHECK(map.ToUnits(byte, OffsetUnit::kBytes) == std::min(byte, row.text.size()));
      CHECK(map.ToUnits(byte, OffsetUnit::kCodePoints) == row.code_points[byte]);
      CHECK(map.ToUnits(byte, OffsetUnit::kUtf16) == row.utf16[byte]);
    }
  }
}

TEST_CASE("Code points and UTF-16 units to bytes") {
  const std::string text = "a€😀\xff!";
  const OffsetMap map(text);
  const std::size_t kCodePoints[] = {0, 1, 4, 8, 9, 10, 10};
  for (std::size_t i = 0; i < std::size(kCodePoints); ++i) CHECK(map.ToBytes(i, OffsetUnit::kCodePoints) == kCodePoints[i]);
  // Unit 3 is the second half of the pair, and counts as the beginning of its character.
  const std::size_t kUtf16[] = {0, 1, 4, 4, 8, 9, 10, 10};
  for (std::size_t i = 0; i < std::size(kUtf16); ++i) CHECK(map.ToBytes(i, OffsetUnit::kUtf16) == kUtf16[i]);
  CHECK(map.ToBytes(3, OffsetUnit::kBytes) == 3);
  for (const OffsetUnit unit : kUnits) CHECK(map.ToBytes(std::string::npos, unit) == text.size());
  for (const OffsetUnit unit : kUnits) CHECK(OffsetMap("").ToBytes(1, unit) == 0);
}

TEST_CASE("Spans go to units and back, end by end") {
  const std::string text = "a€😀!";
  const OffsetMap map(text);
  CHECK(map.ToUnits(ByteSpan{1, 8}, OffsetUnit::kUtf16) == UnitSpan{1, 4});
  CHECK(map.ToUnits(ByteSpan{1, 8}, OffsetUnit::kCodePoints) == UnitSpan{1, 3});
  CHECK(map.ToBytes(UnitSpan{1, 4}, OffsetUnit::kUtf16) == ByteSpan{1, 8});
  CHECK(map.ToBytes(UnitSpan{1, 3}, OffsetUnit::kCodePoints) == ByteSpan{1, 8});
  CHECK(map.ToUnits(ByteSpan{1, 99}, OffsetUnit::kBytes) == UnitSpan{1, 9});
}

TEST_CASE("A map that was moved from can be asked and assigned to") {
  const std::string text(1000, 'a');
  OffsetMap map(text);
  const OffsetMap other = std::move(map);
  CHECK(other.ToUnits(700, OffsetUnit::kUtf16) == 700);
  map.ToUnits(700, OffsetUnit::kUtf16);  // whatever it says
  map.ToBytes(700, OffsetUnit::kUtf16);
  map = other;
  CHECK(map.ToUnits(700, OffsetUnit::kUtf16) == 700);
}

// Plain counting, as slow as can be, over text made at random: the map must agree at every byte, across its marks.
TEST_CASE("Random text, against counting from its beginning") {
  std::mt19937 random(7);
  const std::string kPieces[] = {"a", " ", "é", "’", "😀", "\xff", "\x80", "\xf0\x9f", "中"};
  for (int round = 0; round < 40; ++round) {
    std::string text;
    std::vector<std::size_t> starts;
    std::vector<std::size_t> utf16;
    std::size_t units = 0;
    for (std::size_t n = random() % 300; n > 0; --n) {
      const std::string& piece = kPieces[random() % std::size(kPieces)];
      const bool bad = static_cast<unsigned char>(piece[0]) >= 0x80 && FindInvalidUtf8(piece) == 0;
      // The lone "\xf0\x9f" must not meet a trail byte that would go on with it.
      if (bad && !text.empty() && !starts.empty() && static_cast<unsigned char>(text.back()) >= 0x80) continue;
      for (std::size_t i = 0; i < (bad ? piece.size() : 1); ++i) {
        starts.push_back(text.size() + i);
        utf16.push_back(units);
        units += piece == "😀" ? 2 : 1;
      }
      text += piece;
    }
    const OffsetMap map(text);
    for (std::size_t i = 0; i < starts.size(); ++i) {
      CAPTURE(round, i);
      REQUIRE(map.ToUnits(starts[i], OffsetUnit::kCodePoints) == i);
      REQUIRE(map.ToUnits(starts[i], OffsetUnit::kUtf16) == utf16[i]);
      REQUIRE(map.ToBytes(i, OffsetUnit::kCodePoints) == starts[i]);
      REQUIRE(map.ToBytes(utf16[i], OffsetUnit::kUtf16) == starts[i]);
    }
    CHECK(map.ToUnits(text.size(), OffsetUnit::kCodePoints) == starts.size());
    CHECK(map.ToUnits(text.size(), OffsetUnit::kUtf16) == units);
    CHECK(map.ToBytes(starts.size(), OffsetUnit::kCodePoints) == text.size());
  }
}

TEST_CASE("An offset far into a long text is found in a moment") {
  std::string text;
  while (text.size() < 3000000) text += "Zoë and the ferry ";
  const OffsetMap map(text);
  const std::clock_t began = std::clock();
  std::size_t sum = 0;
  for (std::size_t i = 0; i < 1000; ++i) {
    sum += map.ToUnits(text.size() - i, OffsetUnit::kCodePoints);
    sum += map.ToBytes(text.size() / 2 + i, OffsetUnit::kUtf16);
  }
  CHECK(sum > 0);
  CHECK(static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC < 1);  // from the beginning each time it would be ten
}

TEST_CASE("The first byte that is not UTF-8") {
  CHECK(FindInvalidUtf8("") == 0);
  CHECK(FindInvalidUtf8("aé€😀") == 10);
  CHECK(FindInvalidUtf8("aé\xff€") == 3);
  CHECK(FindInvalidUtf8("aé\xff€", 4) == 7);
  CHECK(FindInvalidUtf8("abc", 9) == 3);
  CHECK(FindInvalidUtf8("\xed\xa0\x80") == 0);  // a surrogate
  for (std::size_t at = 0; at < 40; ++at) {
    std::string text(40, 'a');
    CHECK(FindInvalidUtf8(text, at) == 40);
    text[at] = '\xff';
    CHECK(FindInvalidUtf8(text) == at);
    CHECK(FindInvalidUtf8(text, at + 1) == 40);
  }
}

}  // namespace
}  // namespace inquit
