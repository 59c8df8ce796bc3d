// Tests of how a text is cut into windows: lib/tagger/windows.h.
// SPDX-License-Identifier: Apache-2.0
#include "lib/tagger/windows.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/unit/catch.h"

namespace inquit {
namespace {

using internal::CutWindows;
using internal::Window;

// A text of paragraphs, given by the lengths of their sentences in tokens.
internal::Tokenization Text(const std::vector<std::vector<std::size_t>>& paragraphs) {
  internal::Tokenization tokenization;
  for (const std::vector<std::size_t>& lengths : paragraphs) {
    internal::Paragraph paragraph;
    paragraph.first_sentence = static_cast<std::uint32_t>(tokenization.sentences.size());
    for (const std::size_t length : lengths) {
      const std::size_t first = tokenization.tokens.size();
      tokenization.tokens.resize(first + length);
      tokenization.sentences.push_back({ByteSpan(), first, first + length});
    }
    paragraph.end_sentence = static_cast<std::uint32_t>(tokenization.sentences.size());
    tokenization.paragraphs.push_back(paragraph);
  }
  return tokenization;
}

// "tokens[scored]" of each window.
std::string Draw(const std::vector<std::vector<std::size_t>>& paragraphs, std::size_t window, std::size_t context) {
  std::string drawn;
  for (const Window& w : CutWindows(Text(paragraphs), window, context)) {
    absl::StrAppend(&drawn, drawn.empty() ? "" : " ", w.tokens.begin, "[", w.scored.begin, "-", w.scored.end, "]",
                    w.tokens.end);
  }
  return drawn;
}

TEST_CASE("Where texts are cut") {
  CHECK(Draw({}, 10, 2).empty());
  CHECK(Draw({{}}, 10, 2).empty());
  CHECK(Draw({{1}}, 10, 2) == "0[0-1]1");
  CHECK(Draw({{10}}, 10, 2) == "0[0-10]10");                 // as long as a window
  CHECK(Draw({{11}}, 10, 2) == "0[0-5]7 3[5-11]11");         // one more; nowhere to cut
  CHECK(Draw({{12}}, 10, 2) == "0[0-6]8 4[6-12]12");         // no room to move
  CHECK(Draw({{12}}, 6, 0) == "0[0-6]6 6[6-12]12");          // no context
  CHECK(Draw({{4, 7}}, 12, 2) == "0[0-11]11");               // fits
  CHECK(Draw({{6, 5}}, 10, 2) == "0[0-6]8 4[6-11]11");       // at a sentence
  CHECK(Draw({{5}, {4, 3}}, 14, 3) == "0[0-12]12");          // fits
  CHECK(Draw({{6}, {2, 6}}, 13, 2) == "0[0-6]8 4[6-14]14");  // rather at a paragraph than at a nearer sentence
  CHECK(Draw({{6, 2}, {6}}, 13, 2) == "0[0-8]10 6[8-14]14");
  CHECK(Draw({{2}, {12}}, 13, 2) == "0[0-7]9 5[7-14]14");  // the only paragraph is too far
  CHECK(Draw({{5}, {5}, {5}, {5}}, 12, 3) == "0[0-5]8 2[5-10]13 7[10-15]18 12[15-20]20");
}

TEST_CASE("Every token is scored once, and windows keep their limits") {
  for (std::size_t seed = 1; seed < 300; ++seed) {
    std::vector<std::vector<std::size_t>> paragraphs(seed % 17);
    for (std::size_t p = 0; p < paragraphs.size(); ++p) {
      for (std::size_t s = 0; s < (seed * p) % 5; ++s) paragraphs[p].push_back((seed * 7 + p * 13 + s * 29) % 41);
    }
    const std::size_t context = seed % 4;
    const std::size_t window = 2 * context + 1 + seed % 30;
    const internal::Tokenization text = Text(paragraphs);
    std::size_t end = 0;
    const std::vector<Window> windows = CutWindows(text, window, context);
    for (const Window& w : windows) {
      CHECK(w.scored.begin == end);
      CHECK(w.scored.begin < w.scored.end);
      CHECK(w.tokens.begin == w.scored.begin - std::min(context, w.scored.begin));
      CHECK(w.tokens.end == std::min(text.tokens.size(), w.scored.end + context));
      CHECK(w.tokens.size() <= window);
      end = w.scored.end;
    }
    CHECK(end == text.tokens.size());
    const std::size_t limit = window - 2 * context;
    if (windows.size() > 1) CHECK(windows.size() == (text.tokens.size() + limit - 1) / limit);
  }
}

}  // namespace
}  // namespace inquit
