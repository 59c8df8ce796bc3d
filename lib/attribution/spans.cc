// Spans: from the scores of tags to spans, by a Viterbi search.
// SPDX-License-Identifier: Apache-2.0
//
// A token has one of 13 tags: outside (O), or begin, inside, end or single (B, I, E, S) of a source, a cue or a content. The
// score of a sequence of tags is the sum of its tokens' log probabilities, and only sequences count in which every span is
// whole (B I* E, or S) and every seam is respected. For each token and tag the search keeps the best score of a sequence that
// ends there, and the tag before it; the best sequence is then read backwards. Of the tags before it only few are different:
// see Back.
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
#include <utility>

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

// The tags with which no span is open behind the token.
constexpr std::array<std::size_t, 1 + 2 * kRoles> kClosed = {kOutside,
                                                             TagOf(Role::kSource, Part::kEnd),
                                                             TagOf(Role::kSource, Part::kSingle),
                                                             TagOf(Role::kCue, Part::kEnd),
                                                             TagOf(Role::kCue, Part::kSingle),
                                                             TagOf(Role::kContent, Part::kEnd),
                                                             TagOf(Role::kContent, Part::kSingle)};

// The tag before a token on the best sequences that end with it, in one byte, since there are only few to choose from: before
// all tags that continue no span the same one of kClosed, whose index stands in the lowest three bits; before those that
// continue a span the begin or the inside tag of its role, for each of which a bit above says whether it is the inside tag.
using Back = std::uint8_t;
constexpr unsigned kClosedBits = 3;
constexpr unsigned kInsideBit(std::size_t role) { return 1u << (kClosedBits + role); }
static_assert(kClosed.size() <= 1u << kClosedBits && kInsideBit(kRoles - 1) <= 0xFF);

std::size_t TagBefore(std::size_t tag, Seam seam, Back back) {
  if (Continues(tag)) {
    const std::size_t role = RoleIndex(tag);
    return TagOf(static_cast<Role>(role), (back & kInsideBit(role)) != 0 ? Part::kInside : Part::kBegin);
  }
  return seam == Seam::kJoined ? kOutside : kClosed[back & ((1u << kClosedBits) - 1)];
}

// For each tag the best score of a sequence that ends with it.
using BestScores = std::array<double, kTagCount>;

// Goes on by a token with these `scores`, behind `seam`.
Back Extend(const TagRow& scores, Seam seam, BestScores* best) {
  const BestScores& before = *best;
  unsigned back = 0;
  for (unsigned k = 1; k < kClosed.size(); ++k) {
    if (before[kClosed[k]] > before[kClosed[back]]) back = k;
  }
  const double closed = before[kClosed[back]];
  const double fresh = seam == Seam::kJoined ? kImpossible : closed;
  BestScores next;
  const auto set = [&](std::size_t tag, double top) { next[tag] = top + static_cast<double>(scores[tag]); };
  set(kOutside, seam == Seam::kJoined ? before[kOutside] : closed);
  for (std::size_t r = 0; r < kRoles; ++r) {
    const Role role = static_cast<Role>(r);
    const double begun = before[TagOf(role, Part::kBegin)], inside = before[TagOf(role, Part::kInside)];
    if (inside > begun) back |= kInsideBit(r);
    const double open = seam == Seam::kBreak ? kImpossible : std::max(begun, inside);
    set(TagOf(role, Part::kBegin), fresh);
    set(TagOf(role, Part::kInside), open);
    set(TagOf(role, Part::kEnd), open);
    set(TagOf(role, Part::kSingle), fresh);
  }
  *best = next;
  return static_cast<Back>(back);
}

// The best tag of each token.
std::vector<std::uint8_t> BestTags(const Tags& scores, const std::vector<Seam>& seams) {
  BestScores best;
  best.fill(kImpossible);
  best[kOutside] = 0;
  std::vector<std::uint8_t> tags(scores.size());  // at first what is before each token
  for (std::size_t i = 0; i < tags.size(); ++i) tags[i] = Extend(scores[i], i == 0 ? Seam::kFree : seams[i], &best);
  std::size_t tag = kOutside;
  for (const std::size_t last : kClosed) {
    if (best[last] > best[tag]) tag = last;
  }
  for (std::size_t i = tags.size(); i-- > 0;) {
    const Back back = std::exchange(tags[i], static_cast<std::uint8_t>(tag));
    tag = TagBefore(tag, seams[i], back);
  }
  return tags;
}

}  // namespace

std::size_t SpanAt(const std::vector<RoleSpan>& spans, std::size_t token, Role role) {
  const auto span =
      std::lower_bound(spans.begin(), spans.end(), token, [](const RoleSpan& s, std::size_t t) { return s.begin < t; });
  if (span == spans.end() || span->begin != token || span->role != role) return kNoSpan;
  return static_cast<std::size_t>(span - spans.begin());
}

std::vector<RoleSpan> BestSpans(const Tags& scores, const std::vector<Seam>& seams) {
  const std::vector<std::uint8_t> tags = BestTags(scores, seams);
  std::vector<RoleSpan> spans;
  spans.reserve(static_cast<std::size_t>(
      std::count_if(tags.begin(), tags.end(), [](std::uint8_t tag) { return tag != kOutside && !IsOpen(tag); })));
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
