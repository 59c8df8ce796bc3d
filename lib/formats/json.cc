// JSON Lines: a document, or the error in its place, as one line. docs/output.schema.json describes both.
// SPDX-License-Identifier: Apache-2.0
//
// Written without a JSON library, since the shape is fixed and small: a string is appended to from front to back, with the keys
// in the order of the schema.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "inquit/formats.h"
#include "lib/formats/decimal.h"
#include "lib/formats/document_view.h"
#include "lib/formats/json_string.h"

namespace inquit {
inline namespace v0 {
namespace {

using internal::AppendJsonId;
using internal::AppendJsonList;
using internal::AppendJsonString;
using internal::AppendJsonStringOrNull;
using internal::Confidence;
using internal::Decimal;
using internal::SpeakerOf;
using internal::Zeros;

// What a record has for these: the empty string, which is written as null, where there is nothing to tell.
std::string_view WordOf(Gender gender) { return gender == Gender::kUnknown ? std::string_view() : ToString(gender); }
std::string_view WordOf(GenderEvidence evidence) {
  return evidence == GenderEvidence::kNone ? std::string_view() : ToString(evidence);
}
std::string_view WordOf(Reason reason) { return reason == Reason::kNone ? std::string_view() : ToString(reason); }

void AppendNumberOrNull(std::optional<std::size_t> number, std::string* out) {
  if (number) {
    absl::StrAppend(out, *number);
  } else {
    out->append("null");
  }
}

// Null where it is no number.
void AppendDecimal(double value, std::string* out) {
  out->append(std::isfinite(value) ? Decimal(value, 3, Zeros::kDrop) : "null");
}

// Appends the parts of one document.
class Writer {
 public:
  Writer(std::string_view text, OffsetUnit unit, std::string* out) : text_(text), unit_(unit), out_(out) {
    if (unit != OffsetUnit::kBytes) map_.emplace(text);
  }

  void AppendAttribution(const Attribution& a, std::size_t number, const std::vector<Speaker>& speakers) {
    const Speaker* speaker = SpeakerOf(a, speakers);
    absl::StrAppend(out_, "{\"id\":\"a", number, "\",\"kind\":\"");
    out_->append(ToString(a.kind)).append("\",\"content\":");
    AppendSpans(a.content);
    out_->append(",\"cue\":");
    AppendSpan(a.cue);
    out_->append(",\"source\":");
    AppendSpan(a.source);
    out_->append(",\"text\":");
    AppendJsonList(
        a.content, [this](ByteSpan piece) { AppendJsonString(piece.In(text_), out_); }, out_);
    out_->append(",\"cue_text\":");
    AppendText(a.cue);
    out_->append(",\"source_text\":");
    AppendText(a.source);
    out_->append(",\"speaker\":");
    AppendJsonStringOrNull(speaker ? speaker->name : "", out_);
    out_->append(",\"speaker_id\":");
    AppendJsonStringOrNull(speaker ? speaker->id : "", out_);
    out_->append(",\"speaker_confidence\":");
    out_->append(Confidence(speaker ? a.speaker_confidence : 0));
    out_->append(",\"reason\":");
    AppendJsonStringOrNull(speaker ? WordOf(a.reason) : "", out_);
    out_->append(",\"confidence\":");
    out_->append(Confidence(a.confidence));
    out_->push_back('}');
  }

  void AppendSpeaker(const Speaker& speaker) {
    out_->append("{\"id\":");
    AppendJsonString(speaker.id, out_);
    out_->append(",\"name\":");
    AppendJsonString(speaker.name, out_);
    out_->append(",\"type\":\"").append(ToString(speaker.type)).append("\",\"gender\":");
    AppendJsonStringOrNull(WordOf(speaker.gender), out_);
    out_->append(",\"gender_evidence\":");
    AppendJsonStringOrNull(WordOf(speaker.gender_evidence), out_);
    out_->append(",\"role\":");
    AppendSpan(speaker.role);
    out_->append(",\"role_text\":");
    AppendText(speaker.role);
    out_->append(",\"mentions\":");
    AppendSpans(speaker.mentions);
    out_->push_back('}');
  }

  void AppendDecision(const Decision& decision) {
    out_->append("{\"step\":");
    AppendJsonString(decision.step, out_);
    out_->append(",\"rule\":");
    AppendJsonString(decision.rule, out_);
    out_->append(",\"span\":");
    AppendSpan(decision.span);
    out_->append(",\"alternatives\":");
    AppendJsonList(
        decision.alternatives, [this](const Alternative& alternative) { AppendAlternative(alternative); }, out_);
    out_->append(",\"evidence\":");
    AppendEvidence(decision.evidence);
    out_->push_back('}');
  }

  void AppendDecisions(const std::vector<Decision>& decisions) {
    AppendJsonList(
        decisions, [this](const Decision& decision) { AppendDecision(decision); }, out_);
  }

  void AppendDiscarded(const Explanation::Discarded& discarded) {
    out_->append("{\"content\":");
    AppendSpans(discarded.attribution.content);
    out_->append(",\"cue\":");
    AppendSpan(discarded.attribution.cue);
    out_->append(",\"source\":");
    AppendSpan(discarded.attribution.source);
    out_->append(",\"confidence\":");
    out_->append(Confidence(discarded.attribution.confidence));
    out_->append(",\"decisions\":");
    AppendDecisions(discarded.decisions);
    out_->push_back('}');
  }

 private:
  void AppendAlternative(const Alternative& alternative) {
    out_->append("{\"name\":");
    AppendJsonStringOrNull(alternative.name, out_);
    out_->append(",\"span\":");
    AppendSpan(alternative.span);
    out_->append(",\"score\":");
    AppendDecimal(alternative.score.value_or(std::nan("")), out_);
    out_->append(alternative.chosen ? ",\"chosen\":true" : ",\"chosen\":false");
    out_->append(",\"evidence\":");
    AppendEvidence(alternative.evidence);
    out_->push_back('}');
  }

  void AppendEvidence(const std::vector<Evidence>& evidence) {
    AppendJsonList(
        evidence,
        [this](const Evidence& e) {
          out_->append("{\"name\":");
          AppendJsonString(e.name, out_);
          out_->append(",\"value\":");
          AppendDecimal(e.value, out_);
          out_->append(",\"effect\":");
          AppendDecimal(e.effect.value_or(std::nan("")), out_);
          out_->push_back('}');
        },
        out_);
  }

  UnitSpan Units(ByteSpan span) const { return map_ ? map_->ToUnits(span, unit_) : UnitSpan{span.begin, span.end}; }

  void AppendSpans(const std::vector<ByteSpan>& spans) {
    AppendJsonList(
        spans,
        [this](ByteSpan span) {
          const UnitSpan units = Units(span);
          absl::StrAppend(out_, "[", units.begin, ",", units.end, "]");
        },
        out_);
  }

  void AppendSpan(std::optional<ByteSpan> span) { AppendSpans(span ? std::vector<ByteSpan>{*span} : std::vector<ByteSpan>()); }

  void AppendText(std::optional<ByteSpan> span) { AppendJsonStringOrNull(span ? span->In(text_) : "", out_); }

  std::string_view text_;
  OffsetUnit unit_;
  std::optional<OffsetMap> map_;
  std::string* out_;
};

}  // namespace

std::string ToJsonLine(const Document& document, std::string_view text, const JsonOptions& options) {
  std::string out;
  // An attribution takes about 300 bytes besides the text of its content.
  out.reserve(256 + text.size() + 384 * document.attributions.size());
  out.append("{\"id\":");
  AppendJsonId(options.id, options.id_type, &out);
  out.append(",\"schema\":2,\"model\":");
  AppendJsonString(document.model, &out);
  out.append(",\"offsets\":\"").append(ToString(options.offsets));
  out.push_back('"');
  if (options.with_text) {
    out.append(",\"text\":");
    AppendJsonString(text, &out);
  }
  out.append(",\"attributions\":");
  Writer writer(text, options.offsets, &out);
  std::size_t number = 0;
  AppendJsonList(
      document.attributions, [&](const Attribution& a) { writer.AppendAttribution(a, ++number, document.speakers); }, &out);
  out.append(",\"speakers\":");
  AppendJsonList(
      document.speakers, [&](const Speaker& speaker) { writer.AppendSpeaker(speaker); }, &out);
  out.push_back('}');
  return out;
}

std::string ToJsonLine(const Explanation& explanation, std::string_view text, const JsonOptions& options) {
  std::string out = ToJsonLine(explanation.document, text, options);
  out.back() = ',';  // the record goes on
  Writer writer(text, options.offsets, &out);
  out.append("\"decisions\":");
  AppendJsonList(
      explanation.decisions, [&](const std::vector<Decision>& decisions) { writer.AppendDecisions(decisions); }, &out);
  out.append(",\"discarded\":");
  AppendJsonList(
      explanation.discarded, [&](const Explanation::Discarded& discarded) { writer.AppendDiscarded(discarded); }, &out);
  out.push_back('}');
  return out;
}

std::string ErrorToJsonLine(const std::string& id, const absl::Status& status, const ErrorPlace& place, IdType id_type) {
  std::string out = "{\"id\":";
  AppendJsonId(id, id_type, &out);
  absl::StrAppend(&out, ",\"error\":{\"code\":\"", absl::StatusCodeToString(status.code()), "\",\"message\":");
  const auto message = status.message();
  AppendJsonString({message.data(), message.size()}, &out);
  out.append(",\"line\":");
  AppendNumberOrNull(place.line, &out);
  out.append(",\"offset\":");
  AppendNumberOrNull(place.offset, &out);
  out.append("}}");
  return out;
}

}  // namespace v0
}  // namespace inquit
