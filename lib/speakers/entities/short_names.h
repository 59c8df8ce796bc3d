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

// Whether `word`, in lower case, is one that names also have in full: "dept." for "department".
bool IsWrittenShort(std::string_view word);

// The word (Word::lower) by which a name is looked up: one with an accent is the one without, and one that is written short the
// whole one, where the text has that, too.
std::uint32_t LookUpWord(const Words& words, std::size_t token);

// The letters from a to z in `lower`: "sec" of "s.e.c".
std::string Letters(std::string_view lower);

// "sec" of "Securities and Exchange Commission".
std::string Initials(const Words& words, const Mention& name);

// "jfk" of "John F. Kennedy", "aoc" of "Alexandria Ocasio-Cortez": the initials of a person who is known by them; otherwise
// empty, since Carla Nina Nash is not CNN.
std::string InitialsOfPerson(const Words& words, const Mention& name);

// The word "fed" of the "U.S. Federal Reserve", "met" of the "Metropolitan Police", "scotus" of the "Supreme Court"; kNowhere
// if `name` is not clipped so, or the text does not have it.
std::uint32_t ClippedFrom(const Words& words, const Mention& name);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_ENTITIES_SHORT_NAMES_H_
