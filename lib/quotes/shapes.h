// The one table of quotation marks: which there are, and what the shape of each says about its side.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_QUOTES_SHAPES_H_
#define INQUIT_LIB_QUOTES_SHAPES_H_

#include <cstdint>

#include "inquit/quote_detector.h"
#include "lib/text/text.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Marks of one style belong together.
enum class MarkStyle : std::uint8_t { kStraight, kTicks, kCurly, kLow, kGuillemet, kSingleGuillemet };

// The side that a shape is made for. Articles use shapes wrongly, so it is evidence and no more.
enum class MarkSide : std::uint8_t { kEither, kOpening, kClosing };

struct MarkShape {
  char32_t c;
  bool twice;  // two of them, which stand for a double mark
  QuoteMark kind;
  MarkStyle style;
  MarkSide side;
};

// The shape of a token that is a quotation mark, or null. The same shape always has the same address.
const MarkShape* FindShape(const Text& text, ByteSpan token);

// A number for `shape`, from 1.
std::uint8_t ShapeId(const MarkShape& shape);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_QUOTES_SHAPES_H_
