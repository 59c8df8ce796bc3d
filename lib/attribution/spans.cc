// Spans: Viterbi search over begin/inside tags.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/spans.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr double kImpossible = -std::numeric_limits<double>::infinity();
constexpr std::size_t kStart = kTagCount;  // before the first token

constexpr bool IsInside(std::size_t tag) { return tag == kInsideSource || tag == kInsideCue || tag == kInsideContent; }
constexpr bool IsBegin(std::size_t tag) { return tag == kBeginSource || tag == kBeginCue || tag == kBeginContent; }

// The tag of a token that goes on with what a token tagged `tag` is.
constexpr std::size_t Continued(std::size_t tag) { return IsBegin(tag) ? tag + 1 : tag; }

constexpr bool MayFollow(std::size_t tag, std::size_t previous, bool joined) {
  if (previous == kStart) return !IsInside(tag);
  if (joined) return tag == Continued(previous);
  return !IsInside(tag) || tag == Continued(previous);
}

std::vector<std::uint8_t> BestTags(const TagScores& scores, const std::vector<bool>& joined) {
  const std::size_t n = scores.tags.size();
  std::vector<std::array<std::uint8_t, kTagCount>> from(n);
  std::array<double, kTagCount> best;
  for (std::size_t i = 0; i < n; ++i) {
    std::array<double, kTagCount> next;
    for (std::size_t tag = 0; tag < kTagCount; ++tag) {
      double top = i == 0 && MayFollow(tag, kStart, false) ? 0 : kImpossible;
      for (std::size_t previous = 0; i > 0 && previous < kTagCount; ++previous) {
        if (best[previous] > top && MayFollow(tag, previous, joined[i])) {
          top = best[previous];
          from[i][tag] = static_cast<std::uint8_t>(previous);
        }
      }
      next[tag] = top + static_cast<double>(scores.tags[i][tag]);
    }
    best = next;
  }
  std::vector<std::uint8_t> tags(n);
  for (std::size_t i = n; i-- > 0;) {
    if (i + 1 < n) {
      tags[i] = from[i + 1][tags[i + 1]];
      continue;
    }
    for (std::size_t tag = 1; tag < kTagCount; ++tag) {
      if (best[tag] > best[tags[i]]) tags[i] = static_cast<std::uint8_t>(tag);
    }
  }
  return tags;
}

}  // namespace

std::vector<RoleSpan> BestSpans(const TagScores& scores, const std::vector<bool>& joined) {
  const std::vector<std::uint8_t> tags = BestTags(scores, joined);
  std::vector<RoleSpan> spans;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (!IsBegin(tags[i])) continue;
    RoleSpan span;
    span.role = tags[i] == kBeginSource ? Role::kSource : tags[i] == kBeginCue ? Role::kCue : Role::kContent;
    span.begin = i;
    double sum = 0;
    do {
      sum += std::exp(static_cast<double>(scores.tags[i][tags[i]]));
      ++i;
    } while (i < tags.size() && IsInside(tags[i]));
    span.end = i--;
    span.probability = sum / static_cast<double>(span.end - span.begin);
    spans.push_back(span);
  }
  return spans;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
