// Frames: shapes of sentences that tell which tokens are source, cue and content, where the tags alone are unsure.
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

// Tags that gained by a rule, for explanations.
struct Gain {
  const char* rule = "";       // in words
  TokenRange range;            // of the tokens whose tags gained ...
  Role role = Role::kContent;  // ... for this role
  float gain = 0;              // in log probability
};

// Raises those of `tags` (of the whole text, log probabilities) that the shapes around `spans`, the best by the tags alone,
// speak for: a source between a quotation and its cue, and the parts of a heading. What gained is added to `gains`, unless that
// is null.
void FavourFrames(const Layout& layout, const std::vector<RoleSpan>& spans, Tags* tags, std::vector<Gain>* gains = nullptr);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_FRAMES_H_
