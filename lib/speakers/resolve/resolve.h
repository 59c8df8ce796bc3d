// Resolution: from the source of each attribution to the referent that it stands for.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_RESOLVE_RESOLVE_H_
#define INQUIT_LIB_SPEAKERS_RESOLVE_RESOLVE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "inquit/document.h"
#include "inquit/span.h"
#include "lib/speakers/entities/entities.h"
#include "lib/speakers/mentions/mentions.h"
#include "lib/speakers/mentions/words.h"
#include "lib/speakers/resolve/candidates.h"
#include "lib/speakers/resolve/ranker.h"

namespace inquit {
inline namespace v0 {
namespace internal {

struct Resolution {
  std::uint32_t referent = kNowhere;
  Reason reason = Reason::kNone;
  ByteSpan phrase = {};              // the source itself, where it is none of the mentions
  float confidence = 0;              // of the ranker, where it decided; otherwise 0
  Rule rule = {};                    // what decided
  std::uint32_t mention = kNowhere;  // that denotes the speaker, if one does
};

// A choice of the ranker that concerns an attribution, for the trainer and for explanations.
struct RankedChoice {
  std::size_t attribution = 0;
  Anaphor::Kind kind = Anaphor::Kind::kPersonal;
  std::uint32_t mention = kNowhere;  // the anaphor; kNowhere where the source is missing
  std::vector<Candidate> candidates;
  std::vector<Features> features;    // of each candidate
  std::vector<float> probabilities;  // of each candidate
  std::size_t chosen = 0;
};

// One for each of `attributions`. Fills the referents of all `mentions` that it understands, adds to `cast` those who are known
// by a description only, and behind `mentions` those of groups ("Pell and Odd") and of phrases that were none. Adds the
// ranker's choices that concern an attribution to `choices`, unless that is null.
std::vector<Resolution> Resolve(const Words& words, const Ranker& ranker, const std::vector<Attribution>& attributions,
                                const std::vector<Arc>& references, std::vector<Mention>* mentions, Cast* cast,
                                std::vector<RankedChoice>* choices = nullptr);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_RESOLVE_RESOLVE_H_
