// Model: makes the parts of a model from the bytes of its file, and finds files by name. All models share one lexicon.
// SPDX-License-Identifier: Apache-2.0
#include "inquit/model.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "lib/lexicon/lexicon.h"
#include "lib/lexicon/word_lists.h"
#include "lib/model/embedded_file.h"
#include "lib/model/model_bytes.h"
#include "lib/model/model_file.h"
#include "lib/model/model_folders.h"
#include "lib/model_parts.h"
#include "lib/nn/kernels/kernels.h"
#include "lib/speakers/resolve/ranker.h"
#include "lib/tagger/tagger.h"

namespace inquit {
inline namespace v0 {

using internal::Lexicon;
using internal::ModelBytes;
using internal::ModelFile;
using internal::Ranker;
using internal::Tagger;

namespace {

constexpr char kBuiltIn[] = "small";
constexpr char kExtension[] = ".inquit";

// Read once, for all models.
absl::StatusOr<std::shared_ptr<const Lexicon>> SharedLexicon() {
  static const auto& lexicon = *new auto([]() -> absl::StatusOr<std::shared_ptr<const Lexicon>> {
    absl::StatusOr<Lexicon> read = Lexicon::Read();
    if (!read.ok()) return read.status();
    return std::make_shared<const Lexicon>(*std::move(read));
  }());
  return lexicon;
}

bool IsPath(const std::string& name) {
  return name.find_first_of("/\\") != std::string::npos || absl::EndsWith(name, kExtension);
}

}  // namespace

Model::Model(std::unique_ptr<const internal::ModelParts> parts) : parts_(std::move(parts)) {}
Model::~Model() = default;

const std::string& Model::id() const { return parts_->id; }
const std::string& Model::licence() const { return parts_->licence; }
const std::string& Model::training_data() const { return parts_->training_data; }
const std::string& Model::fingerprint() const { return parts_->fingerprint; }
const std::string& Model::instructions() const { return parts_->instructions; }

absl::StatusOr<std::shared_ptr<const Model>> Model::Make(ModelBytes bytes) {
  auto parts = std::make_unique<internal::ModelParts>(std::move(bytes));
  if (const absl::Status& status = internal::WordLists::Get().status; !status.ok()) return status;
  absl::StatusOr<std::shared_ptr<const Lexicon>> lexicon = SharedLexicon();
  if (!lexicon.ok()) return lexicon.status();
  parts->lexicon = *std::move(lexicon);
  parts->instructions = internal::BestKernels().name;
  absl::StatusOr<ModelFile> file = ModelFile::Read(parts->bytes.view(), !parts->bytes.is_embedded());
  if (!file.ok()) return file.status();
  parts->file = *std::move(file);
  absl::StatusOr<std::unique_ptr<const Tagger>> tagger = Tagger::Make(*parts->file);
  if (!tagger.ok()) return tagger.status();
  parts->tagger = *std::move(tagger);
  const absl::StatusOr<Ranker> ranker = Ranker::Make(*parts->file);
  if (!ranker.ok()) return ranker.status();
  parts->ranker = *ranker;

  const absl::StatusOr<std::string_view> licence = parts->file->Section("licence");
  if (!licence.ok()) return licence.status();
  parts->licence = std::string(*licence);
  parts->training_data = std::string(parts->file->Info("data"));
  parts->id = absl::StrCat(std::string(parts->file->Info("name")), " ", std::string(parts->file->Info("version")));
  if (!std::all_of(parts->id.begin(), parts->id.end(), [](unsigned char c) { return absl::ascii_isprint(c); })) {
    return absl::InvalidArgumentError("model file: its name or version is not printable ASCII");
  }
  parts->fingerprint = absl::StrCat(internal::kInputsVersion, "-", absl::Hex(parts->file->checksum(), absl::kZeroPad16));
  return std::shared_ptr<const Model>(new Model(std::move(parts)));
}

std::shared_ptr<const Model> Model::BuiltIn() {
  static const auto& model = *new auto(internal::EmbeddedModel(internal::EmbeddedFile(absl::StrCat(kBuiltIn, kExtension))));
  return model;
}

namespace internal {

const ModelParts& PartsOf(const Model& model) { return *model.parts_; }

std::shared_ptr<const Model> EmbeddedModel(std::string_view bytes) {
  absl::StatusOr<std::shared_ptr<const Model>> made = Model::Make(ModelBytes::Embedded(bytes));
  if (made.ok()) return *std::move(made);
  auto parts = std::make_unique<ModelParts>(ModelBytes::Embedded({}));
  parts->id = absl::StrCat(kBuiltIn, " missing");
  parts->status = absl::FailedPreconditionError(
      absl::StrCat("the model inside this library cannot be read: ", std::string(made.status().message())));
  return std::shared_ptr<const Model>(new Model(std::move(parts)));
}

}  // namespace internal

absl::StatusOr<std::shared_ptr<const Model>> Model::Named(const std::string& name) {
  if (name == kBuiltIn) return BuiltIn();
  if (IsPath(name)) return Load(name);
  std::vector<std::string> looked_for;
  for (const std::string& folder : internal::ModelFolders()) {
    looked_for.push_back(absl::StrCat(folder, "/", name, kExtension));
    absl::StatusOr<std::shared_ptr<const Model>> model = Load(looked_for.back());
    if (!absl::IsNotFound(model.status())) return model;
  }
  return absl::NotFoundError(absl::StrCat("there is no model \"", name, "\": only ", kBuiltIn, " is built in, and there is no ",
                                          absl::StrJoin(looked_for, ", "), "; INQUIT_MODEL_DIR may name another folder"));
}

absl::StatusOr<std::shared_ptr<const Model>> Model::OfFile(absl::StatusOr<ModelBytes> bytes, const std::string& path) {
  if (!bytes.ok()) return bytes.status();
  absl::StatusOr<std::shared_ptr<const Model>> model = Make(*std::move(bytes));
  if (!model.ok()) {
    return absl::Status(model.status().code(), absl::StrCat(path, ": ", std::string(model.status().message())));
  }
  return model;
}

absl::StatusOr<std::shared_ptr<const Model>> Model::Load(const std::string& path) {
  return OfFile(ModelBytes::Read(path), path);
}

absl::StatusOr<std::shared_ptr<const Model>> Model::LoadMapped(const std::string& path) {
  return OfFile(ModelBytes::Map(path), path);
}

absl::StatusOr<std::shared_ptr<const Model>> Model::FromBytes(std::string_view bytes) {
  return Make(ModelBytes::CopyOf(bytes));
}

}  // namespace v0
}  // namespace inquit
