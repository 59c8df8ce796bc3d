// The decoder's decisions as an explanation shows them, for Extractor::Explain. Nothing here runs unless somebody asks.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_ATTRIBUTION_EXPLAIN_H_
#define INQUIT_LIB_ATTRIBUTION_EXPLAIN_H_

#include <cstdint>
#include <vector>

#include "inquit/explanation.h"
#include "lib/attribution/draft.h"
#include "lib/attribution/layout.h"
#include "lib/attribution/spans.h"
#include "lib/tagger/tagger.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// That the best arc ended at `token`, where no span of `role` began, so that the scores of the tags that would begin one there
// were raised.
struct Gain {
  std::uint32_t token = 0;
  Role role = Role::kContent;
  float gain = 0;  // in log probability
};

// Of each of `spans`, which are in order and disjoint, why its tokens have its role: their mean probability of each role by
// `tags`, as the tagger gave them, how probable it is that a span of the role begins and ends with them, and those of `gains`
// that raised its role. Time O(tokens).
std::vector<Decision> ExplainSpans(const Layout& layout, const Tags& tags, const std::vector<Gain>& gains,
                                   const std::vector<RoleSpan>& spans);

// Adds to the decisions of `draft` that `rule` of `step` changed its spans from what they were `before`; nothing where none has
// moved.
void ExplainChange(const Layout& layout, const char* step, const char* rule, const Draft& before, Draft* draft);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_EXPLAIN_H_
