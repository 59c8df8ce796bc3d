// Edges: moves the first and last tokens of source, cue and content by the words that stand there.
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

// Moves the edges of a cue, of its source and of one of its contents to where docs/annotation.md has them, by the rules of
// edges.cc. `source` is null if the cue has none. `taken` says of each token whether it belongs to a span: none grows into
// another.
void MendEdges(const Layout& layout, const Lexicon& lexicon, const std::vector<bool>& taken, RoleSpan* source, RoleSpan* cue,
               RoleSpan* content);

// Whether `source` is an empty subject, which denotes nobody: the "it" of "it is said that", the "there" of "there is doubt"
// (docs/annotation.md, 4.2).
bool IsEmptySubject(const Layout& layout, const RoleSpan& source, const RoleSpan& cue, const RoleSpan& content);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_EDGES_H_
