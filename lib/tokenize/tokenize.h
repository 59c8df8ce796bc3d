// The tokenizing stage. Internal; the public face is inquit/tokenizer.h.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_TOKENIZE_TOKENIZE_H_
#define INQUIT_LIB_TOKENIZE_TOKENIZE_H_

#include "lib/text/text.h"
#include "lib/tokenize/tokenization.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Tokens, sentences and paragraphs of `text`, in time linear in its length.
Tokenization Tokenize(const Text& text);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TOKENIZE_TOKENIZE_H_
