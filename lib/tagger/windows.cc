// Windows: the text is cut into equal shares, where a paragraph or at least a sentence begins.
// SPDX-License-Identifier: Apache-2.0
//
// There are as few shares as fit; an even cut is then moved to the nearest beginning of a paragraph, or else of a sentence, but
// never so far that the rest would take one more window. Known failure: a quotation longer than a window is cut like anything
// else, so that the network sees its inner parts without their cue.
#include "lib/tagger/windows.h"

#include <algorithm>

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

std::vector<std::size_t> FirstTokensOfSentences(const Tokenization& tokenization) {
  std::vector<std::size_t> starts;
  starts.reserve(tokenization.sentences.size());
  for (const Sentence& sentence : tokenization.sentences) starts.push_back(sentence.first_token);
  return starts;
}

std::vector<std::size_t> FirstTokensOfParagraphs(const Tokenization& tokenization) {
  std::vector<std::size_t> starts;
  starts.reserve(tokenization.paragraphs.size());
  for (const Paragraph& paragraph : tokenization.paragraphs) {
    if (paragraph.first_sentence < paragraph.end_sentence) {
      starts.push_back(tokenization.sentences[paragraph.first_sentence].first_token);
    }
  }
  return starts;
}

// Moves `*cut` to the nearest of `starts` from `min` to `max`; false if there is none.
bool MoveToStart(const std::vector<std::size_t>& starts, std::size_t min, std::size_t max, std::size_t* cut) {
  const auto after = std::lower_bound(starts.begin(), starts.end(), *cut);
  const bool has_after = after != starts.end() && *after <= max;
  const bool has_before = after != starts.begin() && *(after - 1) >= min;
  if (!has_after && !has_before) return false;
  const bool takes_after = has_after && (!has_before || *after - *cut < *cut - *(after - 1));
  *cut = takes_after ? *after : *(after - 1);
  return true;
}

}  // namespace

std::vector<Window> CutWindows(const Tokenization& tokenization, std::size_t window, std::size_t context) {
  const std::size_t count = tokenization.tokens.size();
  if (count == 0) return {};
  const auto bytes = [&](std::size_t first, std::size_t end) {
    return tokenization.tokens[end - 1].span.end - tokenization.tokens[first].span.begin;
  };
  if (count <= window) return {{{0, count}, {0, count}}};
  const std::size_t limit = window - 2 * context;  // tokens that a window can score
  const std::size_t shares = (count + limit - 1) / limit;
  const std::vector<std::size_t> paragraphs = FirstTokensOfParagraphs(tokenization);
  const std::vector<std::size_t> sentences = FirstTokensOfSentences(tokenization);
  std::vector<Window> windows;
  windows.reserve(shares);
  std::size_t begin = 0;
  for (std::size_t share = 1; share <= shares; ++share) {
    std::size_t cut = count;
    if (share < shares) {
      const std::size_t rest = (shares - share) * limit;  // tokens that the shares after this can hold
      const std::size_t min = std::max(begin + 1, count > rest ? count - rest : 0);
      const std::size_t max = std::min(begin + limit, count - (shares - share));
      cut = std::clamp(count / shares * share + count % shares * share / shares, min, max);
      if (!MoveToStart(paragraphs, min, max, &cut)) MoveToStart(sentences, min, max, &cut);
    }
    windows.push_back({{begin - std::min(begin, context), std::min(count, cut + context)}, {begin, cut}, bytes(begin, cut)});
    begin = cut;
  }
  return windows;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
