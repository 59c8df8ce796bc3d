// Links: which content belongs to which cue, and which source to which cue.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_ATTRIBUTION_LINKS_H_
#define INQUIT_LIB_ATTRIBUTION_LINKS_H_

#include <cstddef>
#include <vector>

#include "inquit/explanation.h"
#include "lib/attribution/layout.h"
#include "lib/attribution/spans.h"
#include "lib/tagger/tagger.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// By hand: margins beyond which it makes no difference how far the second best is behind.
constexpr float kMostMargin = 8;

// Spans are named by their index. All lists have an entry for each span, so that no other index is needed.
struct Links {
  std::vector<std::size_t> cue;     // of a content: its cue, or kNoSpan; kNoSpan of all other spans
  std::vector<std::size_t> source;  // of a cue: its source, or kNoSpan; kNoSpan of all other spans
  // Of a content that has a cue, and of a cue: by how much the score of its link is above the best other that it might have
  // had, none included; negative where the best sum took another than the best. From -kMostMargin to kMostMargin, which it also
  // is where there is no other. 0 of all other spans.
  std::vector<float> margin;
};

// The links between `spans`, which are in order and disjoint, with the highest score in all, as good as a beam search finds
// them. `arcs` are the network's, from the first token of a span to that of another. Time O(spans).
Links LinkSpans(const Layout& layout, const Arcs& arcs, const std::vector<RoleSpan>& spans);

// For explanations: of each span that is a content or a cue the cues, or sources, that it might have been linked to, with their
// scores, and which of them `links` has; of a source nothing. The score of a content's cue leaves out what depends on the
// contents before it (kFirstContent), so what was chosen for the best sum is not always the one with the highest score here.
// Time O(spans).
std::vector<Decision> ExplainLinks(const Layout& layout, const Arcs& arcs, const std::vector<RoleSpan>& spans,
                                   const Links& links);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_LINKS_H_
