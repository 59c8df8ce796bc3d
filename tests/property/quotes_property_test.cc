// Property tests of the quote detector: well-formed quotations are found exactly, a stray mark harms its own paragraph only.
// SPDX-License-Identifier: Apache-2.0
//
// That regions nest, stay in their paragraph and so on is checked for random and hostile texts by document_property_test.cc.
#include <cstddef>
#include <ctime>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "inquit/quote_detector.h"
#include "inquit/tokenizer.h"
#include "tests/unit/catch.h"

namespace inquit::testing {
namespace {

struct Style {
  const char* open;
  const char* close;
  const char* inner_open;
  const char* inner_close;
};

const Style kStyles[] = {{"“", "”", "‘", "’"}, {"\"", "\"", "'", "'"}, {"''", "''", "“", "”"},
                         {"‘", "’", "“", "”"}, {"'", "'", "\"", "\""}, {"``", "''", "‘", "’"},
                         {"„", "“", "‚", "‘"}, {"«", "»", "‹", "›"},   {"&ldquo;", "&rdquo;", "&#8216;", "&#8217;"}};

// Writes well-formed articles and notes where their quotations stand.
class Writer {
 public:
  Writer(unsigned seed, const Style& style) : random_(seed), style_(style) {}

  std::string text;
  std::vector<ByteSpan> spans;  // in order of their beginning

  void Article() {
    const std::size_t paragraphs = 1 + Below(6);
    for (std::size_t n = 0; n < paragraphs; ++n) {
      Paragraph();
      text += Below(2) ? "\n\n" : "\n";
    }
  }

  void Paragraph() {
    std::size_t sentences = 1 + Below(4);
    for (; sentences > 0; --sentences) {
      Sentence();
      // Sometimes glued to the next; but two single marks glued together are a double one.
      const bool may_glue = std::string_view(style_.open) != "'";
      if (sentences > 1 && (Below(4) || !may_glue)) text += " ";
    }
  }

 private:
  std::size_t Below(std::size_t n) { return random_() % n; }

  std::string Pick(const std::vector<std::string>& from) { return from[Below(from.size())]; }

  std::string Clause() {
    return Pick({"the ferry’s crew sailed", "nobody at O'Dowd's came", "we wait in port", "it cost $3.5 million"});
  }

  void Quote(const char* stop, bool nested) {
    const std::size_t at = spans.size();
    spans.push_back({text.size(), 0});
    text += nested ? style_.inner_open : style_.open;
    text += Pick({"So ", "And so ", "Well, "}) + Clause();
    if (!nested && Below(4) == 0) {
      text += " and he told me, ";
      Quote(",", true);
      text += " and " + Clause();
    }
    text += stop;
    text += nested ? style_.inner_close : style_.close;
    spans[at].end = text.size();
  }

  void Sentence() {
    switch (Below(4)) {
      case 0:
        Quote(",", false);
        text += " Roos said.";
        break;
      case 1:
        text += "Roos said, ";
        Quote(".", false);
        break;
      case 2:
        text += "Roos called it ";
        Quote("", false);
        text += " in May.";
        break;
      default: text += "Then " + Clause() + ".";
    }
  }

  std::mt19937 random_;
  Style style_;
};

std::vector<QuoteRegion> Detect(const std::string& text) { return *QuoteDetector().Detect(text); }

TEST_CASE("Well-formed quotations are found exactly, in marks of every style") {
  for (const Style& style : kStyles) {
    for (unsigned seed = 0; seed < 300; ++seed) {
      Writer writer(seed, style);
      writer.Article();
      std::vector<ByteSpan> found;
      for (const QuoteRegion& region : Detect(writer.text)) found.push_back(region.span);
      if (found == writer.spans) continue;
      CAPTURE(style.open, seed, writer.text);
      FAIL_CHECK("other regions than were written");
      break;  // the first of a style says enough
    }
  }
}

TEST_CASE("A stray mark alters no region of another paragraph") {
  const std::vector<std::string> kStray = {"\"", "“", "”", "''", "'", "‘", "»"};
  std::mt19937 random(11);
  for (unsigned seed = 0; seed < 1000; ++seed) {
    Writer writer(seed, kStyles[seed % std::size(kStyles)]);
    writer.Article();
    const auto tokens = *Tokenizer().Tokenize(writer.text);
    const Token& token = tokens.tokens[random() % tokens.tokens.size()];
    const std::string stray = kStray[random() % kStray.size()];
    ByteSpan hit;
    for (const Paragraph& paragraph : tokens.paragraphs) {
      if (paragraph.span.Contains(token.span)) hit = paragraph.span;
    }
    std::vector<ByteSpan> expected, found;
    for (const QuoteRegion& region : Detect(writer.text)) {
      if (!hit.Contains(region.span)) expected.push_back(region.span);
    }
    std::string text = writer.text;
    text.insert(token.span.begin, stray);
    for (const QuoteRegion& region : Detect(text)) {
      const bool after = region.span.begin >= hit.end + stray.size();
      const std::size_t shift = after ? stray.size() : 0;
      if (after || region.span.end <= hit.begin) found.push_back({region.span.begin - shift, region.span.end - shift});
    }
    CAPTURE(seed, stray, text);
    REQUIRE(found == expected);
  }
}

TEST_CASE("A line of a million marks is read in a moment") {
  for (const char* piece : {"\"", "“a ‘b\" «c 'd» "}) {
    std::string text;
    while (text.size() < 4000000) text += piece;
    const std::clock_t begin = std::clock();
    Detect(text);
    CAPTURE(piece);
    CHECK(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC < 30);  // if quadratic: hours
  }
}

}  // namespace
}  // namespace inquit::testing
