// Tests of lib/attribution/attribution.h: what becomes of tags, arcs and quotations.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/attribution.h"

#include <cmath>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "inquit/model.h"
#include "lib/quotes/quotes.h"
#include "lib/tokenize/tokenize.h"
#include "tests/unit/catch.h"

namespace inquit::internal {
namespace {

// Tags `text` by phrases: source, cue and content of each report as they stand in it. 
struct Report {
  std::string source, cue;
  std::vector<std::string> contents;
};

class Tagged {
 public:
  explicit Tagged(const std::string& bytes)
      : bytes_(bytes),
        text_(*Text::Create(bytes_, Options())),
        tokenization_(Tokenize(text_)),
        regions_(DetectQuotes(text_, tokenization_, SingleQuotes::kAuto)) {
    scores_.tags.resize(tokenization_.tokens.size());
    for (auto& tag : scores_.tags) Set(&tag, kOutside);
  }

  // Makes the word `outside` rather than what it is, as 70 to 20.
  Tagged& Doubt(const std::string& word) {
    for (std::size_t i = 0; i < tokenization_.tokens.size(); ++i) {
      if (text_.In(tokenization_.tokens[i].span) != word) continue;
      for (float& tag : scores_.tags[i]) tag = tag > -1 ? std::log(0.2f) : tag;
      scores_.tags[i][kOutside] = std::log(0.7f);
    }
    return *this;
  }

  Tagged& Add(const Report& report, float score = -0.1f) {
    const std::size_t cue = Mark(report.cue, Role::kCue);
    const std::size_t source = report.source.empty() ? kNoToken : Mark(report.source, Role::kSource);
    scores_.source_of_cue.push_back({cue, source, score});
    for (const std::string& content : report.contents) {
      scores_.cue_of_content.push_back({Mark(content, Role::kContent), cue, score});
    }
    for (std::vector<Arc>* arcs : {&scores_.cue_of_content, &scores_.source_of_cue}) {
      std::sort(arcs->begin(), arcs->end(), [](const Arc& a, const Arc& b) { return a.from < b.from; });
    }
    return *this;
  }

  // Of the only attribution.
  double Confidence(const Calibration& calibration) {
    scores_.calibration = calibration;
    const std::vector<Attribution> found = DecodeAttributions(text_, tokenization_, regions_, Model::BuiltIn()->lexicon(), scores_);
    REQUIRE(found.size() == 1);
    return found[0].confidence;
  }

  // "source | cue | content / content", one line an attribution, with the kind in front.
  std::vector<std::string> Decode() const {
    std::vector<std::string> lines;
    for (const Attribution& a : DecodeAttributions(text_, tokenization_, regions_, Model::BuiltIn()->lexicon(), scores_)) {
      std::string line = a.kind == Kind::kDirect ? "direct: " : a.kind == Kind::kMixed ? "mixed: " : "indirect: ";
      absl::StrAppend(&line, a.source ? std::string(text_.In(*a.source)) : "-", " | ",
                      a.cue ? std::string(text_.In(*a.cue)) : "-", " |");
      const char* between = " ";
      for (const ByteSpan piece : a.content) {
        absl::StrAppend(&line, between, std::string(text_.In(piece)));
        between = " / ";
      }
      lines.push_back(line);
    }
    return lines;
  }

 private:
  static void Set(std::array<float, kTagCount>* tag, std::size_t which) {
    tag->fill(std::log(0.01f));
    (*tag)[which] = std::log(0.9f);
  }

  // The first token of `phrase`, whose tokens are tagged as a span.
  std::size_t Mark(const std::string& phrase, Role role) {
    const std::size_t begin = bytes_.find(phrase);
    REQUIRE(begin != std::string::npos);
    std::vector<std::size_t> inside;
    for (std::size_t i = 0; i < tokenization_.tokens.size(); ++i) {
      const ByteSpan span = tokenization_.tokens[i].span;
      if (span.begin >= begin && span.end <= begin + phrase.size()) inside.push_back(i);
    }
    for (const std::size_t i : inside) {
      const bool first = i == inside.front(), last = i == inside.back();
      Set(&scores_.tags[i], TagOf(role, first && last ? Part::kSingle : first ? Part::kBegin : last ? Part::kEnd : Part::kInside));
    }
    return inside.front();
  }

