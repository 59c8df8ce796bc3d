// Tests of the model file's reader: lib/model/model_file.h.
// SPDX-License-Identifier: Apache-2.0
#include "lib/model/model_file.h"

#include <cstdint>
#include <limits>
#include <string>

#include "tests/unit/catch.h"
#include "tests/unit/model_bytes.h"

namespace inquit {
namespace {

using Catch::Matchers::StartsWith;
using internal::ModelFile;

std::string FloatBytes(float f) { return std::string(reinterpret_cast<const char*>(&f), sizeof(f)); }

Sections Good() {
  return {{"info", "name tiny\nwidth 64\ndata two words\n"},
          {"weights", "\1\2\3\4\5\6"},
          {"floats", FloatBytes(0.5f) + FloatBytes(2)}};
}

// The error of reading `bytes`.
std::string Error(const std::string& bytes) {
  const AlignedBytes aligned(bytes);
  const absl::StatusOr<ModelFile> file = ModelFile::Read(aligned.view());
  CHECK(file.status().code() == absl::StatusCode::kInvalidArgument);
  return std::string(file.status().message());
}

// The good file with a number put at `at`, and its checksum made to agree.
template <typename Number>
std::string ErrorWith(std::size_t at, Number number) {
  std::string bytes = FileOf(Good());
  PutAt(&bytes, at, number);
  return Error(Signed(bytes));
}

TEST_CASE("What a good file holds") {
  const AlignedBytes bytes(FileOf(Good()));
  const absl::StatusOr<ModelFile> file = ModelFile::Read(bytes.view());
  REQUIRE(file.ok());
  CHECK(file->Info("name") == "tiny");
  CHECK(file->Info("data") == "two words");
  CHECK(file->Info("none").empty());
  CHECK(*file->Number("width", 1, 64) == 64);
  CHECK(*file->Section("weights") == "\1\2\3\4\5\6");
  CHECK((*file->Weights("weights", 2, 3))[4] == 5);
  CHECK((*file->Floats("floats", 2))[1] == 2);
}

TEST_CASE("What is asked for and not there is named") {
  const AlignedBytes bytes(FileOf(Good()));
  const absl::StatusOr<ModelFile> file = ModelFile::Read(bytes.view());
  REQUIRE(file.ok());
  const auto message = [](const auto& result) { return std::string(result.status().message()); };
  CHECK(message(file->Number("width", 1, 63)) == "model file: width is \"64\", not a number from 1 to 63");
  CHECK(message(file->Number("name", 1, 63)) == "model file: name is \"tiny\", not a number from 1 to 63");
  CHECK(message(file->Number("height", 1, 63)) == "model file: height is \"\", not a number from 1 to 63");
  CHECK(message(file->Section("licence")) == "model file: section licence is missing");
  CHECK(message(file->Weights("weights", 3, 3)) == "model file: section weights has 6 bytes, not 3 rows of 3");
  CHECK(message(file->Weights("weights", 0, 0)) == "model file: section weights has 6 bytes, not 0 rows of 0");
  CHECK(message(file->Floats("floats", 1)) == "model file: section floats has 8 bytes, not 1 floats");
  CHECK(message(file->Floats("weights", 1)) == "model file: section weights has 6 bytes, not 1 floats");
}

TEST_CASE("Floats that are not finite") {
  const AlignedBytes bytes(FileOf({{"info", ""}, {"floats", FloatBytes(std::numeric_limits<float>::quiet_NaN())}}));
  const absl::StatusOr<ModelFile> file = ModelFile::Read(bytes.view());
  REQUIRE(file.ok());
  CHECK(file->Floats("floats", 1).status().message() == "model file: section floats holds a number that is not finite");
}

TEST_CASE("A damaged header") {
  CHECK(Error("") == "model file: it does not begin as one");
  CHECK(Error("INQUIT\n\n" + FileOf(Good()).substr(8)) == "model file: it does not begin as one");
  CHECK(Error(std::string("INQUIT\r\n", 8)) == "model file: it is cut short");
  CHECK(Error(FileOf(Good()).substr(0, 100)) == "model file: it is cut short");
  CHECK(ErrorWith(8, std::uint32_t{1}) == "model file: its format is version 1, this library reads 4");
  CHECK(ErrorWith(12, std::uint32_t{9}) == "model file: it was trained on inputs of version 9, this library makes version 1");
}

TEST_CASE("Any byte changed") {
  const std::string good = FileOf(Good());
  const std::size_t table_end = 32 + 3 * 48;
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string bytes = good;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x40);
    const std::string error = Error(bytes);
    CHECK_THAT(error, StartsWith("model file: "));
    if (at >= table_end) CHECK(error == "model file: its checksum does not agree; it is damaged");
  }
}

