// Quotation marks that scraping left as HTML entities ("&ldquo;", "&#8217;"). Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_TEXT_MARK_ENTITIES_H_
#define INQUIT_LIB_TEXT_MARK_ENTITIES_H_

#include <cstddef>
#include <string_view>

namespace inquit {
inline namespace v0 {
namespace internal {

// Bytes of the longest entity that is read. The longest name, "&lsaquo;", has 8; a number may begin with zeros.
constexpr std::size_t kLongestEntity = 12;

// An entity that stands for a quotation mark or apostrophe: that mark, and the entity's length in bytes. {0, 0}: none.
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
