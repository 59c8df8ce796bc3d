// Tests of lib/attribution/spans.h.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/spans.h"

#include <cctype>
#include <cmath>
#include <string>

#include "tests/unit/catch.h"

namespace inquit::internal {
namespace {

// One letter a token says what scores best there: S source, Q cue, C content where a span begins, s, q, c where it goes on, a
// dot outside. A span ends before the next letter that does not go on with it.
Tags Scores(const std::string& letters) {
  Tags scores;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char letter = letters[i];
    TagRow tag;
    tag.fill(std::log(0.01f));
    std::size_t best = kOutside;
    if (letter != '.') {
      const char inside = static_cast<char>(std::tolower(letter));
      const Role role = inside == 's' ? Role::kSource : inside == 'q' ? Role::kCue : Role::kContent;
      const bool begins = letter != inside;
      const bool ends = i + 1 == letters.size() || letters[i + 1] != inside;
      best = TagOf(role, begins && ends ? Part::kSingle : begins ? Part::kBegin : ends ? Part::kEnd : Part::kInside);
    }
    tag[best] = std::log(0.88f);
    scores.push_back(tag);
  }
  return scores;
}

// The spans written as letters again. `seam` stands before each of `at`.
std::string Found(const std::string& letters, const std::vector<std::size_t>& at = {}, Seam seam = Seam::kJoined) {
  std::vector<Seam> seams(letters.size(), Seam::kFree);
  for (const std::size_t i : at) seams[i] = seam;
  std::string out(letters.size(), '.');
  for (const RoleSpan& span : BestSpans(Scores(letters), seams)) {
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

TEST_CASE("A span that ends must have begun and one that begins must end") {
  Tags scores = Scores("..Cc..");
  scores[3] = scores[0];  // the end is not there
  CHECK(BestSpans(scores, std::vector<Seam>(6, Seam::kFree)).size() <= 1);
  Tags open = Scores("C");
  std::swap(open[0][TagOf(Role::kContent, Part::kSingle)], open[0][TagOf(Role::kContent, Part::kBegin)]);
  const std::vector<RoleSpan> spans = BestSpans(open, {Seam::kFree});
  CHECK((spans.empty() || spans[0].end == 1));
}

TEST_CASE("No span cuts a quotation") {
  // Tokens 1 to 4 stand in quotation marks: 2 to 4 must be what 1 is, by what most of them say.
  CHECK(Found("..Ccc.", {2, 3, 4}) == ".Cccc.");
  CHECK(Found(".C....", {2, 3, 4}) == "......");
}

TEST_CASE("No span goes over a break") {
  CHECK(Found("Cccc", {2}, Seam::kBreak) != "Cccc");
  CHECK(Found("SsCc", {2}, Seam::kBreak) == "SsCc");
}

TEST_CASE("A span knows how sure it is") {
  const std::vector<RoleSpan> spans = BestSpans(Scores("Cc"), {Seam::kFree, Seam::kFree});
  REQUIRE(spans.size() == 1);
  CHECK(MeanProbability(Scores("Cc"), spans[0]) == Approx(0.88 + 3 * 0.01));
}

}  // namespace
}  // namespace inquit::internal