  std::string bytes_;
  Text text_;
  Tokenization tokenization_;
  std::vector<QuoteRegion> regions_;
  TagScores scores_;
};

using Lines = std::vector<std::string>;

TEST_CASE("Contents of one cue are the pieces of one attribution, and a source may serve several cues") {
  CHECK(Tagged("The ferry, Odd said, is late.").Add({"Odd", "said", {"The ferry", "is late"}}).Decode() ==
        Lines{"indirect: Odd | said | The ferry / is late"});
  CHECK(Tagged("Vale denied the leak but admitted the smell.")
            .Add({"Vale", "denied", {"the leak"}})
            .Add({"Vale", "admitted", {"the smell"}})
            .Decode() == Lines{"indirect: Vale | denied | the leak", "indirect: Vale | admitted | the smell"});
  CHECK(Tagged("The plan was approved.").Add({"", "was approved", {"The plan"}}).Decode() ==
        Lines{"indirect: - | was approved | The plan"});
}

TEST_CASE("An arc brings in the cue that the tags leave out, unless it is too unlikely") {
  const Report report = {"Odd", "said", {"the ferry was late"}};
  CHECK(Tagged("Odd said the ferry was late.").Add(report).Doubt("said").Decode() ==
        Lines{"indirect: Odd | said | the ferry was late"});
  CHECK(Tagged("Odd said the ferry was late.").Add(report, -6).Doubt("said").Decode().empty());
}

TEST_CASE("A cue without content is no attribution") {
  CHECK(Tagged("Vale denied the leak.").Add({"Vale", "denied", {}}).Decode().empty());
}

TEST_CASE("How sure an attribution is follows the calibration") {
  Tagged tagged("The plan is late, Odd said.");
  tagged.Add({"Odd", "said", {"The plan is late"}});
  const double plain = tagged.Confidence({1, 0});
  CHECK(plain > 0.7);
  CHECK(plain < 0.95);
  CHECK(tagged.Confidence({1, 1}) > plain);
  CHECK(tagged.Confidence({0, 0}) == Approx(0.5));
}

TEST_CASE("Kinds") {
  CHECK(Tagged("“Go home,” she said. “Now, all of you.”").Add({"she", "said", {"“Go home,”", "“Now, all of you.”"}}).Decode() ==
        Lines{"direct: she | said | “Go home,” / “Now, all of you.”"});
  CHECK(
      Tagged("Odd said the ferry was “too old” to sail.").Add({"Odd", "said", {"the ferry was “too old” to sail"}}).Decode() ==
      Lines{"mixed: Odd | said | the ferry was “too old” to sail"});
}

TEST_CASE("A content that the tags would end inside a quotation ends with it") {
  CHECK(Tagged("Odd said the ferry was “far too old to sail” in May.")
            .Add({"Odd", "said", {"the ferry was “far too old to"}})
            .Decode() == Lines{"mixed: Odd | said | the ferry was “far too old to sail”"});
}

TEST_CASE("A bare quotation goes on with the report before it") {
  CHECK(Tagged("Roos said she would wait. “It is early for that.”\n\n“The gate has stuck twice this year.”")
            .Add({"Roos", "said", {"she would wait"}})
            .Decode() ==
        Lines{"mixed: Roos | said | she would wait / “It is early for that.” / “The gate has stuck twice this year.”"});
}

TEST_CASE("A bare quotation before any report stands alone") {
  CHECK(Tagged("“The pier will bury our nets.”\n\nThe board met.").Decode() ==
        Lines{"direct: - | - | “The pier will bury our nets.”"});
}

TEST_CASE("A term in quotation marks is nobody's statement") {
  CHECK(Tagged("Roos said she would wait. The “garden” was a car park.").Add({"Roos", "said", {"she would wait"}}).Decode() ==
        Lines{"indirect: Roos | said | she would wait"});
}

TEST_CASE("Paragraphs of one quotation stay together, wherever its cue stands") {
  const std::string text = "Odd said: “We wait.\n\n“It is early yet.\n\n“We go in May.”\n\nHe left.";
  CHECK(Tagged(text).Add({"Odd", "said:", {"“We wait."}}).Decode() ==
        Lines{"direct: Odd | said: | “We wait. / “It is early yet. / “We go in May.”"});
  const std::string credited_last = "“We wait.\n\n“It is early yet,” said Odd.";
  CHECK(Tagged(credited_last).Add({"Odd", "said", {"“It is early yet,”"}}).Decode() ==
        Lines{"direct: Odd | said | “We wait. / “It is early yet,”"});
}

}  // namespace
}  // namespace inquit::internal
