// Ranker: a small network that says how likely an anaphor stands for a candidate.
// SPDX-License-Identifier: Apache-2.0
//
// One hidden layer of rectified units a candidate, and a softmax over the candidates. In float and in one fixed order, so that
// every machine gives the same. Most features are zero and are passed over; the units are summed side by side.
#include "lib/speakers/resolve/ranker.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "lib/nn/kernels/kernels.h"

namespace inquit {
inline namespace v0 {
namespace internal {

absl::StatusOr<Ranker> Ranker::Make(const ModelFile& file) {
  const absl::StatusOr<std::size_t> version = file.Number("ranker", kRankerVersion, kRankerVersion);
  if (!version.ok()) return version.status();
  const absl::StatusOr<absl::Span<const float>> hidden = file.Floats("ranker.hidden", kHidden * kRankerFeatures);
  if (!hidden.ok()) return hidden.status();
  const absl::StatusOr<absl::Span<const float>> bias = file.Floats("ranker.hidden.bias", kHidden);
  if (!bias.ok()) return bias.status();
  const absl::StatusOr<absl::Span<const float>> out = file.Floats("ranker.out", kHidden);
  if (!out.ok()) return out.status();
  Ranker ranker;
  ranker.hidden_.resize(hidden->size());
  for (std::size_t unit = 0; unit < kHidden; ++unit) {
    for (std::size_t f = 0; f < kRankerFeatures; ++f)
      ranker.hidden_[f * kHidden + unit] = (*hidden)[unit * kRankerFeatures + f];
  }
  ranker.bias_ = *bias;
  ranker.out_ = *out;
  return ranker;
}

Ranker Ranker::Blank() { return Ranker(); }

float Ranker::Score(const Features& features) const {
  if (hidden_.empty()) return 0;
  std::array<float, kHidden> units;
  std::copy(bias_.begin(), bias_.end(), units.begin());
  for (std::size_t f = 0; f < kRankerFeatures; ++f) {
    if (features[f] == 0) continue;
    const float* weights = hidden_.data() + f * kHidden;
    for (std::size_t unit = 0; unit < kHidden; ++unit) units[unit] += weights[unit] * features[f];
  }
  float score = 0;
  for (std::size_t unit = 0; unit < kHidden; ++unit) score += out_[unit] * std::max(units[unit], 0.0f);
  return score;
}

std::vector<float> Ranker::Probabilities(const std::vector<Features>& candidates) const {
  std::vector<float> p;
  for (const Features& features : candidates) p.push_back(Score(features));
  if (p.empty()) return p;
  const float max = *std::max_element(p.begin(), p.end());
  float sum = 0;
  for (float& score : p) sum += score = Exp(score - max);
  for (float& score : p) score /= sum;
  return p;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
