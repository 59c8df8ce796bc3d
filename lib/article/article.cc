// Article: reads a text by the three stages that need no model: its characters, its tokens, its quotations.
// SPDX-License-Identifier: Apache-2.0
#include "lib/article/article.h"

#include <utility>

#include "lib/quotes/quotes.h"
#include "lib/tokenize/tokenize.h"

namespace inquit {
inline namespace v0 {
namespace internal {

absl::StatusOr<Article> Article::Read(std::string_view bytes, const Options& options) {
  const absl::StatusOr<Text> text = Text::Create(bytes, options);
  if (!text.ok()) return text.status();
  Tokenization tokenization = Tokenize(*text);
  std::vector<QuoteRegion> regions = DetectQuotes(*text, tokenization, options.single_quotes);
  Quotations quotations = OutermostQuotations(tokenization, regions);
  return Article{*text, std::move(tokenization), std::move(regions), std::move(quotations)};
}

}  // namespace internal

absl::StatusOr<std::vector<QuoteRegion>> QuoteDetector::Detect(std::string_view text) const {
  absl::StatusOr<internal::Article> article = internal::Article::Read(text, options_);
  if (!article.ok()) return article.status();
  return std::move(article->regions);
}

}  // namespace v0
}  // namespace inquit
