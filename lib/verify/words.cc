// Words: a text as words to compare.
// SPDX-License-Identifier: Apache-2.0
//
// Not the tokenizer's tokens: what belongs to one of those depends on what stands around it, which differs between a draft and
// its source.
#include "lib/verify/words.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "lib/text/marks.h"
#include "lib/text/text.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::string_view kEllipsisBytes = "\u2026";
constexpr char32_t kLetterApostrophe = 0x02BC, kMinus = 0x2212;

bool IsApostrophe(char32_t c) {
  return c == kStraightSingle || c == kRightSingle || c == kLeftSingle || c == kLetterApostrophe;
}
bool IsWordCharacter(char32_t c) { return IsLetter(c) || IsDigit(c) || IsMark(c); }
bool IsReadAloud(char32_t c) { return c == '%' || c == '$' || c == '&' || c == '+' || c == 0xA3 || c == 0x20AC || c == 0xA5; }

// FNV-1a, in 64 bits.
std::uint64_t Hash(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return hash;
}

class Reader {
 public:
  Reader(std::string_view bytes, const std::vector<QuoteRegion>& regions) : text_(Text::OfAnyBytes(bytes)), regions_(regions) {}

  std::vector<ComparedWord> Read() {
    std::size_t at = 0;
    while (at < text_.size()) {
      const Char c = text_.At(at);
      if (IsWordCharacter(c.code_point) || IsReadAloud(c.code_point) || BeginsNumber(at, c)) {
        at = AddWord(at);
        continue;
      }
      PassOver(at, c);
      at += c.size;
    }
    return std::move(words_);
  }

 private:
  // The sign of "-5", and the point of ".5".
  bool BeginsNumber(std::size_t at, Char c) const {
    const bool mark = c.code_point == '-' || c.code_point == kMinus || c.code_point == '.';
    const char32_t before = text_.Before(at).code_point;
    return mark && IsDigit(text_.At(at + c.size).code_point) && !IsWordCharacter(before) && before != ')' && before != '.';
  }

  // Takes note of a character between words.
  void PassOver(std::size_t at, Char c) {
    const char32_t mark = c.code_point;
    dots_ = mark == '.' ? dots_ + 1 : IsSpace(mark) ? dots_ : 0;
    if (mark == kEllipsis || dots_ >= 3) ellipsis_ = true;
    if (mark == '.' || mark == '!' || mark == '?' || mark == ':' || mark == '\n' || mark == kEllipsis) sentence_ = true;
    if (mark == '[') bracket_ = true;
    if (mark == ']') bracket_ = false;
    if (mark == '\n' && at + 1 < text_.size() && text_.At(at + 1).code_point == '\n')
      bracket_ = false;  // one that is never closed
  }

  // One past the last byte of the word that begins at `at`. Brackets inside are part of it: "[w]e", "walk[ed]".
  std::size_t WordEnd(std::size_t at, bool* has_bracket) const {
    const Char first = text_.At(at);
    if (IsReadAloud(first.code_point)) return at + first.size;
    if (BeginsNumber(at, first)) at += first.size;
    while (at < text_.size()) {
      const Char c = text_.At(at), next = text_.At(at + c.size);
      const Char before = text_.Before(at);
      const bool inside = IsWordCharacter(before.code_point) && IsWordCharacter(next.code_point);
      if (IsWordCharacter(c.code_point)) {
        at += c.size;
      } else if ((c.code_point == '[' || c.code_point == ']') && inside) {
        *has_bracket = true;
        at += c.size;
      } else if (inside && (IsApostrophe(c.code_point) || ((c.code_point == '.' || c.code_point == ',') &&
                                                           IsDigit(next.code_point) && IsDigit(before.code_point)))) {
        at += c.size;
      } else if (c.code_point == '.' && inside && IsUpper(before.code_point) && IsUpper(next.code_point)) {
        at += c.size;  // "U.S", whose last dot is no part of it
      } else {
        break;
      }
    }
    return at;
  }

