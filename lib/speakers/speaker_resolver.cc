// SpeakerResolver: the public face of the speakers' stage; checks what the caller brings.
// SPDX-License-Identifier: Apache-2.0
#include "inquit/speaker_resolver.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "lib/attribution/kind.h"
#include "lib/quotes/quotations.h"
#include "lib/quotes/quotes.h"
#include "lib/speakers/check_spans.h"
#include "lib/speakers/speakers.h"
#include "lib/tokenize/tokenize.h"

namespace inquit {
inline namespace v0 {

SpeakerResolver::SpeakerResolver(std::shared_ptr<const Model> model, Options options)
    : model_(model ? std::move(model) : Model::BuiltIn()), options_(options) {}

absl::Status SpeakerResolver::Resolve(std::string_view bytes, const std::vector<Entity>& entities, Document* document) const {
  const absl::StatusOr<internal::Text> text = internal::Text::Create(bytes, options_);
  if (!text.ok()) return text.status();
  absl::Status checked = internal::CheckEntities(*text, entities);
  checked.Update(internal::CheckAttributions(*text, document->attributions));
  if (!checked.ok()) return checked;

  const Tokenization tokenization = internal::Tokenize(*text);
  const std::vector<QuoteRegion> regions = internal::DetectQuotes(*text, tokenization, options_.single_quotes);
  const internal::Quotations quotations = internal::OutermostQuotations(tokenization, regions);
  for (Attribution& a : document->attributions) a.kind = internal::KindOf(a.content, regions, quotations);
  internal::ResolveSpeakers(*text, tokenization, regions, model_->lexicon(), model_->ranker(), entities, document);
  return absl::OkStatus();
}

}  // namespace v0
}  // namespace inquit
