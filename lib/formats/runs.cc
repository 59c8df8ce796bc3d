// Runs: which marks a document puts into its text, and where paragraphs are.
// SPDX-License-Identifier: Apache-2.0
#include "lib/formats/runs.h"

#include <optional>

#include "lib/formats/document_view.h"

namespace inquit {
inline namespace v0 {
namespace internal {

std::vector<TextMark> InOrder(std::vector<TextMark> marks, std::string_view text) {
  for (TextMark& mark : marks) mark.span = Clamp(mark.span, text);
  marks.erase(std::remove_if(marks.begin(), marks.end(), [](const TextMark& mark) { return mark.span.empty(); }), marks.end());
  std::stable_sort(marks.begin(), marks.end(), [](const TextMark& a, const TextMark& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  return marks;
}

std::vector<TextMark> MarksOf(const Document& document, std::string_view text) {
  std::vector<TextMark> marks;
  for (std::size_t i = 0; i < document.attributions.size(); ++i) {
    const Attribution& a = document.attributions[i];
    for (const ByteSpan piece : a.content) marks.push_back({piece, TextMark::Kind::kContent, i});
    if (a.cue) marks.push_back({*a.cue, TextMark::Kind::kCue, i});
    if (a.source) marks.push_back({*a.source, TextMark::Kind::kSource, i});
  }
  return InOrder(std::move(marks), text);
}

std::vector<ByteSpan> ParagraphsOf(std::string_view text) {
  std::vector<ByteSpan> paragraphs;
  std::optional<ByteSpan> open;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const std::size_t last = line.find_last_not_of(" \t\r");
    if (last == line.npos) {
      if (open) paragraphs.push_back(*open);
      open.reset();
    } else {
      open = {open ? open->begin : begin, begin + last + 1};
    }
    begin = end + 1;
  }
  if (open) paragraphs.push_back(*open);
  return paragraphs;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