  std::size_t AddWord(std::size_t at) {
    ComparedWord word;
    bool has_bracket = false;
    word.span = {at, WordEnd(at, &has_bracket)};
    word.bracketed = bracket_ || has_bracket;
    if (has_bracket && bracket_) bracket_ = text_.In(word.span).rfind(']') == std::string_view::npos;  // "[w]e" opens before it
    word.begins_sentence = sentence_;
    word.after_ellipsis = ellipsis_ && !words_.empty();
    while (region_ < regions_.size() && regions_[region_].span.end <= at) ++region_;
    word.quoted = region_ < regions_.size() && regions_[region_].span.Contains(at);
    word.begins_sentence = word.begins_sentence || (word.quoted && at == regions_[region_].inner.begin);
    std::string exact;
    for (std::size_t i = word.span.begin; i < word.span.end;) {
      const Char c = text_.At(i);
      i += c.size;
      if (c.code_point == '.' || c.code_point == '[' || c.code_point == ']') {
        if (!(c.code_point == '.' && IsDigit(text_.At(i).code_point))) continue;
      }
      AppendUtf8(IsApostrophe(c.code_point) ? kStraightSingle : c.code_point == kMinus ? U'-' : c.code_point, &exact);
    }
    word.exact = Hash(exact);
    const Text plain = Text::OfAnyBytes(exact);
    word.key = Hash(plain.Fold({0, exact.size()}));
    sentence_ = ellipsis_ = false;
    dots_ = 0;
    words_.push_back(word);
    return word.span.end;
  }

  Text text_;
  const std::vector<QuoteRegion>& regions_;
  std::size_t region_ = 0;  // the first that may still hold a word; an outer one goes before those inside it
  std::vector<ComparedWord> words_;
  int dots_ = 0;
  bool sentence_ = true, ellipsis_ = false, bracket_ = false;
};

}  // namespace

std::vector<ComparedWord> WordsToCompare(std::string_view text, const std::vector<QuoteRegion>& regions) {
  return Reader(text, regions).Read();
}

std::string WithStraightApostrophes(std::string_view bytes) {
  const Text text = Text::OfAnyBytes(bytes);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Char c = text.At(at);
    at += c.size;
    AppendUtf8(IsApostrophe(c.code_point) ? kStraightSingle : c.code_point, &out);
  }
  return out;
}

std::string MarksIn(std::string_view between) {
  const Text text = Text::OfAnyBytes(between);
  std::string marks;
  for (std::size_t at = 0; at < text.size();) {
    const Char c = text.At(at);
    at += c.size;
    constexpr std::string_view kKept = ".,;:!?()";
    if (c.code_point < 0x80 && kKept.find(static_cast<char>(c.code_point)) != kKept.npos)
      marks.push_back(static_cast<char>(c.code_point));
    if (c.code_point == kEllipsis) marks.append(kEllipsisBytes);
  }
  for (std::size_t dots = marks.find("..."); dots != marks.npos; dots = marks.find("..."))
    marks.replace(dots, 3, kEllipsisBytes);
  return marks;
}

bool IsNegation(std::string_view word) {
  static constexpr std::string_view kWords[] = {"barely", "cannot", "hardly", "neither", "never",   "no",       "nobody",
                                                "none",   "nor",    "not",    "nothing", "nowhere", "scarcely", "without"};
  const std::string lower = absl::AsciiStrToLower(absl::string_view(word.data(), word.size()));
  return std::find(std::begin(kWords), std::end(kWords), lower) != std::end(kWords) || absl::EndsWith(lower, "n't") ||
         absl::EndsWith(lower, "n\u2019t");
}

bool IsNumber(std::string_view word) {
  static constexpr std::string_view kWords[] = {
      "billion", "dozen",    "eight",     "eighteen", "eighty",  "eleven",  "fifteen", "fifty",    "five",
      "forty",   "four",     "fourteen",  "half",     "hundred", "million", "nine",    "nineteen", "ninety",
      "one",     "seven",    "seventeen", "seventy",  "six",     "sixteen", "sixty",   "ten",      "thirteen",
      "thirty",  "thousand", "three",     "trillion", "twelve",  "twenty",  "two",     "zero"};
  const std::string lower = absl::AsciiStrToLower(absl::string_view(word.data(), word.size()));
  return HasDigit(word) || std::binary_search(std::begin(kWords), std::end(kWords), std::string_view(lower));
}

bool HasDigit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); });
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
