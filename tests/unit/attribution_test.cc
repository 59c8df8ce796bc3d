// Tests of lib/attribution/attribution.h: what becomes of tags, arcs and quotations.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/attribution.h"

#include <cmath>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "lib/quotes/quotes.h"
#include "lib/tokenize/tokenize.h"
#include "tests/unit/catch.h"

namespace inquit::internal {
namespace {

// Tags `text` by phrases: source, cue and content of each report as they stand in it. A content starting with '~' has no arc.
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

  Tagged& Add(const Report& report) {
    const std::size_t cue = Mark(report.cue, kBeginCue);
    if (!report.source.empty()) scores_.arcs.push_back({Mark(report.source, kBeginSource), cue, -0.1f});
    for (const std::string& content : report.contents) scores_.arcs.push_back({Mark(content, kBeginContent), cue, -0.1f});
    std::sort(scores_.arcs.begin(), scores_.arcs.end(), [](const Arc& a, const Arc& b) { return a.from < b.from; });
    return *this;
  }

  // "source | cue | content / content", one line an attribution, with the kind in front.
  std::vector<std::string> Decode() const {
    std::vector<std::string> lines;
    for (const Attribution& a : DecodeAttributions(text_, tokenization_, regions_, scores_)) {
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

  // The first token of `phrase`.
  std::size_t Mark(const std::string& phrase, std::size_t begin_tag) {
    const std::size_t begin = bytes_.find(phrase);
    REQUIRE(begin != std::string::npos);
    std::size_t first = tokenization_.tokens.size();
    for (std::size_t i = 0; i < tokenization_.tokens.size(); ++i) {
      const ByteSpan span = tokenization_.tokens[i].span;
      if (span.begin < begin || span.end > begin + phrase.size()) continue;
      Set(&scores_.tags[i], begin_tag + (i > first));
      first = std::min(first, i);
    }
    return first;
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

TEST_CASE("A cue without content is no attribution") {
  CHECK(Tagged("Vale denied the leak.").Add({"Vale", "denied", {}}).Decode().empty());
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
