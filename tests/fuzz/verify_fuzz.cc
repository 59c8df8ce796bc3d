// Fuzzes inquit/verify.h: no draft, source or index file leads outside of its text, and a text is its own source.
// SPDX-License-Identifier: Apache-2.0
//
// The bytes are draft and source with a NUL between; or an index file, where they begin as one, whose checksum is made right
// first.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "inquit/formats.h"
#include "inquit/quote_detector.h"
#include "inquit/verify.h"
#include "lib/model/checksum.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/parse_back.h"
#include "tests/property/tiny_model.h"

namespace {

using inquit::testing::Expect;

const std::shared_ptr<const inquit::Model>& Tiny() {
  static const auto& model = *new auto(inquit::testing::TinyModel());
  return model;
}

// Each quotation said by one of two speakers, so that no network is needed; kind and speaker change from one to the next.
inquit::Document DocumentOf(std::string_view text, const inquit::Options& options) {
  inquit::Document document;
  document.speakers.resize(2);
  document.speakers[0].name = "Ada Pell";
  document.speakers[1].name = "the mayor";
  const auto regions = inquit::QuoteDetector(options).Detect(text);
  if (!regions.ok()) return document;
  for (const inquit::QuoteRegion& region : *regions) {
    if (region.parent) continue;
    inquit::Attribution a;
    a.content = {region.span};
    a.kind = static_cast<inquit::Kind>(document.attributions.size() % 3);
    if (document.attributions.size() % 4 < 2) a.speaker = document.attributions.size() % 2;
    document.attributions.push_back(a);
  }
  return document;
}

void Check(const inquit::Verification& verification, std::string_view draft, const inquit::Verifier& verifier) {
  for (const inquit::Finding& finding : verification.findings) {
    for (const inquit::ByteSpan span : finding.quotation)
      Expect(span.begin <= span.end && span.end <= draft.size(), "a quotation lies in the draft");
    const std::size_t size = finding.place ? verifier.text(finding.place->source).size() : 0;
    for (const inquit::Change& change : finding.changes) {
      Expect(change.draft.begin <= change.draft.end && change.draft.end <= draft.size(), "a change lies in the draft");
      Expect(change.source.begin <= change.source.end && change.source.end <= size, "a change lies in the source");
    }
    if (!finding.place) continue;
    for (const inquit::ByteSpan span : finding.place->spans)
      Expect(span.begin < span.end && span.end <= size, "a place lies in the source");
  }
  Expect(nlohmann::json::accept(inquit::ToJsonLine(verification, draft, verifier, {"-", inquit::OffsetUnit::kCodePoints})),
         "what is written is JSON");
  inquit::testing::CheckTerminal(inquit::ToTerminal(verification, draft, verifier), false);
  inquit::testing::CheckHtml(inquit::ToHtml(verification, draft, verifier));
}

constexpr std::string_view kIndexBegins = "inquit verify\n";
constexpr std::size_t kChecksumAt = kIndexBegins.size() + 16;
constexpr std::string_view kDraft = "\u201CWe will not open it,\u201D said Ada Pell. The mayor said that \"it is late\".";

void ReadIndex(std::string bytes, const inquit::VerifyOptions& options) {
  if (bytes.size() >= kChecksumAt + 8) {
    const std::uint64_t right = inquit::internal::Checksum(std::string_view(bytes).substr(kChecksumAt + 8));
    std::memcpy(&bytes[kChecksumAt], &right, sizeof right);
  }
  const auto verifier = inquit::Verifier::FromBytes(bytes, options, Tiny());
  if (!verifier.ok()) return Expect(!verifier.status().message().empty(), "who refuses says why");
  const auto again = inquit::Verifier::FromBytes(verifier->ToBytes(), options, Tiny());
  Expect(again.ok() && again->ToBytes() == verifier->ToBytes(), "an index that is read is written, and read again");
  const auto verification = verifier->Verify(kDraft, DocumentOf(kDraft, options.extraction));
  Expect(verification.ok(), "every draft is read");
  Check(*verification, kDraft, *verifier);
}

void Compare(std::string_view draft, std::string_view source, const inquit::VerifyOptions& options) {
  inquit::Verifier verifier(options, Tiny());
  Expect(verifier.AddSource("source", std::string(source), DocumentOf(source, options.extraction)).ok(),
         "every source is read");
  const auto verification = verifier.Verify(draft, DocumentOf(draft, options.extraction));
  Expect(verification.ok(), "every draft is read");
  Check(*verification, draft, verifier);
  const auto kept = inquit::Verifier::FromBytes(verifier.ToBytes(), options, Tiny());
  Expect(kept.ok() && kept->ToBytes() == verifier.ToBytes(), "sources are kept as they are");
  const auto itself = verifier.Verify(source, DocumentOf(source, options.extraction));
  for (const inquit::Finding& finding : itself->findings)
    Expect(finding.verdict != inquit::Verdict::kAltered, "a text is its own source");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  inquit::VerifyOptions options;
  options.extraction.repair_utf8 = true;
  if (bytes.substr(0, kIndexBegins.size()) == kIndexBegins) {
    ReadIndex(std::string(bytes), options);
    return 0;
  }
  inquit::testing::FuzzedBytes parts(data, size);
  const std::string_view draft = parts.UpToNul();
  Compare(draft, parts.Rest(), options);
  return 0;
}
