// The stage that decodes a tagger's scores and the quote regions into attributions.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_ATTRIBUTION_ATTRIBUTION_H_
#define INQUIT_LIB_ATTRIBUTION_ATTRIBUTION_H_

#include <vector>

#include "inquit/document.h"
#include "inquit/quote_detector.h"
#include "inquit/tokenizer.h"
#include "lib/model/lexicon.h"
#include "lib/tagger/tagger.h"
#include "lib/text/text.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// The attributions of `text`, in order of their first piece of content, without speakers.
std::vector<Attribution> DecodeAttributions(const Text& text, const Tokenization& tokenization,
                                            const std::vector<QuoteRegion>& regions, const Lexicon& lexicon,
                                            const TagScores& scores);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_ATTRIBUTION_H_
