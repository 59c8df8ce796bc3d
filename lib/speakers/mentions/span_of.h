// The bytes of tokens that name somebody.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_MENTIONS_SPAN_OF_H_
#define INQUIT_LIB_SPEAKERS_MENTIONS_SPAN_OF_H_

#include <cstddef>

#include "inquit/document.h"
#include "lib/speakers/mentions/words.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// The bytes of the tokens [begin, end) without a possessive ending or punctuation at the end; never none. A mark that stands
// open or closes inside belongs to it: "'Dam' actors", "the 'Dam'".
ByteSpan SpanOf(const Words& words, std::size_t begin, std::size_t end);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_MENTIONS_SPAN_OF_H_
