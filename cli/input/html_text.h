// The text of a page of HTML: the article on it, as paragraphs.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_CLI_INPUT_HTML_TEXT_H_
#define INQUIT_CLI_INPUT_HTML_TEXT_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace inquit::cli {

// Headings, paragraphs, list items, captions and cells of tables, parted by blank lines, white space in them as one blank. Of
// the largest <article>, or else of <main>, or else of the whole body; without scripts, navigation, forms, advertisements by
// their element, and what is hidden. Bytes that are not UTF-8 are read in the encoding that the page declares; kInvalidArgument
// where it declares none that is known.
absl::StatusOr<std::string> TextOfHtml(std::string_view page);

}  // namespace inquit::cli

#endif  // INQUIT_CLI_INPUT_HTML_TEXT_H_
