// Model: the one inside, files that are models and files that are none.
// SPDX-License-Identifier: Apache-2.0
#include "inquit/model.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
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

// A file of this test, gone at its end. Its name is its own: tests run beside each other.
class File {
 public:
  explicit File(const std::string& bytes) { Write(bytes); }
  ~File() { std::remove(path_.c_str()); }
  void Write(const std::string& bytes) const { std::ofstream(path_, std::ios::binary) << bytes; }
  const std::string& path() const { return path_; }

 private:
  std::string path_ = absl::StrCat("model_test.", std::random_device()(), ".tmp.inquit");
};

absl::StatusCode CodeOfLoading(const std::string& bytes) {
  const File file(bytes);
  const auto model = Model::Load(file.path());
  if (!model.ok()) CHECK(absl::StrContains(std::string(model.status().message()), file.path()));
  CHECK(Model::LoadMapped(file.path()).status() == model.status());
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
  SECTION("mapped file") {
    const File file(Small());
    model = Model::LoadMapped(file.path());
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

TEST_CASE("what becomes of a file that was loaded changes no answer", "[model]") {
  const File file(TinyModel());
  const auto model = Model::Load(file.path());
  REQUIRE(model.ok());
  const Extractor extractor({}, *model);
  const absl::StatusOr<Document> before = extractor.Extract(kText);
  REQUIRE(before.ok());
  for (const std::string& bytes : {std::string(TinyModel().size(), '\x7F'), std::string("INQUIT"), std::string()}) {
    file.Write(bytes);  // into the same file: it is not replaced
    const absl::StatusOr<Document> after = extractor.Extract(kText);
    REQUIRE(after.ok());
    CHECK(after->attributions.size() == before->attributions.size());
    CHECK((*model)->fingerprint() == (*Model::FromBytes(TinyModel()))->fingerprint());
  }
}

TEST_CASE("a file of many gigabytes that is no model costs nothing", "[model]") {
  const auto error = [](const std::string& beginning, std::uintmax_t size) {
    const File file(beginning);
    std::filesystem::resize_file(file.path(), size);  // the rest is a hole
    const std::string message(Model::Load(file.path()).status().message());
    return message.substr(std::min(message.size(), file.path().size()));
  };
  std::string longer = Signed(TinyModel());  // whose last section goes on for 1 GB
  PutAt(&longer, 32 + 48 * SectionsOf(longer).size() - 8, std::uint64_t{1} << 30);
  CHECK(error(TinyModel(), std::uintmax_t{8} << 30) == ": model file: it has 8589934592 bytes, more than any model");
  CHECK(error(TinyModel(), 1000000000) == ": model file: its sections end at byte 75328 of 1000000000");
  CHECK(error(longer, 1000000000) == ": model file: section ranker.out leaves the file, which is cut short");
  CHECK(error("", 1000000000) == ": model file: it does not begin as one");
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
