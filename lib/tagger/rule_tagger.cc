// RuleTagger: to come.
// SPDX-License-Identifier: Apache-2.0
#include "lib/tagger/rule_tagger.h"

namespace inquit {
inline namespace v0 {
namespace internal {

TagScores RuleTagger::Score(const Text&, const Tokenization& tokenization, const std::vector<QuoteRegion>&) const {
  TagScores scores;
  scores.tags.resize(tokenization.tokens.size());
  return scores;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
