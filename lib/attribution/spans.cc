// Spans: from the scores of tags to spans, by a Viterbi search.
// SPDX-License-Identifier: Apache-2.0
//
// A token has one of 13 tags: outside (O), or begin, inside, end or single (B, I, E, S) of a source, a cue or a content. The
// score of a sequence of tags is the sum of its tokens' log probabilities, and only sequences count in which every span is
// whole (B I* E, or S) and every seam is respected. For each token and tag the search keeps the best score of a sequence that
// ends there, and the tag before it; the best sequence is then read backwards. That is 13 x 13 steps a token.
//
// An example, with content tags only. The network takes the opening mark for O, so that without seams the best sequence is
// O B E (-1.8): a content that leaves out its opening mark. The quotation's seams are kJoined, so its tokens are all O or all
// one span; of the two that are left, B I E (-4.2) beats O O O (-4.4), and the content is the whole quotation.
//
//   log probability              best score of a sequence that ends here (the tag before)
//          "     Old    "               "      Old        "
//   O    -0.4   -2.0   -2.0           -0.4    -2.4 (O)   -4.4 (O)
//   B    -3.5   -1.0   -4.0           -3.5     no         no        a span cannot begin within the quotation
//   I    -4.0   -0.3   -2.5            no     -3.8 (B)   -6.3 (I)   not at the end of the text: the span would be open
//   E    -4.0   -2.5   -0.4            no     -6.0 (B)   -4.2 (I)   <- the best: read backwards, E I B
//   S    -3.0   -3.0   -3.0           -3.0     no         no
//
// Known failures: a content that truly ends within a quotation, as where the marks were paired wrongly, becomes all of it or
// none of it; where it is all, words that are nobody's are in it.
#include "lib/attribution/spans.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

#include "lib/nn/kernels/kernels.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr double kImpossible = -std::numeric_limits<double>::infinity();

// By hand: the log probability that is left to a tag whose own was given to another; low enough that it never wins, finite so
// that a gain can still be added to it.
constexpr float kGivenAway = -100;

constexpr bool IsPart(std::size_t tag, Part part) {
  return tag != kOutside && (tag - 1) % kParts == static_cast<std::size_t>(part);
}
// Whether the span of a token tagged so continues behind the token, and whether it began before the token.
constexpr bool IsOpen(std::size_t tag) { return IsPart(tag, Part::kBegin) || IsPart(tag, Part::kInside); }
constexpr bool Continues(std::size_t tag) { return IsPart(tag, Part::kInside) || IsPart(tag, Part::kEnd); }
constexpr std::size_t RoleIndex(std::size_t tag) { return (tag - 1) / kParts; }

constexpr bool MayFollow(std::size_t tag, std::size_t previous, Seam seam) {
  if (IsOpen(previous)) return Continues(tag) && RoleIndex(tag) == RoleIndex(previous) && seam != Seam::kBreak;
  return seam == Seam::kJoined ? tag == kOutside && previous == kOutside : !Continues(tag);
}

// The best tag of each token. `back[i][tag]` is the tag of token i - 1 on the best sequence on which token i has `tag`.

std::vector<std::uint8_t> BestTags(const Tags& scores, const std::vector<Seam>& seams) {
  const std::size_t n = scores.size();
  std::vector<std::array<std::uint8_t, kTagCount>> back(n);
  std::array<double, kTagCount> best;
  for (std::size_t i = 0; i < n; ++i) {
    std::array<double, kTagCount> next;
    for (std::size_t tag = 0; tag < kTagCount; ++tag) {
      double top = i == 0 && MayFollow(tag, kOutside, Seam::kFree) ? 0 : kImpossible;
      for (std::size_t previous = 0; i > 0 && previous < kTagCount; ++previous) {
        if (best[previous] > top && MayFollow(tag, previous, seams[i])) {
          top = best[previous];
          back[i][tag] = static_cast<std::uint8_t>(previous);
        }
      }
      next[tag] = top + static_cast<double>(scores[i][tag]);
    }
    best = next;
  }
  std::vector<std::uint8_t> tags(n);
  for (std::size_t i = n; i-- > 0;) {
    if (i + 1 < n) {
      tags[i] = back[i + 1][tags[i + 1]];
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

// Raises the score of the part `to` to that of `from`, if that is higher, and leaves `from` with nothing. (The probability of
// "one or the other" would be the sum of both; that needs a logarithm, which does not give the same bits on every machine.)
void GiveScore(TagRow* tags, Role role, Part from, Part to) {
  float& target = (*tags)[TagOf(role, to)];
  float& source = (*tags)[TagOf(role, from)];
  target = std::max(target, source);
  source = kGivenAway;
}

}  // namespace

void CutBefore(TagRow* tags, Role role) {
  GiveScore(tags, role, Part::kInside, Part::kBegin);
  GiveScore(tags, role, Part::kEnd, Part::kSingle);
}

void CutAfter(TagRow* tags, Role role) {
  GiveScore(tags, role, Part::kInside, Part::kEnd);
  GiveScore(tags, role, Part::kBegin, Part::kSingle);
}

double ProbabilityOf(const TagRow& tags, Role role) {
  double sum = 0;
  for (std::size_t part = 0; part < kParts; ++part) {
    sum += static_cast<double>(Exp(tags[TagOf(role, static_cast<Part>(part))]));
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
