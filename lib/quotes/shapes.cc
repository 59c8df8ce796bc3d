// The one table of quotation marks.
// SPDX-License-Identifier: Apache-2.0
#include "lib/quotes/shapes.h"

#include "lib/text/marks.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

using Kind = QuoteMark;
using Style = MarkStyle;
using Side = MarkSide;

constexpr MarkShape kShapes[] = {
    {kStraightDouble, false, Kind::kDouble, Style::kStraight, Side::kEither},
    {kFullwidthDouble, false, Kind::kDouble, Style::kStraight, Side::kEither},
    {kLeftDouble, false, Kind::kDouble, Style::kCurly, Side::kOpening},
    {kRightDouble, false, Kind::kDouble, Style::kCurly, Side::kClosing},
    {kHighReversedDouble, false, Kind::kDouble, Style::kCurly, Side::kOpening},
    {kLowDouble, false, Kind::kDouble, Style::kLow, Side::kOpening},
    {kStraightSingle, true, Kind::kDouble, Style::kTicks, Side::kEither},
    {kBacktick, true, Kind::kDouble, Style::kTicks, Side::kOpening},
    {kAcute, true, Kind::kDouble, Style::kTicks, Side::kClosing},
    {kLeftSingle, true, Kind::kDouble, Style::kCurly, Side::kOpening},
    {kRightSingle, true, Kind::kDouble, Style::kCurly, Side::kClosing},
    {kLowSingle, true, Kind::kDouble, Style::kLow, Side::kOpening},
    {kStraightSingle, false, Kind::kSingle, Style::kStraight, Side::kEither},
    {kBacktick, false, Kind::kSingle, Style::kTicks, Side::kOpening},
    {kAcute, false, Kind::kSingle, Style::kTicks, Side::kClosing},
    {kLeftSingle, false, Kind::kSingle, Style::kCurly, Side::kOpening},
    {kRightSingle, false, Kind::kSingle, Style::kCurly, Side::kClosing},
    {kHighReversedSingle, false, Kind::kSingle, Style::kCurly, Side::kOpening},
    {kLowSingle, false, Kind::kSingle, Style::kLow, Side::kOpening},
    {kLeftGuillemet, false, Kind::kGuillemet, Style::kGuillemet, Side::kOpening},
    {kRightGuillemet, false, Kind::kGuillemet, Style::kGuillemet, Side::kClosing},
    {kLeftSingleGuillemet, false, Kind::kGuillemet, Style::kSingleGuillemet, Side::kOpening},
    {kRightSingleGuillemet, false, Kind::kGuillemet, Style::kSingleGuillemet, Side::kClosing},
};

}  // namespace

const MarkShape* FindShape(const Text& text, ByteSpan token) {
  const Char first = text.At(token.begin);
  const bool twice = token.size() > first.size && text.At(token.begin + first.size).code_point == first.code_point;
  for (const MarkShape& shape : kShapes) {
    if (shape.c == first.code_point && shape.twice == twice) return &shape;
  }
  return nullptr;
}

std::uint8_t ShapeId(const MarkShape& shape) { return static_cast<std::uint8_t>(&shape - kShapes + 1); }

}  // namespace internal
}  // namespace v0
}  // namespace inquit
