// Relatives: what "who", "which" and "that" stand for.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_RESOLVE_RELATIVES_H_
#define INQUIT_LIB_SPEAKERS_RESOLVE_RELATIVES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "lib/speakers/entities/entities.h"
#include "lib/speakers/mentions/mentions.h"
#include "lib/speakers/mentions/words.h"

namespace inquit {
inline namespace v0 {
namespace internal {

struct Antecedent {
  std::uint32_t mention = kNowhere;  // kNowhere: a phrase that is no mention
  // The phrase in tokens, up to the relative pronoun where no comma parts them; empty if there is no antecedent.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool empty() const { return begin == end; }
};

// The antecedent of the relative pronoun at token `relative`. All mentions before it have their referents in `cast`.
Antecedent FindAntecedent(const Words& words, const std::vector<Mention>& mentions, const Cast& cast, std::size_t relative);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_RESOLVE_RELATIVES_H_
