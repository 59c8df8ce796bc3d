// ModelParts: what a model is made of, for model.cc, extractor.cc and tests. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_MODEL_PARTS_H_
#define INQUIT_LIB_MODEL_PARTS_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "inquit/model.h"
#include "lib/lexicon/lexicon.h"
#include "lib/model/model_bytes.h"
#include "lib/model/model_file.h"
#include "lib/speakers/resolve/ranker.h"
#include "lib/tagger/tagger.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// The order of the first members matters, as members are destroyed in reverse: the tagger and the file refer to the bytes.
struct ModelParts {
  explicit ModelParts(ModelBytes all_bytes) : bytes(std::move(all_bytes)) {}

  ModelBytes bytes;
  std::optional<ModelFile> file;           // the bytes as sections
  std::shared_ptr<const Lexicon> lexicon;  // one for all models
  std::unique_ptr<const Tagger> tagger;    // the network that scores tags and arcs
  Ranker ranker = Ranker::Blank();         // the network that ranks candidates for a pronoun
  // As in inquit/model.h.
  std::string id;
  std::string licence;
  std::string training_data;
  std::string fingerprint;
  std::string instructions;
  // Why nothing can be read with this model: not OK only where the library's own model is broken. Then there is no tagger.
  absl::Status status;
};

// The parts of `model`, which own them.
const ModelParts& PartsOf(const Model& model);

// The model in `bytes`, which live as long as the program. Where they are no model file, one whose `status` says so: what
// Model::BuiltIn() makes of the bytes in the library.
std::shared_ptr<const Model> EmbeddedModel(std::string_view bytes);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_MODEL_PARTS_H_
