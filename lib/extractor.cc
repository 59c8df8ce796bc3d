// Extractor: the way of a text through the house, stage by stage.
// SPDX-License-Identifier: Apache-2.0
#include "inquit/extractor.h"

#include <utility>

#include "lib/attribution/attribution.h"
#include "lib/quotes/quotes.h"
#include "lib/speakers/check_spans.h"
#include "lib/speakers/speakers.h"
#include "lib/tagger/tagger.h"
#include "lib/text/text.h"
#include "lib/tokenize/tokenize.h"

namespace inquit {
inline namespace v0 {

Extractor::Extractor(Options options, std::shared_ptr<const Model> model)
    : options_(std::move(options)), model_(model ? std::move(model) : Model::BuiltIn()) {}

Extractor::~Extractor() = default;

absl::StatusOr<Document> Extractor::Extract(std::string_view text) const { return Extract(text, {}); }

absl::StatusOr<Document> Extractor::Extract(std::string_view bytes, const std::vector<Entity>& entities) const {
  const absl::StatusOr<internal::Text> text = internal::Text::Create(bytes, options_);
  if (!text.ok()) return text.status();
  const absl::Status checked = internal::CheckEntities(*text, entities);
  if (!checked.ok()) return checked;

  const Tokenization tokenization = internal::Tokenize(*text);
  const std::vector<QuoteRegion> regions = internal::DetectQuotes(*text, tokenization, options_.single_quotes);
  const internal::TagScores scores = model_->tagger().Score(*text, tokenization, regions, options_.parallel);

  Document document;
  document.attributions = internal::DecodeAttributions(*text, tokenization, regions, model_->lexicon(), scores);
  internal::ResolveSpeakers(*text, tokenization, regions, model_->lexicon(), model_->ranker(), entities, &document);
  return document;
}

}  // namespace v0
}  // namespace inquit
