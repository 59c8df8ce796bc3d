// Quotations: the outermost regions of a text as ranges of tokens.
// SPDX-License-Identifier: Apache-2.0
#include "lib/quotes/quotations.h"

namespace inquit {
inline namespace v0 {
namespace internal {

Quotations OutermostQuotations(const Tokenization& tokenization, const std::vector<QuoteRegion>& regions) {
  const std::vector<Token>& tokens = tokenization.tokens;
  Quotations quotations;
  quotations.at_token.assign(tokens.size(), kNoQuotation);
  std::size_t i = 0;
  for (std::size_t r = 0; r < regions.size(); ++r) {
    if (regions[r].parent) continue;
    while (i < tokens.size() && tokens[i].span.begin < regions[r].span.begin) ++i;
    TokenRange range{i, i};
    for (; i < tokens.size() && tokens[i].span.end <= regions[r].span.end; ++i)
      quotations.at_token[i] = static_cast<std::uint32_t>(quotations.tokens.size());
    range.end = i;
    quotations.tokens.push_back(range);
    quotations.region.push_back(r);
  }
  return quotations;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
