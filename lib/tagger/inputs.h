// Inputs: what a learned tagger sees of a text.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_TAGGER_INPUTS_H_
#define INQUIT_LIB_TAGGER_INPUTS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "lib/article/article.h"
#include "lib/nn/word_pieces.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// How a token is written, which its word pieces do not tell, since they are in lower case.
enum class Shape : std::uint8_t { kLower, kCapitalised, kUpper, kMixed, kNumber, kQuoteMark, kMark, kAddress, kCount };

// Where a token stands among the quotation marks.
enum class Quoted : std::uint8_t { kUnquoted, kOpens, kInside, kCloses, kNested, kCount };

// Where a token stands in its paragraph, which may be a heading or a byline: first of it, first of another sentence in it, or
// elsewhere. The order of the values is that of the model's embeddings, as in the two above.
enum class ParagraphPosition : std::uint8_t {
  kWithin,
  kFirstOfSentence,
  kFirstOfParagraph,
  kWithinHeading,
  kFirstOfSentenceInHeading,
  kFirstOfHeading,
  kWithinByline,
  kFirstOfSentenceInByline,
  kFirstOfByline,
  kCount
};

struct TokenFeatures {
  Shape shape = Shape::kLower;
  Quoted quoted = Quoted::kUnquoted;
  ParagraphPosition paragraph_position = ParagraphPosition::kWithin;
};

// Of a text of `tokens` tokens. The word pieces of token i are those from first_word_piece[i] up to first_word_piece[i + 1].
struct Inputs {
  std::vector<TokenFeatures> features;        // [tokens]
  std::vector<std::uint32_t> word_pieces;     // ids in the vocabulary, at least one a token
  std::vector<std::size_t> first_word_piece;  // [tokens + 1]
};

Inputs ReadInputs(const Article& article, const WordPieces& vocabulary);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TAGGER_INPUTS_H_
