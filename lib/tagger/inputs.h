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

// How a token is written; the pieces are lower case.
enum class Shape : std::uint8_t { kLower, kCapitalised, kUpper, kMixed, kNumber, kQuoteMark, kMark, kAddress, kCount };

// Where a token stands among the quotation marks.
enum class Quoted : std::uint8_t { kUnquoted, kOpens, kInside, kCloses, kNested, kCount };

// Where a token stands in its paragraph; in a heading and in a byline likewise.
enum class Place : std::uint8_t {
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
  Place place = Place::kWithin;
};

struct Inputs {
  std::vector<TokenFeatures> features;   // of each token
  std::vector<std::uint32_t> pieces;     // of all tokens, one after the other
  std::vector<std::size_t> first_piece;  // of each token its first in `pieces`; one more at the end
};

Inputs ReadInputs(const Article& article, const WordPieces& pieces);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TAGGER_INPUTS_H_
