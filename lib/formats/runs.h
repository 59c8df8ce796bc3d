// Runs: a text cut where marks begin and end, so that marks become elements. Internal; see inquit/formats.h.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_FORMATS_RUNS_H_
#define INQUIT_LIB_FORMATS_RUNS_H_

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "inquit/document.h"
#include "lib/formats/xml.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// A stretch of the text that is marked.
struct TextMark {
  enum class Kind { kContent, kCue, kSource, kChange };
  ByteSpan span;
  Kind kind = Kind::kContent;
  std::size_t index = 0;  // of its attribution, or its finding
};

// Those of `marks` that have words in `text`, in order: of those that begin together the longer ones first.
std::vector<TextMark> InOrder(std::vector<TextMark> marks, std::string_view text);

// All marks of `document`, in order.
std::vector<TextMark> MarksOf(const Document& document, std::string_view text);

// The paragraphs of `text`, in order: lines that no blank line parts, without the line end behind the last.
std::vector<ByteSpan> ParagraphsOf(std::string_view text);

// Writes a text as XML or HTML part by part, each behind the one before, with its marks as elements.
class RunWalker {
 public:
  // `marks` as InOrder gives them.
  explicit RunWalker(std::vector<TextMark> marks) : marks_(std::move(marks)) {}

  // Appends `part` of `text` to `out`. open(mark) appends the opening tag of a mark's element and returns the element's name.
  // They nest and none leaves `part`: a mark that crosses the end of another or of the part is closed there, and opened again.
  template <typename Open>
  void Append(ByteSpan part, std::string_view text, Open open, std::string* out) {
    std::vector<std::size_t> stack;
    std::vector<const char*> elements;  // of the marks in the stack
    const auto close = [&] {
      out->append("</").append(elements.back()).append(">");
      elements.pop_back();
      stack.pop_back();
    };
    for (std::size_t at = part.begin; at < part.end;) {
      const std::size_t end = std::min(part.end, MoveTo(at));
      std::size_t same = 0;
      while (same < stack.size() && same < here_.size() && stack[same] == here_[same]) ++same;
      while (stack.size() > same) close();
      while (stack.size() < here_.size()) {
        stack.push_back(here_[stack.size()]);
        elements.push_back(open(marks_[stack.back()]));
      }
      AppendXml(ByteSpan{at, end}.In(text), out);
      at = end;
    }
    while (!stack.empty()) close();
  }

 private:
  // Finds the marks that hold the byte `at`, the outermost first; returns where the next one begins or one of them ends.
  std::size_t MoveTo(std::size_t at) {
    here_.erase(std::remove_if(here_.begin(), here_.end(), [&](std::size_t m) { return marks_[m].span.end <= at; }),
                here_.end());
    for (; next_ < marks_.size() && marks_[next_].span.begin <= at; ++next_) {
      if (marks_[next_].span.end > at) here_.push_back(next_);
    }
    std::size_t end = next_ < marks_.size() ? marks_[next_].span.begin : static_cast<std::size_t>(-1);
    for (const std::size_t m : here_) end = std::min(end, marks_[m].span.end);
    return end;
  }

  std::vector<TextMark> marks_;
  std::vector<std::size_t> here_;  // marks at the current place
  std::size_t next_ = 0;           // the first mark behind it
};

// Writes `paragraphs` of `text`, in order, as elements of HTML. `marks` and `open` as RunWalker takes them.
template <typename Open>
void AppendParagraphs(const std::vector<ByteSpan>& paragraphs, std::string_view text, std::vector<TextMark> marks, Open open,
                      std::string* out) {
  RunWalker walker(std::move(marks));
  for (const ByteSpan paragraph : paragraphs) {
    out->append("<p>");
    walker.Append(paragraph, text, open, out);
    out->append("</p>\n");
  }
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_FORMATS_RUNS_H_
