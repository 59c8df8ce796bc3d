// The style and the script of a page, as lib/formats/page.css and page.js have them. Internal; see inquit/formats.h.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_FORMATS_PAGE_H_
#define INQUIT_LIB_FORMATS_PAGE_H_

namespace inquit {
inline namespace v0 {
namespace internal {

extern const char kPageStyle[];
extern const char kPageScript[];

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_FORMATS_PAGE_H_
