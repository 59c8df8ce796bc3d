// ByteSpan: a half-open range of bytes in the caller's UTF-8 text.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_SPAN_H_
#define INQUIT_SPAN_H_

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace inquit {
inline namespace v0 {

// Bytes [begin, end) of the text that was passed in, counted from its first byte, a byte order mark and carriage returns
// included. Spans made by this library begin and end on UTF-8 character boundaries, and never end before they begin.
struct ByteSpan {
  std::size_t begin = 0;  // its first byte
  std::size_t end = 0;    // one past its last

  // In bytes.
  constexpr std::size_t size() const noexcept { return end - begin; }
  // Whether it has no byte.
  constexpr bool empty() const noexcept { return begin == end; }
  // Whether the byte at the offset `byte` is one of its own.
  constexpr bool Contains(std::size_t byte) const noexcept { return begin <= byte && byte < end; }
  // Whether all of `other` lies inside.
  constexpr bool Contains(ByteSpan other) const noexcept { return begin <= other.begin && other.end <= end; }
  // Whether the two share a byte.
  constexpr bool Overlaps(ByteSpan other) const noexcept { return begin < other.end && other.begin < end; }

  // The bytes themselves. `text` is the text that the span was made for; the view lives as long as that text does. Of a span
  // that reaches past the end of `text`, the part that lies inside; nothing of one that lies outside or ends before it begins.
  constexpr std::string_view In(std::string_view text) const noexcept {
    const std::size_t last = std::min(end, text.size());
    const std::size_t first = std::min(begin, last);
    return std::string_view(text.data() + first, last - first);
  }
};

// Equal where both ends are.
constexpr bool operator==(ByteSpan a, ByteSpan b) noexcept { return a.begin == b.begin && a.end == b.end; }
// Not equal.
constexpr bool operator!=(ByteSpan a, ByteSpan b) noexcept { return !(a == b); }
// Orders by beginning, then by end.
constexpr bool operator<(ByteSpan a, ByteSpan b) noexcept { return a.begin != b.begin ? a.begin < b.begin : a.end < b.end; }

}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_SPAN_H_
