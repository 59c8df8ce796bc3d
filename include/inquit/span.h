// ByteSpan: a half-open range of bytes in the caller's UTF-8 text.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_SPAN_H_
#define INQUIT_SPAN_H_

#include <cstddef>
#include <string_view>

namespace inquit {
inline namespace v0 {

// Bytes [begin, end) of the text that was passed in, counted from its first byte, a byte order mark and carriage returns
// included. Spans made by this library begin and end on UTF-8 character boundaries.
struct ByteSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  constexpr std::size_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool Contains(std::size_t byte) const { return begin <= byte && byte < end; }
  constexpr bool Contains(ByteSpan other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool Overlaps(ByteSpan other) const { return begin < other.end && other.begin < end; }

  // The bytes themselves. `text` must be the text the span was made for; the view lives as long as it does.
  std::string_view In(std::string_view text) const { return text.substr(begin, size()); }
};

constexpr bool operator==(ByteSpan a, ByteSpan b) { return a.begin == b.begin && a.end == b.end; }
constexpr bool operator!=(ByteSpan a, ByteSpan b) { return !(a == b); }
// Orders by beginning, then by end.
constexpr bool operator<(ByteSpan a, ByteSpan b) { return a.begin != b.begin ? a.begin < b.begin : a.end < b.end; }

}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_SPAN_H_
