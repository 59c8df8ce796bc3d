// A page of HTML: articles with what was said in its speaker's colour, the speakers beside them, and why.
// SPDX-License-Identifier: Apache-2.0
//
// Everything that the page needs is in it, and its Content-Security-Policy forbids it to fetch anything. Without scripts it is
// all there, one article under the other; page.js adds the index, the filters, and the ways from a statement to its speaker's
// others. A statement is a <mark> for each of its pieces in each paragraph; data-a is its number, data-s its speaker's, data-c
// how sure it is. Articles of drafts that were held against their sources are verification_html.cc's; they take the same page.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "inquit/formats.h"
#include "lib/formats/decimal.h"
#include "lib/formats/document_view.h"
#include "lib/formats/page.h"
#include "lib/formats/runs.h"
#include "lib/formats/words.h"
#include "lib/formats/xml.h"

namespace inquit {
inline namespace v0 {
namespace {

using internal::AppendXml;
using internal::Clamp;
using internal::Confidence;
using internal::Count;
using internal::Decimal;
using internal::Probability;
using internal::SpeakerOf;
using internal::TextMark;
using internal::Zeros;

// By hand: below these a statement looks unsure, and doubtful.
constexpr double kUnsure = 0.8;
constexpr double kDoubtful = 0.5;
constexpr std::size_t kMostAlternatives = 5;  // of a decision that are shown, the best first

// What one speaker said in an article; `speaker` is speakers.size() for nobody known.
struct Share {
  std::size_t speaker = 0;
  std::size_t statements = 0;
  std::size_t quoted_words = 0;
};

// Those who say something, the most talkative first, nobody last.
std::vector<Share> SharesOf(const Document& document, std::string_view text) {
  std::vector<Share> shares(document.speakers.size() + 1);
  for (std::size_t s = 0; s < shares.size(); ++s) shares[s].speaker = s;
  for (const Attribution& a : document.attributions) {
    Share& share = shares[SpeakerOf(a, document.speakers) ? *a.speaker : document.speakers.size()];
    ++share.statements;
    share.quoted_words += internal::CountQuotedWords(a, text);
  }
  const std::size_t nobody = document.speakers.size();
  shares.erase(std::remove_if(shares.begin(), shares.end(), [](const Share& s) { return s.statements == 0; }), shares.end());
  std::stable_sort(shares.begin(), shares.end(), [&](const Share& a, const Share& b) {
    if ((a.speaker == nobody) != (b.speaker == nobody)) return b.speaker == nobody;
    return a.statements > b.statements;
  });
  return shares;
}

class Writer {
 public:
  Writer(const Document& document, const std::vector<std::vector<Decision>>* decisions, std::string_view text,
         const HtmlOptions& options, std::string* out)
      : document_(document),
        decisions_(decisions),
        text_(text),
        options_(options),
        out_(out),
        begun_(document.attributions.size()) {}

  void AddArticle() {
    const std::string summary =
        absl::StrCat(Count(document_.attributions.size(), "statement"), ", ", Count(document_.speakers.size(), "speaker"));
    internal::BeginArticle(options_, "said", summary, out_);
    out_->append("<div class=\"text\" lang=\"en\">");
    internal::AppendParagraphs(
        internal::ParagraphsOf(text_), text_, internal::MarksOf(document_, text_),
        [this](const TextMark& mark) { return Open(mark); }, out_);
    out_->append("</div>\n<aside aria-label=\"Speakers\"><div class=\"stick\">\n");
    for (std::size_t a = 0; a < document_.attributions.size(); ++a) AddCard(a);
    AddSpeakers();
    out_->append("</div></aside>\n</article>\n");
  }

 private:
  std::string Id(char part, std::size_t index) const { return internal::PageId(options_, part, index); }

  // Opens the element of a mark; returns its name.
  const char* Open(const TextMark& mark) {
    if (mark.kind != TextMark::Kind::kContent) return internal::OpenSpan(mark.kind, out_);
    const Attribution& a = document_.attributions[mark.index];
    const double confidence = Probability(a.confidence);
    absl::StrAppend(out_, "<mark class=\"");
    out_->append(ToString(a.kind))
        .append(confidence < kDoubtful ? " doubtful"
                : confidence < kUnsure ? " unsure"
                                       : "")
        .append("\"");
    absl::StrAppend(out_, " data-a=\"", mark.index + 1, "\" data-kind=\"");
    out_->append(ToString(a.kind));
    absl::StrAppend(out_, "\" data-c=\"", Confidence(confidence), "\"");
    if (SpeakerOf(a, document_.speakers)) AddColor(*a.speaker);
    if (!begun_[mark.index]) {
      absl::StrAppend(out_, " id=\"", Id('a', mark.index), "\" data-first tabindex=\"0\" aria-describedby=\"",
                      Id('c', mark.index), "\"");
      begun_[mark.index] = true;
    }
    out_->append(">");
    return "mark";
  }

  void AddColor(std::size_t speaker) { absl::StrAppend(out_, " data-s=\"", speaker, "\" style=\"--s:", speaker, "\""); }

  void AddTerm(const char* term, std::string_view value) {
    if (value.empty()) return;
    absl::StrAppend(out_, "<dt>", term, "</dt><dd>");
    AppendXml(value, out_);
    out_->append("</dd>");
  }

  // What is known of a statement, shown where it is chosen.
  void AddCard(std::size_t index) {
    const Attribution& a = document_.attributions[index];
    const Speaker* const speaker = SpeakerOf(a, document_.speakers);
    absl::StrAppend(out_, "<section class=\"card\" id=\"", Id('c', index), "\" data-a=\"", index + 1, "\" hidden><h3>");
    AppendXml(speaker ? std::string_view(speaker->name) : "Nobody known", out_);
    out_->append("</h3><dl>");
    if (speaker) AddTerm("known by", ToString(a.reason));
    if (a.source) AddTerm("source", Clamp(*a.source, text_).In(text_));
    if (a.cue) AddTerm("cue", Clamp(*a.cue, text_).In(text_));
    AddTerm("kind", ToString(a.kind));
    AddTerm("confidence", Confidence(a.confidence));
    if (speaker) AddTerm("speaker's", Confidence(a.speaker_confidence));
    out_->append("</dl>");
    if (decisions_ && index < decisions_->size()) AddDecisions((*decisions_)[index]);
    out_->append("</section>\n");
  }

  void AddDecisions(const std::vector<Decision>& decisions) {
    out_->append("<details><summary>Why</summary><ol>");
    for (const Decision& decision : decisions) {
      out_->append("<li><b>");
      AppendXml(decision.step, out_);
      out_->append("</b> ");
      AppendXml(decision.rule, out_);
      if (decision.span) {
        out_->append(": ");
        AppendXml(Clamp(*decision.span, text_).In(text_), out_);
      }
      AddAlternatives(decision.alternatives);
      out_->append("</li>");
    }
    out_->append("</ol></details>");
  }

  void AddAlternatives(const std::vector<Alternative>& alternatives) {
    if (alternatives.empty()) return;
    out_->append("<ul>");
    for (std::size_t i = 0; i < std::min(alternatives.size(), kMostAlternatives); ++i) {
      const Alternative& alternative = alternatives[i];
      out_->append(alternative.chosen ? "<li><strong>" : "<li>");
      AppendXml(alternative.name, out_);
      if (alternative.span) {
        out_->append(alternative.name.empty() ? "" : ": ");
        AppendXml(Clamp(*alternative.span, text_).In(text_), out_);
      }
      if (alternative.score && std::isfinite(*alternative.score)) {
        absl::StrAppend(out_, " (", Decimal(*alternative.score, 2, Zeros::kDrop), ")");
      }
      out_->append(alternative.chosen ? "</strong></li>" : "</li>");
    }
    out_->append("</ul>");
  }

  void AddSpeakers() {
    const std::vector<Share> shares = SharesOf(document_, text_);
    if (shares.empty()) {
      out_->append("<p>Nobody says anything here.</p>\n");
      return;
    }
    const std::size_t words = std::accumulate(shares.begin(), shares.end(), std::size_t{0},
                                              [](std::size_t sum, const Share& s) { return sum + s.quoted_words; });
    out_->append("<h3>Who speaks</h3>\n<ol class=\"speakers\">\n");
    for (const Share& share : shares) AddSpeaker(share, words);
    out_->append(
        "</ol>\n<p class=\"keys\"><kbd>j</kbd> <kbd>k</kbd> next, previous statement; <kbd>n</kbd> <kbd>p</kbd> of the same "
        "speaker; "
        "<kbd>Esc</kbd> none</p>\n");
  }

  void AddSpeaker(const Share& share, std::size_t all_words) {
    const bool known = share.speaker < document_.speakers.size();
    out_->append("<li><button type=\"button\" aria-pressed=\"false\"");
    if (known) AddColor(share.speaker);
    out_->append("><span class=\"name\">");
    AppendXml(known ? std::string_view(document_.speakers[share.speaker].name) : "Nobody known", out_);
    out_->append("</span>");
    if (known) AddWhat(document_.speakers[share.speaker]);
    const std::size_t percent = all_words == 0 ? 0 : (200 * share.quoted_words + all_words) / (2 * all_words);
    absl::StrAppend(out_, "<span class=\"count\">", Count(share.statements, "statement"), ", ", percent,
                    "% of the quoted words</span><span class=\"bar\"><i style=\"width:", percent,
                    "%\"></i></span></button></li>\n");
  }

  // "person, f (given name), head of the diving school"
  void AddWhat(const Speaker& speaker) {
    out_->append("<span class=\"what\">").append(ToString(speaker.type));
    if (speaker.gender != Gender::kUnknown) {
      out_->append(", ").append(ToString(speaker.gender)).append(" (").append(ToString(speaker.gender_evidence)).append(")");
    }
    if (speaker.role) {
      out_->append(", ");
      AppendXml(Clamp(*speaker.role, text_).In(text_), out_);
    }
    out_->append("</span>");
  }

  const Document& document_;
  const std::vector<std::vector<Decision>>* decisions_;
  std::string_view text_;
  const HtmlOptions& options_;
  std::string* out_;
  std::vector<bool> begun_;  // of each attribution, whether a piece of it stands there already
};

}  // namespace

namespace internal {

std::string PageId(const HtmlOptions& options, char part, std::size_t index) {
  return absl::StrCat("d", options.number, "-", std::string(1, part), index + 1);
}

void BeginArticle(const HtmlOptions& options, const char* what, const std::string& summary, std::string* out) {
  absl::StrAppend(out, "<article class=\"document ", what, "\" id=\"d", options.number, "\" data-summary=\"", summary,
                  "\">\n<h2>");
  AppendXml(options.id, out);
  out->append("</h2>\n");
}

const char* OpenSpan(TextMark::Kind kind, std::string* out) {
  out->append(kind == TextMark::Kind::kCue ? "<span class=\"cue\">" : "<span class=\"source\">");
  return "span";
}

}  // namespace internal

std::string ToHtml(const Document& document, std::string_view text, const HtmlOptions& options) {
  std::string out;
  Writer(document, nullptr, text, options, &out).AddArticle();
  return out;
}

std::string ToHtml(const Explanation& explanation, std::string_view text, const HtmlOptions& options) {
  std::string out;
  Writer(explanation.document, &explanation.decisions, text, options, &out).AddArticle();
  return out;
}

std::string ErrorToHtml(const std::string& id, const absl::Status& status, std::size_t number) {
  std::string out;
  internal::BeginArticle({id, number}, "unread", "not read", &out);
  out.append("<p class=\"failed\">Not read: ");
  const auto message = status.message();
  AppendXml({message.data(), message.size()}, &out);
  return out.append("</p>\n</article>\n");
}

std::string HtmlBegin(const std::string& title) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src "
      "'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
  AppendXml(title, &out);
  absl::StrAppend(&out, "</title>\n<style>\n", internal::kPageStyle, "</style>\n</head>\n<body>\n<header class=\"top\"><h1>");
  AppendXml(title, &out);
  out.append(
      "</h1>\n"
      "<div class=\"controls\" data-for=\".said\" hidden>\n"
      "<label><input type=\"checkbox\" name=\"kind\" value=\"direct\" checked> quoted</label>\n"
      "<label><input type=\"checkbox\" name=\"kind\" value=\"mixed\" checked> quoted in part</label>\n"
      "<label><input type=\"checkbox\" name=\"kind\" value=\"indirect\" checked> not quoted</label>\n"
      "<label>confidence from <output id=\"least\">0.00</output> "
      "<input type=\"range\" id=\"confidence\" min=\"0\" max=\"1\" step=\"0.05\" value=\"0\"></label>\n"
      "</div><div class=\"controls\" data-for=\".verification\" hidden>\n"
      "<label><input type=\"checkbox\" id=\"faults\"> faults only</label>\n"
      "<span><button type=\"button\" data-key=\"k\">Previous</button>\n"
      "<button type=\"button\" data-key=\"j\">Next</button>\n"
      "<button type=\"button\" data-key=\"f\">Next fault</button></span>\n"
      "</div>\n"
      "<span id=\"status\" role=\"status\"></span>\n"
      "<button type=\"button\" id=\"theme\">Light or dark</button></header>\n<main>\n");
  return out;
}

std::string HtmlEnd() { return absl::StrCat("</main>\n<script>\n", internal::kPageScript, "</script>\n</body>\n</html>\n"); }

}  // namespace v0
}  // namespace inquit
