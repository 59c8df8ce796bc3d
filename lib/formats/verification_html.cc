// A draft held against its sources, as an article of a page: its statements by verdict, and beside them what was found.
// SPDX-License-Identifier: Apache-2.0
//
// A statement is a <mark> of its verdict's class for each of its pieces in each paragraph, and begins with a link to its
// finding, whose symbol says without colour what became of it. Findings show their words as a word diff, and the passages of
// the source; data-a is the number that both bear. html.cc tells of the page around it.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "inquit/formats.h"
#include "lib/formats/decimal.h"
#include "lib/formats/document_view.h"
#include "lib/formats/page.h"
#include "lib/formats/runs.h"
#include "lib/formats/verification_view.h"
#include "lib/formats/words.h"
#include "lib/formats/xml.h"

namespace inquit {
inline namespace v0 {
namespace {

using internal::AppendXml;
using internal::Clamp;
using internal::Count;
using internal::TextMark;

constexpr std::size_t kContext = 200;  // bytes of a place's paragraph that are shown on either side of it

// "wrong-speaker".
std::string ClassOf(Verdict verdict) { return absl::StrReplaceAll(std::string(ToString(verdict)), {{" ", "-"}}); }

const char* SymbolOf(Verdict verdict) {
  if (IsFault(verdict)) return "\u2717";                // a ballot's cross
  if (verdict == Verdict::kVerbatim) return "\u2713";   // a check mark
  return verdict == Verdict::kEdited ? "\u2248" : "?";  // about the same
}

// A paragraph of a source, or what is shown of it.
struct Passage {
  ByteSpan span = {};
  bool cut_before = false, cut_behind = false;
};

// The paragraphs that `span` lies in, at most kContext bytes on either side of it, cut at blanks.
std::vector<Passage> PassagesAround(ByteSpan span, std::string_view text) {
  const ByteSpan window = Clamp({span.begin - std::min(span.begin, kContext), span.end + kContext}, text);
  std::vector<Passage> passages;
  for (ByteSpan shown : internal::ParagraphsOf(window.In(text))) {
    shown = {shown.begin + window.begin, shown.end + window.begin};
    if (shown.end <= span.begin || shown.begin >= span.end) continue;
    const bool cut_before = shown.begin == window.begin && window.begin > 0 && text[window.begin - 1] != '\n';
    const bool cut_behind =
        window.end < text.size() && text.substr(shown.end, window.end + 1 - shown.end).find('\n') == text.npos;
    if (cut_before) {
      const std::size_t blank = text.substr(shown.begin, span.begin - shown.begin).find(' ');
      shown.begin = blank == text.npos ? span.begin : shown.begin + blank + 1;
    }
    if (cut_behind) {
      const std::size_t blank = text.substr(span.end, std::max(shown.end, span.end) - span.end).rfind(' ');
      shown.end = span.end + (blank == text.npos ? 0 : blank);
    }
    passages.push_back({shown, cut_before, cut_behind});
  }
  return passages;
}

// Those of all pieces of a place, in order; what two of them share stands there once.
std::vector<Passage> PassagesOf(const std::vector<TextMark>& marks, std::string_view text) {
  std::vector<Passage> passages;
  for (const TextMark& mark : marks) {
    if (mark.kind != TextMark::Kind::kContent) continue;
    for (const Passage& passage : PassagesAround(mark.span, text)) {
      if (passages.empty() || passage.span.begin >= passages.back().span.end) {
        passages.push_back(passage);
      } else if (passage.span.end > passages.back().span.end) {
        passages.back().span.end = passage.span.end;
        passages.back().cut_behind = passage.cut_behind;
      }
    }
  }
  return passages;
}

// How a character is typed, and what stands between words: the passage shows it, and a diff of it would be noise.
bool IsTyping(ChangeKind kind) {
  return kind == ChangeKind::kMarks || kind == ChangeKind::kCase || kind == ChangeKind::kPunctuation;
}

class Writer {
 public:
  Writer(const Verification& verification, std::string_view draft, const Verifier& sources, const HtmlOptions& options,
         std::string* out)
      : findings_(verification.findings),
        document_(verification.draft),
        counts_(internal::CountVerdicts(verification)),
        draft_(draft),
        sources_(sources),
        options_(options),
        out_(out),
        begun_(findings_.size()) {}

  void AddArticle() {
    const auto faults = static_cast<std::size_t>(
        std::count_if(findings_.begin(), findings_.end(), [](const Finding& finding) { return IsFault(finding.verdict); }));
    const std::string statements = Count(findings_.size(), "statement");
    internal::BeginArticle(options_, "verification", absl::StrCat(statements, ", ", Count(faults, "fault")), out_);
    absl::StrAppend(out_, "<section class=\"summary\" aria-label=\"Summary\">\n<p><strong>",
                    faults == 0 ? "No fault" : Count(faults, "fault"), "</strong> in ", statements, ", held against ",
                    Count(sources_.source_count(), "source"), "</p>\n");
    AddCounts();
    out_->append("</section>\n<div class=\"text\" lang=\"en\">");
    internal::AppendParagraphs(
        internal::ParagraphsOf(draft_), draft_, MarksOfDraft(), [this](const TextMark& mark) { return OpenInDraft(mark); },
        out_);
    out_->append("</div>\n<aside aria-label=\"Findings\"><div class=\"stick\">\n<ol class=\"findings\">\n");
    for (std::size_t f = 0; f < findings_.size(); ++f) AddFinding(f);
    out_->append(
        "</ol>\n<p class=\"keys\"><kbd>j</kbd> <kbd>k</kbd> next, previous statement; <kbd>f</kbd> next fault; "
        "<kbd>Enter</kbd> to its finding, and back; <kbd>Esc</kbd> none</p>\n</div></aside>\n</article>\n");
  }

 private:
  std::string Id(char part, std::size_t index) const { return internal::PageId(options_, part, index); }

  void AddCounts() {
    if (counts_.empty()) return;
    out_->append("<div class=\"shares\" aria-hidden=\"true\">");
    for (const auto& [verdict, count] : counts_) {
      absl::StrAppend(out_, "<i class=\"", ClassOf(verdict), "\" style=\"flex-grow:", count, "\"></i>");
    }
    out_->append("</div>\n<ul class=\"verdicts\">");
    for (const auto& [verdict, count] : counts_) {
      absl::StrAppend(out_, "<li class=\"", ClassOf(verdict), "\"><span aria-hidden=\"true\">", SymbolOf(verdict),
                      "</span> <b>", count, "</b> ", std::string(ToString(verdict)), "</li>");
    }
    out_->append("</ul>\n");
  }

  // ---- The draft ----

  std::vector<TextMark> MarksOfDraft() const {
    std::vector<TextMark> marks;
    for (std::size_t f = 0; f < findings_.size(); ++f) {
      for (const ByteSpan piece : findings_[f].quotation) {
        marks.push_back({internal::WithQuotationMarks(piece, draft_), TextMark::Kind::kContent, f});
      }
      for (const Change& change : findings_[f].changes) {
        if (!change.permitted) marks.push_back({change.draft, TextMark::Kind::kChange, f});
      }
    }
    return internal::InOrder(std::move(marks), draft_);
  }

  // Opens the element of a mark; returns its name.
  const char* OpenInDraft(const TextMark& mark) {
    if (mark.kind == TextMark::Kind::kChange) return OpenChange();
    const Verdict verdict = findings_[mark.index].verdict;
    absl::StrAppend(out_, "<mark class=\"", ClassOf(verdict), "\" data-a=\"", mark.index + 1, "\"",
                    IsFault(verdict) ? " data-fault" : "");
    if (!begun_[mark.index]) absl::StrAppend(out_, " id=\"", Id('a', mark.index), "\" data-first");
    begun_[mark.index] = true;
    const std::string words(ToString(verdict));
    absl::StrAppend(out_, "><a href=\"#", Id('c', mark.index), "\" title=\"", words, "\" aria-label=\"", mark.index + 1, ", ",
                    words, ":\">", SymbolOf(verdict), mark.index + 1, "</a>");
    return "mark";
  }

  const char* OpenChange() {
    out_->append("<u>");
    return "u";
  }

  // ---- Its findings ----

  void AddFinding(std::size_t index) {
    const Finding& finding = findings_[index];
    const std::string_view speaker = internal::SpeakerNameOf(finding, document_);
    absl::StrAppend(out_, "<li class=\"finding ", ClassOf(finding.verdict), "\" id=\"", Id('c', index), "\" data-a=\"",
                    index + 1, "\"", IsFault(finding.verdict) ? " data-fault" : "", "><h3><a href=\"#", Id('a', index),
                    "\"><span class=\"number\">", index + 1, "</span> <span aria-hidden=\"true\">", SymbolOf(finding.verdict),
                    "</span> ", std::string(ToString(finding.verdict)), "</a> <span class=\"speaker\">");
    AppendXml(speaker.empty() ? "Nobody known" : speaker, out_);
    out_->append("</span></h3>\n<p class=\"reason\">");
    AppendXml(finding.reason, out_);
    absl::StrAppend(out_, " <span class=\"confidence\">confidence&#160;", internal::Confidence(finding.confidence),
                    "</span></p>\n");
    for (const ByteSpan piece : finding.quotation) AddDiff(finding, piece);
    if (!internal::SourceTextOf(finding, sources_).empty()) AddPlace(finding);
    out_->append("</li>\n");
  }

  // What the draft has, with what the source has in its place.
  void AddDiff(const Finding& finding, ByteSpan piece) {
    out_->append("<p class=\"diff\" lang=\"en\">");
    internal::ForEachPart(
        piece, finding, draft_, internal::SourceTextOf(finding, sources_),
        [this](std::string_view words) { AppendXml(words, out_); },
        [&](const Change& change, std::string_view ours, std::string_view theirs) { AddChange(change, ours, theirs, piece); });
    out_->append("</p>\n");
  }

  void AddChange(const Change& change, std::string_view ours, std::string_view theirs, ByteSpan piece) {
    const std::string kind(ToString(change.kind));
    const std::string what = change.permitted ? absl::StrCat(" class=\"permitted\" title=\"", kind, "\"") : "";
    if (change.permitted && IsTyping(change.kind)) return AddElement("span", what, ours);
    if (!ours.empty()) AddElement("del", what, ours);
    // What the draft leaves out has its blank in front of it where it stands behind a word, else behind it.
    const std::size_t at = Clamp(change.draft, draft_).begin;
    const bool behind_word = at > piece.begin && draft_[at - 1] != ' ';
    if (ours.empty() && behind_word) out_->append(" ");
    if (!theirs.empty()) AddElement("ins", what, theirs);
    if (ours.empty() && !behind_word) out_->append(" ");
  }

  void AddElement(const char* name, const std::string& attributes, std::string_view words) {
    absl::StrAppend(out_, "<", name, attributes, ">");
    AppendXml(words, out_);
    absl::StrAppend(out_, "</", name, ">");
  }

  // Where it stands: the source's name, who says it there, and the passages.
  void AddPlace(const Finding& finding) {
    const Place& place = *finding.place;
    const std::string_view text = sources_.text(place.source);
    out_->append("<figure><figcaption><cite>");
    AppendXml(sources_.id(place.source), out_);
    out_->append("</cite>");
    if (!place.speaker.empty()) {
      out_->append(", said by <b>");
      AppendXml(place.speaker, out_);
      out_->append("</b>");
    }
    out_->append("</figcaption><blockquote lang=\"en\">\n");
    const std::vector<TextMark> marks = MarksOfPlace(finding, text);
    internal::RunWalker walker(marks);
    for (const Passage& passage : PassagesOf(marks, text)) {
      out_->append(passage.cut_before ? "<p>\u2026 " : "<p>");
      walker.Append(
          passage.span, text, [this](const TextMark& mark) { return OpenInSource(mark); }, out_);
      out_->append(passage.cut_behind ? " \u2026</p>\n" : "</p>\n");
    }
    out_->append("</blockquote></figure>\n");
  }

  std::vector<TextMark> MarksOfPlace(const Finding& finding, std::string_view text) const {
    const Place& place = *finding.place;
    std::vector<TextMark> marks;
    for (const ByteSpan piece : place.spans) marks.push_back({piece, TextMark::Kind::kContent});
    for (const Change& change : finding.changes) {
      if (!change.permitted) marks.push_back({change.source, TextMark::Kind::kChange});
    }
    const std::vector<Attribution>& said = sources_.document(place.source).attributions;
    if (place.attribution && *place.attribution < said.size()) {
      const Attribution& there = said[*place.attribution];
      if (there.cue) marks.push_back({*there.cue, TextMark::Kind::kCue});
      if (there.source) marks.push_back({*there.source, TextMark::Kind::kSource});
    }
    return internal::InOrder(std::move(marks), text);
  }

  // Opens the element of a mark; returns its name.
  const char* OpenInSource(const TextMark& mark) {
    if (mark.kind == TextMark::Kind::kChange) return OpenChange();
    if (mark.kind != TextMark::Kind::kContent) return internal::OpenSpan(mark.kind, out_);
    out_->append("<mark>");
    return "mark";
  }

  const std::vector<Finding>& findings_;
  const Document& document_;  // of the draft
  std::vector<std::pair<Verdict, std::size_t>> counts_;
  std::string_view draft_;
  const Verifier& sources_;
  const HtmlOptions& options_;
  std::string* out_;
  std::vector<bool> begun_;  // of each finding, whether a piece of it stands in the draft's text already
};

}  // namespace

std::string ToHtml(const Verification& verification, std::string_view draft, const Verifier& sources,
                   const HtmlOptions& options) {
  std::string out;
  Writer(verification, draft, sources, options, &out).AddArticle();
  return out;
}

}  // namespace v0
}  // namespace inquit
