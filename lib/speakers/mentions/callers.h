// Callers: the mentions of entities that the caller brings, looked for where they are missing, put among those that were found.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_MENTIONS_CALLERS_H_
#define INQUIT_LIB_SPEAKERS_MENTIONS_CALLERS_H_

#include <vector>

#include "inquit/speaker_resolver.h"
#include "lib/speakers/mentions/mentions.h"
#include "lib/speakers/mentions/words.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// `callers`, those without mentions given every place that has their name (see Entity). `mentions` are those of FindMentions,
// which tell where a name is part of a longer one. Linear in the text and the names.
std::vector<Entity> FindCallers(const Words& words, const std::vector<Mention>& mentions, std::vector<Entity> callers);

// Adds the mentions of `callers` to `mentions`; found ones that overlap them go. Their referents are the indices of `callers`.
// Of callers' mentions that overlap one another, the first stays, and the longer of two with one beginning.
void AddCallerMentions(const Words& words, const std::vector<Entity>& callers, std::vector<Mention>* mentions);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_MENTIONS_CALLERS_H_
