// Tokenization: tokens, sentences and paragraphs as the stages hold them.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_TOKENIZE_TOKENIZATION_H_
#define INQUIT_LIB_TOKENIZE_TOKENIZATION_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "inquit/span.h"
#include "inquit/tokenizer.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// These are the structs of inquit/tokenizer.h, in half the memory: no text has an offset of more than 32 bits (kMaxTextBytes),
// and where every byte is a token, its tokens are most of what is held of it.

// A ByteSpan, which it becomes wherever one is wanted.
struct ShortSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  ShortSpan() = default;
  ShortSpan(std::size_t first, std::size_t last)
      : begin(static_cast<std::uint32_t>(first)), end(static_cast<std::uint32_t>(last)) {}
  operator ByteSpan() const { return {begin, end}; }  // NOLINT(google-explicit-constructor): the same in another width
  void EndAt(std::size_t byte) { end = static_cast<std::uint32_t>(byte); }
  std::size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
};

struct Token {
  ShortSpan span;
  TokenKind kind = TokenKind::kSymbol;
  bool after_space = false;
};

struct Sentence {
  Sentence(ByteSpan bytes, std::size_t first, std::size_t last)
      : span(bytes.begin, bytes.end),
        first_token(static_cast<std::uint32_t>(first)),
        end_token(static_cast<std::uint32_t>(last)) {}

  ShortSpan span;
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
};

struct Paragraph {
  ShortSpan span;
  std::uint32_t first_sentence = 0;
  std::uint32_t end_sentence = 0;
  ParagraphKind kind = ParagraphKind::kBody;
  ShortSpan dateline;
};

struct Tokenization {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Paragraph> paragraphs;
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TOKENIZE_TOKENIZATION_H_
