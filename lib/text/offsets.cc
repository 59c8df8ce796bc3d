// OffsetMap: converts byte offsets to code points and UTF-16 units, and back.
// SPDX-License-Identifier: Apache-2.0
//
// Every 64 bytes of the text a mark keeps how many of either are before it; an offset is counted from the nearest mark.
#include "inquit/offsets.h"

#include <algorithm>

#include "lib/text/text.h"

namespace inquit {
inline namespace v0 {
namespace {

using internal::Char;
using internal::Text;

constexpr std::size_t kStride = 64;  // bytes between marks: one of 24 bytes for each 64 of text, and few characters to count

std::size_t Utf16Units(Char c) { return c.code_point > 0xFFFF ? 2 : 1; }

}  // namespace

OffsetMap::OffsetMap(std::string_view text) : text_(text) {
  marks_.reserve((text.size() + kStride - 1) / kStride);
  const Text reader = Text::OfAnyBytes(text);
  Mark at = {0, 0, 0};
  while (at.byte < text.size()) {
    const Char c = reader.AsWritten(at.byte);
    // Mark number k is the character that holds byte 64 k.
    if (at.byte + c.size > marks_.size() * kStride) marks_.push_back(at);
    at = {at.byte + c.size, at.code_points + 1, at.utf16 + Utf16Units(c)};
  }
}

// Without marks the text is empty, or the map was moved from.
std::size_t OffsetMap::ToUnits(std::size_t byte, OffsetUnit to) const {
  byte = std::min(byte, text_.size());
  if (to == OffsetUnit::kBytes || marks_.empty()) return byte;
  const Text reader = Text::OfAnyBytes(text_);
  const Mark& mark = marks_[std::min(byte / kStride, marks_.size() - 1)];
  std::size_t count = to == OffsetUnit::kUtf16 ? mark.utf16 : mark.code_points;
  for (std::size_t at = mark.byte; at < byte;) {
    const Char c = reader.AsWritten(at);
    at += c.size;
    if (at <= byte) count += to == OffsetUnit::kUtf16 ? Utf16Units(c) : 1;
  }
  return count;
}

std::size_t OffsetMap::ToBytes(std::size_t offset, OffsetUnit from) const {
  if (from == OffsetUnit::kBytes || offset == 0 || marks_.empty()) return std::min(offset, text_.size());
  const auto count_at = [from](const Mark& mark) { return from == OffsetUnit::kUtf16 ? mark.utf16 : mark.code_points; };
  // The mark before it exists, since the first has the counts 0.
  const auto after = std::upper_bound(marks_.begin(), marks_.end(), offset,
                                      [&](std::size_t value, const Mark& mark) { return value < count_at(mark); });
  const Mark& mark = *std::prev(after);
  const Text reader = Text::OfAnyBytes(text_);
  std::size_t at = mark.byte;
  for (std::size_t count = count_at(mark); at < text_.size();) {
    const Char c = reader.AsWritten(at);
    count += from == OffsetUnit::kUtf16 ? Utf16Units(c) : 1;
    if (count > offset) break;
    at += c.size;
  }
  return at;
}

}  // namespace v0
}  // namespace inquit
