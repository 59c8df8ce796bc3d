// The stage that finds the speaker of each attribution. Internal; the public face is inquit/speaker_resolver.h.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_SPEAKERS_H_
#define INQUIT_LIB_SPEAKERS_SPEAKERS_H_

#include <vector>

#include "inquit/document.h"
#include "inquit/explanation.h"
#include "inquit/speaker_resolver.h"
#include "lib/article/article.h"
#include "lib/lexicon/lexicon.h"
#include "lib/speakers/resolve/ranker.h"
#include "lib/tagger/tagger.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Fills the speakers of `document` and the speaker, speaker_confidence and reason of each of its attributions. The spans of
// `callers`, the caller's entities, and of `document` have been checked (check_spans.h). Adds the decisions about speakers
// behind those of `explanation`, unless that is null.
// `scores` are what the network says of the article's mentions.
void ResolveSpeakers(const Article& article, const Lexicon& lexicon, const Ranker& ranker, const MentionScores& scores,
                     const std::vector<Entity>& callers, Document* document, Explanation* explanation = nullptr);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_SPEAKERS_H_
