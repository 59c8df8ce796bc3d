// Words: a text as words to compare: what a draft and its sources are held against each other by.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_VERIFY_WORDS_H_
#define INQUIT_LIB_VERIFY_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "inquit/quote_detector.h"
#include "inquit/span.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// A run of letters and digits, or a symbol that is read aloud: "don't", "U.S.", "1,200", "-5", ".5", "%", "$". Both halves of
// "well-known".
struct ComparedWord {
  ByteSpan span;
  std::uint64_t key = 0;    // of its letters in lower case, without accents and dots, with straight apostrophes
  std::uint64_t exact = 0;  // the same with capitals
  bool quoted = false;      // between quotation marks
  bool bracketed = false;   // all or a part of it between [ and ]
  bool begins_sentence = false;
  bool after_ellipsis = false;  // an ellipsis stands between the word before and this one
  bool after_split = false;     // of a quotation: a "she said" stands there
};

// The words of `text` in order. `regions`: of QuoteDetector.
std::vector<ComparedWord> WordsToCompare(std::string_view text, const std::vector<QuoteRegion>& regions);

// `bytes` with ' for each apostrophe and single quotation mark.
std::string WithStraightApostrophes(std::string_view bytes);

// What stands between two words: the marks alone, dashes, quotation marks and white space left aside, one ellipsis as U+2026.
std::string MarksIn(std::string_view between);

bool IsNegation(std::string_view word);  // "not", "never", "n't" at the end
bool HasDigit(std::string_view word);
bool IsNumber(std::string_view word);  // in digits, or "ten", "million", "half"

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_VERIFY_WORDS_H_
