// Tests of the constants that a model file may set: lib/model/constants.h.
// SPDX-License-Identifier: Apache-2.0
#include "lib/model/constants.h"

#include <string>

#include "lib/model/model_file.h"
#include "tests/unit/catch.h"
#include "tests/unit/model_bytes.h"

namespace inquit {
namespace {

using internal::Constant;
using internal::Constants;
using internal::ModelFile;

// Of a file that has, besides its info, `sections`.
absl::StatusOr<Constants> Read(Sections sections) {
  sections.insert(sections.begin(), {"info", "name tiny\n"});
  const AlignedBytes bytes(FileOf(sections));
  return Constants::Read(*ModelFile::Read(bytes.view()));
}

std::string Error(const std::string& lines) {
  const absl::StatusOr<Constants> constants = Read({{"constants", lines}});
  CHECK(constants.status().code() == absl::StatusCode::kInvalidArgument);
  return std::string(constants.status().message());
}

TEST_CASE("What a file does not set keeps the value in the code") {
  for (const Sections& sections : {Sections{}, Sections{{"constants", ""}}}) {
    const absl::StatusOr<Constants> constants = Read(sections);
    REQUIRE(constants.ok());
    CHECK(constants->ValueOr(Constant::kLeastConfidence, 0.35) == 0.35);
  }
}

TEST_CASE("What a file sets, with and without the last line's end") {
  for (const char* lines : {"least_arc -0.5\nchain_speaker_confidence 7e-1\nmost_arc_gain 0\n",
                            "least_arc -0.5\nchain_speaker_confidence 7e-1\nmost_arc_gain 0"}) {
    const absl::StatusOr<Constants> constants = Read({{"constants", lines}});
    REQUIRE(constants.ok());
    CHECK(constants->ValueOr(Constant::kLeastArc, 9) == -0.5);
    CHECK(constants->ValueOr(Constant::kChainSpeakerConfidence, 9) == 0.7);
    CHECK(constants->ValueOr(Constant::kMostArcGain, 9) == 0);
    CHECK(constants->ValueOr(Constant::kSourceArcGain, 9) == 9);
  }
}

TEST_CASE("A line that is wrong is named") {
  CHECK(Error("least_arc -1\nmost_gain 5\n") ==
        "model file: line 2 of its constants, \"most_gain 5\", sets what this library does not know");
  CHECK(Error("least_arc -1\nleast_arc -1\n") ==
        "model file: line 2 of its constants, \"least_arc -1\", sets what is set already");
  CHECK(Error("least_arc\n") == "model file: line 1 of its constants, \"least_arc\", is not \"name value\"");
  CHECK(Error("least_arc -1\n\nmost_arc_gain 5\n") == "model file: line 2 of its constants, \"\", is not \"name value\"");
  for (const char* number : {"", "x", "1x", "1 2", "0x", "inf", "-inf", "nan", "1e999"}) {
    const std::string line = std::string("least_arc ") + number;
    CHECK(Error(line) == "model file: line 1 of its constants, \"" + line + "\", has no finite number");
  }
}

}  // namespace
}  // namespace inquit
