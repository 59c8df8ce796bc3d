// Model: the built-in lexicon and the tagger that goes with it.
// SPDX-License-Identifier: Apache-2.0
#include "inquit/model.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "lib/model/lexicon.h"
#include "lib/tagger/tagger.h"

namespace inquit {
inline namespace v0 {

Model::Model(std::string id, std::unique_ptr<const internal::Lexicon> lexicon)
    : id_(std::move(id)), lexicon_(std::move(lexicon)), tagger_(internal::MakeRuleTagger(*lexicon_)) {}

Model::~Model() = default;

std::shared_ptr<const Model> Model::BuiltIn() {
  static const std::shared_ptr<const Model> model = [] {
    // The embedded tables never change after the build, and tests/unit/model_test.cc reads them; a table that could not be
    // read would leave a model that knows no words, not a program that stops.
    absl::StatusOr<internal::Lexicon> lexicon = internal::Lexicon::Read();
    auto words = std::make_unique<const internal::Lexicon>(lexicon.ok() ? *std::move(lexicon) : internal::Lexicon());
    return std::shared_ptr<const Model>(new Model("small 0.1", std::move(words)));
  }();
  return model;
}

absl::StatusOr<std::shared_ptr<const Model>> Model::Named(const std::string& name) {
  if (name == "small") return BuiltIn();
  return absl::NotFoundError(absl::StrCat("there is no model \"", name, "\"; there is: small"));
}

}  // namespace v0
}  // namespace inquit
