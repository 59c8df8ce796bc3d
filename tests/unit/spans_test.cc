// Tests of lib/attribution/spans.h.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/spans.h"

#include <cmath>
#include <string>

#include "tests/unit/catch.h"

namespace inquit::internal {
namespace {

// One letter a token says what scores best there: S s source, Q q cue, C c content (begin, inside), a dot outside.
TagScores Scores(const std::string& letters) {
  TagScores scores;
  for (const char letter : letters) {
    static const std::string kOrder = ".SsQqCc";  // of enum Tag
    std::array<float, kTagCount> tag;
    tag.fill(std::log(0.01f));
    tag[kOrder.find(letter)] = std::log(0.9f);
    scores.tags.push_back(tag);
  }
  return scores;
}

// The spans written as letters again.
std::string Found(const std::string& letters, const std::vector<std::size_t>& joined_tokens = {}) {
  std::vector<bool> joined(letters.size(), false);
  for (const std::size_t i : joined_tokens) joined[i] = true;
  std::string out(letters.size(), '.');
  for (const RoleSpan& span : BestSpans(Scores(letters), joined)) {
    const char letter = span.role == Role::kSource ? 's' : span.role == Role::kCue ? 'q' : 'c';
    for (std::size_t i = span.begin; i < span.end; ++i) out[i] = letter;
    out[span.begin] = static_cast<char>(letter - 'a' + 'A');
  }
  return out;
}

TEST_CASE("The best tags are read as spans") {
  CHECK(Found("").empty());
  CHECK(Found("...") == "...");
  CHECK(Found("SsQCcc.") == "SsQCcc.");
  CHECK(Found("CcCc") == "CcCc");  // two spans side by side
}

TEST_CASE("A span begins with its begin tag") {
  CHECK(Found("..ccc") == "..Ccc");  // the first of them gives way
  CHECK(Found("Sccc") == "SCcc");
}

TEST_CASE("No span cuts a quotation") {
  // Tokens 1 to 4 stand in quotation marks: 2 to 4 must be what 1 is, by what most of them say.
  CHECK(Found("..Ccc.", {2, 3, 4}) == ".Cccc.");
  CHECK(Found(".C....", {2, 3, 4}) == "......");
}

TEST_CASE("A span knows how sure it is") {
  const std::vector<RoleSpan> spans = BestSpans(Scores("Cc"), {false, false});
  REQUIRE(spans.size() == 1);
  CHECK(spans[0].probability == Approx(0.9));
}

}  // namespace
}  // namespace inquit::internal
