// Wrapper: styled text wrapped to a width, for terminals.
// SPDX-License-Identifier: Apache-2.0
//
// A word is buffered until it ends, whatever styles it has, and then printed on this line or the next. Styles are reset before
// a line ends and set again after the next margin, so that no underline runs into the margin.
#include "lib/formats/wrapper.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Columns that a line has besides its margin, however narrow the terminal is said to be.
constexpr std::size_t kMinRoom = 8;

}  // namespace

void Wrapper::Add(std::string_view text, const Style& style, LineEnds line_ends) {
  for (std::size_t at = 0; at < text.size();) {
    const Cell cell = CellAt(text, at);
    at += cell.size;
    if (cell.kind == Cell::Kind::kGlyph) {
      AddToWord(cell, style);
    } else if (cell.kind == Cell::Kind::kLineEnd && line_ends == LineEnds::kKeep) {
      EndWord();
      if (in_line_) {
        EndLine();
      } else {
        BlankLine();
      }
    } else if (cell.kind != Cell::Kind::kNothing) {
      EndWord();
      space_ = in_line_;
      space_style_ = style;
    }
  }
}

void Wrapper::AddToWord(const Cell& glyph, const Style& style) {
  if (glyph.columns > 1 || word_columns_ + glyph.columns > Room()) EndWord();
  if (word_.empty() || !(word_.back().style == style)) word_.push_back({style, ""});
  AppendGlyph(glyph, &word_.back().bytes);
  word_columns_ += glyph.columns;
}

std::size_t Wrapper::Room() const {
  const std::size_t margin = margin_.spaces + (margin_.bar.empty() ? 0 : 1);
  return std::max(width_, margin + kMinRoom) - margin;
}

void Wrapper::EndWord() {
  if (word_.empty()) return;
  if (in_line_ && columns_ + (space_ ? 1 : 0) + word_columns_ > Room()) PrintLineEnd();
  if (!in_line_) BeginLine();
  if (space_ && columns_ > 0) {
    Print(" ", space_style_);
    ++columns_;
  }
  for (const Run& run : word_) Print(run.bytes, run.style);
  columns_ += word_columns_;
  word_.clear();
  word_columns_ = 0;
  space_ = false;
}

void Wrapper::BeginLine() {
  Print(margin_.bar, margin_.style);
  Print(std::string(margin_.spaces, ' '), {});
  in_line_ = true;
  after_blank_ = false;
}

void Wrapper::EndLine() {
  EndWord();
  if (in_line_) PrintLineEnd();
}

void Wrapper::BlankLine() {
  EndLine();
  if (after_blank_) return;
  Print(margin_.bar, margin_.style);
  PrintLineEnd();
  after_blank_ = true;
}

std::string Wrapper::Finish() && {
  EndLine();
  while (absl::EndsWith(out_, "\n\n")) out_.pop_back();
  return std::move(out_);
}

void Wrapper::Print(std::string_view bytes, const Style& style) {
  if (bytes.empty()) return;
  if (color_ && !(style == printed_)) {
    out_.append("\x1B[0");
    if (style.bold) out_.append(";1");
    if (style.faint) out_.append(";2");
    if (style.underline) out_.append(";4");
    if (style.color != Style::kDefaultColor) absl::StrAppend(&out_, ";38;5;", style.color);
    out_.push_back('m');
    printed_ = style;
  }
  out_.append(bytes);
}

void Wrapper::PrintLineEnd() {
  if (!(printed_ == Style())) out_.append("\x1B[0m");
  printed_ = {};
  out_.push_back('\n');
  columns_ = 0;
  in_line_ = false;
  space_ = false;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
