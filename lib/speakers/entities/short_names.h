// Short names: the words by which names are looked up, and what the longer ones are cut down to.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_ENTITIES_SHORT_NAMES_H_
#define INQUIT_LIB_SPEAKERS_ENTITIES_SHORT_NAMES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "lib/speakers/mentions/mentions.h"
#include "lib/speakers/mentions/words.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// The word (Word::lower) by which a name is looked up: one with an accent is the one without, where the text has that, too.
std::uint32_t LookUpWord(const Words& words, std::size_t token);

// The letters from a to z in `lower`: "sec" of "s.e.c".
std::string Letters(std::string_view lower);

// "sec" of "Securities and Exchange Commission".
std::string Initials(const Words& words, const Mention& name);

// "aoc" of "Alexandra Odd-Carter"; empty for "Nancy B. Carr", who may not be NBC.
std::string InitialsOfPerson(const Words& words, const Mention& name);

// The word "fed" of the "Federal Reserve" that begins at token `t`; kNowhere if nothing is clipped so, or the text does not
// have it.
std::uint32_t ClippedFrom(const Words& words, std::size_t t);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_ENTITIES_SHORT_NAMES_H_
