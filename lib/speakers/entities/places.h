// Places: whether two words mean the same place, and which place a body belongs to.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_ENTITIES_PLACES_H_
#define INQUIT_LIB_SPEAKERS_ENTITIES_PLACES_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "lib/speakers/mentions/mentions.h"
#include "lib/speakers/mentions/words.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// "Samoan" and "Samoa", "French" and "France", "American" and "U.S.": whether both, in lower case, mean the same place, where
// at least one is known for a place or its people.
bool IsSamePlace(std::string_view a, std::string_view b);

// The place that tells a body from others of its name: "[Samoa]'s Dams Ministry", "the [South Samoan] Dams Ministry".
struct Owner {
  std::uint32_t first = 0, last = 0;  // tokens of its first and last word
  bool known = false;
};

// That which stands in front of the name `mentions[m]` with an ending.
Owner OwnerBefore(const Words& words, const std::vector<Mention>& mentions, std::uint32_t m);

// That which the tokens [begin, end) are, in front of what is the name of several bodies.
Owner OwnerOf(const Words& words, std::size_t begin, std::size_t end);

// Whether these two, which are known, are the same.
bool IsSameOwner(const Words& words, const Owner& a, const Owner& b);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_ENTITIES_PLACES_H_
