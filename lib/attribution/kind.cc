// How a content stands in the text: direct, mixed or indirect.
// SPDX-License-Identifier: Apache-2.0
//
// Each piece is held against the first quotation that ends behind its beginning. Known failure: a piece that a caller brings
// and that runs over two quotations, as over two paragraphs of one speech, is mixed.
#include "lib/attribution/kind.h"

#include <algorithm>

namespace inquit {
inline namespace v0 {
namespace internal {

Kind KindOf(const std::vector<ByteSpan>& content, const std::vector<QuoteRegion>& regions, const Quotations& quotations) {
  std::size_t quoted = 0;
  bool marks = false;
  for (const ByteSpan piece : content) {
    const auto region = std::partition_point(quotations.region.begin(), quotations.region.end(),
                                             [&](std::size_t r) { return regions[r].span.end <= piece.begin; });
    if (region == quotations.region.end()) continue;
    quoted += regions[*region].span.Contains(piece);
    marks |= regions[*region].span.Overlaps(piece);
  }
  return !marks ? Kind::kIndirect : quoted == content.size() ? Kind::kDirect : Kind::kMixed;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
