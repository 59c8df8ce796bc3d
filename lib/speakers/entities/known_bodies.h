// Known bodies: what organizations are called that a text need not explain: "NASA ... the space agency".
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_ENTITIES_KNOWN_BODIES_H_
#define INQUIT_LIB_SPEAKERS_ENTITIES_KNOWN_BODIES_H_

#include <vector>

#include "lib/lexicon/lexicon.h"
#include "lib/speakers/entities/entities.h"
#include "lib/speakers/mentions/mentions.h"
#include "lib/speakers/mentions/words.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Gives those among `mentions` that model/bodies.tsv knows the roles and traits that it has for them.
void DescribeKnownBodies(const Words& words, const Lexicon& lexicon, const std::vector<Mention>& mentions, Cast* cast);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_ENTITIES_KNOWN_BODIES_H_
