// Quotations: the outermost regions of a text as ranges of tokens, for the stages that read tokens.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_QUOTES_QUOTATIONS_H_
#define INQUIT_LIB_QUOTES_QUOTATIONS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "inquit/quote_detector.h"
#include "lib/tokenize/token_range.h"
#include "lib/tokenize/tokenization.h"

namespace inquit {
inline namespace v0 {
namespace internal {

constexpr std::uint32_t kNoQuotation = static_cast<std::uint32_t>(-1);

struct Quotations {
  std::vector<TokenRange> tokens;       // of each quotation, in order, with its marks
  std::vector<std::size_t> region;      // of each quotation: its index among the regions
  std::vector<std::uint32_t> at_token;  // of each token: the quotation that it lies in, or kNoQuotation
};

// `regions` as DetectQuotes gives them.
Quotations OutermostQuotations(const Tokenization& tokenization, const std::vector<QuoteRegion>& regions);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_QUOTES_QUOTATIONS_H_
