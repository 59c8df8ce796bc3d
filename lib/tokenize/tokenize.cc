// The tokenizing stage: characters to tokens, lines to paragraphs, tokens to sentences.
// SPDX-License-Identifier: Apache-2.0
#include "lib/tokenize/tokenize.h"

#include <cstdint>

#include "lib/tokenize/paragraphs.h"
#include "lib/tokenize/sentences.h"
#include "lib/tokenize/tokens.h"

namespace inquit {
inline namespace v0 {
namespace internal {

Tokenization Tokenize(const Text& text) {
  Tokenization out;
  out.tokens = FindTokens(text);
  out.tokens.shrink_to_fit();  // they stay as long as anything is done with the text
  for (const Block& block : FindBlocks(text, out.tokens)) {
    Paragraph paragraph;
    paragraph.kind = block.kind;
    paragraph.span = {out.tokens[block.first_token].span.begin, out.tokens[block.end_token - 1].span.end};
    paragraph.first_sentence = static_cast<std::uint32_t>(out.sentences.size());
    if (block.dateline_end > block.first_token) {
      paragraph.dateline = {paragraph.span.begin, out.tokens[block.dateline_end - 1].span.end};
      out.sentences.push_back({paragraph.dateline, block.first_token, block.dateline_end});
    }
    FindSentences(text, out.tokens, block.dateline_end, block.end_token, &out.sentences);
    paragraph.end_sentence = static_cast<std::uint32_t>(out.sentences.size());
    out.paragraphs.push_back(paragraph);
  }
  return out;
}

}  // namespace internal

absl::StatusOr<Tokenization> Tokenizer::Tokenize(std::string_view text) const {
  const absl::StatusOr<internal::Text> checked = internal::Text::Create(text, options_);
  if (!checked.ok()) return checked.status();
  const internal::Tokenization found = internal::Tokenize(*checked);
  Tokenization result;
  result.tokens.reserve(found.tokens.size());
  for (const internal::Token& t : found.tokens) result.tokens.push_back({t.span, t.kind, t.after_space});
  result.sentences.reserve(found.sentences.size());
  for (const internal::Sentence& s : found.sentences) result.sentences.push_back({s.span, s.first_token, s.end_token});
  result.paragraphs.reserve(found.paragraphs.size());
  for (const internal::Paragraph& p : found.paragraphs) {
    result.paragraphs.push_back({p.span, p.first_sentence, p.end_sentence, p.kind, p.dateline});
  }
  return result;
}

}  // namespace v0
}  // namespace inquit
