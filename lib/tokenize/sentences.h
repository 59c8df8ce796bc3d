// Tokens to sentences. Internal; the public face is inquit/tokenizer.h.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_TOKENIZE_SENTENCES_H_
#define INQUIT_LIB_TOKENIZE_SENTENCES_H_

#include <cstddef>
#include <vector>

#include "lib/text/text.h"
#include "lib/tokenize/tokenization.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Appends the sentences of tokens [first, end), which lie in one paragraph.
void FindSentences(const Text& text, const std::vector<Token>& tokens, std::size_t first, std::size_t end,
                   std::vector<Sentence>* sentences);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TOKENIZE_SENTENCES_H_
