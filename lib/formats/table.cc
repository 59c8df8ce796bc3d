// Tables: one attribution a row, as spreadsheets, pandas and R read them.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "inquit/formats.h"
#include "lib/formats/decimal.h"
#include "lib/formats/document_view.h"
#include "lib/formats/table_row.h"

namespace inquit {
inline namespace v0 {
namespace {

using internal::Clamp;
using internal::Confidence;
using internal::SpeakerOf;
using internal::TableRow;

constexpr std::string_view kColumns[] = {
    "document",    "statement", "kind", "speaker",    "speaker_id",         "type",   "gender",        "role",
    "cue",         "source",    "text", "confidence", "speaker_confidence", "reason", "content_spans", "cue_span",
    "source_span", "error"};
constexpr char kGap[] = " \xE2\x80\xA6 ";  // U+2026, ellipsis: other words stand between

class Writer {
 public:
  Writer(std::string_view text, const TableOptions& options) : text_(text), options_(options) {
    if (options.offsets != OffsetUnit::kBytes) map_.emplace(text);
  }

  void Add(const Attribution& a, std::size_t number, const std::vector<Speaker>& speakers, std::string* out) const {
    static const Speaker kNobody;
    const Speaker* const known = SpeakerOf(a, speakers);
    const Speaker& speaker = known ? *known : kNobody;
    TableRow row(options_.separator, out);
    row.Add(options_.id).Add(absl::StrCat("a", number)).Add(ToString(a.kind)).Add(speaker.name).Add(speaker.id);
    row.Add(known ? ToString(speaker.type) : "").Add(speaker.gender == Gender::kUnknown ? "" : ToString(speaker.gender));
    row.Add(In(speaker.role)).Add(In(a.cue)).Add(In(a.source)).Add(Text(a)).Add(Confidence(a.confidence));
    if (known) {
      row.Add(Confidence(a.speaker_confidence)).Add(a.reason == Reason::kNone ? "" : ToString(a.reason));
    } else {
      row.Add("").Add("");
    }
    row.Add(Spans(a.content)).Add(a.cue ? Spans({*a.cue}) : "").Add(a.source ? Spans({*a.source}) : "").Add("").End();
  }

 private:
  std::string_view In(std::optional<ByteSpan> span) const { return span ? Clamp(*span, text_).In(text_) : std::string_view(); }

  std::string Text(const Attribution& a) const {
    std::string text;
    for (const ByteSpan piece : a.content) {
      const std::string_view words = In(piece);
      if (!words.empty()) absl::StrAppend(&text, text.empty() ? "" : kGap, std::string(words));
    }
    return text;
  }

  // "[[23,34],[40,52]]", which is JSON, and no date as a spreadsheet might read 3-4.
  std::string Spans(const std::vector<ByteSpan>& spans) const {
    std::string all;
    for (const ByteSpan span : spans) {
      const UnitSpan units = map_ ? map_->ToUnits(span, options_.offsets) : UnitSpan{span.begin, span.end};
      absl::StrAppend(&all, all.empty() ? "[[" : ",[", units.begin, ",", units.end, "]");
    }
    return all.empty() ? all : all + "]";
  }

  std::string_view text_;
  const TableOptions& options_;
  std::optional<OffsetMap> map_;
};

}  // namespace

std::string TableHeader(char separator) {
  std::string out;
  TableRow row(separator, &out);
  for (const std::string_view column : kColumns) row.Add(column);
  row.End();
  return out;
}

std::string ToTableRows(const Document& document, std::string_view text, const TableOptions& options) {
  std::string out;
  const Writer writer(text, options);
  std::size_t number = 0;
  for (const Attribution& a : document.attributions) writer.Add(a, ++number, document.speakers, &out);
  return out;
}

std::string ErrorToTableRow(const std::string& id, const absl::Status& status, char separator) {
  std::string out;
  TableRow row(separator, &out);
  row.Add(id);
  for (std::size_t i = 2; i < std::size(kColumns); ++i) row.Add("");
  const auto message = status.message();
  row.Add({message.data(), message.size()}).End();
  return out;
}

}  // namespace v0
}  // namespace inquit
