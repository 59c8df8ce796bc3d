// Runs: which marks a document puts into its text, and where paragraphs are.
// SPDX-License-Identifier: Apache-2.0
#include "lib/formats/runs.h"

#include <optional>

#include "lib/formats/document_view.h"

namespace inquit {
inline namespace v0 {
namespace internal {

std::vector<TextMark> MarksOf(const Document& document, std::string_view text) {
  std::vector<TextMark> marks;
  const auto add = [&](ByteSpan span, TextMark::Kind kind, std::size_t attribution) {
    span = Clamp(span, text);
    if (!span.empty()) marks.push_back({span, kind, attribution});
  };
  for (std::size_t i = 0; i < document.attributions.size(); ++i) {
    const Attribution& a = document.attributions[i];
    for (const ByteSpan piece : a.content) add(piece, TextMark::Kind::kContent, i);
    if (a.cue) add(*a.cue, TextMark::Kind::kCue, i);
    if (a.source) add(*a.source, TextMark::Kind::kSource, i);
  }
  std::stable_sort(marks.begin(), marks.end(), [](const TextMark& a, const TextMark& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  return marks;
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
