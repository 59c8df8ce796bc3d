// Cell: a character as a terminal shows it. Part of inquit::formats, not of the core.
// SPDX-License-Identifier: Apache-2.0
//
// Known failures: terminals disagree on the width of newer emoji and of those joined into one, whose parts are counted one by
// one.
#include "lib/formats/cells.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr char32_t kReplacementCharacter = 0xFFFD;
constexpr char32_t kSymbolForNull = 0x2400;  // those of the other C0 controls follow in their order
constexpr char32_t kDelete = 0x7F;
constexpr char32_t kSymbolForDelete = 0x2421;
constexpr char32_t kNextLine = 0x85;
constexpr char32_t kNoBreakSpaces[] = {0xA0, 0x2007, 0x202F};
constexpr char32_t kJoiners[] = {0x200C, 0x200D};

template <std::size_t kSize>
bool IsOneOf(char32_t c, const char32_t (&list)[kSize]) {
  return std::find(std::begin(list), std::end(list), c) != std::end(list);
}

// Bidirectional embeddings, overrides and isolates, which reorder all that follows; not the marks LRM and RLM, which do not.
bool ReordersText(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

Cell Glyph(std::size_t size, std::size_t columns, char32_t shown) { return {Cell::Kind::kGlyph, size, columns, shown}; }

Cell Ascii(std::string_view text, std::size_t at) {
  const char32_t c = static_cast<unsigned char>(text[at]);
  if (c > ' ' && c < kDelete) return Glyph(1, 1, c);
  if (c == ' ' || c == '\t') return {Cell::Kind::kSpace, 1};
  if (c == '\n') return {Cell::Kind::kLineEnd, 1};
  if (c == '\r') return {Cell::Kind::kLineEnd, text.substr(at + 1, 1) == "\n" ? std::size_t{2} : 1};
  return Glyph(1, 1, c == kDelete ? kSymbolForDelete : kSymbolForNull + c);
}

std::size_t Columns(UChar32 c) {
  if ((U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK)) != 0) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

Cell CellAt(std::string_view text, std::size_t at) {
  if (static_cast<unsigned char>(text[at]) < 0x80) return Ascii(text, at);
  const std::string_view head = text.substr(at, U8_MAX_LENGTH);
  std::int32_t next = 0;
  UChar32 c = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(head.data()), next, static_cast<std::int32_t>(head.size()), c);
  if (c < 0) return Glyph(1, 1, kReplacementCharacter);
  const auto size = static_cast<std::size_t>(next);
  const auto code_point = static_cast<char32_t>(c);
  const int category = u_charType(c);
  if (code_point == kNextLine || category == U_LINE_SEPARATOR || category == U_PARAGRAPH_SEPARATOR) {
    return {Cell::Kind::kLineEnd, size};
  }
  if (category == U_SPACE_SEPARATOR && !IsOneOf(code_point, kNoBreakSpaces)) return {Cell::Kind::kSpace, size};
  if (category == U_CONTROL_CHAR || ReordersText(code_point)) return Glyph(size, 1, kReplacementCharacter);
  if (IsOneOf(code_point, kJoiners)) return Glyph(size, 0, code_point);
  if (category == U_FORMAT_CHAR) return {Cell::Kind::kNothing, size};
  return Glyph(size, Columns(c), code_point);
}

void AppendGlyph(const Cell& glyph, std::string* out) {
  std::uint8_t bytes[U8_MAX_LENGTH];
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, static_cast<UChar32>(glyph.shown));
  out->append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
