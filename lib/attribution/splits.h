// Splits: drafts that hold a second report are two.
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

// Takes a report with a cue of its own out of the content or the source of another, and the one who is told something out of
// the content (docs/annotation.md, 6.13, 4.6 and 6.9). `taken` says of each token whether it belongs to a span: no content
// grows into one.
void SplitDrafts(const Layout& layout, const Lexicon& lexicon, const std::vector<bool>& taken, std::vector<Draft>* drafts,
                 bool explain = false);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_SPLITS_H_
