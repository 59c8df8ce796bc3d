// Heads: tags by a linear layer, arcs by scaled products of projections, as tools/train/inquit_train/network.py has them.
// SPDX-License-Identifier: Apache-2.0
//
// All in float: the tags are a thousandth of the network, and arcs are asked for few tokens. An arc's probability is among the
// candidates alone, where the trainer has it among all tokens of the window.
#include "lib/tagger/heads.h"

#include <algorithm>

#include "lib/model/kernels_internal.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::size_t kSizes = 9;                   // of distances, in powers of two
constexpr std::size_t kDistances = 1 + 2 * kSizes;  // [CLS], before, after
constexpr std::size_t kMaxArcWidth = 1024;

// The index of the distance from position `from` to position `to`.
std::size_t DistanceIndex(std::size_t from, std::size_t to) {
  if (to == 0) return 0;
  std::size_t apart = from > to ? from - to : to - from;
  std::size_t size = 0;
  while (apart > 1 && size + 1 < kSizes) {
    apart /= 2;
    ++size;
  }
  return (to < from ? 1 : 1 + kSizes) + size;
}

float LogSumExp(const float* x, std::size_t count) {
  float max = x[0];
  for (std::size_t i = 1; i < count; ++i) max = std::max(max, x[i]);
  float sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += Exp(x[i] - max);
  return max + Log(sum);
}

float ProbabilityOfFirst(const std::array<float, kTagCount>& tags, Role role) {
  return Exp(tags[TagOf(role, Part::kBegin)]) + Exp(tags[TagOf(role, Part::kSingle)]);
}

// Leaves the likeliest of the arcs from one token, and that to kNoToken, in the order they had.
void KeepLikeliest(std::vector<Arc>* arcs) {
  if (arcs->size() <= kKeptArcs) return;
  std::vector<Arc> best = *arcs;
  std::nth_element(best.begin(), best.begin() + (kKeptArcs - 1), best.end(),
                   [](const Arc& a, const Arc& b) { return a.score != b.score ? a.score > b.score : a.to < b.to; });
  const Arc last = best[kKeptArcs - 1];
  arcs->erase(std::remove_if(arcs->begin(), arcs->end(),
                             [&](const Arc& arc) {
                               return arc.to != kNoToken &&
                                      (arc.score < last.score || (arc.score == last.score && arc.to > last.to));
                             }),
              arcs->end());
}

}  // namespace

absl::StatusOr<Heads> Heads::Make(const ModelFile& file, std::size_t width) {
  Heads heads;
  heads.width_ = width;
  const absl::StatusOr<std::size_t> arc_width = file.Number("arc_width", kLanes, kMaxArcWidth);
  if (!arc_width.ok()) return arc_width.status();
  if (*arc_width % kLanes != 0) return absl::InvalidArgumentError("model file: arc_width is not a multiple of 16");
  heads.arc_width_ = *arc_width;
  const std::size_t arcs = kKinds * *arc_width;
  struct {
    const char* name;
    std::size_t count;
    absl::Span<const float>* to;
  } const sections[] = {{"tags", kTagCount * width, &heads.tags_},
                        {"tags.bias", kTagCount, &heads.tags_bias_},
                        {"arc_from", arcs * width, &heads.from_},
                        {"arc_from.bias", arcs, &heads.from_bias_},
                        {"arc_to", arcs * width, &heads.to_},
                        {"arc_to.bias", arcs, &heads.to_bias_},
                        {"arc_distance", kKinds * kDistances, &heads.distances_}};
  for (const auto& section : sections) {
    const absl::StatusOr<absl::Span<const float>> floats = file.Floats(section.name, section.count);
    if (!floats.ok()) return floats.status();
    *section.to = *floats;
  }
  return heads;
}

