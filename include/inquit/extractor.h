// Extractor: the whole way from a text to who said what in it.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_EXTRACTOR_H_
#define INQUIT_EXTRACTOR_H_

#include <memory>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "inquit/document.h"
#include "inquit/explanation.h"
#include "inquit/export.h"
#include "inquit/model.h"
#include "inquit/options.h"
#include "inquit/speaker_resolver.h"

namespace inquit {
inline namespace v0 {

// Finds the statements of a text and their speakers. Where you have the statements already and only want to know who made
// them, use SpeakerResolver.
//
// Never changes after construction; any number of threads may share one. Scratch memory is per call. May be copied: a copy
// shares the model. A move is a copy, so that none is ever left without a model.
class INQUIT_API Extractor {
 public:
  // A null `model` stands for Model::BuiltIn().
  explicit Extractor(Options options = {}, std::shared_ptr<const Model> model = nullptr);
  // Shares the model.
  Extractor(const Extractor&) = default;
  // Shares the model.
  Extractor& operator=(const Extractor&) = default;

  // Reads `text` (UTF-8, English news) and returns its attributions and their speakers. The result holds offsets and copied
  // names only, so it stays valid after `text` is gone. Every valid text gets an answer, if an empty one.
  // Errors: kInvalidArgument  `text` is not UTF-8 (the message gives the byte offset), unless Options::repair_utf8
  //         kOutOfRange       `text` is longer than Options::max_bytes or kMaxTextBytes
  //         kFailedPrecondition, as Model::BuiltIn() says
  // Ask ok() before you take the document: `*result` of an error aborts the program.
  absl::StatusOr<Document> Extract(std::string_view text) const;

  // The same, for a caller who already knows some of those who may speak (see Entity): by their ids and names, with their
  // mentions or without. Statements are found as they are without entities.
  // Errors: also kInvalidArgument  a mention lies outside `text` or is not on character boundaries, or two entities have one id
  absl::StatusOr<Document> Extract(std::string_view text, const std::vector<Entity>& entities) const;

  // The same document, with the decisions that made it: why each attribution and its speaker came out so, and what was
  // considered and given up. Costs more time and memory than Extract, which this costs nothing.
  // Errors: those of Extract
  absl::StatusOr<Explanation> Explain(std::string_view text, const std::vector<Entity>& entities = {}) const;

  // The model that it was made with; valid as long as the Extractor is.
  const Model& model() const { return *model_; }
  // The options that it was made with; valid as long as the Extractor is.
  const Options& options() const { return options_; }

 private:
  // `explanation` is null where nobody asks.
  INQUIT_PRIVATE absl::Status Run(std::string_view text, const std::vector<Entity>& entities, Document* document,
                                  Explanation* explanation) const;

  Options options_;
  std::shared_ptr<const Model> model_;
};

}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_EXTRACTOR_H_
