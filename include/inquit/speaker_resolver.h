// SpeakerResolver: who the source of each attribution stands for; callers may bring their own entities.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_SPEAKER_RESOLVER_H_
#define INQUIT_SPEAKER_RESOLVER_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "inquit/document.h"
#include "inquit/explanation.h"
#include "inquit/export.h"
#include "inquit/model.h"
#include "inquit/options.h"

namespace inquit {
inline namespace v0 {

// Somebody whom the caller already knows in the text, from named entity recognition or a knowledge base.
//
// Where its mentions are not known, leave them empty: the text is searched for the name, as it is written here, capitals
// included, and only for the whole of it; any white space within a paragraph stands for any other, and a curly apostrophe for a
// straight one. A place where the name is part of a longer one is passed over: "Rhea Okonjo" is not found in "the Rhea Okonjo
// Prize", nor "Pell" in "Ada Pell". Names of more than 256 bytes are not looked for. Where there are mentions, nothing is
// searched.
//
// Either way, shorter forms of a name ("Okonjo", "Ms. Okonjo"), pronouns and descriptions are then resolved to the entity as
// they are to anybody else in the text.
struct Entity {
  std::string id = {};                      // becomes Speaker::id
  std::string name = {};                    // becomes Speaker::name as it is
  SpeakerType type = SpeakerType::kPerson;  // becomes Speaker::type
  Gender gender = Gender::kUnknown;         // of a person, where known
  std::vector<ByteSpan> mentions = {};      // in any order; empty: to be looked for
};

// The last step alone, for statements that the caller has already, from annotators or from another program. To find the
// statements as well, call Extractor::Extract, which takes entities too and does this step itself. The model's network reads
// the text for either, so that both take the same time.
//
// Never changes after construction; any number of threads may share one. May be copied: a copy shares the model. A move is a
// copy, so that none is ever left without a model.
class INQUIT_API SpeakerResolver {
 public:
  // A null `model` stands for Model::BuiltIn().
  explicit SpeakerResolver(Options options = {}, std::shared_ptr<const Model> model = nullptr);
  // Shares the model.
  SpeakerResolver(const SpeakerResolver&) = default;
  // Shares the model.
  SpeakerResolver& operator=(const SpeakerResolver&) = default;

  // Finds who says each attribution of `document`, which Extractor or the caller made; its spans must lie in `text`. Fills the
  // kind, speaker, speaker_confidence and reason of each attribution, and the document's speakers and model, whatever they held
  // before; all else stays.
  // `entities` come before what is found in the text: a mention of theirs that begins a source, or that is the word of it that
  // denotes the speaker, decides who that is.
  // Errors: those of Tokenizer::Tokenize
  //         kFailedPrecondition  as Model::BuiltIn() says
  //         kInvalidArgument     a span lies outside `text` or is not on character boundaries (the message says which), or two
  //                              entities have one id
  // After an error `document` is as it was.
  absl::Status Resolve(std::string_view text, const std::vector<Entity>& entities, Document* document) const;

  // What Resolve makes of `document`, with the decisions about speakers. Nothing is discarded.
  // Errors: those of Resolve
  absl::StatusOr<Explanation> Explain(std::string_view text, const std::vector<Entity>& entities, Document document) const;

 private:
  // `explanation` is null where nobody asks.
  INQUIT_PRIVATE absl::Status Run(std::string_view text, const std::vector<Entity>& entities, Document* document,
                                  Explanation* explanation) const;

  Options options_;
  std::shared_ptr<const Model> model_;
};

}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_SPEAKER_RESOLVER_H_
