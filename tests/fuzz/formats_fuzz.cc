// Fuzzes the writers: whatever a document holds, what they write is read back as what it was.
// SPDX-License-Identifier: Apache-2.0
//
// The text up to the first NUL; what stands behind it chooses a document made by hand, which may hold anything, or if nothing
// stands there, the document is the one that the tiny model finds, with its explanation.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "inquit/extractor.h"
#include "inquit/formats.h"
#include "inquit/tally.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/parse_back.h"
#include "tests/property/tiny_model.h"

namespace inquit::testing {
namespace {

double Probability(FuzzedBytes* bytes) {
  static constexpr double kOdd[] = {-1, 2, 1e300, std::numeric_limits<double>::infinity(),
                                    std::numeric_limits<double>::quiet_NaN()};
  return bytes->Chance(8) ? kOdd[bytes->Below(5)] : static_cast<double>(bytes->Byte()) / 255;
}

std::vector<ByteSpan> Spans(FuzzedBytes* bytes, std::size_t size) {
  std::vector<ByteSpan> spans(bytes->Below(4));
  for (ByteSpan& span : spans) span = bytes->Span(size);
  return spans;
}

Document DocumentOf(FuzzedBytes* bytes, std::string_view text) {
  Document document;
  document.model = bytes->UpToNul();
  document.speakers.resize(bytes->Below(4));
  for (Speaker& s : document.speakers) {
    s.id = bytes->UpToNul();
    s.name = bytes->Chance(2) ? bytes->UpToNul() : bytes->Span(text.size()).In(text);
    s.type = static_cast<SpeakerType>(bytes->Below(7));  // one of them is none
    s.gender = static_cast<Gender>(bytes->Below(4));
    s.gender_evidence = static_cast<GenderEvidence>(bytes->Below(7));
    if (bytes->Chance(2)) s.role = bytes->Span(text.size());
    s.mentions = Spans(bytes, text.size());
  }
  document.attributions.resize(bytes->Below(6));
  for (Attribution& a : document.attributions) {
    a.content = Spans(bytes, text.size());
    if (!bytes->Chance(4)) a.cue = bytes->Span(text.size());
    if (!bytes->Chance(4)) a.source = bytes->Span(text.size());
    a.kind = static_cast<Kind>(bytes->Below(4));
    a.confidence = Probability(bytes);
    if (!bytes->Chance(4)) a.speaker = bytes->Below(document.speakers.size() + 1);
    a.speaker_confidence = Probability(bytes);
    a.reason = static_cast<Reason>(bytes->Below(7));
  }
  return document;
}

// Whether every place of the document begins and ends with a character, so that no mark cuts one.
bool IsWhole(const Document& document, std::string_view text) {
  const auto whole = [&](ByteSpan span) {
    const auto boundary = [&](std::size_t at) {
      return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    };
    return boundary(span.begin) && boundary(span.end);
  };
  bool all = FindInvalidUtf8(text) == text.size();
  for (const Attribution& a : document.attributions) {
    for (const ByteSpan piece : a.content) all = all && whole(piece);
    all = all && whole(a.cue.value_or(ByteSpan())) && whole(a.source.value_or(ByteSpan()));
  }
  return all;
}

// `text` as XML can hold it: its control characters and two others are none of XML's.
std::string InXml(std::string_view text) {
  std::string held;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    const std::string_view three = text.substr(at, 3);
    const bool none = three == "\uFFFE" || three == "\uFFFF";
    held += none || (c < 0x20 && c != '\t' && c != '\n' && c != '\r') ? "\uFFFD" : std::string(1, text[at]);
    at += none ? 2 : 0;
  }
  return held;
}

// The part of a page between the tag that `begin` is and the next that `end` is.
std::string_view Between(std::string_view page, std::string_view begin, std::string_view end) {
  page.remove_prefix(page.find(begin) + begin.size());
  return page.substr(0, page.find(end));
}

std::string WithoutBlanks(std::string text) {
  text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return std::strchr(" \t\r\n", c) != nullptr; }), text.end());
  return text;
}

void CheckWriters(const Document& document, std::string_view text, const std::string& id) {
  const bool whole = IsWhole(document, text);
  for (const OffsetUnit unit : {OffsetUnit::kBytes, OffsetUnit::kCodePoints, OffsetUnit::kUtf16})
    CheckJson(ToJsonLine(document, text, {id, unit, IdType::kNumber, true}), document, text, unit);
  CheckWebAnnotations(ToWebAnnotations(document, text, id), document, text);
  for (const char separator : {',', '\t'}) {
    const std::size_t columns = CheckTable(TableHeader(separator), separator, 18)[0].size();
    const std::string rows = ToTableRows(document, text, {id, OffsetUnit::kBytes, separator});
    Expect(CheckTable(rows, separator, columns).size() == document.attributions.size(), "an attribution is a row");
  }
  CheckBrat(ToBrat(document, text), text);
  const std::string body = CheckXml(ToTei(document, text, {id, "d1.", true}));
  Expect(!whole || body == InXml(text), "the text of TEI is the text");
  const std::string corpus = TeiCorpusBegin() + ToTei(document, text, {id, "d2.", false}) +
                             ErrorToTei(id, absl::InvalidArgumentError(std::string(text))) + TeiCorpusEnd();
  CheckXml(corpus);
  const std::string html = ToHtml(document, text, {id, 1});
  const std::string shown = CheckHtml(Between(html, "<div class=\"text\" lang=\"en\">", "</div>"));
  Expect(!whole || WithoutBlanks(shown) == WithoutBlanks(InXml(text)), "the text of a page is the text");
  CheckHtml(HtmlBegin(id) + html + ErrorToHtml(id, absl::InvalidArgumentError(std::string(text)), 2) + HtmlEnd());
  for (const bool color : {false, true}) CheckTerminal(ToTerminal(document, text, {color, 40, id}), color);
}

void CheckTally(const Document& document, std::string_view text, const std::string& id) {
  Tally tally(/*by_document=*/true);
  tally.Add(document, text, id);
  tally.Add(document, text, id);
  tally.AddFailure();
  CheckTable(tally.ToTable(), ',', 13);
  CheckHtml(tally.ToHtml());
  CheckTerminal(tally.ToTerminal(), false);
}

void CheckExplanation(const Explanation& explanation, std::string_view text) {
  CheckJson(ToJsonLine(explanation, text), explanation.document, text, OffsetUnit::kBytes);
  CheckHtml(ToHtml(explanation, text));
  for (const bool color : {false, true}) CheckTerminal(ToTerminal(explanation, text, {color, 40, ""}), color);
}

}  // namespace
}  // namespace inquit::testing

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace inquit::testing;
  static const auto& extractor = *new auto([] {
    inquit::Options options;
    options.repair_utf8 = true;
    return inquit::Extractor(options, TinyModel());
  }());
  FuzzedBytes bytes(data, size);
  const std::string_view text = bytes.UpToNul();
  if (bytes.more()) {
    const std::string id(bytes.UpToNul());
    const inquit::Document document = DocumentOf(&bytes, text);
    CheckWriters(document, text, id);
    CheckTally(document, text, id);
  } else {
    const auto explanation = extractor.Explain(text);
    Expect(explanation.ok(), "a text that is repaired is read");
    CheckWriters(explanation->document, text, "-");
    CheckExplanation(*explanation, text);
  }
  return 0;
}
