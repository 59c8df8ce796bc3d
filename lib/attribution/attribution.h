// The stage that decodes a tagger's scores and the quotations into attributions.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_ATTRIBUTION_ATTRIBUTION_H_
#define INQUIT_LIB_ATTRIBUTION_ATTRIBUTION_H_

#include <vector>

#include "inquit/document.h"
#include "inquit/explanation.h"
#include "lib/article/article.h"
#include "lib/lexicon/lexicon.h"
#include "lib/tagger/tagger.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// The attributions of `article`, in order of their first piece of content, without speakers. Writes the decisions that made
// them, and what was discarded, into `explanation`, unless that is null.
std::vector<Attribution> DecodeAttributions(const Article& article, const Lexicon& lexicon, TagScores scores,
                                            Explanation* explanation = nullptr);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_ATTRIBUTION_H_
