// Edges: moves the first and last tokens of source, cue and content by the words that stand there.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_ATTRIBUTION_EDGES_H_
#define INQUIT_LIB_ATTRIBUTION_EDGES_H_

#include <cstddef>
#include <vector>

#include "lib/attribution/layout.h"
#include "lib/attribution/spans.h"
#include "lib/lexicon/lexicon.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// "[The panel's report] [warns of]": the panel is the source, its report joins the cue (docs/annotation.md, 4.8).
void GiveArtefact(const Layout& layout, const Lexicon& lexicon, RoleSpan* source, RoleSpan* cue);

// "[It leaked], Odd said": a comma behind a statement that is not in quotation marks is out (docs/annotation.md, 6.2).
void DropComma(const Layout& layout, RoleSpan* content);

// "Visitors were told [to wait]": of a `cue` that ends with "told" and has no source, what stands in front of it is whoever was
// told, and no content (docs/annotation.md, 6.9). If there is none behind it, what is left of the clause becomes one, up to
// token `limit` at most, where another span begins.
void DropAddressee(const Layout& layout, const RoleSpan& cue, std::size_t limit, std::vector<RoleSpan>* contents);

// "[Asked] whether it leaked, [Odd] said it did", "[Odd], [asked] whether it leaked": whether `source` is the one who was asked
// by nobody named, and no source of the `cue`.
bool IsAsked(const Layout& layout, const RoleSpan& cue, const RoleSpan& source, const std::vector<RoleSpan>& contents);

// "a dam [that] Odd opposes": a content that stands right before one that is nothing but a relative pronoun is what that stands
// for, and out (docs/annotation.md, 6.10); so is one without a word, a mark alone, where there is another.
// `contents` are in order.
void DropAntecedents(const Layout& layout, std::vector<RoleSpan>* contents);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_EDGES_H_
