// The stage that finds the regions between quotation marks.
// SPDX-License-Identifier: Apache-2.0
//
// Every paragraph is paired for itself (pairing.h), so a stray mark can do no harm beyond it. Then quotations that run over
// paragraphs are joined: news re-opens a quotation at the front of every paragraph and closes it in the last one only.
//
// Known failures: see evidence.cc and pairing.cc. A quotation whose middle paragraphs carry no mark at all ends with the first.
#include "lib/quotes/quotes.h"

#include "lib/quotes/evidence.h"
#include "lib/quotes/pairing.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

TokenRange TokensOf(const Tokenization& tokenization, std::size_t paragraph) {
  if (paragraph >= tokenization.paragraphs.size()) return {};
  const Paragraph& p = tokenization.paragraphs[paragraph];
  if (p.first_sentence == p.end_sentence) return {};
  return {tokenization.sentences[p.first_sentence].first_token, tokenization.sentences[p.end_sentence - 1].end_token};
}

QuoteRegion RegionOf(const std::vector<Token>& tokens, TokenRange paragraph, const std::vector<Mark>& marks, MarkPair pair) {
  const Mark& open = marks[pair.open];
  QuoteRegion region;
  region.mark = open.shape->kind;
  region.span.begin = tokens[open.token].span.begin;
  region.inner.begin = tokens[open.token].span.end;
  if (pair.close && marks[*pair.close].IsClause()) {
    region.end = QuoteEnd::kUnclosed;
    region.inner.end = region.span.end = tokens[marks[*pair.close].token - 1].span.end;
  } else if (pair.close) {
    const ByteSpan close = tokens[marks[*pair.close].token].span;
    region.inner.end = close.begin;
    region.span.end = close.end;
  } else {
    region.end = QuoteEnd::kUnclosed;
    region.inner.end = region.span.end = tokens[paragraph.end - 1].span.end;
  }
  return region;
}

// Joins the regions left open by the paragraph before (`open`, outermost first) with those at the front of this one, level by
// level, as long as their kinds agree; regions of this paragraph begin at index `first`.
void Continue(const std::vector<std::size_t>& open, const std::vector<Token>& tokens, TokenRange paragraph, std::size_t first,
              std::vector<QuoteRegion>* regions) {
  for (std::size_t level = 0; level < open.size() && first + level < regions->size(); ++level) {
    QuoteRegion& before = (*regions)[open[level]];
    QuoteRegion& region = (*regions)[first + level];
    if (region.span.begin != tokens[paragraph.begin + level].span.begin || region.mark != before.mark) return;
    before.end = QuoteEnd::kReopened;
    region.continues = open[level];
  }
}

}  // namespace

std::vector<QuoteRegion> DetectQuotes(const Text& text, const Tokenization& tokenization, SingleQuotes single_quotes) {
  std::vector<QuoteRegion> regions;
  MarkPairer pairer(single_quotes);
  std::vector<Mark> marks;
  std::vector<std::size_t> open, open_before;
  TokenRange next = TokensOf(tokenization, 0);
  for (std::size_t p = 0; p < tokenization.paragraphs.size(); ++p) {
    const TokenRange paragraph = next;
    next = TokensOf(tokenization, p + 1);
    CollectMarks(text, tokenization.tokens, paragraph, next, &marks);
    const std::size_t first = regions.size();
    open.swap(open_before);
    open.clear();
    for (const MarkPair& pair : pairer.Pair(marks)) {
      if (!pair.close) open.push_back(regions.size());
      regions.push_back(RegionOf(tokenization.tokens, paragraph, marks, pair));
      if (pair.outer) regions.back().parent = first + *pair.outer;
    }
    Continue(open_before, tokenization.tokens, paragraph, first, &regions);
  }
  return regions;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
