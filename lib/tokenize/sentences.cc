// Tokens to sentences.
// SPDX-License-Identifier: Apache-2.0
#include "lib/tokenize/sentences.h"

#include "lib/text/marks.h"
#include "lib/tokenize/patterns.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

bool IsTerminator(std::string_view token) {
  return token.find_first_not_of(".!?") == std::string_view::npos || token == "\u2026";
}

}  // namespace

void FindSentences(const Text& text, const std::vector<Token>& tokens, std::size_t first, std::size_t end,
                   std::vector<Sentence>* sentences) {
  const auto add = [&](std::size_t from, std::size_t to) {
    if (from < to) sentences->push_back({{tokens[from].span.begin, tokens[to - 1].span.end}, from, to});
  };
  std::size_t from = first;
  bool open = false;  // a double mark stands open
  for (std::size_t i = first; i < end; ++i) {
    const Token& token = tokens[i];
    if (token.kind == TokenKind::kQuote) open = !open;
    if (token.kind != TokenKind::kPunctuation || !IsTerminator(text.In(token.span))) continue;
    std::size_t next = i + 1;
    while (next < end && !tokens[next].after_space) {
      const std::string_view s = text.In(tokens[next].span);
      const bool closes = (tokens[next].kind == TokenKind::kQuote && open) || s == ")" || s == "]";
      if (!closes) break;
      if (tokens[next].kind == TokenKind::kQuote) open = !open;
      ++next;
    }
    if (next == end) break;
    std::size_t word = next;
    while (word < end && (tokens[word].kind == TokenKind::kQuote || text.In(tokens[word].span) == "(")) ++word;
    if (word == end) break;
    const char32_t c = text.At(tokens[word].span.begin).code_point;
    if (!IsUpper(c) && !IsDigit(c)) continue;
    add(from, next);
    from = next;
    i = next - 1;
  }
  add(from, end);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
