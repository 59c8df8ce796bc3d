// Lines to paragraphs, their kinds and datelines.
// SPDX-License-Identifier: Apache-2.0
//
// A blank line ends a paragraph. So does every line break, unless the text is hard-wrapped: that shows where many lines
// begin with a small letter, and there a line goes on in the next one if its first word would not have fitted any more:
//
//   The council voted on Monday to keep the old   43 columns: the text is wrapped there
//   ferry in port for the winter, it said.        the same paragraph: "ferry" would have made 49
//   The hull leaked.                              a new one: "The" would have made 42, and was not put there
//
// A heading is a short line that does not end like a sentence. The first line of a text may end with a full stop too, if its
// words have capitals, or if it is one short sentence over a longer paragraph.
//
// Known failures: a very short first paragraph without a headline above it is taken for one, and so are items of a list
// without stops.
#include "lib/tokenize/paragraphs.h"

#include <algorithm>

#include "lib/tokenize/patterns.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// The longest headings. By hand: there is room for a headline of two lines; what is longer is a sentence whose stop is missing.
// With a stop it is a headline only where it is shorter than most first sentences of an article.
constexpr std::size_t kHeadingTokens = 25;
constexpr std::size_t kHeadingBytes = 200;
constexpr std::size_t kStoppedHeadlineTokens = 18;
constexpr std::size_t kLabelTokens = 6;  // in capitals, with a stop: "PHOTOS."
// Columns between which texts are wrapped. By hand: narrower are columns of print, wider the widest terminals.
constexpr std::size_t kNarrowest = 40;
constexpr std::size_t kWidest = 132;
// A wrapped text breaks most lines within a sentence, so that at least this part of them begins with a small letter. By hand:
// it tells prose from a list or a poem, whose lines begin with capitals.
constexpr std::size_t kSmallPercent = 30;
// The width is that which so many lines do not go beyond: a line that could not be broken, such as a URL, is longer.
constexpr std::size_t kWidthPercent = 95;
// A headline in capitals: how many bytes a word has that always takes one there ("with" may not), how many such words must be
// there to tell, and how many of them have a capital ("Council Keeps Old Ferry" is told by "Council", "Keeps", "Ferry").
constexpr std::size_t kLongWordBytes = 5;
constexpr std::size_t kLongWords = 3;
constexpr std::size_t kCapitalPercent = 75;

// Tokens between two line breaks.
struct Line {
  std::size_t first_token = 0;
  std::size_t end_token = 0;
  std::size_t indent = 0;
  bool after_blank = true;  // an empty line or the beginning of the text stands before it
};

// White space between two tokens.
struct Gap {
  std::size_t breaks = 0;  // of lines
  std::size_t indent = 0;  // characters after the last of them
};

