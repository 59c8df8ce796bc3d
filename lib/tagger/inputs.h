// Inputs: what a learned tagger sees of a text.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_TAGGER_INPUTS_H_
#define INQUIT_LIB_TAGGER_INPUTS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "lib/article/article.h"
#include "lib/nn/word_pieces.h"
#include "lib/tokenize/token_range.h"

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

// Of each token of a text.
std::vector<TokenFeatures> ReadFeatures(const Article& article);

// The word pieces of some tokens in a row: of number i of them those from first[i] up to first[i + 1].
struct TokenPieces {
  std::vector<std::uint32_t> ids;    // in the vocabulary, at least one a token
  std::vector<std::uint32_t> first;  // [tokens + 1]
};

TokenPieces ReadPieces(const Article& article, TokenRange tokens, const WordPieces& vocabulary);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TAGGER_INPUTS_H_
