// Model: the one inside, files that are models and files that are none.
// SPDX-License-Identifier: Apache-2.0
#include "inquit/model.h"

#include <cstdio>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "inquit/extractor.h"
#include "inquit/speaker_resolver.h"
#include "lib/model/embedded_file.h"
#include "lib/model/model_file.h"
#include "lib/model_parts.h"
#include "tests/unit/catch.h"
#include "tests/unit/model_bytes.h"

namespace inquit {
namespace {

constexpr char kText[] = "\"It works,\" said Nia Brandt.";

std::string Small() { return std::string(internal::EmbeddedFile("small.inquit")); }

// A file of this test, gone at its end. Its name is its own: tests run beside each other, and a file that is cut short while
// another process has it mapped ends that process.
class File {
 public:
  explicit File(const std::string& bytes) { std::ofstream(path_, std::ios::binary) << bytes; }
  ~File() { std::remove(path_.c_str()); }
  const std::string& path() const { return path_; }

 private:
  std::string path_ = absl::StrCat("model_test.", std::random_device()(), ".tmp.inquit");
};

absl::StatusCode CodeOfLoading(const std::string& bytes) {
  const File file(bytes);
  const auto model = Model::Load(file.path());
  if (!model.ok()) CHECK(absl::StrContains(std::string(model.status().message()), file.path()));
  // From bytes it is the same, but for the path.
  CHECK(Model::FromBytes(bytes).status().code() == model.status().code());
  return model.status().code();
}

TEST_CASE("the library can read the model inside it", "[model]") {
  // Model::BuiltIn() has no way to say what is wrong.
  const absl::StatusOr<internal::ModelFile> file = internal::ModelFile::Read(internal::EmbeddedFile("small.inquit"));
  INFO(file.status().ToString());
  REQUIRE(file.ok());
  const auto from_bytes = Model::FromBytes(Small());
  INFO(from_bytes.status().ToString());
  REQUIRE(from_bytes.ok());

  const auto model = Model::BuiltIn();
  REQUIRE(model != nullptr);
  CHECK(absl::StartsWith(model->id(), "small "));
  CHECK_FALSE(model->licence().empty());
  CHECK_FALSE(model->training_data().empty());
  CHECK(model->fingerprint().size() == 18);
  CHECK(model->fingerprint() == (*from_bytes)->fingerprint());
  CHECK(Model::BuiltIn() == model);
  CHECK(Model::Named("small").value() == model);
  CHECK(Extractor().Extract(kText)->attributions.size() == 1);
}

TEST_CASE("a model brings its constants, and is refused with one that nobody knows", "[model]") {
  Sections sections = SectionsOf(Small());
  sections.emplace_back("constants", "least_confidence 0.5\n");
  const auto model = Model::FromBytes(FileOf(sections));
  INFO(model.status().ToString());
  REQUIRE(model.ok());
  const internal::Constants& constants = internal::PartsOf(**model).constants;
  CHECK(constants.ValueOr(internal::Constant::kLeastConfidence, 0.35) == 0.5);
  sections.back().second += "least_luck 0.5\n";
  CHECK(absl::StrContains(std::string(Model::FromBytes(FileOf(sections)).status().message()), "least_luck"));
}

TEST_CASE("a library that cannot read its own model says so at every text, and goes on", "[model]") {
  for (const std::string_view bytes : {std::string_view(), std::string_view("no model")}) {
    const std::shared_ptr<const Model> broken = internal::EmbeddedModel(bytes);
    REQUIRE(broken != nullptr);
    CHECK(broken->id() == "small missing");
    const absl::StatusOr<Document> document = Extractor({}, broken).Extract(kText);
    REQUIRE(absl::IsFailedPrecondition(document.status()));
    CHECK_THAT(std::string(document.status().message()), Catch::Matchers::Contains("model inside this library"));
    Document given;
    CHECK(absl::IsFailedPrecondition(SpeakerResolver({}, broken).Resolve(kText, {}, &given)));
  }
}

TEST_CASE("a model of a file outlives the file's name, and one of bytes the bytes", "[model]") {
  absl::StatusOr<std::shared_ptr<const Model>> model = absl::UnknownError("");
  SECTION("file") {
    const File file(Small());
    model = Model::Load(file.path());
  }
  SECTION("named by its path") {
    const File file(Small());
    model = Model::Named(file.path());
  }
  SECTION("bytes, wherever they are in memory") {
    const std::string bytes = " " + Small();
    model = Model::FromBytes(std::string_view(bytes).substr(1));
  }
  REQUIRE(model.ok());
  CHECK((*model)->id() == Model::BuiltIn()->id());
  CHECK(Extractor({}, *model).Extract(kText)->attributions.size() == 1);
}

TEST_CASE("what is damaged or no model is refused", "[model]") {
  using absl::StatusCode;
  const std::string small = Small();
  std::string changed = small;
  changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
  std::string other_inputs = small;
  other_inputs[12] = static_cast<char>(other_inputs[12] + 1);
  CHECK(CodeOfLoading(small) == StatusCode::kOk);
  CHECK(CodeOfLoading("") == StatusCode::kInvalidArgument);
  CHECK(CodeOfLoading("He said so.") == StatusCode::kInvalidArgument);
  CHECK(CodeOfLoading(std::string(1000, '\0')) == StatusCode::kInvalidArgument);
  CHECK(CodeOfLoading(small.substr(0, 8)) == StatusCode::kInvalidArgument);
  CHECK(CodeOfLoading(small.substr(0, small.size() - 1)) == StatusCode::kInvalidArgument);
  CHECK(CodeOfLoading(small.substr(0, small.size() - 64)) == StatusCode::kInvalidArgument);
  CHECK(CodeOfLoading(small + std::string(64, '\0')) == StatusCode::kInvalidArgument);
  CHECK(CodeOfLoading(changed) == StatusCode::kInvalidArgument);
  CHECK(CodeOfLoading(other_inputs) == StatusCode::kInvalidArgument);
}

TEST_CASE("what cannot be read is told with its path", "[model]") {
  const auto missing = Model::Load("no/such.inquit").status();
  CHECK(missing.code() == absl::StatusCode::kNotFound);
  CHECK(absl::StrContains(std::string(missing.message()), "no/such.inquit"));
  CHECK(Model::Named("no/such.inquit").status() == missing);
  CHECK(Model::Load(".").status().code() == absl::StatusCode::kFailedPrecondition);
  CHECK(Model::Load("").status().code() == absl::StatusCode::kNotFound);
}

TEST_CASE("a name that no file has is told with the places that were searched", "[model]") {
  const auto status = Model::Named("no_such").status();
  CHECK(status.code() == absl::StatusCode::kNotFound);
  CHECK(absl::StrContains(std::string(status.message()), "share/inquit/no_such.inquit"));
  CHECK(absl::StrContains(std::string(status.message()), "model/no_such.inquit"));  // tests run from developers' builds
  CHECK(absl::StrContains(std::string(status.message()), "INQUIT_MODEL_DIR"));
}

}  // namespace
}  // namespace inquit
