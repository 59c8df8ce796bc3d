// The W3C's Web Annotation Data Model: https://www.w3.org/TR/annotation-model/
// SPDX-License-Identifier: Apache-2.0
//
// One annotation an attribution. Its targets are the pieces of the content; its bodies are the speaker, the kind, and the cue
// and the source where they stand.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "inquit/formats.h"
#include "lib/formats/decimal.h"
#include "lib/formats/document_view.h"
#include "lib/formats/json_string.h"

namespace inquit {
inline namespace v0 {
namespace {

using internal::AppendJsonString;
using internal::Clamp;
using internal::Confidence;
using internal::SpeakerOf;
using internal::WholeCharacters;

// Terms of our own stand under a name that is nobody's address.
constexpr char kContext[] =
    "\"@context\":[\"http://www.w3.org/ns/anno.jsonld\",{\"inquit\":\"urn:inquit:\",\"confidence\":\"inquit:confidence\","
    "\"speaker_confidence\":\"inquit:speaker_confidence\",\"role\":\"inquit:role\"}]";
constexpr std::size_t kBeside = 32;  // code points of the text that a quotation's selector gives before and behind it

class Writer {
 public:
  Writer(std::string_view text, const std::string& id, std::string* out) : text_(text), id_(id), map_(text), out_(out) {}

  void Add(const Attribution& a, std::size_t number, const std::vector<Speaker>& speakers) {
    out_->append("{\"type\":\"Annotation\",\"id\":");
    AppendJsonString(absl::StrCat(Urn(), "#a", number), out_);
    out_->append(",\"motivation\":\"identifying\",\"confidence\":");
    out_->append(Confidence(a.confidence));
    out_->append(",\"body\":[");
    if (const Speaker* const speaker = SpeakerOf(a, speakers)) AddSpeaker(a, *speaker);
    AddText("classifying", ToString(a.kind));
    out_->push_back('}');
    AddPlace("cue", a.cue);
    AddPlace("source", a.source);
    out_->append("],\"target\":[");
    const char* before = "";
    for (const ByteSpan piece : a.content) {
      out_->append(before);
      AddResource(piece);
      out_->push_back('}');
      before = ",";
    }
    out_->append("]}");
  }

  // An IRI that stands for the document.
  std::string Urn() const {
    std::string urn = "urn:inquit:document:";
    for (const char c : id_) {
      const auto byte = static_cast<unsigned char>(c);
      const bool plain = absl::ascii_isalnum(byte) || std::string_view("-._~").find(c) != std::string_view::npos;
      if (plain) {
        urn.push_back(c);
      } else {
        absl::StrAppend(&urn, "%", absl::Hex(byte, absl::kZeroPad2));
      }
    }
    return urn;
  }

 private:
  // A body of text, left open.
  void AddText(const char* purpose, std::string_view value) {
    absl::StrAppend(out_, "{\"type\":\"TextualBody\",\"purpose\":\"", purpose, "\",\"value\":");
    AppendJsonString(value, out_);
  }

  void AddSpeaker(const Attribution& a, const Speaker& speaker) {
    AddText("identifying", speaker.name);
    out_->append(",\"speaker_confidence\":");
    out_->append(Confidence(a.speaker_confidence));
    if (speaker.role) {
      out_->append(",\"role\":");
      AppendJsonString(Clamp(*speaker.role, text_).In(text_), out_);
    }
    out_->append("},");
  }

  void AddPlace(const char* label, std::optional<ByteSpan> span) {
    if (!span) return;
    out_->push_back(',');
    AddResource(*span);
    absl::StrAppend(out_, ",\"purpose\":\"describing\",\"label\":\"", label, "\"}");
  }

  // A place in the document, left open: by its code points, and by its words with what stands beside them.
  void AddResource(ByteSpan span) {
    span = WholeCharacters(span, text_, map_);
    const UnitSpan units = map_.ToUnits(span, OffsetUnit::kCodePoints);
    const std::size_t begin = map_.ToBytes(units.begin - std::min(units.begin, kBeside), OffsetUnit::kCodePoints);
    const std::size_t end = map_.ToBytes(units.end + kBeside, OffsetUnit::kCodePoints);
    out_->append("{\"type\":\"SpecificResource\",\"source\":");
    AppendJsonString(Urn(), out_);
    absl::StrAppend(out_, ",\"selector\":[{\"type\":\"TextPositionSelector\",\"start\":", units.begin, ",\"end\":", units.end,
                    "},{\"type\":\"TextQuoteSelector\",\"exact\":");
    AppendJsonString(span.In(text_), out_);
    out_->append(",\"prefix\":");
    AppendJsonString(text_.substr(begin, span.begin - begin), out_);
    out_->append(",\"suffix\":");
    AppendJsonString(text_.substr(span.end, end - span.end), out_);
    out_->append("}]");
  }

  std::string_view text_;
  const std::string& id_;
  OffsetMap map_;
  std::string* out_;
};

}  // namespace

std::string ToWebAnnotations(const Document& document, std::string_view text, const std::string& id) {
  std::string out = "{";
  Writer writer(text, id, &out);
  absl::StrAppend(&out, kContext, ",\"type\":\"AnnotationPage\",\"id\":");
  AppendJsonString(writer.Urn(), &out);
  out.append(",\"items\":[");
  std::size_t number = 0;
  for (const Attribution& a : document.attributions) {
    if (number > 0) out.push_back(',');
    writer.Add(a, ++number, document.speakers);
  }
  out.append("]}");
  return out;
}

}  // namespace v0
}  // namespace inquit
