// Turns: who has the word in each paragraph of a transcript: "PELL: ...", "Q: ...", "A. ...".
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_RESOLVE_TURNS_H_
#define INQUIT_LIB_SPEAKERS_RESOLVE_TURNS_H_

#include <cstdint>
#include <vector>

#include "lib/speakers/entities/entities.h"
#include "lib/speakers/mentions/mentions.h"
#include "lib/speakers/mentions/words.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Of each paragraph the referent of who speaks in it, or kNowhere. A turn goes on until the next one begins. "A" is the person
// whom the text names most before the first question, of equals the first; who asks has no name.
std::vector<std::uint32_t> FindTurns(const Words& words, const std::vector<Mention>& mentions, const Cast& cast);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_RESOLVE_TURNS_H_