TEST_CASE("A checksum is asked for, unless the bytes are a part of the program") {
  std::string bytes = FileOf(Good());
  bytes.back() = static_cast<char>(bytes.back() ^ 1);
  const AlignedBytes aligned(bytes);
  CHECK_FALSE(ModelFile::Read(aligned.view()).ok());
  CHECK(ModelFile::Read(aligned.view(), /*check_sum=*/false).ok());
}

TEST_CASE("What is cut short or goes on is known by its beginning") {
  const std::string good = FileOf(Good());
  const auto error = [&](std::uint64_t size) { return std::string(ModelFile::CheckBeginning(good, size).message()); };
  CHECK(ModelFile::CheckBeginning(good, good.size()).ok());
  CHECK(error(good.size() - 1) == "model file: it is cut short");
  CHECK(error(good.size() - 64) == "model file: section floats leaves the file, which is cut short");
  CHECK(error(good.size() + 64) == "model file: its sections end at byte 384 of 448");
  CHECK(error(std::uint64_t{1} << 33) == "model file: it has 8589934592 bytes, more than any model");
  for (std::size_t size = 24; size < good.size(); ++size) CHECK_FALSE(Error(Signed(good.substr(0, size))).empty());
}

TEST_CASE("A damaged table") {
  constexpr std::size_t kFirst = 32, kSecond = 80;  // entries
  constexpr std::uint64_t kHuge = std::numeric_limits<std::uint64_t>::max();
  CHECK(ErrorWith(24, kHuge) == "model file: its table has 18446744073709551615 sections, more than 1000");
  CHECK(ErrorWith(24, std::uint64_t{1000}) == "model file: its table is longer than the file");
  CHECK(ErrorWith(kFirst, std::uint64_t{0}) == "model file: section 0 has no name");
  CHECK(ErrorWith(kFirst + 6, 'x') == "model file: section 0 has no name");  // bytes after the name's end
  for (const std::uint64_t offset : {std::uint64_t{200}, std::uint64_t{64}, std::uint64_t{320}, kHuge - 63}) {
    CHECK(ErrorWith(kSecond + 32, offset) == "model file: section weights does not begin where what is before it ends");
  }
  CHECK(ErrorWith(kSecond + 40, kHuge) == "model file: section weights leaves the file, which is cut short");
  CHECK(Error(FileOf({{"info", ""}, {"a", ""}, {"a", "1"}})) == "model file: section a is there twice");
}

TEST_CASE("Damaged info") {
  CHECK(Error(FileOf({{"weights", ""}})) == "model file: section info is missing");
  CHECK(Error(FileOf({{"info", "name tiny\nwidth\n"}})) == "model file: a line of its info is no \"key value\"");
  CHECK(Error(FileOf({{"info", "name tiny\n\n"}})) == "model file: a line of its info is no \"key value\"");
  CHECK(Error(FileOf({{"info", "name tiny\nname big"}})) == "model file: its info has name twice");
  std::string lines;
  for (int i = 0; i <= 100; ++i) lines += std::to_string(i) + " x\n";
  CHECK(Error(FileOf({{"info", lines}})) == "model file: its info has more than 100 lines");
}

TEST_CASE("Bytes that are not aligned in memory") {
  const AlignedBytes bytes("0123456789abcdef" + FileOf(Good()));
  CHECK(ModelFile::Read(bytes.view().substr(16)).status().message() == "model file: its bytes are not aligned in memory");
}

}  // namespace
}  // namespace inquit
