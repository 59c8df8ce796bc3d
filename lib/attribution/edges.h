// Edges: where a cue ends and its content begins and ends, by what the words there are.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_ATTRIBUTION_EDGES_H_
#define INQUIT_LIB_ATTRIBUTION_EDGES_H_

#include "lib/attribution/layout.h"
#include "lib/attribution/spans.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Moves the edges of a cue and a content of its own to where docs/annotation.md has them.
void MendEdges(const Layout& layout, RoleSpan* cue, RoleSpan* content);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_EDGES_H_
