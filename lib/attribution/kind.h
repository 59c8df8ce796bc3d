// Kind: whether a content is direct, mixed or indirect speech. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_ATTRIBUTION_KIND_H_
#define INQUIT_LIB_ATTRIBUTION_KIND_H_

#include <vector>

#include "inquit/document.h"
#include "lib/article/article.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// The kind of a content of these pieces, by the quotations of `article` (docs/annotation.md, 14.1).
Kind KindOf(const std::vector<ByteSpan>& content, const Article& article);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_KIND_H_
