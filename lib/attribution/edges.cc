// Edges: where a cue ends and its content begins and ends.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/edges.h"

#include <cstddef>
#include <string_view>

#include "absl/container/flat_hash_set.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// A preposition that links a cue to the content right behind it belongs to the cue (5.3): "hopes for" "a deal". Those that do so more
// often than not on contract/train, free/train and free/onestop.
void TakePreposition(const Layout& layout, RoleSpan* cue, RoleSpan* content) {
  if (cue->end != content->begin || content->end - content->begin < 2) return;
  const std::string_view word = layout.Word(content->begin);
  if (word != "for" && word != "of" && word != "as") return;
  ++cue->end;
  ++content->begin;
}

// Whether `word` is a verb of something done: "walked", "left".
bool IsPastTense(std::string_view word) {
  static const auto& kIrregular = *new absl::flat_hash_set<std::string_view>{
      "began", "came",  "did",  "drew",  "drove", "fell", "found", "gave", "got",  "grew", "held",  "hung",  "kept", "left", "lit",  "made",
      "put",   "ran",   "rang", "rode",  "rose",  "sang", "sat",   "set",  "shook", "shut", "slept", "stood", "swam", "threw", "took", "turned",
      "went",  "wept",  "won",  "wrote"};
  return (word.size() > 4 && word.substr(word.size() - 2) == "ed") || kIrregular.contains(word);
}

// What the speaker does next is no content: said "No!" and walked away. Only where the content begins with a quotation and has no other.
void EndWithQuotation(const Layout& layout, RoleSpan* content) {
  const std::size_t quotation = layout.QuotationOf(content->begin);
  if (quotation == kNoQuotation) return;
  const TokenRange quoted = layout.quotations().tokens[quotation];
  if (quoted.begin != content->begin || quoted.end + 1 >= content->end) return;
  const std::string_view joint = layout.Word(quoted.end);
  if ((joint != "and" && joint != "but" && joint != "then") || !IsPastTense(layout.Word(quoted.end + 1))) return;
  for (std::size_t i = quoted.end; i < content->end; ++i) {
    if (layout.QuotationOf(i) != kNoQuotation) return;
  }
  content->end = quoted.end;
}

}  // namespace

void MendEdges(const Layout& layout, RoleSpan* cue, RoleSpan* content) {
  TakePreposition(layout, cue, content);
  EndWithQuotation(layout, content);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