class ParagraphFinder {
 public:
  ParagraphFinder(const Text& text, const std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  std::vector<Block> Run() {
    FindLines();
    const std::size_t width = WrapWidth();
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i > 0 && width > 0 && Continues(lines_[i - 1], lines_[i], width)) {
        blocks.back().end_token = lines_[i].end_token;
      } else {
        blocks.push_back({lines_[i].first_token, lines_[i].end_token, ParagraphKind::kBody, lines_[i].first_token});
      }
    }
    Classify(&blocks);
    return blocks;
  }

 private:
  void FindLines() {
    std::size_t end = 0;  // of the token before
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].after_space) {
        const Gap gap = ReadGap({end, tokens_[i].span.begin});
        if (i == 0 || gap.breaks > 0) lines_.push_back({i, i, gap.indent, i == 0 || gap.breaks > 1});
      }
      lines_.back().end_token = i + 1;
      end = tokens_[i].span.end;
    }
  }

  Gap ReadGap(ByteSpan gap) const {
    Gap out;
    char32_t before = 0;
    for (std::size_t at = gap.begin; at < gap.end;) {
      const Char c = text_.At(at);
      at += c.size;
      ++out.indent;
      if (IsLineBreak(c.code_point)) {
        out.indent = 0;
        if (c.code_point != '\n' || before != '\r') ++out.breaks;
      }
      before = c.code_point;
    }
    return out;
  }

  std::size_t Begin(const Line& line) const { return tokens_[line.first_token].span.begin; }
  std::size_t Width(const Line& line) const { return line.indent + tokens_[line.end_token - 1].span.end - Begin(line); }

  // Bytes of the first word of `line`.
  std::size_t FirstWord(const Line& line) const {
    std::size_t last = line.first_token;
    while (last + 1 < line.end_token && !tokens_[last + 1].after_space) ++last;
    return tokens_[last].span.end - Begin(line);
  }

  // The width that the text is wrapped at, or 0 if each of its lines is a paragraph.
  std::size_t WrapWidth() const {
    std::vector<std::size_t> widths;
    std::size_t small = 0;  // lines that begin with a small letter
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (lines_[i].after_blank) continue;
      widths.push_back(Width(lines_[i - 1]));
      small += IsLower(text_.At(Begin(lines_[i])).code_point);
    }
    if (small == 0 || small * 100 < widths.size() * kSmallPercent) return 0;
    const auto wide = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * kWidthPercent / 100);
    std::nth_element(widths.begin(), wide, widths.end());
    return *wide >= kNarrowest && *wide <= kWidest ? *wide : 0;
  }

  bool Continues(const Line& line, const Line& next, std::size_t width) const {
    return !next.after_blank && next.indent <= line.indent && Width(line) + 1 + FirstWord(next) > width;
  }

  void Classify(std::vector<Block>* blocks) const {
    bool top = true;  // only bylines have come yet
    for (std::size_t i = 0; i < blocks->size(); ++i) {
      Block& block = (*blocks)[i];
      const std::string_view words = text_.In({Begin(block), End(block)});
      if (IsByline(words)) {
        block.kind = ParagraphKind::kByline;
        continue;
      }
      const bool under_headline = i > 0 && (*blocks)[i - 1].kind == ParagraphKind::kHeading && Last((*blocks)[i - 1]) == ";";
      if (IsHeading(*blocks, i, top || under_headline)) {
        block.kind = ParagraphKind::kHeading;
      } else if (const std::size_t size = MatchDateline(words)) {
        while (block.dateline_end < block.end_token && tokens_[block.dateline_end].span.end <= Begin(block) + size) {
          ++block.dateline_end;
        }
      }
      top = false;
    }
  }

  std::size_t Begin(const Block& block) const { return tokens_[block.first_token].span.begin; }
  std::size_t End(const Block& block) const { return tokens_[block.end_token - 1].span.end; }
  // Its bytes, of a line end of two but one.
  std::size_t Bytes(const Block& block) const {
    const std::string_view bytes = text_.In({Begin(block), End(block)});
    std::size_t returns = 0;
    for (std::size_t at = bytes.find("\r\n"); at != bytes.npos; at = bytes.find("\r\n", at + 2)) ++returns;
    return bytes.size() - returns;
  }
  std::string_view Last(const Block& block) const { return text_.In(tokens_[block.end_token - 1].span); }

  bool IsHeading(const std::vector<Block>& blocks, std::size_t i, bool top) const {
    const Block& block = blocks[i];
    if (blocks.size() == 1 || Size(block) > kHeadingTokens || Bytes(block) > kHeadingBytes) return false;
    if (IsDash(text_.In(tokens_[block.first_token].span))) return false;  // a name under its quotation, an item of a list
    std::size_t last = block.end_token - 1;
    while (last > block.first_token && tokens_[last].kind == TokenKind::kQuote) --last;
    const bool quoted = tokens_[block.first_token].kind == TokenKind::kQuote && last + 1 < block.end_token;
    const std::string_view end = text_.In(tokens_[last].span);
    if (end == ":" || end == ",") return false;
    if (end == "?" || end == ";") return top;
    if (end.back() == '.' || end == "!") {  // an abbreviation's dot too
      return top ? InCapitals(block) || IsStoppedHeadline(blocks, i) : Size(block) <= kLabelTokens && AllCapitals(block);
    }
    return !quoted && BeginsWithCapital(block);
  }

  static std::size_t Size(const Block& block) { return block.end_token - block.first_token; }

  // One short sentence over a longer paragraph.
  bool IsStoppedHeadline(const std::vector<Block>& blocks, std::size_t i) const {
    const Block& block = blocks[i];
    if (i + 1 == blocks.size() || Size(block) > kStoppedHeadlineTokens || Size(block) >= Size(blocks[i + 1])) return false;
    if (tokens_[block.first_token].kind == TokenKind::kQuote) return false;
    for (std::size_t k = block.first_token; k + 2 < block.end_token; ++k) {
      const std::string_view token = text_.In(tokens_[k].span);
      if (token == "." || token == "!" || token == "?") return false;
    }
    return true;
  }

  bool BeginsWithCapital(const Block& block) const {
    for (std::size_t i = block.first_token; i < block.end_token; ++i) {
      if (tokens_[i].kind == TokenKind::kWord) return !IsLower(text_.At(tokens_[i].span.begin).code_point);
    }
    return false;
  }

  // Whether the longer words begin with capitals, as in a headline.
  bool InCapitals(const Block& block) const {
    std::size_t words = 0, capitals = 0;
    for (std::size_t i = block.first_token; i < block.end_token; ++i) {
      if (tokens_[i].kind != TokenKind::kWord || tokens_[i].span.size() < kLongWordBytes) continue;
      ++words;
      capitals += IsUpper(text_.At(tokens_[i].span.begin).code_point);
    }
    return words >= kLongWords && capitals * 100 >= words * kCapitalPercent;
  }

  bool AllCapitals(const Block& block) const {
    bool upper = false;
    for (std::size_t at = Begin(block); at < End(block);) {
      const Char c = text_.At(at);
      if (IsLower(c.code_point)) return false;
      upper = upper || IsUpper(c.code_point);
      at += c.size;
    }
    return upper;
  }

  const Text& text_;
  const std::vector<Token>& tokens_;
  std::vector<Line> lines_;
};

}  // namespace

std::vector<Block> FindBlocks(const Text& text, const std::vector<Token>& tokens) {
  return ParagraphFinder(text, tokens).Run();
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
