// Reads a text by the C interface, and compares every field with the document of C++.
// SPDX-License-Identifier: Apache-2.0
#include "tests/property/same_in_c.h"

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "inquit/formats.h"
#include "inquit/inquit_c.h"
#include "inquit/offsets.h"
#include "inquit/speaker_resolver.h"
#include "tests/property/tiny_model.h"

namespace inquit::testing {
namespace {

using ErrorPtr = std::unique_ptr<inquit_error, decltype(&inquit_error_free)>;
using ExtractorPtr = std::unique_ptr<inquit_extractor, decltype(&inquit_extractor_free)>;
using DocumentPtr = std::unique_ptr<inquit_document, decltype(&inquit_document_free)>;

// The program ends if the model cannot be read, as TinyModel() does.
const inquit_model* TinyModelInC() {
  static const inquit_model* const model = [] {
    inquit_model* loaded = nullptr;
    if (inquit_model_load(TinyModelPath().c_str(), &loaded, nullptr) != INQUIT_OK) std::abort();
    return loaded;
  }();
  return model;
}

ExtractorPtr MakeInC(const Options& from, OffsetUnit unit) {
  inquit_options options;
  inquit_options_init(&options, sizeof options);
  options.max_bytes = from.max_bytes;
  options.repair_utf8 = from.repair_utf8;
  options.single_quotes = static_cast<inquit_single_quotes>(from.single_quotes);
  options.offsets = static_cast<inquit_offset_unit>(unit);
  inquit_extractor* made = nullptr;
  inquit_extractor_new(&options, TinyModelInC(), &made, nullptr);
  return ExtractorPtr(made, &inquit_extractor_free);
}

// Compares spans of C, which count units, with spans of bytes.
class Spans {
 public:
  Spans(std::string_view text, OffsetUnit unit) : map_(text), unit_(unit) {}

  bool Same(const inquit_span* spans, std::size_t count, const std::vector<ByteSpan>& expected) const {
    bool same = count == expected.size();
    for (std::size_t i = 0; same && i < count; ++i)
      same = map_.ToUnits(expected[i], unit_) == UnitSpan{spans[i].begin, spans[i].end};
    return same;
  }
  bool Same(const inquit_span* span, const std::optional<ByteSpan>& expected) const {
    return (span != nullptr) == expected.has_value() && (span == nullptr || Same(span, 1, {*expected}));
  }

 private:
  OffsetMap map_;
  OffsetUnit unit_;
};

bool SameAttribution(const inquit_attribution& c, const Attribution& a, const Spans& spans) {
  return spans.Same(c.content, c.content_count, a.content) && spans.Same(c.cue, a.cue) && spans.Same(c.source, a.source) &&
         inquit_kind_name(c.kind) == ToString(a.kind) && inquit_reason_name(c.reason) == ToString(a.reason) &&
         c.confidence == a.confidence && c.speaker_confidence == a.speaker_confidence &&
         c.speaker == a.speaker.value_or(INQUIT_NO_SPEAKER);
}

bool SameSpeaker(const inquit_speaker& c, const Speaker& s, const Spans& spans) {
  return c.id == s.id && std::string_view(c.name, c.name_size) == s.name && c.name[c.name_size] == '\0' &&
         inquit_speaker_type_name(c.type) == ToString(s.type) && inquit_gender_name(c.gender) == ToString(s.gender) &&
         inquit_gender_evidence_name(c.gender_evidence) == ToString(s.gender_evidence) && spans.Same(c.role, s.role) &&
         spans.Same(c.mentions, c.mention_count, s.mentions);
}

std::string JsonInC(const inquit_document* document, std::string_view text) {
  char* json = nullptr;
  if (inquit_document_to_json(document, text.data(), text.size(), "x", &json, nullptr) != INQUIT_OK) return "no JSON";
  const std::unique_ptr<char, decltype(&inquit_json_free)> owned(json, &inquit_json_free);
  return json;
}

// Also collects the attributions as C has them.
std::string Difference(const inquit_document* document, const Document& expected, std::string_view text, OffsetUnit unit,
                       std::vector<inquit_attribution>* attributions) {
  const Spans spans(text, unit);
  if (inquit_document_attribution_count(document) != expected.attributions.size() ||
      inquit_document_speaker_count(document) != expected.speakers.size())
    return "C counts other attributions or speakers";
  for (std::size_t i = 0; i < expected.attributions.size(); ++i) {
    inquit_attribution& c = attributions->emplace_back();
    c.struct_size = sizeof c;
    if (inquit_document_attribution(document, i, &c) != INQUIT_OK || !SameAttribution(c, expected.attributions[i], spans))
      return "attribution " + std::to_string(i + 1) + " is another in C";
  }
  for (std::size_t i = 0; i < expected.speakers.size(); ++i) {
    inquit_speaker c;
    c.struct_size = sizeof c;
    if (inquit_document_speaker(document, i, &c) != INQUIT_OK || !SameSpeaker(c, expected.speakers[i], spans))
      return "speaker " + std::to_string(i + 1) + " is another in C";
  }
  if (inquit_document_model(document) != expected.model) return "the model has another name in C";
  if (JsonInC(document, text) != ToJsonLine(expected, text, {"x", unit})) return "the JSON is another in C";
  return "";
}

}  // namespace

std::string DifferenceInC(const Extractor& extractor, std::string_view text, const absl::StatusOr<Document>& expected) {
  const auto unit = static_cast<OffsetUnit>(text.size() % 3);
  const ExtractorPtr in_c = MakeInC(extractor.options(), unit);
  inquit_document* made = nullptr;
  inquit_error* failed = nullptr;
  inquit_extractor_extract(in_c.get(), text.data(), text.size(), nullptr, 0, &made, &failed);
  const DocumentPtr document(made, &inquit_document_free);
  const ErrorPtr error(failed, &inquit_error_free);
  const auto code = static_cast<absl::StatusCode>(inquit_error_code(error.get()));
  if (absl::Status(code, inquit_error_message(error.get())) != expected.status()) return "C refuses otherwise";
  if (!expected.ok()) return made == nullptr ? "" : "C makes a document of what it refuses";

  std::vector<inquit_attribution> attributions;
  std::string difference = Difference(document.get(), *expected, text, unit, &attributions);
  if (!difference.empty()) return difference;

  // The statements alone, given to both to find their speakers.
  Document resolved = *expected;
  static const auto* const model = new std::shared_ptr<const Model>(TinyModel());
  const absl::Status status = SpeakerResolver(extractor.options(), *model).Resolve(text, {}, &resolved);
  inquit_document* again = nullptr;
  const inquit_code resolved_code = inquit_extractor_resolve(in_c.get(), text.data(), text.size(), attributions.data(),
                                                             attributions.size(), nullptr, 0, &again, nullptr);
  const DocumentPtr resolved_in_c(again, &inquit_document_free);
  if (resolved_code != static_cast<inquit_code>(status.code())) return "C resolves otherwise";
  attributions.clear();
  return status.ok() ? Difference(again, resolved, text, unit, &attributions) : "";
}

}  // namespace inquit::testing
