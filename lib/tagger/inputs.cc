// Inputs: pieces and features of tokens.
// SPDX-License-Identifier: Apache-2.0
//
// What changes here changes what a trained model sees: raise kInputsVersion in lib/model/model_file.h and train again.
#include "lib/tagger/inputs.h"

#include <string>

#include "lib/quotes/quotations.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

Shape ShapeOf(const Text& text, const Token& token) {
  switch (token.kind) {
    case TokenKind::kWord: break;
    case TokenKind::kNumber: return Shape::kNumber;
    case TokenKind::kUrl:
    case TokenKind::kHandle: return Shape::kAddress;
    case TokenKind::kQuote: return Shape::kQuoteMark;
    case TokenKind::kApostrophe:
    case TokenKind::kPunctuation:
    case TokenKind::kSymbol: return Shape::kMark;
  }
  std::size_t upper = 0;
  std::size_t lower = 0;
  bool first = false;
  for (std::size_t at = token.span.begin; at < token.span.end;) {
    const Char c = text.At(at);
    if (IsUpper(c.code_point)) {
      first |= upper + lower == 0;
      ++upper;
    } else if (IsLetter(c.code_point)) {
      ++lower;
    }
    at += c.size;
  }
  if (upper == 0) return Shape::kLower;
  if (lower == 0 && upper > 1) return Shape::kUpper;
  return first && upper == 1 ? Shape::kCapitalised : Shape::kMixed;
}

void SetQuoted(const Tokenization& tokenization, const std::vector<QuoteRegion>& regions,
               std::vector<TokenFeatures>* features) {
  const Quotations quotations = OutermostQuotations(tokenization, regions);
  for (std::size_t q = 0; q < quotations.tokens.size(); ++q) {
    const TokenRange range = quotations.tokens[q];
    for (std::size_t i = range.begin; i < range.end; ++i) (*features)[i].quoted = Quoted::kInside;
    (*features)[range.begin].quoted = Quoted::kOpens;
    if (regions[quotations.region[q]].end == QuoteEnd::kClosed && range.size() > 1) {
      (*features)[range.end - 1].quoted = Quoted::kCloses;
    }
  }
  std::size_t i = 0;
  for (const QuoteRegion& region : regions) {
    if (!region.parent) continue;
    while (i < tokenization.tokens.size() && tokenization.tokens[i].span.begin < region.span.begin) ++i;
    for (; i < tokenization.tokens.size() && tokenization.tokens[i].span.begin < region.span.end; ++i) {
      (*features)[i].quoted = Quoted::kNested;
    }
  }
}

void SetPlaces(const Tokenization& tokenization, std::vector<TokenFeatures>* features) {
  for (const Paragraph& paragraph : tokenization.paragraphs) {
    const std::size_t within = static_cast<std::size_t>(paragraph.kind == ParagraphKind::kHeading  ? Place::kWithinHeading
                                                        : paragraph.kind == ParagraphKind::kByline ? Place::kWithinByline
                                                                                                   : Place::kWithin);
    for (std::size_t s = paragraph.first_sentence; s < paragraph.end_sentence; ++s) {
      const Sentence& sentence = tokenization.sentences[s];
      for (std::size_t i = sentence.first_token; i < sentence.end_token; ++i) {
        const std::size_t first = i > sentence.first_token ? 0 : s > paragraph.first_sentence ? 1 : 2;
        (*features)[i].place = static_cast<Place>(within + first);
      }
    }
  }
}

}  // namespace

Inputs ReadInputs(const Text& text, const Tokenization& tokenization, const std::vector<QuoteRegion>& regions,
                  const WordPieces& pieces) {
  Inputs inputs;
  inputs.features.resize(tokenization.tokens.size());
  inputs.first_piece.reserve(tokenization.tokens.size() + 1);
  for (std::size_t i = 0; i < tokenization.tokens.size(); ++i) {
    const Token& token = tokenization.tokens[i];
    inputs.features[i].shape = ShapeOf(text, token);
    inputs.first_piece.push_back(inputs.pieces.size());
    pieces.Append(text.Fold(token.span), &inputs.pieces);
    if (inputs.pieces.size() == inputs.first_piece.back()) inputs.pieces.push_back(pieces.unknown());  // nothing but accents
  }
  inputs.first_piece.push_back(inputs.pieces.size());
  SetQuoted(tokenization, regions, &inputs.features);
  SetPlaces(tokenization, &inputs.features);
  return inputs;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
