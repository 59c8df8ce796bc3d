// Mentions: tags by a linear layer, links by scaled dot products, as tools/train/inquit_train/predict.py has them in float.
// SPDX-License-Identifier: Apache-2.0
//
// A link goes from a pronoun or the noun of a description to what it takes up: the last token of a name, another such noun, or
// a pronoun. Its logit is that of an arc (heads.cc); taking up nothing is a link to the [CLS] of its window. Other than arcs,
// links cross windows: the vectors of the few tokens that they may begin or end at are kept, in int8, until all are read.
#include "lib/tagger/mentions.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lib/tagger/arcs.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::size_t kTags = kMentionTagCount;
constexpr std::size_t kTagOutputs = (kTags + kPanel - 1) / kPanel * kPanel;  // the file fills the weights up with zeros
constexpr float kMinProbability = 0.2f;  // of a mention that takes up something or is taken up
// A link reaches so many tokens back, and past so many tokens that it may end at; from a pronoun also ahead, to no pronoun.
constexpr std::size_t kMaxBefore = 1000;
constexpr std::size_t kMaxTried = 256;
constexpr std::size_t kMaxBehind = 40;

// Whether a tag goes on with the name that the token before is in.
bool GoesOn(MentionTag tag) { return IsName(tag.kind) && (tag.part == Part::kInside || tag.part == Part::kEnd); }
// ... whether the next token has to do so.
bool IsOpen(MentionTag tag) { return IsName(tag.kind) && (tag.part == Part::kBegin || tag.part == Part::kInside); }

// How likely a token ends a name or is the noun of a description.
struct Ends {
  float name = 0;
  float noun = 0;
};

Ends ReadEnds(const float* chances) {
  Ends ends;
  for (std::size_t n = 1; n < kTags; ++n) {
    const MentionTag tag = MentionTagAt(n);
    if (IsNoun(tag.kind)) ends.noun += chances[n];
    if (IsName(tag.kind) && !IsOpen(tag)) ends.name += chances[n];
  }
  return ends;
}

// The likeliest row of tags in which every name begins and ends: Viterbi's way, where a token depends only on which kind of
// name is open before it. `logs` are [count][kTags].
void Decode(const std::vector<float>& logs, std::size_t count, MentionTag* tags) {
  constexpr float kNever = -1e30f;
  constexpr std::size_t kClosed = kNameKinds;  // the state behind a token with no name open; the others are the kinds
  std::vector<std::array<std::uint8_t, kNameKinds + 1>> best_tag(count);
  std::array<float, kNameKinds + 1> score;
  score.fill(kNever);
  score[kClosed] = 0;
  for (std::size_t i = 0; i < count; ++i) {
    std::array<float, kNameKinds + 1> next;
    next.fill(kNever);
    for (std::size_t n = 0; n < kTags; ++n) {
      const MentionTag tag = MentionTagAt(n);
      const std::size_t kind = IsName(tag.kind) ? (n - 1) / kParts : kClosed;
      const std::size_t before = GoesOn(tag) ? kind : kClosed;
      const std::size_t behind = IsOpen(tag) ? kind : kClosed;
      const float sum = score[before] + logs[i * kTags + n];
      if (sum <= next[behind]) continue;
      next[behind] = sum;
      best_tag[i][behind] = static_cast<std::uint8_t>(n);
    }
    score = next;
  }
  std::size_t state = kClosed;
  for (std::size_t i = count; i-- > 0;) {
    tags[i] = MentionTagAt(best_tag[i][state]);
    state = GoesOn(tags[i]) ? (best_tag[i][state] - std::size_t{1}) / kParts : kClosed;
  }
}

// Bounds the ends from number `before` on, as kBytesForEachArcs does arcs: one in so many bytes may be taken up, and one in
// kBytesForEachArcs take up something. By hand, on the same texts: no window of 100 tokens or more has as many, since at most
// two of five tokens are such ends, and one of four takes up something. `likelihoods`, and behind the first `positions`, are of
// the ends.
constexpr std::size_t kBytesForEachEnd = 8;

