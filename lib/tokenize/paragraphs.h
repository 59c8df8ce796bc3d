// Lines to paragraphs, their kinds and datelines. Internal; the public face is inquit/tokenizer.h.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_TOKENIZE_PARAGRAPHS_H_
#define INQUIT_LIB_TOKENIZE_PARAGRAPHS_H_

#include <cstddef>
#include <vector>

#include "lib/text/text.h"
#include "lib/tokenize/tokenization.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// A paragraph whose sentences are not known yet.
struct Block {
  std::size_t first_token = 0;
  std::size_t end_token = 0;
  ParagraphKind kind = ParagraphKind::kBody;
  std::size_t dateline_end = 0;  // one past the last token of its dateline; first_token if it has none
};

// The paragraphs of `text`: together they hold every token.
std::vector<Block> FindBlocks(const Text& text, const std::vector<Token>& tokens);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TOKENIZE_PARAGRAPHS_H_
