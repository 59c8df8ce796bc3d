// Draft: an attribution in the making, in tokens.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_ATTRIBUTION_DRAFT_H_
#define INQUIT_LIB_ATTRIBUTION_DRAFT_H_

#include <algorithm>
#include <optional>
#include <vector>

#include "inquit/explanation.h"
#include "lib/attribution/layout.h"
#include "lib/attribution/links.h"
#include "lib/attribution/spans.h"

namespace inquit {
inline namespace v0 {
namespace internal {

struct Draft {
  std::vector<RoleSpan> contents;  // one or more, in no order
  std::optional<RoleSpan> cue;     // none where layout alone credits, or a quotation stands before any report
  std::optional<RoleSpan> source;
  double confidence = 0;  // as Attribution::confidence
  // Links::margin: the least of its contents', and its cue's.
  float cue_margin = kMostMargin;
  float source_margin = 0;
  bool credited = false;  // made by credits.h: no later step changes it, except that quotations may go on with it
  std::vector<Decision> decisions = {};  // that made it, where somebody asks
};

// Whether one of its contents begins between quotation marks.
inline bool HasQuotation(const Layout& layout, const Draft& draft) {
  return std::any_of(draft.contents.begin(), draft.contents.end(),
                     [&](const RoleSpan& piece) { return layout.QuotationOf(piece.begin) != kNoQuotation; });
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_DRAFT_H_
