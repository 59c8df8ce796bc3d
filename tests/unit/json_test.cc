// Tests of the JSON Lines in inquit/formats.h. tests/cli checks the program's output against the schema.
// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>
#include <string>

#include "inquit/formats.h"
#include "tests/unit/catch.h"
#include "tests/unit/find_words.h"

namespace inquit {
namespace {

const char kText[] = "“Naïve 😀,” said Zoë. “No.”";

Document Sample() {
  const std::string text = kText;
  Document document;
  document.model = "small 0.1";
  Speaker speaker;
  speaker.id = "s1";
  speaker.name = "Zoë";
  speaker.type = SpeakerType::kPerson;
  speaker.gender = Gender::kFemale;
  speaker.gender_evidence = GenderEvidence::kTitle;
  speaker.role = Find(text, "Naïve 😀");
  speaker.mentions = {Find(text, "Zoë")};
  document.speakers = {speaker};
  Attribution a;
  a.content = {Find(text, "“Naïve 😀,”"), Find(text, "“No.”")};
  a.cue = Find(text, "said");
  a.source = Find(text, "Zoë");
  a.kind = Kind::kDirect;
  a.confidence = 0.934;
  a.speaker = 0;
  a.speaker_confidence = 0.915;
  a.reason = Reason::kName;
  document.attributions = {a};
  return document;
}

std::string Line(const Document& document, std::string_view text, OffsetUnit unit = OffsetUnit::kBytes) {
  return ToJsonLine(document, text, {"x", unit});
}

// The rest of `line` from `key` on, up to the next key that `until` names.
std::string Part(const std::string& line, const std::string& key, const std::string& until) {
  const std::size_t begin = line.find("\"" + key + "\":");
  REQUIRE(begin != line.npos);
  return line.substr(begin, line.find(",\"" + until + "\":", begin) - begin);
}

bool Contains(const std::string& line, const std::string& part) { return line.find(part) != line.npos; }

TEST_CASE("A document has every field, in the order of the schema") {
  CHECK(Line(Sample(), kText) ==
        R"({"id":"x","schema":2,"model":"small 0.1","offsets":"bytes","attributions":[)"
        R"({"id":"a1","kind":"direct","content":[[0,18],[30,39]],"cue":[[19,23]],"source":[[24,28]],)"
        R"("text":["“Naïve 😀,”","“No.”"],"cue_text":"said","source_text":"Zoë","speaker":"Zoë","speaker_id":"s1",)"
        R"("speaker_confidence":0.92,"reason":"name","confidence":0.93}],)"
        R"("speakers":[{"id":"s1","name":"Zoë","type":"person","gender":"f","gender_evidence":"title",)"
        R"("role":[[3,14]],"role_text":"Naïve 😀","mentions":[[24,28]]}]})");
}

TEST_CASE("What is not known is null, an empty list, or no confidence") {
  Document document = Sample();
  Attribution& a = document.attributions[0];
  a.cue.reset();
  a.source.reset();
  a.speaker.reset();
  document.speakers[0].gender = Gender::kUnknown;
  document.speakers[0].gender_evidence = GenderEvidence::kNone;
  document.speakers[0].role.reset();
  const std::string line = Line(document, kText);
  CHECK(Part(line, "cue", "text") == R"("cue":[],"source":[])");
  CHECK(Part(line, "cue_text", "confidence") ==
        R"("cue_text":null,"source_text":null,"speaker":null,"speaker_id":null,"speaker_confidence":0.00,"reason":null)");
  CHECK(Part(line, "gender", "mentions") == R"("gender":null,"gender_evidence":null,"role":[],"role_text":null)");
  CHECK(Line({}, "") == R"({"id":"x","schema":2,"model":"","offsets":"bytes","attributions":[],"speakers":[]})");
}

TEST_CASE("Spans are counted in the unit asked for") {
  const std::string code_points = Line(Sample(), kText, OffsetUnit::kCodePoints);
  CHECK(Contains(code_points, R"("offsets":"codepoints")"));
  CHECK(Part(code_points, "content", "text") == R"("content":[[0,10],[21,26]],"cue":[[11,15]],"source":[[16,19]])");
  const std::string utf16 = Line(Sample(), kText, OffsetUnit::kUtf16);
  CHECK(Contains(utf16, R"("offsets":"utf16")"));
  CHECK(Part(utf16, "content", "text") == R"("content":[[0,11],[22,27]],"cue":[[12,16]],"source":[[17,20]])");
  CHECK(Part(utf16, "mentions", "") == R"("mentions":[[17,20]]}]})");
}

TEST_CASE("Names of kinds, types and reasons") {
  Document document = Sample();
  const struct {
    Kind kind;
    SpeakerType type;
    Reason reason;
    const char *kind_name, *type_name, *reason_name;
  } kRows[] = {
      {Kind::kDirect, SpeakerType::kPerson, Reason::kName, "\"direct\"", "\"person\"", "\"name\""},
      {Kind::kMixed, SpeakerType::kOrganization, Reason::kPronoun, "\"mixed\"", "\"organization\"", "\"pronoun\""},
      {Kind::kIndirect, SpeakerType::kGroup, Reason::kNominal, "\"indirect\"", "\"group\"", "\"nominal\""},
      {Kind::kIndirect, SpeakerType::kDocument, Reason::kChain, "\"indirect\"", "\"document\"", "\"chain\""},
      {Kind::kIndirect, SpeakerType::kAuthor, Reason::kEntity, "\"indirect\"", "\"author\"", "\"entity\""},
      {Kind::kIndirect, SpeakerType::kOther, Reason::kNone, "\"indirect\"", "\"other\"", "null"},
  };
  for (const auto& row : kRows) {
    document.attributions[0].kind = row.kind;
    document.attributions[0].reason = row.reason;
    document.speakers[0].type = row.type;
    const std::string line = Line(document, kText);
    CHECK(Part(line, "kind", "content") == std::string("\"kind\":") + row.kind_name);
    CHECK(Part(line, "type", "gender") == std::string("\"type\":") + row.type_name);
    CHECK(Part(line, "reason", "confidence") == std::string("\"reason\":") + row.reason_name);
  }
}

TEST_CASE("Types of ids have their words") {
  CHECK(ToString(IdType::kString) == "string");
  CHECK(ToString(IdType::kNumber) == "number");
  CHECK(ToString(static_cast<IdType>(2)) == "?");
}

TEST_CASE("Confidences have two decimals and stay within 0 and 1") {
  Document document = Sample();
  const struct {
    double value;
    const char* printed;
  } kRows[] = {
      {0, "0.00"},    {1, "1.00"},  {0.5, "0.50"}, {0.004, "0.00"},        {0.996, "1.00"},
      {0.07, "0.07"}, {-3, "0.00"}, {7, "1.00"},   {std::nan(""), "0.00"}, {std::numeric_limits<double>::infinity(), "0.00"}};
  for (const auto& row : kRows) {
    document.attributions[0].confidence = row.value;
    CHECK(Contains(Line(document, kText), std::string(",\"confidence\":") + row.printed + "}"));
  }
}

TEST_CASE("Strings are escaped, and bytes that are not UTF-8 become U+FFFD") {
  const struct {
    std::string text;
    const char* json;
  } kRows[] = {
      {"say \"hi\" \\ now", R"(say \"hi\" \\ now)"},
      {"a\nb\rc\td", R"(a\nb\rc\td)"},
      {std::string("nul\0esc\x1b", 8), R"(nul\u0000esc\u001b)"},
      {"bad \xff\xfe end", "bad \uFFFD\uFFFD end"},
      {"cut \xe2\x80", "cut \uFFFD\uFFFD"},
      {"\xe2\x80\xa8 stays", "\u2028 stays"},
  };
  for (const auto& row : kRows) {
    Document document;
    document.attributions.resize(1);
    document.attributions[0].content = {{0, row.text.size()}};
    CHECK(Part(Line(document, row.text), "text", "cue_text") == std::string("\"text\":[\"") + row.json + "\"]");
    CHECK(Contains(ToJsonLine(Document(), "", {row.text}), std::string("{\"id\":\"") + row.json + "\","));
  }
}

TEST_CASE("An id that is a number stands as it was written, and nothing else without quotation marks") {
  for (const std::string number :
       {"0", "-0", "7", "-12", "12345678901234567890123", "1.50", "0.0", "1e3", "1E+03", "-2.5e-07"}) {
    CHECK(ToJsonLine(Document(), "", {number, OffsetUnit::kBytes, IdType::kNumber}) ==
          "{\"id\":" + number + R"(,"schema":2,"model":"","offsets":"bytes","attributions":[],"speakers":[]})");
    CHECK(Contains(ErrorToJsonLine(number, absl::NotFoundError("gone"), {}, IdType::kNumber), "{\"id\":" + number + ","));
    CHECK(Contains(ToJsonLine(Document(), "", {number}), "{\"id\":\"" + number + "\","));
  }
  for (const std::string other : {"", "-", "+1", "01", "-01", ".5", "1.", "1.e3", "1e", "1e+", "1 ", " 1", "1,", "0x1", "NaN",
                                  "Infinity", "1}", "1-", "e3"}) {
    CHECK(Contains(ToJsonLine(Document(), "", {other, OffsetUnit::kBytes, IdType::kNumber}), "{\"id\":\"" + other + "\","));
    CHECK(Contains(ErrorToJsonLine(other, absl::NotFoundError("gone"), {}, IdType::kNumber), "{\"id\":\"" + other + "\","));
  }
}

TEST_CASE("A document made by hand may point anywhere") {
  Document document = Sample();
  document.attributions[0].content = {{1000, 2000}, {5, 2}};
  document.attributions[0].speaker = 17;
  const std::string line = Line(document, "short");
  CHECK(Part(line, "text", "cue_text") == R"("text":["",""])");
  CHECK(Part(line, "speaker", "speaker_id") == R"("speaker":null)");
}

TEST_CASE("An error stands in the place of a record") {
  CHECK(ErrorToJsonLine("a \"b\"", absl::InvalidArgumentError("bad\n"), {3, 17}) ==
        R"({"id":"a \"b\"","error":{"code":"INVALID_ARGUMENT","message":"bad\n","line":3,"offset":17}})");
  CHECK(ErrorToJsonLine("x", absl::NotFoundError("gone")) ==
        R"({"id":"x","error":{"code":"NOT_FOUND","message":"gone","line":null,"offset":null}})");
}

TEST_CASE("An explanation is the document's record with two more fields") {
  const std::string text = "Bell said so.";
  Explanation explanation;
  Attribution said;
  said.content = {{10, 12}};
  explanation.document.attributions = {said};
  Alternative chosen{"", ByteSpan{5, 9}, -0.0625, true, {{"arc", 2, 0.5}, {"beside", 1}}};
  explanation.decisions = {{{"links", "a \"rule\"", ByteSpan{10, 12}, {chosen}, {{"odd", std::nan("")}}}}};
  explanation.discarded = {{said, {{"attribution", "hardly likely"}}}};
  const std::string plain = ToJsonLine(explanation.document, text);
  const std::string line = ToJsonLine(explanation, text);
  CHECK(line.substr(0, plain.size() - 1) == plain.substr(0, plain.size() - 1));
  CHECK(line.substr(plain.size() - 1) ==
        R"(,"decisions":[[{"step":"links","rule":"a \"rule\"","span":[[10,12]],"alternatives":[{"name":null,"span":[[5,9]],)"
        R"("score":-0.063,"chosen":true,"evidence":[{"name":"arc","value":2,"effect":0.500},)"
        R"({"name":"beside","value":1,"effect":null}]}],"evidence":[{"name":"odd","value":null,"effect":null}]}]],)"
        R"("discarded":[{"content":[[10,12]],"cue":[],"source":[],"confidence":0.00,"decisions":[{"step":"attribution",)"
        R"("rule":"hardly likely","span":[],"alternatives":[],"evidence":[]}]}]})");
}

}  // namespace
}  // namespace inquit
