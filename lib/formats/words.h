// Words, as formats count them. Internal; see inquit/formats.h.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_FORMATS_WORDS_H_
#define INQUIT_LIB_FORMATS_WORDS_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "inquit/document.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Runs of bytes without white space of which one is a letter, a digit or not ASCII.
std::size_t CountWords(std::string_view bytes);

// "1 statement", "2 statements".
std::string Count(std::size_t count, const char* noun);

// `span` with the quotation marks right before and behind it.
ByteSpan WithQuotationMarks(ByteSpan span, std::string_view text);

// The words of what `attribution` says that stand between quotation marks: all of a direct one, of a mixed one those behind a
// mark up to the next, none of an indirect one. `text`: of the document.
std::size_t CountQuotedWords(const Attribution& attribution, std::string_view text);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_FORMATS_WORDS_H_
