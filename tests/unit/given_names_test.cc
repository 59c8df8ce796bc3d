// Tests of lib/lexicon/given_names.h: a name is found by halves wherever it stands, and nothing else is.
// SPDX-License-Identifier: Apache-2.0
#include "lib/lexicon/given_names.h"

#include <string>

#include "lib/lexicon/table.h"
#include "tests/unit/catch.h"

namespace inquit::internal {
namespace {

TEST_CASE("Given names: of a table of any length all are found, and nothing before, between and behind them") {
  std::string table = "# Names.\n# By hand.\n";
  for (char last = 'a'; last <= 'm'; ++last) {
    table += std::string("b") + last + "\t" + (last == 'c' ? "m" : last == 'd' ? "f" : "-") + "\n";
    for (const bool whole : {true, false}) {  // with the end of the last line, or without
      const std::string bytes = whole ? table : table.substr(0, table.size() - 1);
      const absl::StatusOr<GivenNames> names = GivenNames::Of(bytes);
      REQUIRE(names.ok());
      for (char c = 'a'; c <= 'z'; ++c) {
        INFO(bytes << c);
        CHECK(names->contains(std::string("b") + c) == (c <= last));
        CHECK_FALSE(names->contains(std::string(1, c)));
        CHECK_FALSE(names->contains(std::string("b") + c + "a"));
      }
      CHECK_FALSE(names->contains(""));
      if (last >= 'c') CHECK(names->Find("bc") == Gender::kMale);
      if (last >= 'd') CHECK(names->Find("bd") == Gender::kFemale);
      CHECK(names->Find("ba") == Gender::kUnknown);
    }
  }
}

TEST_CASE("Given names: a table without entries is an error, and without a table there are none") {
  CHECK(GivenNames::Of("").status().message() == "model/given_names.tsv is missing or empty");
  CHECK_FALSE(GivenNames::Of("# Names.\n").ok());
  CHECK_FALSE(GivenNames::Of("# Names.").ok());
  CHECK_FALSE(GivenNames().contains("mary"));
}

TEST_CASE("Given names: the embedded table is sorted, and each entry is found") {
  const absl::StatusOr<GivenNames> names = GivenNames::Embedded();
  REQUIRE(names.ok());
  std::string_view before;
  std::size_t count = 0;
  const absl::Status status = ReadTable("given_names.tsv", 2, [&](const Row& row) {
    const bool is_gender = row[1] == "m" || row[1] == "f" || row[1] == "-";
    const bool follows = before < row[0];
    before = row[0];
    ++count;
    const Gender gender = row[1] == "m" ? Gender::kMale : row[1] == "f" ? Gender::kFemale : Gender::kUnknown;
    return is_gender && follows && names->Find(row[0]) == gender;
  });
  CHECK(status.message() == "");
  CHECK(count > 30000);
}

}  // namespace
}  // namespace inquit::internal
