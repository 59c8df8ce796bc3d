// Layout: where tokens stand in an article: in which sentence, paragraph, quotation and list.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_ATTRIBUTION_LAYOUT_H_
#define INQUIT_LIB_ATTRIBUTION_LAYOUT_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "lib/article/article.h"
#include "lib/tokenize/token_range.h"
#include "lib/tokenize/tokenization.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// What the rules of the decoder ask about a token. Refers to the article that it was made from, which must outlive it. Const
// and shared by threads.
class Layout {
 public:
  explicit Layout(const Article& article);

  const Article& article() const { return article_; }
  const Text& text() const { return article_.text; }
  const std::vector<QuoteRegion>& regions() const { return article_.regions; }
  const Quotations& quotations() const { return article_.quotations; }

  std::size_t size() const { return article_.size(); }
  const Token& token(std::size_t i) const { return article_.token(i); }
  std::string_view Word(std::size_t i) const { return article_.Word(i); }
  ByteSpan Bytes(TokenRange range) const { return {token(range.begin).span.begin, token(range.end - 1).span.end}; }

  std::size_t SentenceOf(std::size_t i) const { return sentence_[i]; }
  std::size_t ParagraphOf(std::size_t i) const { return paragraph_[sentence_[i]]; }
  std::size_t QuotationOf(std::size_t i) const { return quotations().at_token[i]; }  // or kNoQuotation
  ParagraphKind KindOf(std::size_t paragraph) const { return article_.tokenization.paragraphs[paragraph].kind; }
  std::size_t paragraphs() const { return article_.tokenization.paragraphs.size(); }

  TokenRange Sentence(std::size_t sentence) const;
  // The tokens of `paragraph`, its dateline included.
  TokenRange Paragraph(std::size_t paragraph) const;
  // How many words and numbers there are in `range`.
  std::size_t WordsIn(TokenRange range) const;
  // The lists of the text, in order: paragraphs in a row that begin with a bullet, under a paragraph that ends with a colon.
  const std::vector<TokenRange>& lists() const { return lists_; }
  // Whether token `i` is the first of its paragraph; the first of its sentence, or the first behind its bullet; a bullet.
  bool OpensParagraph(std::size_t i) const { return i == 0 || ParagraphOf(i - 1) != ParagraphOf(i); }
  bool OpensSentence(std::size_t i) const { return i == 0 || sentence_[i - 1] != sentence_[i] || IsBullet(i - 1); }
  bool IsBullet(std::size_t i) const;
  // Whether token `i` is a word that begins with a capital; has a possessive ending, "minister's", "workers'"; is the first of
  // the three tokens of a citation, "[3]".
  bool IsCapitalised(std::size_t i) const {
    return token(i).kind == TokenKind::kWord && IsUpper(text().At(token(i).span.begin).code_point);
  }
  bool IsPossessive(std::size_t i) const;
  bool IsCitation(std::size_t i) const {
    return i + 2 < size() && Word(i) == "[" && token(i + 1).kind == TokenKind::kNumber && Word(i + 2) == "]";
  }

 private:
  void FindLists();

  const Article& article_;
  std::vector<std::uint32_t> sentence_;   // of each token
  std::vector<std::uint32_t> paragraph_;  // of each sentence
  std::vector<TokenRange> lists_;
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_LAYOUT_H_
