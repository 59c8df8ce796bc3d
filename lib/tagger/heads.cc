// Heads: tags by a linear layer, arcs by scaled dot products, as tools/train/inquit_train/network.py has them in float.
// SPDX-License-Identifier: Apache-2.0
//
// Tags: a linear layer and a softmax over the 13 tags of a token.
//
// Arcs, of each kind: a linear layer projects the vector of the token that an arc goes from, another that of the one it goes
// to;
//
//   logit(from, to) = (projected from . projected to) / sqrt(arc width) + distance bias
//
// and a softmax over all `to` makes probabilities of the logits of one `from`. The bias is learnt for each bucket of distances,
// whose sizes are powers of two: 1, 2-3, 4-7, ..., 256 and more tokens, before and after, and one bucket for [CLS].
//
// Most pairs are never computed: an arc goes from a token that may begin a content to one that may begin a cue, or from a cue
// to a source, and few tokens may. So the softmax here is over these alone, where the trainer has all tokens of the window.
#include "lib/tagger/heads.h"

#include <algorithm>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "lib/tagger/arcs.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::size_t kMaxArcWidth = 1024;  // 16 times what the trainer makes: a bound on memory
static_assert(kTagCount <= kPanel);         // the file fills the tags' weights up with zeros

}  // namespace

absl::StatusOr<Heads> Heads::Make(const ModelFile& file, std::size_t width, const Kernels& kernels) {
  const absl::StatusOr<std::size_t> arc_width = file.Number("arc_width", kLanes, kMaxArcWidth);
  if (!arc_width.ok()) return arc_width.status();
  if (*arc_width % kLanes != 0) return absl::InvalidArgumentError("model file: arc_width is not a multiple of 16");
  absl::StatusOr<Linear> tags = Linear::Make(file, "tags", kPanel, width, kernels);
  if (!tags.ok()) return tags.status();
  Heads heads(kernels, *std::move(tags));
  absl::StatusOr<Aligned<float>> distance_bias = file.Floats("arc_distance", kKinds * kDistances);
  if (!distance_bias.ok()) return distance_bias.status();
  heads.distance_bias_ = *std::move(distance_bias);
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    absl::StatusOr<Linear> from = Linear::Make(file, absl::StrCat("arc_from.", kind), *arc_width, width, kernels);
    if (!from.ok()) return from.status();
    absl::StatusOr<Linear> to = Linear::Make(file, absl::StrCat("arc_to.", kind), *arc_width, width, kernels);
    if (!to.ok()) return to.status();
    heads.arc_weights_.push_back({*std::move(from), *std::move(to), heads.distance_bias_.data() + kind * kDistances});
  }
  return heads;
}

Heads::Workspace::Workspace(const Heads& heads)
    : rows_(kBatch, heads.tags_.inputs()), logits_(kBatch * kPanel), softmax_(*heads.kernels_) {}

void Heads::AppendArcs(const float* hidden, const Window& window, Kind kind, Role from, Role to, Workspace* workspace,
                       std::vector<Arc>* arcs) const {
  workspace->from_.clear();
  workspace->from_probability_.clear();
  workspace->to_.clear();
  if (kind == kSourceOfCue) workspace->to_.push_back(0);
  for (std::size_t token = window.tokens.begin; token < window.tokens.end; ++token) {
    const std::size_t position = token - window.tokens.begin + 1;
    const std::array<float, kRoles>& begins = workspace->begins_[position - 1];
    const bool is_scored = token >= window.scored.begin && token < window.scored.end;
    if (const float probability = begins[static_cast<std::size_t>(from)]; is_scored && probability >= kMinBeginProbability) {
      workspace->from_.push_back(position);
      workspace->from_probability_.push_back(probability);
    }
    if (begins[static_cast<std::size_t>(to)] >= kMinBeginProbability) workspace->to_.push_back(position);
  }
  if (workspace->from_.empty() || workspace->to_.empty()) return;
  const std::vector<std::size_t> kept = Likeliest(workspace->from_probability_, window.bytes / kBytesForEachArcs);
  for (std::size_t i = 0; i < kept.size(); ++i) workspace->from_[i] = workspace->from_[kept[i]];
  workspace->from_.resize(kept.size());
  const ArcWeights& weights = arc_weights_[kind];
  Project(weights.from, *kernels_, hidden, workspace->from_, &workspace->rows_, &workspace->from_vectors_);
  Project(weights.to, *kernels_, hidden, workspace->to_, &workspace->rows_, &workspace->to_vectors_);
  const std::size_t width = weights.from.outputs();
  const float scale = 1.0f / SquareRoot(static_cast<float>(width));
  std::vector<Arc>& found = workspace->arcs_;
  for (std::size_t i = 0; i < workspace->from_.size(); ++i) {
    const std::size_t position = workspace->from_[i];
    found.clear();
    for (std::size_t j = 0; j < workspace->to_.size(); ++j) {
      const std::size_t target = workspace->to_[j];
      if (target == position) continue;
      const float product =
          kernels_->dot(workspace->from_vectors_.data() + i * width, workspace->to_vectors_.data() + j * width, width);
      const float logit = product * scale + weights.distance_bias[DistanceBucket(position, target)];
      found.push_back({window.tokens.begin + position - 1, target == 0 ? kNoToken : window.tokens.begin + target - 1, logit});
    }
    workspace->softmax_.NormalizeAndKeepLikeliest(&found);
    arcs->insert(arcs->end(), found.begin(), found.end());
  }
}

void Heads::ReadTags(const float* hidden, const Window& window, Workspace* workspace,
                     absl::Span<std::array<float, kTagCount>> text_tags) const {
  workspace->begins_.resize(window.tokens.size());
  for (std::size_t first = 0; first < window.tokens.size(); first += kBatch) {
    const std::size_t count = std::min(kBatch, window.tokens.size() - first);
    for (std::size_t i = 0; i < count; ++i) {
      workspace->rows_.Set(*kernels_, i, hidden + (first + 1 + i) * tags_.inputs(), tags_.inputs());
    }
    tags_.Run(&workspace->rows_, 0, count, workspace->logits_.data());
    for (std::size_t i = 0; i < count; ++i) {
      float* const tags = workspace->logits_.data() + i * kPanel;
      const float* const chances = workspace->softmax_.Normalize(tags, kTagCount);
      for (std::size_t role = 0; role < kRoles; ++role) {
        const auto chance = [&](Part part) { return chances[TagOf(static_cast<Role>(role), part)]; };
        workspace->begins_[first + i][role] = chance(Part::kBegin) + chance(Part::kSingle);
      }
      const std::size_t token = window.tokens.begin + first + i;
      if (token >= window.scored.begin && token < window.scored.end) std::copy_n(tags, kTagCount, text_tags[token].begin());
    }
  }
}

void Heads::Run(const float* hidden, const Window& window, Workspace* workspace, absl::Span<std::array<float, kTagCount>> tags,
                Arcs* arcs) const {
  ReadTags(hidden, window, workspace, tags);
  AppendArcs(hidden, window, kCueOfContent, Role::kContent, Role::kCue, workspace, &arcs->cue_of_content);
  AppendArcs(hidden, window, kSourceOfCue, Role::kCue, Role::kSource, workspace, &arcs->source_of_cue);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
