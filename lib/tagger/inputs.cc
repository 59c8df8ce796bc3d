// Inputs: word pieces and features of tokens.
// SPDX-License-Identifier: Apache-2.0
//
// What changes here changes what a trained model sees: raise kInputsVersion in lib/model/model_file.h and train again.
#include "lib/tagger/inputs.h"

#include <string>

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

void SetQuoted(const Article& article, std::vector<TokenFeatures>* features) {
  const Quotations& quotations = article.quotations;
  for (std::size_t q = 0; q < quotations.tokens.size(); ++q) {
    const TokenRange range = quotations.tokens[q];
    for (std::size_t i = range.begin; i < range.end; ++i) (*features)[i].quoted = Quoted::kInside;
    (*features)[range.begin].quoted = Quoted::kOpens;
    if (article.regions[quotations.region[q]].end == QuoteEnd::kClosed && range.size() > 1) {
      (*features)[range.end - 1].quoted = Quoted::kCloses;
    }
  }
  std::size_t i = 0;
  for (const QuoteRegion& region : article.regions) {
    if (!region.parent) continue;
    while (i < article.size() && article.token(i).span.begin < region.span.begin) ++i;
    for (; i < article.size() && article.token(i).span.begin < region.span.end; ++i) (*features)[i].quoted = Quoted::kNested;
  }
}

void SetParagraphPositions(const Tokenization& tokenization, std::vector<TokenFeatures>* features) {
  for (const Paragraph& paragraph : tokenization.paragraphs) {
    const std::size_t within =
        static_cast<std::size_t>(paragraph.kind == ParagraphKind::kHeading  ? ParagraphPosition::kWithinHeading
                                 : paragraph.kind == ParagraphKind::kByline ? ParagraphPosition::kWithinByline
                                                                            : ParagraphPosition::kWithin);
    for (std::size_t s = paragraph.first_sentence; s < paragraph.end_sentence; ++s) {
      const Sentence& sentence = tokenization.sentences[s];
      for (std::size_t i = sentence.first_token; i < sentence.end_token; ++i) {
        const std::size_t first = i > sentence.first_token ? 0 : s > paragraph.first_sentence ? 1 : 2;
        (*features)[i].paragraph_position = static_cast<ParagraphPosition>(within + first);
      }
    }
  }
}

}  // namespace

std::vector<TokenFeatures> ReadFeatures(const Article& article) {
  std::vector<TokenFeatures> features(article.size());
  for (std::size_t i = 0; i < article.size(); ++i) features[i].shape = ShapeOf(article.text, article.token(i));
  SetQuoted(article, &features);
  SetParagraphPositions(article.tokenization, &features);
  return features;
}

TokenPieces ReadPieces(const Article& article, TokenRange tokens, const WordPieces& vocabulary) {
  TokenPieces pieces;
  pieces.first.reserve(tokens.size() + 1);
  for (std::size_t i = tokens.begin; i < tokens.end; ++i) {
    const std::size_t first = pieces.ids.size();
    pieces.first.push_back(static_cast<std::uint32_t>(first));
    vocabulary.Append(article.text.Fold(article.token(i).span), &pieces.ids);
    if (pieces.ids.size() == first) pieces.ids.push_back(vocabulary.unknown());  // as of a token of accents alone
  }
  pieces.first.push_back(static_cast<std::uint32_t>(pieces.ids.size()));
  return pieces;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
