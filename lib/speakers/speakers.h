// The stage that finds who each source stands for. Internal; the public face is inquit/speaker_resolver.h.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_SPEAKERS_H_
#define INQUIT_LIB_SPEAKERS_SPEAKERS_H_

#include <vector>

#include "inquit/document.h"
#include "inquit/quote_detector.h"
#include "inquit/speaker_resolver.h"
#include "inquit/tokenizer.h"
#include "lib/model/lexicon.h"
#include "lib/speakers/ranker.h"
#include "lib/text/text.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Fills the speakers of `document` and the speaker, speaker_confidence and reason of each of its attributions. Spans of
// `entities` and `document` have been checked.
void ResolveSpeakers(const Text& text, const Tokenization& tokenization, const std::vector<QuoteRegion>& regions,
                     const Lexicon& lexicon, const Ranker& ranker, const std::vector<Entity>& entities, Document* document);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_SPEAKERS_H_
