// The patterns of words and of article furniture, each matched at the beginning of what it is given. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_TOKENIZE_PATTERNS_H_
#define INQUIT_LIB_TOKENIZE_PATTERNS_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "lib/lexicon/word_lists.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// The part of a pattern that matches any of `words`: longer ones first, so that none hides one that it begins. Without words,
// as where a table could not be read, it matches nothing.
std::string AnyOf(const WordSet& words);

// Bytes at the beginning of `text` that are such a thing; 0 where there is none. They look at a bounded part of `text`.
std::size_t MatchAddress(std::string_view text);     // URL, domain name, e-mail address
std::size_t MatchDottedName(std::string_view text);  // "node.js", "comp.lang.c"
std::size_t MatchHandle(std::string_view text);      // "@name", "#topic"
std::size_t MatchNumber(std::string_view text);      // "$1,200.50", "10:30", "3.5%"
std::size_t MatchAcronym(std::string_view text);     // "U.S.", "e.g.", "J.K."
std::size_t MatchElision(std::string_view text);     // "'tis", "'90s", "'n'": what an apostrophe begins
std::size_t MatchDateline(std::string_view text);    // "LISBON, Nov. 3 (Agency) --"

// Whether a whole line is one of author, agency, date, picture credit.
bool IsByline(std::string_view line);

// Whether a whole word is a dash: one or two hyphens, an en dash, an em dash, a horizontal bar.
bool IsDash(std::string_view word);

// What a word is that a dot follows: the kinds of model/abbreviations.tsv.
enum class Abbreviation {
  kNone,
  kBeforeName,  // "Mr", "Sen": a sentence never ends with it
  kAnywhere,    // "Inc", "Nov": a sentence may end with it
  kIfItGoesOn,  // "No", "Sun": one only where what follows says so, for it is a word too
};
Abbreviation AbbreviationOf(std::string_view word);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TOKENIZE_PATTERNS_H_
