// Modifiers: what goes on a description behind it.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_ENTITIES_MODIFIERS_H_
#define INQUIT_LIB_SPEAKERS_ENTITIES_MODIFIERS_H_

#include <cstddef>
#include <string_view>

#include "lib/speakers/mentions/words.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Where a description whose noun ends in front of token `end` ends with all that goes on it there: "a report [released in May
// by the Harbour Board]", "engineers [from Kalo]". `end` itself where nothing does, or nothing that has a capital.
std::size_t ModifiersEnd(const Words& words, std::size_t end);

// "1972", "2019": whether `word` is a year of this century or the last.
bool IsYear(std::string_view word);

// As ModifiersEnd with a year alone, as in "the Dam Act[, 1972]", "the Dam Bill [2019]".
std::size_t YearEnd(const Words& words, std::size_t end);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_ENTITIES_MODIFIERS_H_
