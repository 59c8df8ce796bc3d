// Kind: whether a content is direct, mixed or indirect speech.
// SPDX-License-Identifier: Apache-2.0
//
// Direct: every piece of the content lies within a quotation. Mixed: some quotation overlaps a piece. Indirect: none does. Of
// each piece only the first outermost quotation is looked at that ends behind the piece's beginning.
//
// Known failure: a piece that a caller brings and that runs over two quotations, as over two paragraphs of one speech, is
// mixed.
#include "lib/attribution/kind.h"

#include <algorithm>

namespace inquit {
inline namespace v0 {
namespace internal {

Kind KindOf(const std::vector<ByteSpan>& content, const Article& article) {
  const std::vector<QuoteRegion>& regions = article.regions;
  const std::vector<std::size_t>& outermost = article.quotations.region;
  std::size_t quoted = 0;  // pieces within a quotation
  bool overlaps = false;
  for (const ByteSpan piece : content) {
    const auto region = std::partition_point(outermost.begin(), outermost.end(),
                                             [&](std::size_t r) { return regions[r].span.end <= piece.begin; });
    if (region == outermost.end()) continue;
    quoted += regions[*region].span.Contains(piece);
    overlaps |= regions[*region].span.Overlaps(piece);
  }
  return !overlaps ? Kind::kIndirect : quoted == content.size() ? Kind::kDirect : Kind::kMixed;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
