// How a content stands in the text: direct, mixed or indirect. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_ATTRIBUTION_KIND_H_
#define INQUIT_LIB_ATTRIBUTION_KIND_H_

#include <vector>

#include "inquit/document.h"
#include "inquit/quote_detector.h"
#include "lib/quotes/quotations.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// `quotations` are the outermost of `regions`.
Kind KindOf(const std::vector<ByteSpan>& content, const std::vector<QuoteRegion>& regions, const Quotations& quotations);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_KIND_H_
