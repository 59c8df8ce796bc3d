// The decoder's decisions put into words, for Extractor::Explain. Nothing here runs unless somebody asks.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_ATTRIBUTION_EXPLAIN_H_
#define INQUIT_LIB_ATTRIBUTION_EXPLAIN_H_

#include <vector>

#include "inquit/explanation.h"
#include "lib/attribution/draft.h"
#include "lib/attribution/frames.h"
#include "lib/attribution/layout.h"
#include "lib/attribution/spans.h"
#include "lib/tagger/tagger.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Why the tokens of `span` have its role: the mean probability of each role by `tags`, as the tagger scored them, and which of
// `gains` favoured it.
Decision ExplainSpan(const Layout& layout, const Tags& tags, const std::vector<Gain>& gains, const RoleSpan& span);

// Notes on `draft` that `rule` of `step` made it of what it was `before`; nothing where no span of it has moved.
void ExplainChange(const Layout& layout, const char* step, const char* rule, const Draft& before, Draft* draft);

// Where its confidence comes from: the probability of its tokens' roles, calibrated.
Decision ExplainConfidence(const Draft& draft, const Calibration& calibration);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_EXPLAIN_H_
