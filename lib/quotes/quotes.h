// The stage that pairs quotation marks. Internal; the public face is inquit/quote_detector.h.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_QUOTES_QUOTES_H_
#define INQUIT_LIB_QUOTES_QUOTES_H_

#include <vector>

#include "inquit/options.h"
#include "inquit/quote_detector.h"
#include "lib/text/text.h"
#include "lib/tokenize/tokenization.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// The regions of `text` in order of `span.begin`, an outer one before those inside it. Every region begins and ends with a
// whole token of `tokenization`.
std::vector<QuoteRegion> DetectQuotes(const Text& text, const Tokenization& tokenization, SingleQuotes single_quotes);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_QUOTES_QUOTES_H_
