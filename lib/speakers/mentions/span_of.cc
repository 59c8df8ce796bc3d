// The bytes of tokens that name somebody.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/mentions/span_of.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// "those who saw a 'bad deal'": whether the mark at token `end` closes what the last mark in [begin, end), not far in front,
// opens.
bool ClosesInside(const Words& words, std::size_t begin, std::size_t end) {
  constexpr std::size_t kMaxQuoted = 32;
  const auto is_mark = [&](std::size_t t) { return words.TokenAt(t).kind == TokenKind::kQuote; };
  const auto touch = [&](std::size_t t) { return words.TokenAt(t).span.end == words.TokenAt(t + 1).span.begin; };
  if (end >= words.size() || !is_mark(end) || !touch(end - 1)) return false;
  std::size_t open = end - 1;
  while (open > begin && open + kMaxQuoted > end && !is_mark(open)) --open;
  return is_mark(open) && touch(open) && (open == 0 || !touch(open - 1));
}

// "'Dam' actors": whether the mark in front of token `begin` is closed by the first mark in [begin, end).
bool OpensBefore(const Words& words, std::size_t begin, std::size_t end) {
  constexpr std::size_t kMaxQuoted = 8;
  const auto is_mark = [&](std::size_t t) { return words.TokenAt(t).kind == TokenKind::kQuote; };
  const auto touch = [&](std::size_t t) { return words.TokenAt(t).span.end == words.TokenAt(t + 1).span.begin; };
  if (begin == 0 || !is_mark(begin - 1) || !touch(begin - 1)) return false;
  std::size_t close = begin;
  while (close + 1 < end && close < begin + kMaxQuoted && !is_mark(close)) ++close;
  return close > begin && close + 1 < end && is_mark(close) && touch(close - 1) && !touch(close);
}

}  // namespace

ByteSpan SpanOf(const Words& words, std::size_t begin, std::size_t end) {
  const auto is_mark = [&](std::size_t t) {
    const TokenKind kind = words.TokenAt(t).kind;
    const bool content =
        kind == TokenKind::kWord || kind == TokenKind::kNumber || kind == TokenKind::kHandle || kind == TokenKind::kUrl;
    return !content && !words.Is(t, ")") && !words.Is(t, "%");
  };
  while (end > begin + 1 && is_mark(end - 1)) --end;
  if (ClosesInside(words, begin, end)) ++end;
  if (OpensBefore(words, begin, end)) --begin;
  ByteSpan span{words.TokenAt(begin).span.begin, words.TokenAt(end - 1).span.end};
  const std::size_t possessive = words[end - 1].possessive_bytes;
  if (possessive < span.size()) span.end -= possessive;  // "'s" alone stays as it stands
  return span;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
