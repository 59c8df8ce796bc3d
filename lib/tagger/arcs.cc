// Arcs: what all heads that link one token to another have in common.
// SPDX-License-Identifier: Apache-2.0
#include "lib/tagger/arcs.h"

#include <algorithm>
#include <numeric>

#include "lib/nn/kernels/kernels.h"

namespace inquit {
inline namespace v0 {
namespace internal {

std::size_t DistanceBucket(std::size_t from, std::size_t to) {
  if (to == 0) return 0;
  std::size_t apart = from > to ? from - to : to - from;
  std::size_t bucket = 0;
  while (apart > 1 && bucket + 1 < kBuckets) {
    apart /= 2;
    ++bucket;
  }
  return (to < from ? 1 : 1 + kBuckets) + bucket;
}

const float* Softmax::Normalize(float* logits, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) logits[i] = Bounded(logits[i]);
  const float max = *std::max_element(logits, logits + count);
  // Whole lanes: the kernel takes what is left of them one by one.
  chances_.assign((count + kLanes - 1) / kLanes * kLanes, 0.0f);
  for (std::size_t i = 0; i < count; ++i) chances_[i] = logits[i] - max;
  kernels_->exp(chances_.data(), chances_.size());
  float sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += chances_[i];
  const float normalizer = max + Log(sum);
  for (std::size_t i = 0; i < count; ++i) logits[i] -= normalizer;
  for (std::size_t i = 0; i < count; ++i) chances_[i] /= sum;
  return chances_.data();
}

void Project(const Linear& linear, const Kernels& kernels, const float* hidden, const std::vector<std::size_t>& positions,
             QuantizedRows* rows, std::vector<float>* to) {
  to->resize(positions.size() * linear.outputs());
  for (std::size_t first = 0; first < positions.size(); first += kBatch) {
    const std::size_t count = std::min(kBatch, positions.size() - first);
    for (std::size_t i = 0; i < count; ++i)
      rows->Set(kernels, i, hidden + positions[first + i] * linear.inputs(), linear.inputs());
    linear.Run(rows, 0, count, to->data() + first * linear.outputs());
  }
}

std::vector<std::size_t> Likeliest(const std::vector<float>& likelihoods, std::size_t count) {
  std::vector<std::size_t> indices(likelihoods.size());
  std::iota(indices.begin(), indices.end(), std::size_t{0});
  if (count >= indices.size()) return indices;
  const auto end = indices.begin() + static_cast<std::ptrdiff_t>(count);
  std::nth_element(indices.begin(), end, indices.end(), [&](std::size_t a, std::size_t b) {
    return likelihoods[a] != likelihoods[b] ? likelihoods[a] > likelihoods[b] : a < b;
  });
  indices.erase(end, indices.end());
  std::sort(indices.begin(), indices.end());
  return indices;
}

void Softmax::NormalizeAndKeepLikeliest(std::vector<Arc>* arcs) {
  if (arcs->empty()) return;
  logits_.resize(arcs->size());
  for (std::size_t i = 0; i < logits_.size(); ++i) logits_[i] = (*arcs)[i].score;
  Normalize(logits_.data(), logits_.size());
  for (std::size_t i = 0; i < logits_.size(); ++i) (*arcs)[i].score = logits_[i];
  if (arcs->size() <= kKeptArcs) return;
  best_ = *arcs;
  std::nth_element(best_.begin(), best_.begin() + (kKeptArcs - 1), best_.end(),
                   [](const Arc& a, const Arc& b) { return a.score != b.score ? a.score > b.score : a.to < b.to; });
  const Arc last = best_[kKeptArcs - 1];
  const auto is_unlikely = [&](const Arc& arc) {
    return arc.to != kNoToken && (arc.score < last.score || (arc.score == last.score && arc.to > last.to));
  };
  arcs->erase(std::remove_if(arcs->begin(), arcs->end(), is_unlikely), arcs->end());
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
