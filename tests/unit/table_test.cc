// Tests of lib/lexicon/table.h: what can be read, and what is said of what cannot.
// SPDX-License-Identifier: Apache-2.0
#include "lib/lexicon/table.h"

#include <string>

#include "tests/unit/catch.h"

namespace inquit::internal {
namespace {

// The entries of a table of two columns, each as "first=second;", and then what its error says. "bad" is not taken.
std::string ReadTwo(std::string_view bytes) {
  std::string out;
  const absl::Status status = ReadTableBytes("ships.tsv", bytes, 2, [&](const Row& row) {
    if (row[0] == "bad") return false;
    out += std::string(row[0]) + "=" + std::string(row[1]) + ";";
    return true;
  });
  CHECK((status.ok() || status.code() == absl::StatusCode::kInvalidArgument));
  return out + std::string(status.message());
}

TEST_CASE("Tables: comments, empty lines and the last line") {
  CHECK(ReadTwo("# Ships.\nferry\tslow\n\n# Others.\nlarge yacht\tfast\n") == "ferry=slow;large yacht=fast;");
  CHECK(ReadTwo("ferry\tslow") == "ferry=slow;");
  CHECK(ReadTwo("ferry\tno # in here\n") == "ferry=no # in here;");
}

TEST_CASE("Tables: an entry that cannot be read is named, and ends the reading") {
  const std::string kError = "ferry=slow;model/ships.tsv:3: cannot read ";
  CHECK(ReadTwo("ferry\tslow\n#\nyacht\nbarge\tslow\n") == kError + "\"yacht\"");
  CHECK(ReadTwo("ferry\tslow\n#\nyacht fast\nbarge\tslow\n") == kError + "\"yacht fast\"");
  CHECK(ReadTwo("ferry\tslow\n#\nyacht\t\n") == kError + "\"yacht\t\"");
  CHECK(ReadTwo("ferry\tslow\n#\n\tfast\n") == kError + "\"\tfast\"");
  CHECK(ReadTwo("ferry\tslow\n#\nyacht\tfast\t\n") == kError + "\"yacht\tfast\t\"");
  CHECK(ReadTwo("ferry\tslow\n#\nyacht\tfast\tnew\n") == kError + "\"yacht\tfast\tnew\"");
  CHECK(ReadTwo("ferry\tslow\n#\nbad\tfast\nbarge\tslow\n") == kError + "\"bad\tfast\"");
}

TEST_CASE("Tables: one that is not there is an error") {
  CHECK(ReadTwo("") == "model/ships.tsv is missing or empty");
  CHECK_FALSE(ReadTable("ships.tsv", 2, [](const Row&) { return true; }).ok());
}

}  // namespace
}  // namespace inquit::internal
