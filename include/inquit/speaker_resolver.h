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
struct Entity {
  std::string id;    // becomes Speaker::id
  std::string name;  // becomes Speaker::name as it is
  SpeakerType type = SpeakerType::kPerson;
  Gender gender = Gender::kUnknown;
  std::vector<ByteSpan> mentions;  // in any order
};

// Never changes after construction; any number of threads may share one.
class INQUIT_API SpeakerResolver {
 public:
  // A null `model` stands for Model::BuiltIn().
  explicit SpeakerResolver(Options options = {}, std::shared_ptr<const Model> model = nullptr);

  // Fills `document`'s speakers, and kind, speaker, speaker_confidence and reason of each of its attributions, whose content,
  // cue and source spans must lie in `text`, as left by Extractor or made by the caller. `entities` extend what is found in the
  // text: other forms of their names are known by them, and a mention of theirs that begins a source, or that is the word
  // of it that denotes the speaker, comes before any reading of it.
  // Errors: those of Tokenizer::Tokenize
  //         kInvalidArgument  a span lies outside `text` or is not on character boundaries (the message says which)
  absl::Status Resolve(std::string_view text, const std::vector<Entity>& entities, Document* document) const;

  // What Resolve makes of `document`, with the decisions about speakers. Nothing is discarded.
  // Errors: those of Resolve
  absl::StatusOr<Explanation> Explain(std::string_view text, const std::vector<Entity>& entities, Document document) const;

 private:
  // `explanation` is null where nobody asks.
  absl::Status Run(std::string_view text, const std::vector<Entity>& entities, Document* document,
                   Explanation* explanation) const;

  Options options_;
  std::shared_ptr<const Model> model_;
};

}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_SPEAKER_RESOLVER_H_
