// Layout: where tokens stand in an article.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/layout.h"

#include "absl/strings/match.h"

namespace inquit {
inline namespace v0 {
namespace internal {

Layout::Layout(const Article& article)
    : article_(article), sentence_(article.size()), paragraph_(article.tokenization.sentences.size()) {
  const Tokenization& tokenization = article.tokenization;
  for (std::size_t p = 0; p < tokenization.paragraphs.size(); ++p) {
    for (std::size_t s = tokenization.paragraphs[p].first_sentence; s < tokenization.paragraphs[p].end_sentence; ++s) {
      paragraph_[s] = static_cast<std::uint32_t>(p);
      for (std::size_t i = tokenization.sentences[s].first_token; i < tokenization.sentences[s].end_token; ++i) {
        sentence_[i] = static_cast<std::uint32_t>(s);
      }
    }
  }
  FindLists();
}

std::size_t Layout::WordsIn(TokenRange range) const {
  std::size_t words = 0;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    words += token(i).kind == TokenKind::kWord || token(i).kind == TokenKind::kNumber;
  }
  return words;
}

bool Layout::IsPossessive(std::size_t i) const {
  const std::string_view word = Word(i);
  const absl::string_view w(word.data(), word.size());
  return absl::EndsWith(w, "'s") || absl::EndsWith(w, "s'") || absl::EndsWith(w, "\u2019s") || absl::EndsWith(w, "s\u2019");
}

bool Layout::IsBullet(std::size_t i) const {
  if (!OpensParagraph(i) || i + 1 >= size() || ParagraphOf(i + 1) != ParagraphOf(i)) return false;
  const std::string_view word = Word(i);
  return word == "-" || word == "*" || word == "\u2022" || word == "\u00B7" || word == "\u2013";
}

void Layout::FindLists() {
  bool listing = false;
  for (std::size_t p = 0; p < paragraphs(); ++p) {
    const TokenRange paragraph = Paragraph(p);
    if (paragraph.empty()) continue;
    const bool is_item = IsBullet(paragraph.begin);
    const bool announced = p > 0 && !Paragraph(p - 1).empty() && Word(Paragraph(p - 1).end - 1) == ":";
    if (is_item && listing) {
      lists_.back().end = paragraph.end;
    } else if (is_item && announced) {
      lists_.push_back(paragraph);
      listing = true;
    } else {
      listing = false;
    }
  }
}

TokenRange Layout::Sentence(std::size_t sentence) const {
  return {article_.tokenization.sentences[sentence].first_token, article_.tokenization.sentences[sentence].end_token};
}

TokenRange Layout::Paragraph(std::size_t paragraph) const {
  const internal::Paragraph& p = article_.tokenization.paragraphs[paragraph];
  if (p.first_sentence == p.end_sentence) return {};
  return {article_.tokenization.sentences[p.first_sentence].first_token,
          article_.tokenization.sentences[p.end_sentence - 1].end_token};
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
