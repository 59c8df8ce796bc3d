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

// Gives the quotations that none of `drafts` has, and that lie in no source or cue among `spans` and in none of `titles`, to
// the drafts that they go on with; one before any report becomes a draft of its own. Writes down why, if asked to `explain`.
// Time O(tokens).
void ChainQuotations(const Layout& layout, const std::vector<RoleSpan>& spans, const std::vector<TokenRange>& titles,
                     std::vector<Draft>* drafts, bool explain = false);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_CHAINS_H_
