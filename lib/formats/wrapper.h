// Wrapper: styled text wrapped to a width, for terminals. Internal; see inquit/formats.h.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_FORMATS_WRAPPER_H_
#define INQUIT_LIB_FORMATS_WRAPPER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lib/formats/cells.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// How a run of text looks: Select Graphic Rendition, in the terms of ECMA-48.
struct Style {
  static constexpr int kDefaultColor = -1;
  int color = kDefaultColor;  // of the 256-colour palette
  bool bold = false;
  bool faint = false;
  bool underline = false;
};

inline bool operator==(const Style& a, const Style& b) {
  return a.color == b.color && a.bold == b.bold && a.faint == b.faint && a.underline == b.underline;
}

// What every line begins with.
struct Margin {
  std::string_view bar;    // printed on blank lines too; must outlive the wrapper
  std::size_t spaces = 0;  // after the bar
  Style style;             // of the bar
};

enum class LineEnds { kKeep, kFold };

// Breaks at white space and between wide characters, and inside a word only where it is longer than a line.
class Wrapper {
 public:
  // Without `color` no style is ever printed.
  Wrapper(std::size_t width, bool color) : width_(width), color_(color) {}

  // For the lines that begin from now on.
  void SetMargin(const Margin& margin) { margin_ = margin; }

  // Adds `text`; where its line ends are kept, several in a row make one blank line, else they are spaces.
  void Add(std::string_view text, const Style& style, LineEnds line_ends);
  void Add(std::string_view text, const Style& style = {}) { Add(text, style, LineEnds::kFold); }

  // Ends the line, if anything stands in it.
  void EndLine();
  // Ends the line and leaves one blank after it, except at the top and after another.
  void BlankLine();

  // All lines, the last one ended and not blank.
  std::string Finish() &&;

 private:
  struct Run {
    Style style;
    std::string bytes;
  };

  std::size_t Room() const;
  void AddToWord(const Cell& glyph, const Style& style);
  void EndWord();
  void BeginLine();
  void Print(std::string_view bytes, const Style& style);
  void PrintLineEnd();

  std::size_t width_;
  bool color_;
  Margin margin_;

  std::vector<Run> word_;  // not printed yet
  std::size_t word_columns_ = 0;
  bool space_ = false;  // stands before the word
  Style space_style_;

  std::string out_;
  Style printed_;            // in force at the end of out_
  std::size_t columns_ = 0;  // of the current line, its margin apart
  bool in_line_ = false;     // the current line has begun
  bool after_blank_ = true;  // a blank line, or nothing, stands before it
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_FORMATS_WRAPPER_H_
