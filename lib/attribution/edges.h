// Edges: where a cue ends and its content begins and ends, by what the words there are.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_ATTRIBUTION_EDGES_H_
#define INQUIT_LIB_ATTRIBUTION_EDGES_H_

#include <vector>

#include "lib/attribution/layout.h"
#include "lib/attribution/spans.h"
#include "lib/lexicon/lexicon.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Moves the edges of a cue, of its source and of one of its contents to where docs/annotation.md has them. `source` is null if
// the cue has none. `taken` says of each token whether it belongs to a span: none grows into another.
void MendEdges(const Layout& layout, const Lexicon& lexicon, const std::vector<bool>& taken, RoleSpan* source, RoleSpan* cue,
               RoleSpan* content);

// Whether what the tags take for the source is the "it" of "it is said that" or the "there" of "there is doubt", which nobody
// is (4.2).
bool IsEmptySubject(const Layout& layout, const RoleSpan& source, const RoleSpan& cue, const RoleSpan& content);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_EDGES_H_
