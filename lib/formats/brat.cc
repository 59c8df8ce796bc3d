// brat's standoff format: https://brat.nlplab.org/standoff.html
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "inquit/formats.h"
#include "lib/formats/document_view.h"
#include "lib/formats/valid_utf8.h"

namespace inquit {
inline namespace v0 {
namespace {

using internal::SpeakerOf;
using internal::WholeCharacters;

constexpr char kBlanks[] = " \t\r\n";

// `spans`, which lie in `text`, without blanks at their ends and cut at line ends, which no span of brat's may cross.
std::vector<ByteSpan> Lines(const std::vector<ByteSpan>& spans, std::string_view text) {
  std::vector<ByteSpan> lines;
  for (const ByteSpan inside : spans) {
    for (std::size_t begin = inside.begin; begin < inside.end;) {
      std::size_t end = std::min(text.find_first_of("\r\n", begin), inside.end);
      const std::size_t next = end + 1;
      while (begin < end && std::string_view(kBlanks).find(text[begin]) != std::string_view::npos) ++begin;
      while (end > begin && std::string_view(kBlanks).find(text[end - 1]) != std::string_view::npos) --end;
      if (begin < end) lines.push_back({begin, end});
      begin = next;
    }
  }
  return lines;
}

// Numbers the lines of one file.
class Annotations {
 public:
  explicit Annotations(std::string_view text) : text_(text), map_(text) {}

  void Add(const Attribution& a, const std::vector<Speaker>& speakers) {
    const std::size_t source = AddSpan("Source", a.source ? std::vector<ByteSpan>{*a.source} : std::vector<ByteSpan>());
    const std::vector<ByteSpan> cue_spans = a.cue ? std::vector<ByteSpan>{*a.cue} : std::vector<ByteSpan>();
    const std::size_t cue = AddSpan("Cue", cue_spans);
    const std::size_t content = AddSpan("Content", a.content);
    const std::size_t trigger = AddSpan("Attribution", cue > 0 ? cue_spans : a.content);
    if (trigger == 0) return;
    absl::StrAppend(&out_, "E", ++events_, "\tAttribution:T", trigger);
    if (content > 0) absl::StrAppend(&out_, " Content:T", content);
    if (cue > 0) absl::StrAppend(&out_, " Cue:T", cue);
    if (source > 0) absl::StrAppend(&out_, " Source:T", source);
    absl::StrAppend(&out_, "\nA", events_, "\tKind E", events_, " ");
    out_.append(ToString(a.kind)).push_back('\n');
    if (const Speaker* const speaker = SpeakerOf(a, speakers)) {
      absl::StrAppend(&out_, "#", events_, "\tAnnotatorNotes E", events_, "\t", OneLine(speaker->name), "\n");
    }
  }

  std::string Take() { return std::move(out_); }

 private:
  // The number of the span, 0 where there is nothing of it.
  std::size_t AddSpan(const char* type, const std::vector<ByteSpan>& spans) {
    std::vector<ByteSpan> whole;
    whole.reserve(spans.size());
    for (const ByteSpan span : spans) whole.push_back(WholeCharacters(span, text_, map_));
    const std::vector<ByteSpan> lines = Lines(whole, text_);
    if (lines.empty()) return 0;
    absl::StrAppend(&out_, "T", ++spans_, "\t", type);
    const char* before = " ";
    for (const ByteSpan line : lines) {
      const UnitSpan units = map_.ToUnits(line, OffsetUnit::kCodePoints);
      absl::StrAppend(&out_, before, units.begin, " ", units.end);
      before = ";";
    }
    before = "\t";
    for (const ByteSpan line : lines) {
      absl::StrAppend(&out_, before, internal::ValidUtf8(line.In(text_)));
      before = " ";
    }
    out_.push_back('\n');
    return spans_;
  }

  static std::string OneLine(std::string_view name) {
    std::string line = internal::ValidUtf8(name);
    for (char& c : line) c = c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    return line;
  }

  std::string_view text_;
  OffsetMap map_;
  std::string out_;
  std::size_t spans_ = 0, events_ = 0;
};

}  // namespace

std::string ToBrat(const Document& document, std::string_view text) {
  Annotations annotations(text);
  for (const Attribution& a : document.attributions) annotations.Add(a, document.speakers);
  return annotations.Take();
}

std::string BratConfiguration() {
  return "# Types of inquit's annotations: who said what.\n"
         "[entities]\nSource\nCue\nContent\n\n[relations]\n\n"
         "[events]\nAttribution\tContent:Content, Cue?:Cue, Source?:Source\n\n"
         "[attributes]\nKind\tArg:<EVENT>, Value:direct|mixed|indirect\n";
}

}  // namespace v0
}  // namespace inquit
