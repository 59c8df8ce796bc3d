// Spans: the best sequence of tags, read as spans of sources, cues and contents.
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
  double probability = 0;  // of its role; 0 from BestSpans

  std::size_t size() const { return end - begin; }
};

// What may stand between token i - 1 and token i.
enum class Seam : std::uint8_t {
  kFree,    // a span may end, begin or go on here
  kJoined,  // token i goes on with what token i - 1 is: inside a quotation, which no span may cut
  kBreak,   // no span goes on here
};

// The spans of the sequence of tags with the highest score in which every span is whole, from its begin to its end. `seams[i]`
// stands before token i. Time O(tokens).
std::vector<RoleSpan> BestSpans(const Tags& tags, const std::vector<Seam>& seams);

// What `tags` give for the rest of a span of `role` counts for one that begins with their token.
void BeginSpan(TagRow* tags, Role role);
// The same for what comes before the end of a span, and one that ends with their token.
void EndSpan(TagRow* tags, Role role);

// That a token with these tags has `role`, whatever part of a span it is.
double ProbabilityOf(const TagRow& tags, Role role);

// That a token of `span` has its role, mean over its tokens.
double MeanProbability(const Tags& tags, const RoleSpan& span);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_SPANS_H_
