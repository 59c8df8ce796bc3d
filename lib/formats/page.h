// What all articles of a page share: style and script (page.css and page.js), and pieces. Internal; see inquit/formats.h.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_FORMATS_PAGE_H_
#define INQUIT_LIB_FORMATS_PAGE_H_

#include <cstddef>
#include <string>

#include "inquit/formats.h"
#include "lib/formats/runs.h"

namespace inquit {
inline namespace v0 {
namespace internal {

extern const char kPageStyle[];
extern const char kPageScript[];

// "d1-a3": the id of `part` of an article.
std::string PageId(const HtmlOptions& options, char part, std::size_t index);

// Opens an article, which is of the classes `what`, and writes its heading; the index shows `summary` under it.
void BeginArticle(const HtmlOptions& options, const char* what, const std::string& summary, std::string* out);

// Opens the element of a cue or a source; returns its name.
const char* OpenSpan(TextMark::Kind kind, std::string* out);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_FORMATS_PAGE_H_
