// Property tests of the tokenizer: texts put together from known pieces, so that what must hold for them is known too.
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <random>
#include <string>
#include <vector>

#include "inquit/tokenizer.h"
#include "tests/unit/catch.h"

namespace inquit::testing {
namespace {

const std::vector<std::string> kBlanks = {" ",  " ",  " ",      "\n",     "\n\n",   "\r\n",   "\r",
                                          "\t", "\v", "\u00A0", "\u2003", "\u2028", "\u200B", "\uFEFF"};

// None holds a blank. No byte of the broken ones begins or ends a character together with its neighbours.
const std::vector<std::string> kSolids = {
    "ferry",   "Okonjo",  "I",        "He",      "U",     "S",      "said",   "Mr",         "No",          "a.m",
    "Ph.D",    "e\u0301", "\u0301",   "\u200D",  "Zoë",   "日本語", "\u00AD", "3",          "20",          "1,200.50",
    "$",       "€",       "%",        ".",       ".",     ".",      "..",     "…",          "?",           "!",
    ",",       ":",       ";",        "-",       "--",    "–",      "—",      "_",          "/",           "&",
    "(",       ")",       "[",        "'",       "'",     "’",      "‘",      "''",         "`",           "``",
    "´",       "\"",      "\"",       "“",       "”",     "„",      "«",      "»",          "‹",           "’s",
    "'90s",    "'n'",     "n't",      "'tis",    "@",     "#",      "@vale",  "https://",   "example.org", "ana@example.org",
    "&rsquo;", "&ldquo;", "&#39;",    "&quot;",  "a.b.c", "*",      "=",      "\U0001F44D", "\x01",        std::string(1, '\0'),
    "\xff",    "\xc3",    "\xe2\x80", "\xf0\x9f"};

struct Sample {
  std::string text;
  std::vector<bool> blank;     // a byte
  std::vector<bool> boundary;  // of characters; one more than bytes
};

void Append(const std::string& piece, bool blank, Sample* sample) {
  for (std::size_t i = 0; i < piece.size(); ++i) {
    const unsigned char byte = static_cast<unsigned char>(piece[i]);
    // Of what is not UTF-8 every byte is a character; those pieces have no valid part.
    const bool broken = piece[0] == '\xff' || piece == "\xc3" || piece == "\xe2\x80" || piece == "\xf0\x9f";
    sample->boundary.push_back((byte & 0xC0) != 0x80 || broken);
    sample->blank.push_back(blank);
  }
  sample->text += piece;
}

Sample MakeSample(std::mt19937* random) {
  Sample sample;
  for (std::size_t n = (*random)() % 60; n > 0; --n) {
    const bool blank = (*random)() % 4 == 0;
    const std::vector<std::string>& pieces = blank ? kBlanks : kSolids;
    Append(pieces[(*random)() % pieces.size()], blank, &sample);
  }
  sample.boundary.push_back(true);
  return sample;
}

Tokenization Run(const std::string& text) {
  Options options;
  options.repair_utf8 = true;
  return *Tokenizer(options).Tokenize(text);
}

TEST_CASE("Tokens are ordered, disjoint, on character boundaries, and cover all but white space") {
  std::mt19937 random(42);
  for (int n = 0; n < 20000; ++n) {
    const Sample sample = MakeSample(&random);
    CAPTURE(n, sample.text);
    std::vector<bool> covered(sample.text.size());
    std::size_t at = 0;
    bool good = true;
    for (const Token& token : Run(sample.text).tokens) {
      good = good && token.span.begin >= at && token.span.end > token.span.begin && token.span.end <= sample.text.size();
      if (!good) break;
      good = sample.boundary[token.span.begin] && sample.boundary[token.span.end];
      for (at = token.span.begin; at < token.span.end; ++at) covered[at] = true;
    }
    REQUIRE(good);
    for (std::size_t i = 0; i < covered.size(); ++i) good = good && covered[i] != sample.blank[i];
    REQUIRE(good);
  }
}

TEST_CASE("Sentences hold every token in order, and paragraphs every sentence") {
  std::mt19937 random(43);
  for (int n = 0; n < 20000; ++n) {
    const Sample sample = MakeSample(&random);
    CAPTURE(n, sample.text);
    const Tokenization t = Run(sample.text);
    std::size_t token = 0, sentence = 0;
    bool good = true;
    for (const Sentence& s : t.sentences) {
      good = good && s.first_token == token && s.end_token > token && s.end_token <= t.tokens.size() &&
             s.span == ByteSpan{t.tokens[token].span.begin, t.tokens[s.end_token - 1].span.end};
      if (!good) break;
      token = s.end_token;
    }
    REQUIRE((good && token == t.tokens.size()));
    for (const Paragraph& p : t.paragraphs) {
      good = good && p.first_sentence == sentence && p.end_sentence > sentence && p.end_sentence <= t.sentences.size() &&
             p.span == ByteSpan{t.sentences[sentence].span.begin, t.sentences[p.end_sentence - 1].span.end} &&
             (p.dateline.empty() || p.dateline == t.sentences[sentence].span);
      if (!good) break;
      sentence = p.end_sentence;
    }
    REQUIRE((good && sentence == t.sentences.size()));
  }
}

TEST_CASE("A blank line cuts all ties: the tokens after it are those of the rest alone") {
  std::mt19937 random(44);
  for (int n = 0; n < 20000; ++n) {
    const std::string first = MakeSample(&random).text + "\n\n", second = MakeSample(&random).text;
    CAPTURE(n, first, second);
    const std::vector<Token> whole = Run(first + second).tokens, head = Run(first).tokens, tail = Run(second).tokens;
    REQUIRE(whole.size() == head.size() + tail.size());
    bool good = true;
    for (std::size_t i = 0; i < whole.size(); ++i) {
      const bool in_head = i < head.size();
      const Token& alone = in_head ? head[i] : tail[i - head.size()];
      const std::size_t shift = in_head ? 0 : first.size();
      good = good && whole[i].span == ByteSpan{alone.span.begin + shift, alone.span.end + shift} &&
             whole[i].kind == alone.kind && whole[i].after_space == alone.after_space;
    }
    REQUIRE(good);
  }
}

TEST_CASE("Lines that end with CR and LF are read as those that end with LF") {
  std::mt19937 random(45);
  for (int n = 0; n < 20000; ++n) {
    std::string unix_text, windows_text;
    std::vector<std::size_t> in_unix;  // of each byte of windows_text, and its end
    for (const char c : MakeSample(&random).text) {
      if (c == '\r') continue;
      if (c == '\n') in_unix.push_back(unix_text.size()), windows_text += '\r';
      in_unix.push_back(unix_text.size()), windows_text += c;
      unix_text += c;
    }
    in_unix.push_back(unix_text.size());
    CAPTURE(n, unix_text);
    const Tokenization expected = Run(unix_text), found = Run(windows_text);
    REQUIRE(found.tokens.size() == expected.tokens.size());
    bool same = found.sentences.size() == expected.sentences.size() && found.paragraphs.size() == expected.paragraphs.size();
    for (std::size_t i = 0; i < found.tokens.size(); ++i) {
      const Token &a = found.tokens[i], &b = expected.tokens[i];
      same = same && in_unix[a.span.begin] == b.span.begin && in_unix[a.span.end] == b.span.end && a.kind == b.kind &&
             a.after_space == b.after_space;
    }
    for (std::size_t s = 0; same && s < found.sentences.size(); ++s)
      same = found.sentences[s].end_token == expected.sentences[s].end_token;
    for (std::size_t p = 0; same && p < found.paragraphs.size(); ++p)
      same = found.paragraphs[p].end_sentence == expected.paragraphs[p].end_sentence;
    REQUIRE(same);
  }
}

}  // namespace
}  // namespace inquit::testing
