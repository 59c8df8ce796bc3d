// Reads HTML entities of quotation marks, by name ("&ldquo;") and by number ("&#8220;", "&#x201C;").
// SPDX-License-Identifier: Apache-2.0
//
// Known failures: an entity without its semicolon ("&quot") and one that was escaped twice ("&amp;rdquo;") stay as they are.
#include "lib/text/mark_entities.h"

#include <algorithm>

#include "lib/text/marks.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

struct NamedMark {
  std::string_view name;
  char32_t mark;
};

constexpr NamedMark kNamed[] = {
    {"quot", kStraightDouble},
    {"QUOT", kStraightDouble},
    {"ldquo", kLeftDouble},
    {"rdquo", kRightDouble},
    {"bdquo", kLowDouble},
    {"apos", kStraightSingle},
    {"grave", kBacktick},
    {"acute", kAcute},
    {"lsquo", kLeftSingle},
    {"rsquo", kRightSingle},
    {"sbquo", kLowSingle},
    {"laquo", kLeftGuillemet},
    {"raquo", kRightGuillemet},
    {"lsaquo", kLeftSingleGuillemet},
    {"rsaquo", kRightSingleGuillemet},
};

// The curly marks of Windows-1252, 0x91 to 0x94, which browsers accept as numbers (HTML standard, numeric character reference
// end state).
constexpr char32_t kWindowsMarks[] = {kLeftSingle, kRightSingle, kLeftDouble, kRightDouble};
constexpr char32_t kFirstWindowsMark = 0x91;
constexpr char32_t kLastWindowsMark = 0x94;

bool IsQuotationMark(char32_t c) {
  return c == kStraightDouble || c == kStraightSingle || c == kBacktick || c == kAcute || c == kLeftGuillemet ||
         c == kRightGuillemet || (kLeftSingle <= c && c <= kHighReversedDouble) || c == kLeftSingleGuillemet ||
         c == kRightSingleGuillemet;
}

int DigitOf(char c, int base) {
  if (c >= '0' && c <= '9') return c - '0';
  if (base == 16 && c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (base == 16 && c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The mark with the number `digits` ("8217", "x2019"), or 0.
char32_t MarkOfNumber(std::string_view digits) {
  const bool hex = !digits.empty() && (digits[0] == 'x' || digits[0] == 'X');
  if (hex) digits.remove_prefix(1);
  const int base = hex ? 16 : 10;
  char32_t c = 0;
  for (const char digit : digits) {
    const int value = DigitOf(digit, base);
    if (value < 0 || c > 0x10FFFF) return 0;
    c = c * static_cast<char32_t>(base) + static_cast<char32_t>(value);
  }
  if (c >= kFirstWindowsMark && c <= kLastWindowsMark) c = kWindowsMarks[c - kFirstWindowsMark];
  return IsQuotationMark(c) ? c : 0;
}

char32_t MarkOfName(std::string_view name) {
  const auto* found =
      std::find_if(std::begin(kNamed), std::end(kNamed), [name](const NamedMark& named) { return named.name == name; });
  return found == std::end(kNamed) ? 0 : found->mark;
}

}  // namespace

MarkEntity ReadMarkEntity(std::string_view bytes) {
  if (bytes.empty() || bytes[0] != '&') return {};
  const std::size_t end = bytes.substr(0, kLongestEntity).find(';');
  if (end == std::string_view::npos || end < 2) return {};
  const std::string_view name = bytes.substr(1, end - 1);
  const char32_t mark = name[0] == '#' ? MarkOfNumber(name.substr(1)) : MarkOfName(name);
  return mark == 0 ? MarkEntity() : MarkEntity{mark, end + 1};
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