void Bound(std::size_t bytes, std::size_t before, ReferenceEnds* all, std::vector<float>* likelihoods,
           std::vector<std::size_t>* positions) {
  std::vector<ReferenceEnds::End>& ends = all->ends;
  const std::vector<std::size_t> kept = Likeliest(*likelihoods, bytes / kBytesForEachEnd);
  for (std::size_t i = 0; i < kept.size(); ++i) {
    ends[before + i] = ends[before + kept[i]];
    (*positions)[1 + i] = (*positions)[1 + kept[i]];
    (*likelihoods)[i] = (*likelihoods)[kept[i]] * (ends[before + i].takes_up ? 1.0f : 0.0f);
  }
  ends.resize(before + kept.size());
  positions->resize(1 + kept.size());
  likelihoods->resize(kept.size());
  const std::vector<std::size_t> takes_up = Likeliest(*likelihoods, bytes / kBytesForEachArcs);
  if (takes_up.size() == kept.size()) return;
  std::vector<bool> may(kept.size());
  for (const std::size_t i : takes_up) may[i] = true;
  for (std::size_t i = 0; i < kept.size(); ++i) ends[before + i].takes_up &= may[i];
}

std::int32_t Dot(const std::int8_t* a, const std::int8_t* b, std::size_t count) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += std::int32_t{a[i]} * std::int32_t{b[i]};
  return sum;
}

}  // namespace

MentionTag MentionTagAt(std::size_t number) {
  if (number == 0) return {};
  if (number <= kNameKinds * kParts) {
    const std::size_t kind = static_cast<std::size_t>(MentionKind::kPerson) + (number - 1) / kParts;
    return {static_cast<MentionKind>(kind), static_cast<Part>((number - 1) % kParts)};
  }
  const std::size_t kind = static_cast<std::size_t>(MentionKind::kTitle) + number - 1 - kNameKinds * kParts;
  return {static_cast<MentionKind>(kind), Part::kSingle};
}

void ReferenceEnds::Append(const ReferenceEnds& more) {
  ends.insert(ends.end(), more.ends.begin(), more.ends.end());
  vectors.insert(vectors.end(), more.vectors.begin(), more.vectors.end());
}

void ReferenceEnds::EraseFirst(std::size_t count) {
  const std::size_t numbers = count * width();
  ends.erase(ends.begin(), ends.begin() + static_cast<std::ptrdiff_t>(count));
  vectors.erase(vectors.begin(), vectors.begin() + static_cast<std::ptrdiff_t>(numbers));
}

MentionHeads::MentionHeads(Linear tags, Linear from, Linear to, Aligned<float> distance_bias, const Kernels& kernels)
    : kernels_(&kernels),
      tags_(std::move(tags)),
      from_(std::move(from)),
      to_(std::move(to)),
      distance_bias_(std::move(distance_bias)) {}

absl::StatusOr<MentionHeads> MentionHeads::Make(const ModelFile& file, std::size_t width, std::size_t arc_width,
                                                const Kernels& kernels) {
  absl::StatusOr<Linear> tags = Linear::Make(file, "mentions", kTagOutputs, width, kernels);
  if (!tags.ok()) return tags.status();
  absl::StatusOr<Linear> from = Linear::Make(file, "refer_from", arc_width, width, kernels);
  if (!from.ok()) return from.status();
  absl::StatusOr<Linear> to = Linear::Make(file, "refer_to", arc_width, width, kernels);
  if (!to.ok()) return to.status();
  absl::StatusOr<Aligned<float>> bias = file.Floats("refer_distance", kDistances);
  if (!bias.ok()) return bias.status();
  return MentionHeads(*std::move(tags), *std::move(from), *std::move(to), *std::move(bias), kernels);
}

MentionHeads::Workspace::Workspace(const MentionHeads& heads)
    : rows_(kBatch, heads.tags_.inputs()), logits_(kBatch * kTagOutputs), softmax_(*heads.kernels_) {}

