// Extractor and SpeakerResolver: the way of a text, stage by stage.
// SPDX-License-Identifier: Apache-2.0
//
// Extractor::Run has all stages: Article::Read (text, tokens, quotations), Tagger::Score, DecodeAttributions, ResolveSpeakers.
// SpeakerResolver::Run is for attributions that the caller found otherwise, and has all but DecodeAttributions. Extract and
// Explain are the same run; only Explain asks the stages to write down their decisions.
#include "inquit/extractor.h"

#include <utility>

#include "inquit/speaker_resolver.h"
#include "lib/article/article.h"
#include "lib/attribution/attribution.h"
#include "lib/attribution/kind.h"
#include "lib/model_parts.h"
#include "lib/speakers/check_spans.h"
#include "lib/speakers/speakers.h"
#include "lib/tagger/tagger.h"

namespace inquit {
inline namespace v0 {

using internal::Article;
using internal::ModelParts;
using internal::PartsOf;

namespace {

// How both begin: a model that can be used, a text that can be read, and entities that lie in it.
absl::StatusOr<Article> ReadArticle(const Model& model, std::string_view text, const std::vector<Entity>& entities,
                                    const Options& options) {
  if (const absl::Status& usable = PartsOf(model).status; !usable.ok()) return usable;
  absl::StatusOr<Article> article = Article::Read(text, options);
  if (!article.ok()) return article;
  const absl::Status checked = internal::CheckEntities(article->text, entities);
  if (!checked.ok()) return checked;
  return article;
}

}  // namespace

Extractor::Extractor(Options options, std::shared_ptr<const Model> model)
    : options_(std::move(options)), model_(model ? std::move(model) : Model::BuiltIn()) {}

absl::StatusOr<Document> Extractor::Extract(std::string_view text) const { return Extract(text, {}); }

absl::StatusOr<Document> Extractor::Extract(std::string_view text, const std::vector<Entity>& entities) const {
  Document document;
  const absl::Status status = Run(text, entities, &document, nullptr);
  if (!status.ok()) return status;
  return document;
}

absl::StatusOr<Explanation> Extractor::Explain(std::string_view text, const std::vector<Entity>& entities) const {
  Explanation explanation;
  const absl::Status status = Run(text, entities, &explanation.document, &explanation);
  if (!status.ok()) return status;
  return explanation;
}

absl::Status Extractor::Run(std::string_view text, const std::vector<Entity>& entities, Document* document,
                            Explanation* explanation) const {
  const absl::StatusOr<Article> article = ReadArticle(*model_, text, entities, options_);
  if (!article.ok()) return article.status();
  const ModelParts& model = PartsOf(*model_);
  internal::Scores scores = model.tagger->Score(*article, options_.parallel);
  document->attributions = internal::DecodeAttributions(*article, *model.lexicon, std::move(scores.attributions), explanation);
  internal::ResolveSpeakers(*article, *model.lexicon, model.ranker, scores.mentions, entities, document, explanation);
  document->model = model.id;
  return absl::OkStatus();
}

SpeakerResolver::SpeakerResolver(Options options, std::shared_ptr<const Model> model)
    : options_(std::move(options)), model_(model ? std::move(model) : Model::BuiltIn()) {}

absl::Status SpeakerResolver::Resolve(std::string_view text, const std::vector<Entity>& entities, Document* document) const {
  return Run(text, entities, document, nullptr);
}

absl::StatusOr<Explanation> SpeakerResolver::Explain(std::string_view text, const std::vector<Entity>& entities,
                                                     Document document) const {
  Explanation explanation;
  explanation.document = std::move(document);
  const absl::Status status = Run(text, entities, &explanation.document, &explanation);
  if (!status.ok()) return status;
  return explanation;
}

absl::Status SpeakerResolver::Run(std::string_view text, const std::vector<Entity>& entities, Document* document,
                                  Explanation* explanation) const {
  const absl::StatusOr<Article> article = ReadArticle(*model_, text, entities, options_);
  if (!article.ok()) return article.status();
  const absl::Status checked = internal::CheckAttributions(article->text, document->attributions);
  if (!checked.ok()) return checked;
  const ModelParts& model = PartsOf(*model_);
  for (Attribution& a : document->attributions) a.kind = internal::KindOf(a.content, *article);
  const internal::MentionScores scores = model.tagger->Score(*article, options_.parallel).mentions;
  internal::ResolveSpeakers(*article, *model.lexicon, model.ranker, scores, entities, document, explanation);
  document->model = model.id;
  return absl::OkStatus();
}

}  // namespace v0
}  // namespace inquit
