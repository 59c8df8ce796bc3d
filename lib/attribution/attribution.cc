// The decoder: to come.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/attribution.h"

namespace inquit {
inline namespace v0 {
namespace internal {

std::vector<Attribution> DecodeAttributions(const Text&, const Tokenization&, const std::vector<QuoteRegion>&, const TagScores&) {
  return {};
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
