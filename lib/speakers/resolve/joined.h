// Joined: "Pell and Odd", "the mayor, two aides and Vale": mentions in a row that denote one group together.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_RESOLVE_JOINED_H_
#define INQUIT_LIB_SPEAKERS_RESOLVE_JOINED_H_

#include <cstdint>
#include <vector>

#include "lib/speakers/mentions/mentions.h"
#include "lib/speakers/mentions/words.h"

namespace inquit {
inline namespace v0 {
namespace internal {

struct Joined {
  std::uint32_t begin = 0;  // in tokens, with the titles of the first
  std::uint32_t end = 0;
  std::vector<std::uint32_t> members;  // indices of the mentions
};

// Whether "both" stands at token `t`: it leads in a list and is no part of its name.
inline bool IsBoth(const Words& words, std::size_t t) { return words.Is(t, "both") || words.Is(t, "Both"); }

// In order and disjoint. A list that is no phrase of its own ("met Pell, and Odd said") may be among them.
std::vector<Joined> FindJoined(const Words& words, const std::vector<Mention>& mentions);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_RESOLVE_JOINED_H_
