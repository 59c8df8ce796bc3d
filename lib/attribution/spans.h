// Spans: from the scores of tags to spans of sources, cues and contents, by a Viterbi search.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_ATTRIBUTION_SPANS_H_
#define INQUIT_LIB_ATTRIBUTION_SPANS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "lib/tagger/tagger.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Tokens [begin, end) that play one role.
struct RoleSpan {
  Role role = Role::kContent;
  std::size_t begin = 0;
  std::size_t end = 0;
  double probability = 0;  // mean over its tokens of the probability of its role; BestSpans leaves it 0

  std::size_t size() const { return end - begin; }
};

constexpr std::size_t kNoSpan = static_cast<std::size_t>(-1);

// Which of `spans`, which are in order and disjoint, has `role` and begins at `token`, or kNoSpan.
std::size_t SpanAt(const std::vector<RoleSpan>& spans, std::size_t token, Role role);

// A seam is the place between token i - 1 and token i. What spans may do there is a hard constraint of the search:
enum class Seam : std::uint8_t {
  kFree,    // a span may end, begin or continue
  kJoined,  // both tokens lie in one span or both lie outside: within a quotation, which no span may cut
  kBreak,   // a span may end or begin, but not continue: between two paragraphs
};

// The spans of the sequence of tags with the highest sum of scores (log probabilities) in which every span is whole, from its
// begin tag to its end tag. `tags` has a row for each token, `seams[i]` is the place before token i. Time O(tokens).
std::vector<RoleSpan> BestSpans(const Tags& tags, const std::vector<Seam>& seams);

// Of a token before which no span of `role` may continue: gives the score of the inside tag to the begin tag, and that of the
// end tag to the single tag, where that is higher. So the network's belief that the token has the role is kept.
void CutBefore(TagRow* tags, Role role);
// Of a token behind which no span of `role` may continue: inside gives to end, begin to single.
void CutAfter(TagRow* tags, Role role);

// The probability that a token with these tags has `role`: the sum over begin, inside, end and single.
double ProbabilityOf(const TagRow& tags, Role role);

// The mean over the tokens of `span` of the probability that they have its role.
double MeanProbability(const Tags& tags, const RoleSpan& span);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_SPANS_H_