void MentionHeads::Run(const float* hidden, const Window& window, const std::vector<bool>& is_pronoun, Workspace* workspace,
                       absl::Span<MentionTag> tags, ReferenceEnds* ends) const {
  const std::size_t before = ends->ends.size();
  std::vector<std::size_t>& positions = workspace->positions_;
  positions.assign(1, 0);
  workspace->likelihoods_.clear();
  std::vector<float>& logs = workspace->logs_;
  logs.resize(window.scored.size() * kTags);
  for (std::size_t first = window.scored.begin; first < window.scored.end; first += kBatch) {
    const std::size_t count = std::min(kBatch, window.scored.end - first);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t position = first + i - window.tokens.begin + 1;
      workspace->rows_.Set(*kernels_, i, hidden + position * tags_.inputs(), tags_.inputs());
    }
    tags_.Run(&workspace->rows_, 0, count, workspace->logits_.data());
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t token = first + i;
      float* row = logs.data() + (token - window.scored.begin) * kTags;
      std::copy_n(workspace->logits_.data() + i * kTagOutputs, kTags, row);
      const Ends likely = ReadEnds(workspace->softmax_.Normalize(row, kTags));
      ReferenceEnds::End end;
      end.token = static_cast<std::uint32_t>(token);
      end.is_pronoun = is_pronoun[token - window.tokens.begin];
      end.takes_up = end.is_pronoun || likely.noun >= kMinProbability;
      end.is_taken_up = end.is_pronoun || likely.noun + likely.name >= kMinProbability;
      if (!end.takes_up && !end.is_taken_up) continue;
      ends->ends.push_back(end);
      positions.push_back(token - window.tokens.begin + 1);
      workspace->likelihoods_.push_back(end.is_pronoun ? 1 : likely.noun + likely.name);
    }
  }
  Decode(logs, window.scored.size(), tags.data() + window.scored.begin);
  if (positions.size() == 1) return;
  Bound(window.bytes, before, ends, &workspace->likelihoods_, &positions);
  Project(from_, *kernels_, hidden, positions, &workspace->rows_, &workspace->from_);
  Project(to_, *kernels_, hidden, positions, &workspace->rows_, &workspace->to_);
  const std::size_t width = from_.outputs();
  const float scale = 1.0f / SquareRoot(static_cast<float>(width));
  ends->vectors.resize(ends->ends.size() * 2 * width);
  for (std::size_t i = 1; i < positions.size(); ++i) {
    ReferenceEnds::End& end = ends->ends[before + i - 1];
    const float* from = workspace->from_.data() + i * width;
    const float* to = workspace->to_.data() + i * width;
    end.nothing = kernels_->dot(from, workspace->to_.data(), width) * scale + distance_bias_[0];
    std::int8_t* vectors = ends->vectors.data() + (before + i - 1) * 2 * width;
    const float max_from = kernels_->max_abs(from, width);
    const float max_to = kernels_->max_abs(to, width);
    kernels_->quantize(from, width, QuantizationFactor(max_from, kMaxInt8), vectors);
    kernels_->quantize(to, width, QuantizationFactor(max_to, kMaxInt8), vectors + width);
    end.from_scale = max_from / kMaxInt8;
    end.to_scale = max_to / kMaxInt8;
  }
}

MentionHeads::References::References(const MentionHeads& heads) : heads_(heads), softmax_(*heads.kernels_) {}

void MentionHeads::References::AppendNext() {
  const std::vector<ReferenceEnds::End>& ends = ends_.ends;
  const std::size_t i = next_;
  const std::size_t width = heads_.from_.outputs();
  const float scale = 1.0f / SquareRoot(static_cast<float>(width));
  const ReferenceEnds::End& from = ends[i];
  const auto add = [&](std::size_t j) {
    const std::int32_t product = Dot(ends_.vectors.data() + 2 * i * width, ends_.vectors.data() + (2 * j + 1) * width, width);
    // Positions count from 1, behind [CLS].
    const float bias = heads_.distance_bias_[DistanceBucket(from.token + 1, ends[j].token + 1)];
    arcs_.push_back(
        {from.token, ends[j].token, static_cast<float>(product) * (from.from_scale * ends[j].to_scale) * scale + bias});
  };
  std::size_t first = i;
  while (first > 0 && i - first < kMaxTried && ends[first - 1].token + kMaxBefore >= from.token) --first;
  arcs_.assign(1, {from.token, kNoToken, from.nothing});
  for (std::size_t j = first; j < i; ++j) {
    if (ends[j].is_taken_up) add(j);
  }
  for (std::size_t j = i + 1; from.is_pronoun && j < ends.size() && ends[j].token <= from.token + kMaxBehind; ++j) {
    if (ends[j].is_taken_up && !ends[j].is_pronoun) add(j);
  }
  softmax_.NormalizeAndKeepLikeliest(&arcs_);
  found_.insert(found_.end(), arcs_.begin(), arcs_.end());
}

void MentionHeads::References::Add(const ReferenceEnds& ends, std::size_t tokens) {
  ends_.Append(ends);
  for (; next_ < ends_.ends.size(); ++next_) {
    const bool may_reach_further = tokens != kAllTokens && ends_.ends[next_].token + kMaxBehind >= tokens;
    if (may_reach_further) break;
    if (ends_.ends[next_].takes_up) AppendNext();
  }
  const std::size_t gone = next_ - std::min(next_, kMaxTried);
  ends_.EraseFirst(gone);
  next_ -= gone;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
