// Draft: an attribution in the making.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_ATTRIBUTION_DRAFT_H_
#define INQUIT_LIB_ATTRIBUTION_DRAFT_H_

#include <optional>
#include <vector>

#include "inquit/explanation.h"
#include "lib/attribution/spans.h"

namespace inquit {
inline namespace v0 {
namespace internal {

struct Draft {
  std::vector<RoleSpan> contents;  // in no order
  std::optional<RoleSpan> cue;
  std::optional<RoleSpan> source;
  double confidence = 0;                 // as Attribution::confidence
  bool credited = false;                 // by the layout, as it stands
  std::vector<Decision> decisions = {};  // that made it, where somebody asks
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_DRAFT_H_
