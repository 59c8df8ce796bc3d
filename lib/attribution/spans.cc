// Spans: Viterbi search over tags.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/spans.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr double kImpossible = -std::numeric_limits<double>::infinity();
constexpr float kNothing = -100;  // as a log probability
constexpr bool Has(std::size_t tag, Part part) {
  return tag != kOutside && (tag - 1) % kParts == static_cast<std::size_t>(part);
}
// Whether a span goes on after a token tagged so, and whether one has gone on before it.
constexpr bool IsOpen(std::size_t tag) { return Has(tag, Part::kBegin) || Has(tag, Part::kInside); }
constexpr bool GoesOn(std::size_t tag) { return Has(tag, Part::kInside) || Has(tag, Part::kEnd); }
constexpr std::size_t RoleIndex(std::size_t tag) { return (tag - 1) / kParts; }

constexpr bool MayFollow(std::size_t tag, std::size_t previous, Seam seam) {
  if (IsOpen(previous)) return GoesOn(tag) && RoleIndex(tag) == RoleIndex(previous) && seam != Seam::kBreak;
  return seam == Seam::kJoined ? tag == kOutside && previous == kOutside : !GoesOn(tag);
}

std::vector<std::uint8_t> BestTags(const Tags& scores, const std::vector<Seam>& seams) {
  const std::size_t n = scores.size();
  std::vector<std::array<std::uint8_t, kTagCount>> from(n);
  std::array<double, kTagCount> best;
  for (std::size_t i = 0; i < n; ++i) {
    std::array<double, kTagCount> next;
    for (std::size_t tag = 0; tag < kTagCount; ++tag) {
      double top = i == 0 && MayFollow(tag, kOutside, Seam::kFree) ? 0 : kImpossible;
      for (std::size_t previous = 0; i > 0 && previous < kTagCount; ++previous) {
        if (best[previous] > top && MayFollow(tag, previous, seams[i])) {
          top = best[previous];
          from[i][tag] = static_cast<std::uint8_t>(previous);
        }
      }
      next[tag] = top + static_cast<double>(scores[i][tag]);
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
      if (!IsOpen(tag) && best[tag] > best[tags[i]]) tags[i] = static_cast<std::uint8_t>(tag);
    }
  }
  return tags;
}

}  // namespace

std::vector<RoleSpan> BestSpans(const Tags& scores, const std::vector<Seam>& seams) {
  const std::vector<std::uint8_t> tags = BestTags(scores, seams);
  std::vector<RoleSpan> spans;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (tags[i] == kOutside) continue;
    RoleSpan span;
    span.role = static_cast<Role>(RoleIndex(tags[i]));
    span.begin = i;
    while (IsOpen(tags[i])) ++i;
    span.end = i + 1;
    spans.push_back(span);
  }
  return spans;
}

namespace {

// Gives `to` what `from` has, if that is more. (The sum of both would be the probability, by a logarithm that is not the same
// on every machine.)
void Move(TagRow* tags, Role role, Part from, Part to) {
  float& target = (*tags)[TagOf(role, to)];
  float& source = (*tags)[TagOf(role, from)];
  target = std::max(target, source);
  source = kNothing;
}

}  // namespace

void BeginSpan(TagRow* tags, Role role) {
  Move(tags, role, Part::kInside, Part::kBegin);
  Move(tags, role, Part::kEnd, Part::kSingle);
}

void EndSpan(TagRow* tags, Role role) {
  Move(tags, role, Part::kInside, Part::kEnd);
  Move(tags, role, Part::kBegin, Part::kSingle);
}

double ProbabilityOf(const TagRow& tags, Role role) {
  double sum = 0;
  for (std::size_t part = 0; part < kParts; ++part) {
    sum += std::exp(static_cast<double>(tags[TagOf(role, static_cast<Part>(part))]));
  }
  return sum;
}

double MeanProbability(const Tags& tags, const RoleSpan& span) {
  double sum = 0;
  for (std::size_t t = span.begin; t < span.end; ++t) sum += ProbabilityOf(tags[t], span.role);
  return sum / static_cast<double>(span.end - span.begin);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
