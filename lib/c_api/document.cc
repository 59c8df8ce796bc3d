// The document of the C interface: made from the library's, and read by the functions of inquit_c.h.
// SPDX-License-Identifier: Apache-2.0
#include "lib/c_api/document.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "inquit/formats.h"
#include "lib/c_api/errors.h"
#include "lib/c_api/structs.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

std::size_t CountSpans(const Document& document) {
  std::size_t count = 0;
  for (const Attribution& a : document.attributions) count += a.content.size() + a.cue.has_value() + a.source.has_value();
  for (const Speaker& s : document.speakers) count += s.mentions.size() + s.role.has_value();
  return count;
}

// Fills inquit_document::spans, whose memory is taken beforehand: a pointer to what was added stays good.
class SpanWriter {
 public:
  SpanWriter(std::size_t count, Places* places, std::vector<inquit_span>* spans) : places_(places), spans_(spans) {
    spans_->reserve(count);
  }

  const inquit_span* Add(const std::vector<ByteSpan>& spans) {
    const inquit_span* const first = spans_->data() + spans_->size();
    for (const ByteSpan span : spans) spans_->push_back(places_->ToUnits(span));
    return first;
  }
  const inquit_span* Add(const std::optional<ByteSpan>& span) {
    if (!span) return nullptr;
    spans_->push_back(places_->ToUnits(*span));
    return &spans_->back();
  }

 private:
  Places* places_;
  std::vector<inquit_span>* spans_;
};

inquit_attribution ToC(const Attribution& a, SpanWriter* spans) {
  inquit_attribution made = {};
  made.content = spans->Add(a.content);
  made.content_count = a.content.size();
  made.cue = spans->Add(a.cue);
  made.source = spans->Add(a.source);
  made.kind = static_cast<inquit_kind>(a.kind);
  made.reason = static_cast<inquit_reason>(a.reason);
  made.confidence = a.confidence;
  made.speaker_confidence = a.speaker_confidence;
  made.speaker = a.speaker.value_or(INQUIT_NO_SPEAKER);
  return made;
}

inquit_speaker ToC(const Speaker& s, SpanWriter* spans) {
  inquit_speaker made = {};
  made.id = s.id.c_str();
  made.name = s.name.c_str();
  made.name_size = s.name.size();
  made.type = static_cast<inquit_speaker_type>(s.type);
  made.gender = static_cast<inquit_gender>(s.gender);
  made.gender_evidence = static_cast<inquit_gender_evidence>(s.gender_evidence);
  made.mentions = spans->Add(s.mentions);
  made.mention_count = s.mentions.size();
  made.role = spans->Add(s.role);
  return made;
}

// Fills the caller's struct with the one at `index`.
template <typename T>
inquit_code CopyOut(const std::vector<T>& structs, std::size_t index, T* to) {
  if (to == nullptr || !SizeFits<T>(to->struct_size)) return INQUIT_ERROR_INVALID_ARGUMENT;
  if (index >= structs.size()) return INQUIT_ERROR_OUT_OF_RANGE;
  FillStruct(structs[index], to->struct_size, to);
  return INQUIT_OK;
}

}  // namespace

std::unique_ptr<inquit_document> MakeDocument(Document document, OffsetUnit offsets, Places* places) {
  auto made = std::make_unique<inquit_document>();
  made->document = std::move(document);
  made->offsets = offsets;
  SpanWriter spans(CountSpans(made->document), places, &made->spans);
  for (const Attribution& a : made->document.attributions) made->attributions.push_back(ToC(a, &spans));
  for (const Speaker& s : made->document.speakers) made->speakers.push_back(ToC(s, &spans));
  return made;
}

char* CopyJson(const std::string& line) {
  char* json = new char[line.size() + 1];
  line.copy(json, line.size());
  json[line.size()] = '\0';
  return json;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit

using inquit::internal::CopyOut;
using inquit::internal::Guarded;
using inquit::internal::NotNull;

size_t inquit_document_attribution_count(const inquit_document* document) {
  return document == nullptr ? 0 : document->attributions.size();
}

size_t inquit_document_speaker_count(const inquit_document* document) {
  return document == nullptr ? 0 : document->speakers.size();
}

inquit_code inquit_document_attribution(const inquit_document* document, size_t index, inquit_attribution* attribution) {
  if (document == nullptr) return INQUIT_ERROR_INVALID_ARGUMENT;
  return CopyOut(document->attributions, index, attribution);
}

inquit_code inquit_document_speaker(const inquit_document* document, size_t index, inquit_speaker* speaker) {
  if (document == nullptr) return INQUIT_ERROR_INVALID_ARGUMENT;
  return CopyOut(document->speakers, index, speaker);
}

const char* inquit_document_model(const inquit_document* document) {
  return document == nullptr ? "" : document->document.model.c_str();
}

inquit_code inquit_document_to_json(const inquit_document* document, const char* text, size_t size, const char* id, char** json,
                                    inquit_error** error) {
  if (json != nullptr) *json = nullptr;
  return Guarded(error, [&] {
    absl::Status given = NotNull(document, "document");
    given.Update(NotNull(json, "json"));
    if (size > 0) given.Update(NotNull(text, "text"));
    if (!given.ok()) return given;
    inquit::JsonOptions options;
    if (id != nullptr) options.id = id;
    options.offsets = document->offsets;
    const std::string line = inquit::ToJsonLine(document->document, std::string_view(text, size), options);
    *json = inquit::internal::CopyJson(line);
    return absl::OkStatus();
  });
}

void inquit_json_free(char* json) { delete[] json; }

void inquit_document_free(inquit_document* document) { delete document; }
