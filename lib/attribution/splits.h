// Splits: second reports inside a draft become drafts of their own, and what passives and adverbs have for subject is content.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_ATTRIBUTION_SPLITS_H_
#define INQUIT_LIB_ATTRIBUTION_SPLITS_H_

#include <vector>

#include "lib/attribution/draft.h"
#include "lib/attribution/layout.h"
#include "lib/lexicon/lexicon.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Applies the rules of splits.cc to each of `drafts`, apart from credits, and adds the drafts that are split off behind them,
// to be looked at in their turn. `taken` says of each token whether it belongs to a span: no content grows into one. Writes
// what changed into the drafts' decisions, if asked to `explain`.
void SplitDrafts(const Layout& layout, const Lexicon& lexicon, const std::vector<bool>& taken, std::vector<Draft>* drafts,
                 bool explain = false);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_SPLITS_H_
