// Links: which content belongs to which cue, and which source to which cue.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_ATTRIBUTION_LINKS_H_
#define INQUIT_LIB_ATTRIBUTION_LINKS_H_

#include <cstddef>
#include <vector>

#include "inquit/explanation.h"
#include "lib/attribution/layout.h"
#include "lib/attribution/spans.h"
#include "lib/tagger/tagger.h"

namespace inquit {
inline namespace v0 {
namespace internal {

constexpr std::size_t kNoSpan = static_cast<std::size_t>(-1);

struct Links {
  std::vector<std::size_t> cue;     // of each span: the cue of a content, or kNoSpan
  std::vector<std::size_t> source;  // of each span: the source of a cue, or kNoSpan
};

// The links between `spans`, which are in order and disjoint, that are best as a whole. Time O(spans).
Links LinkSpans(const Layout& layout, const Arcs& arcs, const std::vector<RoleSpan>& spans);

// Among which cues that content, or among which sources that cue, span number `s`, had the choice, and what `links` chose. The
// score of a content's cue leaves out what depends on the contents before it (kFirstContent).
Decision ExplainLink(const Layout& layout, const Arcs& arcs, const std::vector<RoleSpan>& spans, const Links& links,
                     std::size_t s);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_LINKS_H_
