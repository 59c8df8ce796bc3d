// Offsets: places in a text, in bytes and in what Python, Java and JavaScript count; and where bytes are no UTF-8.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_OFFSETS_H_
#define INQUIT_OFFSETS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "inquit/export.h"
#include "inquit/span.h"

namespace inquit {
inline namespace v0 {

// The offset of the first byte at or after `from` that is not part of valid UTF-8; the size of `text` where there is none.
// `from` must be on a character boundary; past the end it counts as the end.
INQUIT_API std::size_t FindInvalidUtf8(std::string_view text, std::size_t from = 0);

// What the offsets of a host count.
enum class OffsetUnit {
  kBytes,       // of UTF-8: C, C++, Go, Rust
  kCodePoints,  // Python
  kUtf16,       // 16-bit units of UTF-16, of which a character outside the basic plane takes two: Java, JavaScript, C#
};

// "bytes", "codepoints", "utf16", as in a JSON record; "?" for a value that is none of them.
constexpr std::string_view ToString(OffsetUnit unit) noexcept {
  switch (unit) {
    case OffsetUnit::kBytes: return "bytes";
    case OffsetUnit::kCodePoints: return "codepoints";
    case OffsetUnit::kUtf16: return "utf16";
  }
  return "?";
}

// [begin, end) as a host counts it. A type of its own, so that it cannot be taken for a span of bytes.
struct UnitSpan {
  std::size_t begin = 0;  // its first unit
  std::size_t end = 0;    // one past its last
};

// Equal where both ends are.
constexpr bool operator==(UnitSpan a, UnitSpan b) noexcept { return a.begin == b.begin && a.end == b.end; }
// Not equal.
constexpr bool operator!=(UnitSpan a, UnitSpan b) noexcept { return !(a == b); }

// Turns places in a text from bytes, which this library counts, to a host's units, and from these to bytes:
//
//   const inquit::OffsetMap map(text);
//   map.ToUnits(attribution.content[0], OffsetUnit::kUtf16);    // a ByteSpan to a UnitSpan
//   map.ToBytes(inquit::UnitSpan{4, 9}, OffsetUnit::kUtf16);    // and back
//
// Made in one pass over the text, of which it takes 24 bytes for each 64; each conversion then reads about 64 bytes of the
// text. A byte that is not part of valid UTF-8 counts as one code point and one UTF-16 unit, as U+FFFD would. No place is an
// error: one past the end of the text counts as its end.
// Holds a view of the text, which must outlive it. Never changes; any number of threads may share one. May be copied and moved;
// one that was moved from no longer knows its text, and is good only for being assigned to.
class INQUIT_API OffsetMap {
 public:
  // Reads `text` once.
  explicit OffsetMap(std::string_view text);
  // The same, of a text that ends with a NUL.
  explicit OffsetMap(const char* text) : OffsetMap(std::string_view(text)) {}
  explicit OffsetMap(std::string&& temporary) = delete;  // a map of a temporary string would dangle

  // From bytes to units: how many units stand before byte `byte`. A byte inside a character counts as the beginning of that
  // character.
  std::size_t ToUnits(std::size_t byte, OffsetUnit to) const;
  // The same for both ends of `span`.
  UnitSpan ToUnits(ByteSpan span, OffsetUnit to) const { return {ToUnits(span.begin, to), ToUnits(span.end, to)}; }

  // From units to bytes: the byte at which unit number `offset` begins, counted from 0. The second half of a surrogate pair
  // counts as the beginning of its character.
  std::size_t ToBytes(std::size_t offset, OffsetUnit from) const;
  // The same for both ends of `span`.
  ByteSpan ToBytes(UnitSpan span, OffsetUnit from) const { return {ToBytes(span.begin, from), ToBytes(span.end, from)}; }

 private:
  struct Mark {
    std::size_t byte, code_points, utf16;
  };
  std::string_view text_;
  std::vector<Mark> marks_;  // one for every 64 bytes, on a character boundary
};

}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_OFFSETS_H_
