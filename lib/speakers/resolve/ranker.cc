// Ranker: a small network that says how likely an anaphor stands for a candidate.
// SPDX-License-Identifier: Apache-2.0
//
// One hidden layer of rectified units a candidate, and a softmax over the candidates. In float and in one fixed order, so that
// every machine gives the same. Most features are zero and are passed over; the units are summed side by side.
#include "lib/speakers/resolve/ranker.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "lib/nn/kernels/kernels.h"

namespace inquit {
inline namespace v0 {
namespace internal {

namespace {

constexpr const char* kNames[] = {"is he or she",
                                  "is they",
                                  "is it",
                                  "has no source",
                                  "possessive",
                                  "anaphor quoted",
                                  "begins sentence",
                                  "begins paragraph",
                                  "behind a mark",
                                  "behind quotation",
                                  "is a source",
                                  "content is quoted",
                                  "has cue",
                                  "goes on",
                                  "answers",
                                  "is participle",
                                  "is passive",
                                  "nobody",
                                  "sentences between",
                                  "same sentence",
                                  "next sentence",
                                  "same paragraph",
                                  "next paragraph",
                                  "sentences since a mention outside quotations",
                                  "mentioned outside quotations in this sentence or the one before",
                                  "tokens between",
                                  "nothing between",
                                  "mentioned before so many others",
                                  "mentioned last",
                                  "last mention is a subject",
                                  "last mention is a possessor",
                                  "last mention is quoted",
                                  "mentioned in the content itself",
                                  "last mentioned by a pronoun",
                                  "last mentioned by a description",
                                  "last mention in a heading",
                                  "behind of",
                                  "behind a preposition",
                                  "first in sentence",
                                  "indefinite",
                                  "named later in the sentence",
                                  "a subject in this sentence",
                                  "a subject in the sentence before",
                                  "first mentioned in this paragraph",
                                  "first mentioned in the paragraph before",
                                  "spoke last",
                                  "spoke before the last speaker",
                                  "spoke in this sentence",
                                  "spoke in the sentence before",
                                  "spoke last in this paragraph",
                                  "spoke directly",
                                  "asked last",
                                  "mentioned since somebody asked",
                                  "mentioned since the last attribution",
                                  "a subject since the last attribution",
                                  "nobody else mentioned since the last attribution",
                                  "behind a quotation, spoke last in this paragraph",
                                  "behind a quotation, spoke last in the paragraph before",
                                  "behind a quotation, nobody else a subject since",
                                  "same pronoun",
                                  "attributions so far",
                                  "gender known",
                                  "person",
                                  "organization",
                                  "group",
                                  "document",
                                  "other type",
                                  "plural",
                                  "named",
                                  "joined",
                                  "names so far",
                                  "named most often",
                                  "mentioned in the first sentence",
                                  "taken up, to the network",
                                  "how likely taken up, to the network"};
static_assert(std::size(kNames) == RankerFeature::kCount);

}  // namespace

const char* NameOf(RankerFeature::Index feature) { return kNames[feature]; }

absl::StatusOr<Ranker> Ranker::Make(const ModelFile& file) {
  const absl::StatusOr<std::size_t> version = file.Number("ranker", kRankerVersion, kRankerVersion);
  if (!version.ok()) return version.status();
  const absl::StatusOr<Aligned<float>> hidden = file.Floats("ranker.hidden", kHidden * RankerFeature::kCount);
  if (!hidden.ok()) return hidden.status();
  const absl::StatusOr<Aligned<float>> bias = file.Floats("ranker.hidden.bias", kHidden);
  if (!bias.ok()) return bias.status();
  const absl::StatusOr<Aligned<float>> out = file.Floats("ranker.out", kHidden);
  if (!out.ok()) return out.status();
  Ranker ranker;
  ranker.hidden_.resize(hidden->size());
  for (std::size_t unit = 0; unit < kHidden; ++unit) {
    for (std::size_t f = 0; f < RankerFeature::kCount; ++f)
      ranker.hidden_[f * kHidden + unit] = (*hidden)[unit * RankerFeature::kCount + f];
  }
  ranker.bias_.assign(bias->begin(), bias->end());
  ranker.out_.assign(out->begin(), out->end());
  return ranker;
}

Ranker Ranker::Blank() { return Ranker(); }

float Ranker::Score(const Features& features) const {
  if (hidden_.empty()) return 0;
  std::array<float, kHidden> units;
  std::copy(bias_.begin(), bias_.end(), units.begin());
  for (std::size_t f = 0; f < RankerFeature::kCount; ++f) {
    if (features[f] == 0) continue;
    const float* weights = hidden_.data() + f * kHidden;
    for (std::size_t unit = 0; unit < kHidden; ++unit) units[unit] += weights[unit] * features[f];
  }
  float score = 0;
  for (std::size_t unit = 0; unit < kHidden; ++unit) score += out_[unit] * std::max(units[unit], 0.0f);
  return Bounded(score);
}

std::vector<float> Ranker::Probabilities(const std::vector<Features>& candidates) const {
  std::vector<float> p;
  p.reserve(candidates.size());
  for (const Features& features : candidates) p.push_back(Score(features));
  if (p.empty()) return p;
  const float max = *std::max_element(p.begin(), p.end());
  float sum = 0;
  for (float& score : p) sum += score = Exp(score - max);
  for (float& score : p) score /= sum;
  return p;
}

Features Ranker::Effects(const Features& candidate) const {
  Features effects{};
  const float score = Score(candidate);
  for (std::size_t f = 0; f < RankerFeature::kCount; ++f) {
    if (candidate[f] == 0) continue;
    Features without = candidate;
    without[f] = 0;
    effects[f] = score - Score(without);
  }
  return effects;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