void Heads::Project(const Kernels& kernels, absl::Span<const float> weights, absl::Span<const float> bias, Kind kind,
                    const float* hidden, const std::vector<std::size_t>& positions, Aligned<float>* to) const {
  if (to->size() < positions.size() * arc_width_) *to = Aligned<float>(positions.size() * arc_width_);
  float* out = to->data();
  for (const std::size_t position : positions) {
    for (std::size_t i = 0; i < arc_width_; ++i) {
      const std::size_t row = kind * arc_width_ + i;
      *out++ = kernels.dot(weights.data() + row * width_, hidden + position * width_, width_) + bias[row];
    }
  }
}

void Heads::AppendArcs(const Kernels& kernels, const float* hidden, const Window& window, Kind kind, Role from, Role to,
                       Workspace* workspace, std::vector<Arc>* arcs) const {
  workspace->from_.clear();
  workspace->to_.clear();
  if (kind == kSourceOfCue) workspace->to_.push_back(0);
  for (std::size_t token = window.tokens.begin; token < window.tokens.end; ++token) {
    const std::size_t position = token - window.tokens.begin + 1;
    const std::array<float, kTagCount>& tags = workspace->tags_[position - 1];
    const bool in_core = token >= window.core.begin && token < window.core.end;
    if (in_core && ProbabilityOfFirst(tags, from) >= kCandidate) workspace->from_.push_back(position);
    if (ProbabilityOfFirst(tags, to) >= kCandidate) workspace->to_.push_back(position);
  }
  if (workspace->from_.empty() || workspace->to_.empty()) return;
  Project(kernels, from_, from_bias_, kind, hidden, workspace->from_, &workspace->sources_);
  Project(kernels, to_, to_bias_, kind, hidden, workspace->to_, &workspace->targets_);
  const float scale = 1.0f / SquareRoot(static_cast<float>(arc_width_));
  std::vector<Arc>& found = workspace->arcs_;
  std::vector<float> logits;
  for (std::size_t i = 0; i < workspace->from_.size(); ++i) {
    const std::size_t position = workspace->from_[i];
    found.clear();
    logits.clear();
    for (std::size_t j = 0; j < workspace->to_.size(); ++j) {
      const std::size_t target = workspace->to_[j];
      if (target == position) continue;
      const float product =
          kernels.dot(workspace->sources_.data() + i * arc_width_, workspace->targets_.data() + j * arc_width_, arc_width_);
      logits.push_back(product * scale + distances_[kind * kDistances + DistanceIndex(position, target)]);
      found.push_back({window.tokens.begin + position - 1, target == 0 ? kNoToken : window.tokens.begin + target - 1, 0});
    }
    if (found.empty()) continue;
    const float all = LogSumExp(logits.data(), logits.size());
    for (std::size_t j = 0; j < found.size(); ++j) found[j].score = logits[j] - all;
    KeepLikeliest(&found);
    arcs->insert(arcs->end(), found.begin(), found.end());
  }
}

void Heads::Run(const Kernels& kernels, const float* hidden, const Window& window, Workspace* workspace,
                TagScores* scores) const {
  workspace->tags_.resize(window.tokens.size());
  for (std::size_t i = 0; i < window.tokens.size(); ++i) {
    std::array<float, kTagCount>& tags = workspace->tags_[i];
    for (std::size_t tag = 0; tag < kTagCount; ++tag) {
      tags[tag] = kernels.dot(tags_.data() + tag * width_, hidden + (i + 1) * width_, width_) + tags_bias_[tag];
    }
    const float all = LogSumExp(tags.data(), kTagCount);
    for (float& tag : tags) tag -= all;
    const std::size_t token = window.tokens.begin + i;
    if (token >= window.core.begin && token < window.core.end) scores->tags[token] = tags;
  }
  AppendArcs(kernels, hidden, window, kCueOfContent, Role::kContent, Role::kCue, workspace, &scores->cue_of_content);
  AppendArcs(kernels, hidden, window, kSourceOfCue, Role::kCue, Role::kSource, workspace, &scores->source_of_cue);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
