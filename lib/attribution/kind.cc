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

Kind KindOf(const std::vector<ByteSpan>& content, const Article& article) {
  const std::vector<QuoteRegion>& regions = article.regions;
  const std::vector<std::size_t>& outermost = article.quotations.region;
  std::size_t quoted = 0;
  bool marks = false;
  for (const ByteSpan piece : content) {
    const auto region = std::partition_point(outermost.begin(), outermost.end(),
                                             [&](std::size_t r) { return regions[r].span.end <= piece.begin; });
    if (region == outermost.end()) continue;
    quoted += regions[*region].span.Contains(piece);
    marks |= regions[*region].span.Overlaps(piece);
  }
  return !marks ? Kind::kIndirect : quoted == content.size() ? Kind::kDirect : Kind::kMixed;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
