// Chains: quotations that no cue of their own claims go on with what was reported before (docs/annotation.md, section 7).
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_ATTRIBUTION_CHAINS_H_
#define INQUIT_LIB_ATTRIBUTION_CHAINS_H_

#include <vector>

#include "lib/attribution/draft.h"
#include "lib/attribution/layout.h"
#include "lib/attribution/spans.h"
#include "lib/tokenize/token_range.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Adds each quotation that is a statement and that none of `drafts` has to the draft that it goes on with; one before any
// report becomes a draft of its own. Quotations that lie in a source or a cue among `spans`, or in one of `titles` (of other
// articles), stay out. Writes the rule into the draft's decisions, if asked to `explain`. Time O(tokens).
void ChainQuotations(const Layout& layout, const std::vector<RoleSpan>& spans, const std::vector<TokenRange>& titles,
                     std::vector<Draft>* drafts, bool explain = false);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_CHAINS_H_
