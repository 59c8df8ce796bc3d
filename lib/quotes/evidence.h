// What stands beside a quotation mark, weighed: how likely it opens, closes, or is none.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_QUOTES_EVIDENCE_H_
#define INQUIT_LIB_QUOTES_EVIDENCE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "lib/quotes/shapes.h"
#include "lib/text/text.h"
#include "lib/tokenize/token_range.h"
#include "lib/tokenize/tokenization.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// A cost that nothing else makes up for.
inline constexpr std::int16_t kNever = 1000;

// One quotation mark of a paragraph and what each reading of it costs: the less, the likelier. A mark in plain good order
// costs about 0; passing over a double mark costs 50, so 50 is what it takes to call one stray.
//
// The beginning of a reporting clause stands among them as if it were a mark, for it ends a quotation whose closing mark is
// missing.
struct Mark {
  std::size_t token = 0;             // index into Tokenization::tokens; of a clause: the first token after the words quoted
  const MarkShape* shape = nullptr;  // null: a clause
  std::int16_t open = 0;
  std::int16_t close = 0;
  std::int16_t ignore = 0;     // an apostrophe, inches, a bullet, a stray mark; of a clause: a quotation goes on over it
  std::int16_t unclosed = 0;   // on top of `open`, where nothing closes it
  std::int16_t by_clause = 0;  // on top of `open`, where a clause ends it
  bool after_stop = false;     // glued to a comma or stop

  bool IsClause() const { return shape == nullptr; }
};

// Puts the marks of `paragraph` into `*marks`, in order, with the clauses after the first. `next` is the paragraph after it,
// empty if there is none: a quotation that it re-opens needs no closing mark in this one.
void CollectMarks(const Text& text, const std::vector<Token>& tokens, TokenRange paragraph, TokenRange next,
                  std::vector<Mark>* marks);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_QUOTES_EVIDENCE_H_
