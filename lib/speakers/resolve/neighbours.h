// Neighbours: the mentions beside a place in the text that rules ask for.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_RESOLVE_NEIGHBOURS_H_
#define INQUIT_LIB_SPEAKERS_RESOLVE_NEIGHBOURS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "lib/speakers/entities/entities.h"
#include "lib/speakers/mentions/mentions.h"
#include "lib/speakers/mentions/words.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// "Coach Mina Holt was blunt. "We were awful."": the person whom the sentence before a bare quotation is about, in the
// paragraph of its first token `begin`, or kNowhere. All mentions before it have their referents.
std::uint32_t LeadBefore(const Words& words, const std::vector<Mention>& mentions, const Cast& cast, std::size_t begin);

// The organization, as far as a name tells, that begins the sentence of the description `mentions[m]`, or else the one before,
// as its subject; or kNowhere.
std::uint32_t SubjectBefore(const Words& words, const std::vector<Mention>& mentions, const Cast& cast, std::uint32_t m);

// "When he came, Pell ...": who bears the first name of the sentence behind the pronoun `mentions[m]`, which has no comma
// before it, or kNowhere.
std::uint32_t NamedAhead(const Words& words, const std::vector<Mention>& mentions, std::uint32_t m);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_RESOLVE_NEIGHBOURS_H_
