// Typographic characters by name, for all stages, so that the sources stay ASCII.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_TEXT_MARKS_H_
#define INQUIT_LIB_TEXT_MARKS_H_

namespace inquit {
inline namespace v0 {
namespace internal {

// Double quotation marks.
constexpr char32_t kStraightDouble = 0x22;
constexpr char32_t kLeftDouble = 0x201C;
constexpr char32_t kRightDouble = 0x201D;
constexpr char32_t kLowDouble = 0x201E;
constexpr char32_t kHighReversedDouble = 0x201F;
constexpr char32_t kFullwidthDouble = 0xFF02;
// Single quotation marks, which are apostrophes too.
constexpr char32_t kStraightSingle = 0x27;
constexpr char32_t kBacktick = 0x60;
constexpr char32_t kAcute = 0xB4;
constexpr char32_t kLeftSingle = 0x2018;
constexpr char32_t kRightSingle = 0x2019;
constexpr char32_t kLowSingle = 0x201A;
constexpr char32_t kHighReversedSingle = 0x201B;
// Guillemets.
constexpr char32_t kLeftGuillemet = 0xAB;
constexpr char32_t kRightGuillemet = 0xBB;
constexpr char32_t kLeftSingleGuillemet = 0x2039;
constexpr char32_t kRightSingleGuillemet = 0x203A;
// Hyphens, dashes, dots.
constexpr char32_t kSoftHyphen = 0xAD;
constexpr char32_t kHyphen = 0x2010;
constexpr char32_t kUnbreakableHyphen = 0x2011;
constexpr char32_t kEnDash = 0x2013;
constexpr char32_t kEmDash = 0x2014;
constexpr char32_t kHorizontalBar = 0x2015;
constexpr char32_t kEllipsis = 0x2026;
constexpr char32_t kLineSeparator = 0x2028;
constexpr char32_t kParagraphSeparator = 0x2029;

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TEXT_MARKS_H_
