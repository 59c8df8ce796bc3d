// The decisions about speakers as an explanation shows them, for Extractor::Explain. Nothing here runs unless somebody asks.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_EXPLAIN_H_
#define INQUIT_LIB_SPEAKERS_EXPLAIN_H_

#include <vector>

#include "inquit/document.h"
#include "inquit/explanation.h"
#include "inquit/speaker_resolver.h"
#include "lib/speakers/entities/entities.h"
#include "lib/speakers/mentions/mentions.h"
#include "lib/speakers/mentions/words.h"
#include "lib/speakers/resolve/resolve.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// What the steps of lib/speakers found in a text; refers to all of it.
struct Findings {
  const Words& words;
  const std::vector<Entity>& entities;  // the caller's
  const Cast& cast;
  const std::vector<Mention>& mentions;
  const std::vector<Resolution>& resolutions;  // one for each attribution
  const std::vector<RankedChoice>& choices;    // the ranker's
  const Ranker& ranker;                        // to weigh the features again
};

// Adds to the decisions of each attribution first what the ranker chose among, if it did, then the rule by which it got its
// speaker. `attributions` have their speakers and confidences; `decisions` has an entry for each of them, or fewer.
void ExplainSpeakers(const Findings& findings, const std::vector<Attribution>& attributions,
                     std::vector<std::vector<Decision>>* decisions);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_EXPLAIN_H_
