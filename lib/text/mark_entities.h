// Quotation marks that scraping left as HTML entities ("&ldquo;", "&#8217;"). Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_TEXT_MARK_ENTITIES_H_
#define INQUIT_LIB_TEXT_MARK_ENTITIES_H_

#include <cstddef>
#include <string_view>

namespace inquit {
inline namespace v0 {
namespace internal {

// Bytes of the longest entity that is read.
constexpr std::size_t kLongestEntity = 12;

// An entity that stands for a quotation mark or apostrophe: that mark, and the bytes of all of it. {0, 0}: there is none.
struct MarkEntity {
  char32_t mark = 0;
  std::size_t size = 0;
};

// The entity at the beginning of `bytes`.
MarkEntity ReadMarkEntity(std::string_view bytes);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TEXT_MARK_ENTITIES_H_
