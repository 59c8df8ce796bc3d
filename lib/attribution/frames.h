// Frames: shapes of clauses that tell source, cue and content apart where the tags alone are unsure.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_ATTRIBUTION_FRAMES_H_
#define INQUIT_LIB_ATTRIBUTION_FRAMES_H_

#include <array>
#include <vector>

#include "lib/attribution/layout.h"
#include "lib/attribution/spans.h"
#include "lib/tagger/tagger.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// A note for explanations: a rule raised (or, where `gain` is negative, lowered) the scores of tags.
struct Gain {
  const char* rule = "";       // in words
  TokenRange range;            // the tokens ...
  Role role = Role::kContent;  // ... and the role whose four tags it raised
  float gain = 0;              // in log probability
};

// Raises and lowers `tags` (of the whole text, log probabilities, a row a token) as the shapes of clauses say that are found
// beside the cues among `spans` (the best ones before), beside quotations and in lists. What was raised is added to `gains`,
// unless that is null. Time O(tokens).
void ApplyFrames(const Layout& layout, const std::vector<RoleSpan>& spans, Tags* tags, std::vector<Gain>* gains = nullptr);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_FRAMES_H_
