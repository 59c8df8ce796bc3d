// Characters to tokens. Internal; the public face is inquit/tokenizer.h.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_TOKENIZE_TOKENS_H_
#define INQUIT_LIB_TOKENIZE_TOKENS_H_

#include <vector>

#include "lib/text/text.h"
#include "lib/tokenize/tokenization.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// The tokens of `text`: ordered, disjoint, on character boundaries, covering all but white space.
std::vector<Token> FindTokens(const Text& text);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TOKENIZE_TOKENS_H_
