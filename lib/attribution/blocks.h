// Blocks: a paragraph without quotation marks under a colon is somebody's words as a whole (docs/annotation.md, 7.5).
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_ATTRIBUTION_BLOCKS_H_
#define INQUIT_LIB_ATTRIBUTION_BLOCKS_H_

#include <vector>

#include "lib/attribution/draft.h"
#include "lib/attribution/layout.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Gives each block whole to the one of `drafts` that announces it, and takes out the others that stand inside it, or have
// nothing but what does. If asked to `explain`, writes the rule into the draft's decisions and returns what it took out, as it
// was; otherwise returns nothing. Time O(tokens).
std::vector<Draft> TakeBlocks(const Layout& layout, std::vector<Draft>* drafts, bool explain = false);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_BLOCKS_H_
