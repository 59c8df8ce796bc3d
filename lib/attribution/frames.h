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

// Raises those of `tags` (of the whole text, log probabilities) that the shapes around `spans`, the best by the tags alone,
// speak for: a source between a quotation and its cue, and the parts of a heading.
void FavourFrames(const Layout& layout, const std::vector<RoleSpan>& spans, Tags* tags);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_FRAMES_H_
