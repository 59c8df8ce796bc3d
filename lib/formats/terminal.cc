// The terminal view: the text with what was said in its speaker's colour, then each speaker with what they said.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "inquit/formats.h"
#include "lib/formats/document_view.h"
#include "lib/formats/words.h"
#include "lib/formats/wrapper.h"

namespace inquit {
inline namespace v0 {
namespace {

using internal::Clamp;
using internal::Count;
using internal::LineEnds;
using internal::Margin;
using internal::SpeakerOf;
using internal::Style;
using internal::Wrapper;

constexpr char kBar[] = "\xE2\x96\x8C";    // U+258C, left half block
constexpr char kDash[] = "\xE2\x80\x94 ";  // U+2014, em dash
constexpr char kGap[] = " \xE2\x80\xA6 ";  // U+2026, ellipsis: other words stand between
constexpr std::size_t kIndent = 2;

// Of the 256-colour palette: easy to tell apart, and readable on a dark and on a light background.
constexpr int kSpeakerColors[] = {33, 208, 35, 170, 37, 203, 136, 99, 71, 168};
constexpr int kUnknownSpeakerColor = 245;  // grey

Style Colored(int color) { return {color, /*bold=*/false, /*faint=*/false, /*underline=*/false}; }
Style Bold(int color) { return {color, /*bold=*/true, /*faint=*/false, /*underline=*/false}; }
Style Faint() {
  return {Style::kDefaultColor, /*bold=*/false, /*faint=*/true,
          /*underline=*/false};
}

int SpeakerColor(std::size_t speaker) { return kSpeakerColors[speaker % std::size(kSpeakerColors)]; }

// ---- The text ----

// A part of the text in one style.
struct StyledSpan {
  ByteSpan span;
  Style style;
};

// Contents, cues and sources, in order.
std::vector<StyledSpan> StyledSpans(const Document& document, std::string_view text) {
  std::vector<StyledSpan> spans;
  for (const Attribution& a : document.attributions) {
    Style style = Colored(SpeakerOf(a, document.speakers) ? SpeakerColor(*a.speaker) : kUnknownSpeakerColor);
    for (const ByteSpan piece : a.content) spans.push_back({Clamp(piece, text), style});
    style.underline = true;
    if (a.cue) spans.push_back({Clamp(*a.cue, text), style});
    style.bold = true;
    if (a.source) spans.push_back({Clamp(*a.source, text), style});
  }
  std::stable_sort(spans.begin(), spans.end(), [](const StyledSpan& a, const StyledSpan& b) { return a.span < b.span; });
  return spans;
}

void AddText(const Document& document, std::string_view text, Wrapper* out) {
  out->BlankLine();
  std::size_t done = 0;
  for (const StyledSpan& styled : StyledSpans(document, text)) {
    if (styled.span.end <= done) continue;  // several attributions share one source
    const ByteSpan rest = {std::max(styled.span.begin, done), styled.span.end};
    out->Add(text.substr(done, rest.begin - done), {}, LineEnds::kKeep);
    out->Add(rest.In(text), styled.style, LineEnds::kKeep);
    done = rest.end;
  }
  out->Add(text.substr(done), {}, LineEnds::kKeep);
}

// ---- The speakers ----

bool IsBlank(std::string_view bytes) { return bytes.find_first_not_of(" \t\r\n") == bytes.npos; }

// What is between two parts of the text: blanks as they are, anything else as an ellipsis.
void AddGap(ByteSpan before, ByteSpan after, std::string_view text, const Style& style, Wrapper* out) {
  const std::size_t begin = std::min(before.end, after.begin);
  const std::string_view gap = text.substr(begin, after.begin - begin);
  out->Add(IsBlank(gap) ? gap : kGap, style, LineEnds::kKeep);
}

// Cue and source as they follow each other in the text, so that they read as there: "said Rhea Okonjo".
void AddCredit(const Attribution& a, std::string_view text, Wrapper* out) {
  std::vector<ByteSpan> parts;
  if (a.cue) parts.push_back(Clamp(*a.cue, text));
  if (a.source) parts.push_back(Clamp(*a.source, text));
  if (parts.empty()) return;
  std::sort(parts.begin(), parts.end());
  out->Add(kDash, Faint());
  out->Add(parts.front().In(text), Faint());
  if (parts.size() == 2) {
    AddGap(parts[0], parts[1], text, Faint(), out);
    out->Add(parts.back().In(text), Faint());
  }
  out->EndLine();
}

void AddContent(const std::vector<ByteSpan>& pieces, std::string_view text, Wrapper* out) {
  ByteSpan last;
  for (const ByteSpan& piece : pieces) {
    const ByteSpan span = Clamp(piece, text);
    if (&piece != &pieces.front()) AddGap(last, span, text, {}, out);
    out->Add(span.In(text), {}, LineEnds::kKeep);
    last = span;
  }
  out->EndLine();
}

// Contents and credits, each statement in lines of its own.
void AddStatements(const std::vector<const Attribution*>& statements, std::string_view text, Margin margin, Wrapper* out) {
  Margin credit_margin = margin;
  credit_margin.spaces += kIndent;
  bool first = true;
  for (const Attribution* a : statements) {
    out->SetMargin(margin);
    if (!first) out->BlankLine();
    first = false;
    AddContent(a->content, text, out);
    out->SetMargin(credit_margin);
    AddCredit(*a, text, out);
  }
}

// One speaker: a heading, and all that they said.
void AddSection(std::string_view name, std::string_view type, const std::vector<const Attribution*>& statements,
                std::string_view text, Margin margin, Wrapper* out) {
  if (statements.empty()) return;
  out->SetMargin({});
  out->BlankLine();
  out->SetMargin(margin);
  out->Add(name, Bold(margin.style.color));
  out->Add(absl::StrCat(" (", std::string(type), Count(statements.size(), "statement"), ")"), Faint());
  out->EndLine();
  margin.spaces += kIndent;
  AddStatements(statements, text, margin, out);
}

void AddSpeakers(const Document& document, std::string_view text, bool color, Wrapper* out) {
  std::vector<std::vector<const Attribution*>> by_speaker(document.speakers.size());
  std::vector<const Attribution*> without_speaker;
  for (const Attribution& a : document.attributions) {
    (SpeakerOf(a, document.speakers) ? by_speaker[*a.speaker] : without_speaker).push_back(&a);
  }
  Margin margin = {color ? kBar : "", color ? std::size_t{1} : 0, {}};
  for (std::size_t i = 0; i < by_speaker.size(); ++i) {
    const Speaker& speaker = document.speakers[i];
    margin.style = Colored(SpeakerColor(i));
    std::string what = absl::StrCat(std::string(ToString(speaker.type)), ", ");
    if (speaker.role) absl::StrAppend(&what, std::string(Clamp(*speaker.role, text).In(text)), ", ");
    AddSection(speaker.name, what, by_speaker[i], text, margin, out);
  }
  margin.style = Colored(kUnknownSpeakerColor);
  AddSection("Speaker unknown", "", without_speaker, text, margin, out);
}

}  // namespace

std::string ToTerminal(const Document& document, std::string_view text, const TerminalOptions& options) {
  Wrapper out(options.width, options.color);
  if (!options.title.empty()) {
    out.Add(options.title, Bold(Style::kDefaultColor));
    out.Add(
        absl::StrCat(": ", Count(document.attributions.size(), "statement"), ", ", Count(document.speakers.size(), "speaker")),
        Faint());
  }
  if (options.color) AddText(document, text, &out);
  AddSpeakers(document, text, options.color, &out);
  return std::move(out).Finish();
}

}  // namespace v0
}  // namespace inquit
