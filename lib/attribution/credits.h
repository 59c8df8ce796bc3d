// Credits: attributions that layout alone makes: headings, turns of a transcript, a name under a quotation.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_ATTRIBUTION_CREDITS_H_
#define INQUIT_LIB_ATTRIBUTION_CREDITS_H_

#include <vector>

#include "lib/attribution/layout.h"
#include "lib/lexicon/lexicon.h"
#include "lib/tagger/tagger.h"
#include "lib/tokenize/token_range.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Who is credited with what, as ranges of tokens.
struct Credit {
  std::vector<TokenRange> contents;
  TokenRange cue;  // a colon, a dash, or the verb of a heading; empty where there is none ("Q. ...")
  TokenRange source;
  const char* rule = "";  // which shape it is, in words
};

struct Credits {
  std::vector<Credit> credits;  // in order and disjoint
  // Titles of other articles in quotation marks, as a list of links has them ("Dam Leaks" - The Courier, 3 May): nobody's
  // statement here.
  std::vector<TokenRange> titles;
};

// What the layout of a text credits. `tags` are the tagger's, a row for each token of the text; a heading counts only where
// they see a source and a cue in it. Time O(tokens).
Credits FindCredits(const Layout& layout, const Lexicon& lexicon, const Tags& tags);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_CREDITS_H_
