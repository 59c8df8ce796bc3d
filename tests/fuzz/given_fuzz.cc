// Fuzzes what a caller knows of a text: entities and attributions, right and wrong, for Extract and for SpeakerResolver.
// SPDX-License-Identifier: Apache-2.0
//
// The text up to the first NUL; what stands behind it chooses entities, then attributions.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "inquit/extractor.h"
#include "inquit/speaker_resolver.h"
#include "tests/fuzz/fuzz.h"
#include "tests/property/invariants.h"
#include "tests/property/tiny_model.h"

namespace inquit::testing {
namespace {

std::vector<ByteSpan> Spans(FuzzedBytes* bytes, std::size_t size) {
  std::vector<ByteSpan> spans(bytes->Below(4));
  for (ByteSpan& span : spans) span = bytes->Span(size);
  return spans;
}

std::vector<Entity> Entities(FuzzedBytes* bytes, std::string_view text) {
  std::vector<Entity> entities(bytes->Below(6));
  for (Entity& entity : entities) {
    entity.id = std::string(1, static_cast<char>('a' + bytes->Below(16)));
    entity.name = bytes->Chance(4) ? bytes->UpToNul() : bytes->Span(text.size()).In(text);
    entity.type = static_cast<SpeakerType>(bytes->Below(6));
    entity.gender = static_cast<Gender>(bytes->Below(3));
    if (bytes->Chance(2)) entity.mentions = Spans(bytes, text.size());
  }
  return entities;
}

Document Attributions(FuzzedBytes* bytes, std::string_view text) {
  Document document;
  document.attributions.resize(bytes->Below(6));
  for (Attribution& a : document.attributions) {
    a.content = Spans(bytes, text.size());
    if (bytes->Chance(2)) a.cue = bytes->Span(text.size());
    if (!bytes->Chance(4)) a.source = bytes->Span(text.size());
  }
  return document;
}

// Of what is found with entities, or for attributions of the caller's: no speaker who is not there, no place outside.
void Check(const Document& document, std::string_view text, const std::vector<Entity>& entities) {
  for (const Attribution& a : document.attributions) {
    Expect(!a.speaker || *a.speaker < document.speakers.size(), "a speaker is one of the document's");
    Expect(a.speaker.has_value() == (a.reason != Reason::kNone), "a speaker has a reason");
    Expect(a.speaker_confidence >= 0 && a.speaker_confidence <= 1, "a confidence is a probability");
  }
  for (const Speaker& s : document.speakers) {
    const auto known = std::find_if(entities.begin(), entities.end(), [&](const Entity& e) { return e.id == s.id; });
    Expect(known == entities.end() || (s.name == known->name && s.type == known->type), "an entity keeps its name and type");
    for (const ByteSpan mention : s.mentions)
      Expect(mention.begin < mention.end && mention.end <= text.size(), "a mention lies in the text");
  }
}

// Refused for the one reason that a text that is repaired leaves.
void CheckRefusal(const absl::Status& status) {
  Expect(status.code() == absl::StatusCode::kInvalidArgument && !status.message().empty(), "who refuses says why");
}

void Extract(const Extractor& extractor, std::string_view text, const std::vector<Entity>& entities) {
  const auto document = extractor.Extract(text, entities);
  const auto explanation = extractor.Explain(text, entities);
  Expect(document.status() == explanation.status(), "what is explained is what is extracted");
  if (!document.ok()) return CheckRefusal(document.status());
  Expect(Same(*document, explanation->document), "the document that is explained is the one that is extracted");
  Expect(explanation->decisions.size() == document->attributions.size(), "each attribution is explained");
  Check(*document, text, entities);
}

void Resolve(const SpeakerResolver& resolver, std::string_view text, const std::vector<Entity>& entities,
             const Document& given) {
  Document resolved = given;
  const absl::Status status = resolver.Resolve(text, entities, &resolved);
  Expect(status.ok() || Same(resolved, given), "what is refused stays as it was");
  if (!status.ok()) return CheckRefusal(status);
  Expect(resolved.attributions.size() == given.attributions.size(), "no attribution is lost");
  for (std::size_t i = 0; i < given.attributions.size(); ++i) {
    const Attribution &a = resolved.attributions[i], &b = given.attributions[i];
    Expect(a.content == b.content && a.cue == b.cue && a.source == b.source, "a caller's spans stay");
  }
  Check(resolved, text, entities);
}

}  // namespace
}  // namespace inquit::testing

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace inquit::testing;
  static const auto& model = *new auto(TinyModel());
  inquit::Options options;
  options.repair_utf8 = true;
  FuzzedBytes bytes(data, size);
  const std::string_view text = bytes.UpToNul();
  const std::vector<inquit::Entity> entities = Entities(&bytes, text);
  Extract(inquit::Extractor(options, model), text, entities);
  Resolve(inquit::SpeakerResolver(options, model), text, entities, Attributions(&bytes, text));
  return 0;
}
