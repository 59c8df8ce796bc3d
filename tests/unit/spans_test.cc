// Tests of lib/attribution/spans.h.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/spans.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

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

// ---- Against a search through all sequences --------------------------------------------------------------------------------

// The score of `spans` and of the tokens outside.
double ScoreOf(const std::vector<RoleSpan>& spans, const Tags& scores) {
  std::vector<std::size_t> tags(scores.size(), kOutside);
  for (const RoleSpan& span : spans) {
    for (std::size_t i = span.begin; i < span.end; ++i) {
      const bool first = i == span.begin, last = i + 1 == span.end;
      const Part part = first && last ? Part::kSingle : first ? Part::kBegin : last ? Part::kEnd : Part::kInside;
      tags[i] = TagOf(span.role, part);
    }
  }
  double score = 0;
  for (std::size_t i = 0; i < tags.size(); ++i) score += static_cast<double>(scores[i][tags[i]]);
  return score;
}

// The highest score of `spans`, which end at or before `at`, with any spans behind them that `seams` allow. The seam before a
// token says whether it may be in one span with the token before it, and whether it must be, or both of them outside.
double HighestScore(const Tags& scores, const std::vector<Seam>& seams, std::size_t at, std::vector<RoleSpan>* spans) {
  if (at == scores.size()) return ScoreOf(*spans, scores);
  const bool after_span = !spans->empty() && spans->back().end == at, joined = at > 0 && seams[at] == Seam::kJoined;
  double highest = -std::numeric_limits<double>::infinity();
  if (!joined || !after_span) highest = HighestScore(scores, seams, at + 1, spans);
  for (std::size_t end = at + 1; !joined && end <= scores.size() && (end == at + 1 || seams[end - 1] != Seam::kBreak); ++end) {
    for (std::size_t role = 0; role < kRoles; ++role) {
      spans->push_back({static_cast<Role>(role), at, end});
      highest = std::max(highest, HighestScore(scores, seams, end, spans));
      spans->pop_back();
    }
  }
  return highest;
}

TEST_CASE("No spans that the seams allow score higher") {
  std::mt19937 random(11);
  std::size_t spans_found = 0;
  for (int n = 0; n < 400; ++n) {
    Tags scores(1 + random() % 6);
    std::vector<Seam> seams;
    for (TagRow& row : scores) {
      for (float& score : row) score = -static_cast<float>(random() % 4096) / 512;
      row[kOutside] -= 3;
      seams.push_back(random() % 3 == 0 ? Seam::kJoined : random() % 4 == 0 ? Seam::kBreak : Seam::kFree);
    }
    CAPTURE(n);
    const std::vector<RoleSpan> found = BestSpans(scores, seams);
    spans_found += found.size();
    for (std::size_t i = 0; i < found.size(); ++i) {
      REQUIRE(
          (found[i].begin < found[i].end && found[i].end <= scores.size() && (i == 0 || found[i - 1].end <= found[i].begin)));
      for (std::size_t t = found[i].begin + 1; t < found[i].end; ++t) REQUIRE(seams[t] != Seam::kBreak);
      REQUIRE((found[i].begin == 0 || seams[found[i].begin] != Seam::kJoined));
      REQUIRE((found[i].end == scores.size() || seams[found[i].end] != Seam::kJoined));
    }
    std::vector<RoleSpan> none;
    REQUIRE(ScoreOf(found, scores) == Approx(HighestScore(scores, seams, 0, &none)));
  }
  CHECK(spans_found > 400);
}

TEST_CASE("What a span's other parts have counts for its first and last token") {
  TagRow row;
  for (std::size_t tag = 0; tag < kTagCount; ++tag) row[tag] = -static_cast<float>(tag);
  TagRow first = row, last = row;
  CutBefore(&first, Role::kCue);
  CHECK(first[TagOf(Role::kCue, Part::kBegin)] == row[TagOf(Role::kCue, Part::kBegin)]);  // which is more than inside has
  CHECK(first[TagOf(Role::kCue, Part::kSingle)] == row[TagOf(Role::kCue, Part::kEnd)]);
  CHECK(first[TagOf(Role::kCue, Part::kInside)] < -50);
  CHECK(first[TagOf(Role::kCue, Part::kEnd)] < -50);
  CutAfter(&last, Role::kCue);
  CHECK(last[TagOf(Role::kCue, Part::kEnd)] == row[TagOf(Role::kCue, Part::kInside)]);
  CHECK(last[TagOf(Role::kCue, Part::kSingle)] == row[TagOf(Role::kCue, Part::kBegin)]);
  CHECK(last[TagOf(Role::kCue, Part::kInside)] < -50);
  CHECK(last[TagOf(Role::kCue, Part::kBegin)] < -50);
  for (const TagRow& moved : {first, last})
    CHECK(moved[TagOf(Role::kSource, Part::kBegin)] == row[TagOf(Role::kSource, Part::kBegin)]);
}

}  // namespace
}  // namespace inquit::internal
