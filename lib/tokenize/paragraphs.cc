// Lines to paragraphs, their kinds and datelines.
// SPDX-License-Identifier: Apache-2.0
#include "lib/tokenize/paragraphs.h"

#include "lib/text/marks.h"
#include "lib/tokenize/patterns.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::size_t kHeadingTokens = 24;

bool BreaksLine(std::string_view gap) {
  return gap.find_first_of("\n\r") != std::string_view::npos || gap.find("\u2028") != std::string_view::npos ||
         gap.find("\u2029") != std::string_view::npos;
}

bool IsStop(std::string_view token) {
  return token == "." || token == "!" || token == "?" || token == ":" || token == ";" || token == ",";
}

bool IsHeading(const Text& text, const std::vector<Token>& tokens, const Block& block) {
  if (block.end_token - block.first_token > kHeadingTokens) return false;
  std::size_t last = block.end_token;
  bool quoted = false;
  while (last > block.first_token && tokens[last - 1].kind == TokenKind::kQuote) {
    quoted = true;
    --last;
  }
  if (last == block.first_token) return false;
  if (quoted && tokens[block.first_token].kind == TokenKind::kQuote) return false;
  return !IsStop(text.In(tokens[last - 1].span));
}

}  // namespace

std::vector<Block> FindBlocks(const Text& text, const std::vector<Token>& tokens) {
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool begins = i == 0 || BreaksLine(text.In({tokens[i - 1].span.end, tokens[i].span.begin}));
    if (begins) {
      blocks.emplace_back();
      blocks.back().first_token = i;
    }
    blocks.back().end_token = i + 1;
  }
  for (Block& block : blocks) {
    const std::size_t begin = tokens[block.first_token].span.begin;
    const std::string_view line = text.In({begin, tokens[block.end_token - 1].span.end});
    block.dateline_end = block.first_token;
    if (IsByline(line)) {
      block.kind = ParagraphKind::kByline;
    } else if (IsHeading(text, tokens, block)) {
      block.kind = ParagraphKind::kHeading;
    } else if (const std::size_t size = MatchDateline(line)) {
      while (tokens[block.dateline_end].span.end <= begin + size) ++block.dateline_end;
    }
  }
  return blocks;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
