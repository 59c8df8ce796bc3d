// Fuzzes inquit/verify.h: no draft, source or index file leads outside of its text, and a text is its own source.
// SPDX-License-Identifier: Apache-2.0
//
// The bytes are draft and source with a NUL between; without a NUL they are an index file, whose checksum is made right first.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "inquit/formats.h"
#include "inquit/quote_detector.h"
#include "inquit/verify.h"
#include "tests/property/tiny_model.h"

namespace {

void Expect(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
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
  inquit::ToJsonLine(verification, draft, verifier, {"-", inquit::OffsetUnit::kCodePoints});
  inquit::ToTerminal(verification, draft, verifier);
  inquit::ToHtml(verification, draft, verifier);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  inquit::VerifyOptions options;
  options.extraction.repair_utf8 = true;
  const std::size_t nul = bytes.find('\0');
  if (nul == bytes.npos) {
    const auto verifier = inquit::Verifier::FromBytes(bytes, options, inquit::testing::TinyModel());
    if (verifier.ok()) Expect(verifier->ToBytes() == bytes, "an index that is read is written the same");
    return 0;
  }
  const std::string_view draft = bytes.substr(0, nul), source = bytes.substr(nul + 1);
  inquit::Verifier verifier(options, inquit::testing::TinyModel());
  Expect(verifier.AddSource("source", std::string(source), DocumentOf(source, options.extraction)).ok(),
         "every source is read");
  const auto verification = verifier.Verify(draft, DocumentOf(draft, options.extraction));
  Expect(verification.ok(), "every draft is read");
  Check(*verification, draft, verifier);
  const auto kept = inquit::Verifier::FromBytes(verifier.ToBytes(), options, inquit::testing::TinyModel());
  Expect(kept.ok() && kept->ToBytes() == verifier.ToBytes(), "sources are kept as they are");
  const auto itself = verifier.Verify(source, DocumentOf(source, options.extraction));
  for (const inquit::Finding& finding : itself->findings) {
    Expect(finding.verdict != inquit::Verdict::kAltered, "a text is its own source");
  }
  return 0;
}
