// What the verifier found, as JSON and for the terminal.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "inquit/formats.h"
#include "lib/formats/decimal.h"
#include "lib/formats/document_view.h"
#include "lib/formats/json_string.h"
#include "lib/formats/verification_view.h"
#include "lib/formats/words.h"
#include "lib/formats/wrapper.h"

namespace inquit {
inline namespace v0 {
namespace {

using internal::AppendJsonId;
using internal::AppendJsonList;
using internal::AppendJsonString;
using internal::AppendJsonStringOrNull;
using internal::Clamp;
using internal::Confidence;
using internal::Count;
using internal::CountVerdicts;
using internal::SourceTextOf;
using internal::SpeakerNameOf;
using internal::Style;
using internal::Wrapper;

constexpr std::size_t kContext = 120;  // bytes on either side of a place

// `span` and what stands around it in its paragraph, cut at blanks.
ByteSpan WithContext(ByteSpan span, std::string_view text) {
  span = Clamp(span, text);
  // Nowhere is more looked at than that, however long a line is. Where it has no blank, nothing of it is told.
  const std::size_t first = span.begin - std::min(span.begin, kContext), last = std::min(span.end + kContext, text.size());
  const std::string_view before = text.substr(first, span.begin - first), behind = text.substr(span.end, last - span.end);
  std::size_t begin = before.rfind('\n');
  if (begin == before.npos && first > 0) begin = std::min(before.find(' '), before.size() - 1);
  std::size_t end = behind.find('\n');
  if (end == behind.npos && last < text.size()) end = behind.rfind(' ');
  if (end == behind.npos) end = last < text.size() ? 0 : behind.size();
  return {first + (begin == before.npos ? 0 : begin + 1), span.end + end};
}

// ---- JSON ----

class JsonWriter {
 public:
  JsonWriter(const Verification& verification, std::string_view draft, const Verifier& sources, const JsonOptions& options,
             std::string* out)
      : verification_(verification), draft_(draft), sources_(sources), options_(options), out_(*out) {}

  void Write() {
    absl::StrAppend(&out_, "{\"id\":");
    AppendJsonId(options_.id, options_.id_type, &out_);
    absl::StrAppend(&out_, ",\"schema\":1,\"model\":");
    AppendJsonString(verification_.draft.model, &out_);
    out_.append(",\"offsets\":\"").append(ToString(options_.offsets)).append("\",\"sources\":");
    absl::StrAppend(&out_, sources_.source_count(), ",\"verdicts\":{");
    const char* separator = "\"";
    for (const auto& [verdict, count] : CountVerdicts(verification_)) {
      out_.append(separator).append(ToString(verdict));
      absl::StrAppend(&out_, "\":", count);
      separator = ",\"";
    }
    out_.append("},\"findings\":");
    AppendJsonList(
        verification_.findings, [this](const Finding& finding) { AppendFinding(finding); }, &out_);
    out_.push_back('}');
  }

 private:
  void AppendFinding(const Finding& finding) {
    const std::string_view source = SourceTextOf(finding, sources_);
    out_.append("{\"verdict\":\"").append(ToString(finding.verdict));
    out_.append(IsFault(finding.verdict) ? "\",\"fault\":true" : "\",\"fault\":false");
    out_.append(",\"reason\":");
    AppendJsonString(finding.reason, &out_);
    out_.append(",\"confidence\":").append(Confidence(finding.confidence));
    out_.append(",\"attribution\":");
    out_.append(finding.attribution ? absl::StrCat("\"a", *finding.attribution + 1, "\"") : "null");
    out_.append(",\"speaker\":");
    AppendJsonStringOrNull(SpeakerNameOf(finding, verification_.draft), &out_);
    out_.append(",\"quotation\":");
    AppendJsonList(
        finding.quotation, [&](ByteSpan span) { AppendSpan(span, draft_, &ours_); }, &out_);
    out_.append(",\"text\":");
    AppendJsonList(
        finding.quotation, [&](ByteSpan span) { AppendJsonString(span.In(draft_), &out_); }, &out_);
    out_.append(",\"changes\":");
    AppendJsonList(
        finding.changes, [&](const Change& change) { AppendChange(change, finding, source); }, &out_);
    out_.append(",\"place\":");
    if (finding.place && !source.empty()) {
      AppendPlace(*finding.place, source);
    } else {
      out_.append("null");
    }
    out_.push_back('}');
  }

  void AppendChange(const Change& change, const Finding& finding, std::string_view source) {
    out_.append("{\"kind\":\"").append(ToString(change.kind));
    out_.append(change.permitted ? "\",\"permitted\":true" : "\",\"permitted\":false");
    out_.append(",\"draft\":");
    AppendSpan(change.draft, draft_, &ours_);
    out_.append(",\"draft_text\":");
    AppendJsonString(change.draft.In(draft_), &out_);
    out_.append(",\"source\":");
    AppendSpan(change.source, source, MapOf(finding.place ? finding.place->source : 0));
    out_.append(",\"source_text\":");
    AppendJsonString(change.source.In(source), &out_);
    out_.push_back('}');
  }

  void AppendPlace(const Place& place, std::string_view source) {
    out_.append("{\"source\":");
    AppendJsonString(sources_.id(place.source), &out_);
    out_.append(",\"attribution\":");
    out_.append(place.attribution ? absl::StrCat("\"a", *place.attribution + 1, "\"") : "null");
    out_.append(",\"speaker\":");
    AppendJsonStringOrNull(place.speaker, &out_);
    out_.append(",\"spans\":");
    AppendJsonList(
        place.spans, [&](ByteSpan span) { AppendSpan(span, source, MapOf(place.source)); }, &out_);
    out_.append(",\"text\":");
    AppendJsonList(
        place.spans, [&](ByteSpan span) { AppendJsonString(span.In(source), &out_); }, &out_);
    out_.append(",\"context\":");
    AppendJsonList(
        place.spans, [&](ByteSpan span) { AppendJsonString(WithContext(span, source).In(source), &out_); }, &out_);
    out_.push_back('}');
  }

  // A text's places in other units are counted once.
  using Map = std::unique_ptr<OffsetMap>;
  Map* MapOf(std::size_t source) { return &theirs_[source]; }

  void AppendSpan(ByteSpan span, std::string_view text, Map* map) {
    UnitSpan units = {span.begin, span.end};
    if (options_.offsets != OffsetUnit::kBytes) {
      if (!*map) *map = std::make_unique<OffsetMap>(text);
      units = (*map)->ToUnits(span, options_.offsets);
    }
    absl::StrAppend(&out_, "[", units.begin, ",", units.end, "]");
  }

  const Verification& verification_;
  std::string_view draft_;
  const Verifier& sources_;
  const JsonOptions& options_;
  std::string& out_;
  Map ours_;
  std::map<std::size_t, Map> theirs_;
};

// ---- The terminal ----

constexpr int kRed = 203, kGreen = 71, kYellow = 178;

Style Colored(int color, bool bold = false) { return {color, bold, /*faint=*/false, /*underline=*/false}; }
Style Faint() { return {Style::kDefaultColor, /*bold=*/false, /*faint=*/true, /*underline=*/false}; }

int ColorOf(Verdict verdict) {
  if (IsFault(verdict)) return kRed;
  return verdict == Verdict::kSpeakerUnknown || verdict == Verdict::kNotFound || verdict == Verdict::kSupported ? kYellow
                                                                                                                : kGreen;
}

// The words as they are in the draft; what differs as git's word diff shows it: [-the draft's-]{+the source's+}.
void AddQuotation(const Finding& finding, ByteSpan quotation, std::string_view draft, std::string_view source, Wrapper* out) {
  const auto same = [&](std::string_view words) { out->Add(words); };
  const auto changed = [&](const Change& change, std::string_view ours, std::string_view theirs) {
    if (change.permitted) return out->Add(ours, Faint());
    if (!ours.empty()) out->Add(absl::StrCat("[-", std::string(ours), "-]"), Colored(kRed));
    if (!theirs.empty()) out->Add(absl::StrCat("{+", std::string(theirs), "+}", ours.empty() ? " " : ""), Colored(kGreen));
  };
  internal::ForEachPart(quotation, finding, draft, source, same, changed);
}

void AddFinding(const Finding& finding, const Verification& verification, std::string_view draft, const Verifier& sources,
                Wrapper* out) {
  out->SetMargin({});
  out->BlankLine();
  out->Add(ToString(finding.verdict), Colored(ColorOf(finding.verdict), /*bold=*/true));
  const std::size_t at = finding.quotation.empty() ? 0 : std::min(finding.quotation.front().begin, draft.size());
  const auto line = 1 + std::count(draft.begin(), draft.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  const std::string_view speaker = SpeakerNameOf(finding, verification.draft);
  out->Add(absl::StrCat(" (line ", line, speaker.empty() ? "" : ", ", std::string(speaker), ")"), Faint());
  out->EndLine();
  out->SetMargin({"", 2, {}});
  for (const ByteSpan quotation : finding.quotation) {
    AddQuotation(finding, quotation, draft, SourceTextOf(finding, sources), out);
    out->EndLine();
  }
  out->SetMargin({"", 4, {}});
  out->Add(absl::StrCat("\u2014 ", finding.reason), Faint());
  out->EndLine();
}

}  // namespace

std::string ToJsonLine(const Verification& verification, std::string_view draft, const Verifier& sources,
                       const JsonOptions& options) {
  std::string out;
  JsonWriter(verification, draft, sources, options, &out).Write();
  return out;
}

std::string ToTerminal(const Verification& verification, std::string_view draft, const Verifier& sources,
                       const TerminalOptions& options) {
  Wrapper out(options.width, options.color);
  if (!options.title.empty()) out.Add(absl::StrCat(options.title, ": "), Style{Style::kDefaultColor, true, false, false});
  out.Add(Count(verification.findings.size(), "statement"));
  const char* separator = ": ";
  for (const auto& [verdict, count] : CountVerdicts(verification)) {
    out.Add(separator);
    out.Add(absl::StrCat(count, " ", std::string(ToString(verdict))), Colored(ColorOf(verdict)));
    separator = ", ";
  }
  for (const Finding& finding : verification.findings) AddFinding(finding, verification, draft, sources, &out);
  return std::move(out).Finish();
}

}  // namespace v0
}  // namespace inquit
