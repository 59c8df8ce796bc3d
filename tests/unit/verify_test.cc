// Verifier, by documents that are made by hand: what is told of each change, of speakers, and of indirect statements.
// SPDX-License-Identifier: Apache-2.0
#include "inquit/verify.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tests/unit/catch.h"
#include "tests/unit/find_words.h"

namespace inquit {
namespace {

// A text and who says what in it.
struct Told {
  std::string text;
  Document document = {};

  explicit Told(std::string words) : text(std::move(words)) {}

  Told& Says(const std::string& name, const std::string& content, Kind kind = Kind::kDirect) {
    Attribution a;
    a.content = {Find(text, content)};
    a.kind = kind;
    a.confidence = a.speaker_confidence = 0.9;
    if (!name.empty()) a.speaker = SpeakerNamed(name);
    document.attributions.push_back(a);
    return *this;
  }

  std::size_t SpeakerNamed(const std::string& name) {
    for (std::size_t i = 0; i < document.speakers.size(); ++i) {
      if (document.speakers[i].name == name) return i;
    }
    Speaker speaker;
    speaker.name = name;
    document.speakers.push_back(speaker);
    return document.speakers.size() - 1;
  }
};

const char kStory[] =
    "The bridge will close in May, Ada Quill said.\n\n"
    "\u201CWe will not open it before the winter,\u201D Quill said. \u201CIt isn\u2019t safe, and nobody has the 5 million "
    "dollars "
    "that we need.\u201D\n\n"
    "\u201CThis is the best news in years,\u201D said Ivo Lund, \u201Cand we are ready for it.\u201D\n\n"
    "\u201CWho would pay for a colour like that?\u201D somebody asked. The council voted on the plan by 7 to 2.\n";

Told Story() {
  Told story(kStory);
  story.Says("Ada Quill", "The bridge will close in May", Kind::kIndirect)
      .Says("Ada Quill", "\u201CWe will not open it before the winter,\u201D")
      .Says("Ada Quill", "\u201CIt isn\u2019t safe, and nobody has the 5 million dollars that we need.\u201D")
      .Says("Ivo Lund", "\u201CThis is the best news in years,\u201D")
      .Says("", "\u201CWho would pay for a colour like that?\u201D");
  story.document.attributions[3].content.push_back(Find(story.text, "\u201Cand we are ready for it.\u201D"));
  return story;
}

// What is found about a draft of one statement: `quotation` between straight marks, by `name`.
Finding FindingOf(const std::string& name, const std::string& quotation, VerifyOptions options = {}) {
  Verifier verifier(std::move(options));
  const Told story = Story();
  REQUIRE(verifier.AddSource("story", story.text, story.document).ok());
  Told draft("\"" + quotation + "\" said " + name + ".\n");
  draft.Says(name, "\"" + quotation + "\"");
  const auto verification = verifier.Verify(draft.text, draft.document);
  REQUIRE(verification.ok());
  REQUIRE(verification->findings.size() == 1);
  return verification->findings[0];
}

std::vector<ChangeKind> KindsOf(const Finding& finding) {
  std::vector<ChangeKind> kinds;
  for (const Change& change : finding.changes) kinds.push_back(change.kind);
  return kinds;
}

bool AllPermitted(const Finding& finding) {
  return std::all_of(finding.changes.begin(), finding.changes.end(), [](const Change& c) { return c.permitted; });
}

TEST_CASE("Verify: the same words by the same speaker are verbatim", "[verify]") {
  for (const char* words : {"We will not open it before the winter,", "not open it before the winter", "It isn\u2019t safe",
                            "Who would pay for a colour like that?"}) {
    INFO(words);
    const Finding finding = FindingOf("Ada Quill", words);
    CHECK(finding.changes.empty());
    CHECK((finding.verdict == Verdict::kVerbatim || std::string(words).front() == 'W'));
    REQUIRE(finding.place);
    CHECK(finding.place->spans.size() == 1);
  }
  const Finding finding = FindingOf("Ada Quill", "not open it before the winter");
  CHECK(finding.place->spans[0].In(kStory) == "not open it before the winter");
  CHECK(finding.place->speaker == "Ada Quill");
  CHECK(finding.place->attribution == 1u);
}

TEST_CASE("Verify: what an editor may change is listed, and no fault", "[verify]") {
  const std::pair<const char*, std::vector<ChangeKind>> kEdits[] = {
      {"It isn't safe", {ChangeKind::kMarks}},
      {"we will not open it", {ChangeKind::kCase}},
      {"nobody has the 5 million dollars that we need,", {ChangeKind::kPunctuation}},
      {"We will not open it ... the winter", {ChangeKind::kEllipsis}},
      {"We will not open it \u2026 the winter", {ChangeKind::kEllipsis}},
      {"We will not open it . . . the winter", {ChangeKind::kEllipsis}},
      {"[The city] will not open it before the winter", {ChangeKind::kBrackets}},
      {"[W]e will not open [the bridge] before the winter", {ChangeKind::kBrackets, ChangeKind::kBrackets}},
      {"nobody [here] has the 5 million dollars", {ChangeKind::kBrackets}},
      {"nobody has the 5 million dollars ... we need[ed]", {ChangeKind::kEllipsis, ChangeKind::kBrackets}},
  };
  for (const auto& [words, kinds] : kEdits) {
    INFO(words);
    const Finding finding = FindingOf("Ada Quill", words);
    CHECK(finding.verdict == Verdict::kEdited);
    CHECK(KindsOf(finding) == kinds);
    CHECK(AllPermitted(finding));
  }
  const Finding joined = FindingOf("Ivo Lund", "This is the best news in years, and we are ready for it.");
  CHECK(joined.verdict == Verdict::kEdited);
  CHECK(KindsOf(joined) == std::vector<ChangeKind>{ChangeKind::kJoin});
}

TEST_CASE("Verify: another word is always told, with its places", "[verify]") {
  struct Altered {
    const char *words, *draft, *source;
  };
  const Altered kAltered[] = {
      {"We will open it before the winter", "", "not"},
      {"We will never open it before the winter", "never", "not"},
      {"We will not open it after the winter", "after", "before"},
      {"nobody has the 6 million dollars that we need", "6", "5"},
      {"nobody has the 5 million dollars that we really need", "really", ""},
      {"It is safe, and nobody has the 5 million dollars", "is", "isn\u2019t"},
      {"We will not open it before US winter", "US", "the"},
  };
  for (const Altered& altered : kAltered) {
    INFO(altered.words);
    const Finding finding = FindingOf("Ada Quill", altered.words);
    CHECK(finding.verdict == Verdict::kAltered);
    const auto fault =
        std::find_if(finding.changes.begin(), finding.changes.end(), [](const Change& c) { return !c.permitted; });
    REQUIRE(fault != finding.changes.end());
    CHECK(fault->source.In(kStory) == altered.source);
    CHECK(fault->draft.In("\"" + std::string(altered.words)) == altered.draft);
  }
  CHECK(FindingOf("Ada Quill", "We will it not open before the winter").verdict == Verdict::kAltered);
}

TEST_CASE("Verify: an ellipsis or a bracket hides no negation", "[verify]") {
  CHECK(FindingOf("Ada Quill", "We will ... open it before the winter").verdict == Verdict::kAltered);
  CHECK(FindingOf("Ada Quill", "We [will] open it before the winter").verdict == Verdict::kAltered);
  CHECK(FindingOf("Ada Quill", "It isn't safe ... the 5 million dollars that we need").verdict == Verdict::kAltered);
}

TEST_CASE("Verify: a sentence that is split goes on without a word left out", "[verify]") {
  Verifier verifier;
  const Told story = Story();
  REQUIRE(verifier.AddSource("story", story.text, story.document).ok());
  const auto verdict = [&](const std::string& first, const std::string& between, const std::string& second) {
    Told draft("\"" + first + "\"" + between + "\"" + second + "\"\n");
    draft.Says("Ada Quill", "\"" + first + "\"");
    draft.document.attributions[0].content.push_back(Find(draft.text, "\"" + second + "\""));
    return verifier.Verify(draft.text, draft.document)->findings[0].verdict;
  };
  CHECK(verdict("We will not open it,", " said Ada Quill, ", "before the winter.") == Verdict::kEdited);
  CHECK(verdict("We will,", " said Ada Quill, ", "open it before the winter.") == Verdict::kAltered);
  CHECK(verdict("It isn\u2019t safe. We will,", " said Ada Quill, ", "open it before the winter.") == Verdict::kAltered);
  CHECK(verdict("before the winter,", " said Ada Quill, ", "We will not open it.") == Verdict::kAltered);
  // Two sentences are two quotations.
  CHECK(verdict("It isn\u2019t safe.", " said Ada Quill. ", "We will not open it before the winter.") == Verdict::kEdited);
}

TEST_CASE("Verify: signs and points belong to their numbers", "[verify]") {
  Verifier verifier;
  Told story("\"It was -5 degrees and .5 percent of 40 boats froze,\" said Ada Pell.\n");
  story.Says("Ada Pell", "\"It was -5 degrees and .5 percent of 40 boats froze,\"");
  REQUIRE(verifier.AddSource("story", story.text, story.document).ok());
  const auto verdict = [&](const std::string& words) {
    Told draft("\"" + words + "\" said Ada Pell.\n");
    draft.Says("Ada Pell", "\"" + words + "\"");
    return verifier.Verify(draft.text, draft.document)->findings[0].verdict;
  };
  CHECK(verdict("It was -5 degrees and .5 percent of 40 boats froze,") == Verdict::kVerbatim);
  CHECK(verdict("It was \u22125 degrees and .5 percent") == Verdict::kEdited);
  CHECK(verdict("It was 5 degrees and .5 percent of 40 boats froze,") == Verdict::kAltered);
  CHECK(verdict("It was -5 degrees and 5 percent of 40 boats froze,") == Verdict::kAltered);
  CHECK(verdict("It was -5 degrees and .5 percent of -40 boats froze,") == Verdict::kAltered);
  CHECK(verdict("It was -5 degrees and .5 percent of [some] boats froze,") == Verdict::kAltered);
  CHECK(verdict("It was ... degrees and .5 percent of 40 boats froze,") == Verdict::kAltered);
}

TEST_CASE("Verify: an ellipsis joins no two speakers, and marks make no words of the text somebody's", "[verify]") {
  CHECK(FindingOf("Ada Quill", "nobody has the 5 million dollars that we need ... the best news in years").verdict ==
        Verdict::kAltered);
  CHECK(FindingOf("Ada Quill", "Ada Quill said. We will not open it before the winter").verdict == Verdict::kOnlyIndirect);
}

TEST_CASE("Verify: a question put in is a fault, one at the end left out is not", "[verify]") {
  CHECK(FindingOf("Ada Quill", "We will not open it before the winter?").verdict == Verdict::kAltered);
  CHECK(FindingOf("somebody", "Who would pay for a colour like that,").verdict == Verdict::kSpeakerUnknown);
}

TEST_CASE("Verify: what an editor may change is the caller's to say", "[verify]") {
  VerifyOptions strict;
  strict.allowed = {};
  CHECK(FindingOf("Ada Quill", "It isn't safe", strict).verdict == Verdict::kAltered);
  CHECK(FindingOf("Ada Quill", "It isn\u2019t safe", strict).verdict == Verdict::kVerbatim);
  CHECK(FindingOf("somebody", "Who would pay for a color like that?").verdict == Verdict::kAltered);
  VerifyOptions british;
  british.allowed.push_back(ChangeKind::kSpelling);
  const Finding finding = FindingOf("somebody", "Who would pay for a color like that?", british);
  CHECK(finding.verdict == Verdict::kSpeakerUnknown);
  CHECK(KindsOf(finding) == std::vector<ChangeKind>{ChangeKind::kSpelling});
  VerifyOptions anything;
  anything.allowed = {ChangeKind::kWords};
  CHECK(FindingOf("Ada Quill", "We will open it before the winter", anything).verdict == Verdict::kAltered);
}

TEST_CASE("Verify: who says it there", "[verify]") {
  const Finding wrong = FindingOf("Ivo Lund", "We will not open it before the winter,");
  CHECK(wrong.verdict == Verdict::kWrongSpeaker);
  CHECK(wrong.place->speaker == "Ada Quill");
  CHECK(wrong.reason == "in story Ada Quill says this, not Ivo Lund");
  for (const char* same : {"Quill", "Mayor Ada Quill", "Ada B. Quill", "A. Quill", "QUILL"}) {
    INFO(same);
    CHECK(FindingOf(same, "We will not open it before the winter,").verdict == Verdict::kVerbatim);
  }
  for (const char* other : {"Eva Quill", "Lund", "the Quill Foundation of Kalo"}) {
    INFO(other);
    CHECK(FindingOf(other, "We will not open it before the winter,").verdict == Verdict::kWrongSpeaker);
  }
  CHECK(FindingOf("the mayor", "We will not open it before the winter,").verdict == Verdict::kVerbatim);
  CHECK(FindingOf("Ada Quill", "Who would pay for a colour like that?").verdict == Verdict::kSpeakerUnknown);
}

TEST_CASE("Verify: words that nobody says there, and words that are nowhere", "[verify]") {
  CHECK(FindingOf("Ada Quill", "The bridge will close in May").verdict == Verdict::kOnlyIndirect);
  CHECK(FindingOf("Ada Quill", "The council voted on the plan").verdict == Verdict::kOnlyIndirect);
  const Finding absent = FindingOf("Ada Quill", "I have always loved the sea and its gulls");
  CHECK(absent.verdict == Verdict::kAbsent);
  CHECK_FALSE(absent.place);
  CHECK(absent.confidence == 1);
}

TEST_CASE("Verify: an indirect statement is supported by the same speaker's like words", "[verify]") {
  Verifier verifier;
  const Told story = Story();
  REQUIRE(verifier.AddSource("story", story.text, story.document).ok());
  const auto verdict = [&](const std::string& name, const std::string& content) {
    Told draft(name + " said that " + content + ".\n");
    draft.Says(name, content, Kind::kIndirect);
    return verifier.Verify(draft.text, draft.document)->findings[0].verdict;
  };
  CHECK(verdict("Ada Quill", "the bridge closes in May") == Verdict::kSupported);
  CHECK(verdict("Ivo Lund", "the bridge closes in May") == Verdict::kNotFound);
  CHECK(verdict("Ada Quill", "the bridge does not close in May") == Verdict::kNotFound);
  CHECK(verdict("Ada Quill", "the bridge closes on 3 May") == Verdict::kNotFound);
  CHECK(verdict("Ada Quill", "gulls are a nuisance") == Verdict::kNotFound);
}

TEST_CASE("Verify: of several places that have the words, the right speaker's counts", "[verify]") {
  Verifier verifier;
  Told first("\"We wait for the boat,\" said Ada Quill.\n"), second("\"We wait for the boat,\" said Ivo Lund.\n");
  first.Says("Ada Quill", "\"We wait for the boat,\"");
  second.Says("Ivo Lund", "\"We wait for the boat,\"");
  REQUIRE(verifier.AddSource("first", first.text, first.document).ok());
  REQUIRE(verifier.AddSource("second", second.text, second.document).ok());
  const auto verification = verifier.Verify(second.text, second.document);
  REQUIRE(verification.ok());
  CHECK(verification->findings[0].verdict == Verdict::kVerbatim);
  CHECK(verifier.id(verification->findings[0].place->source) == "second");
}

TEST_CASE("Verify: a quotation that the draft gives to nobody is looked for, too", "[verify]") {
  Verifier verifier;
  const Told story = Story();
  REQUIRE(verifier.AddSource("story", story.text, story.document).ok());
  const auto verification =
      verifier.Verify("\"We will open it before the winter,\" it says. The \"Best News\" is a boat.", Document());
  REQUIRE(verification.ok());
  REQUIRE(verification->findings.size() == 1);
  CHECK_FALSE(verification->findings[0].attribution);
  CHECK(verification->findings[0].verdict == Verdict::kAltered);
}

TEST_CASE("Verify: sources that were kept as bytes are the same sources", "[verify]") {
  Verifier verifier;
  const Told story = Story();
  REQUIRE(verifier.AddSource("story", story.text, story.document).ok());
  REQUIRE(verifier.AddSource("other", "\"We wait,\" said Ada Pell.", Document()).ok());
  const std::string bytes = verifier.ToBytes();
  const auto again = Verifier::FromBytes(bytes);
  REQUIRE(again.ok());
  CHECK(again->ToBytes() == bytes);
  REQUIRE(again->source_count() == 2);
  CHECK(again->id(0) == "story");
  CHECK(again->text(0) == story.text);
  CHECK(again->document(0).attributions[3].content == story.document.attributions[3].content);
  const auto before = verifier.Verify(story.text, story.document), after = again->Verify(story.text, story.document);
  for (std::size_t i = 0; i < before->findings.size(); ++i) {
    CHECK(before->findings[i].verdict == after->findings[i].verdict);
    CHECK(before->findings[i].reason == after->findings[i].reason);
  }
}

TEST_CASE("Verify: bytes that are damaged are refused", "[verify]") {
  Verifier verifier;
  const Told story = Story();
  REQUIRE(verifier.AddSource("story", story.text, story.document).ok());
  const std::string bytes = verifier.ToBytes();
  for (std::size_t size = 0; size < bytes.size(); size += 7) {
    CHECK(Verifier::FromBytes(bytes.substr(0, size)).status().code() == absl::StatusCode::kDataLoss);
  }
  for (std::size_t at = 40; at < bytes.size(); at += 11) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    CHECK(Verifier::FromBytes(changed).status().code() == absl::StatusCode::kDataLoss);
  }
  std::string later = bytes;
  ++later[22];  // the version
  CHECK(Verifier::FromBytes(later).status().code() == absl::StatusCode::kFailedPrecondition);
  CHECK(Verifier::FromBytes(bytes + "x").status().code() == absl::StatusCode::kDataLoss);
}

TEST_CASE("Verify: without sources, without statements, with bad bytes", "[verify]") {
  Verifier verifier;
  const Told story = Story();
  const auto alone = verifier.Verify(story.text, story.document);
  REQUIRE(alone.ok());
  CHECK(alone->findings.size() == story.document.attributions.size());
  for (const Finding& finding : alone->findings) {
    CHECK((finding.verdict == Verdict::kAbsent || finding.verdict == Verdict::kNotFound));
  }
  REQUIRE(verifier.AddSource("empty", "", Document()).ok());
  CHECK(verifier.Verify(story.text, story.document).ok());
  CHECK(verifier.Verify("", Document())->findings.empty());
  CHECK(verifier.AddSource("bad", "\xFF", Document()).code() == absl::StatusCode::kInvalidArgument);
  CHECK(verifier.source_count() == 1);
  CHECK(verifier.Verify("\xFF", Document()).status().code() == absl::StatusCode::kInvalidArgument);
}

// Former bugs.

TEST_CASE("Verify: of places beside one another that have the same words, the one without a fault counts", "[verify]") {
  const struct {
    const char *before, *quotation;                                            // of the source; the quotation is Ada Quill's
  } kRows[] = {{"We wait for it? No. ", "\"We wait for it! No,\""},            // before it stand other marks,
               {"It was a mess, and all knew. ", "\"It was a mess,\""},        // words of the source's own,
               {"\"It is so late,\" said Ivo Lund. ", "\"It is so late,\""}};  // or those of somebody else
  for (const auto& row : kRows) {
    INFO(row.before << row.quotation);
    Told source(std::string(row.before) + row.quotation + " said Ada Quill.\n"),
        draft(std::string(row.quotation) + " said Ada Quill.\n");
    draft.Says("Ada Quill", row.quotation);
    if (row.before[0] == '"') source.Says("Ivo Lund", row.quotation);  // Says() takes the first place that has the words
    source.document.attributions.push_back(draft.document.attributions[0]);
    source.document.attributions.back().content = {{source.text.rfind(row.quotation), source.text.rfind(" said Ada")}};
    source.document.attributions.back().speaker = source.SpeakerNamed("Ada Quill");
    Verifier verifier;
    REQUIRE(verifier.AddSource("source", source.text, source.document).ok());
    const auto verification = verifier.Verify(draft.text, draft.document);
    REQUIRE(verification.ok());
    CHECK(ToString(verification->findings[0].verdict) == "verbatim");
  }
}

TEST_CASE("Verify: a mark that ends a quotation may stand far behind its last word", "[verify]") {
  Told source("Ada Quill asked: \"Is it that late          ?\"");
  source.Says("Ada Quill", "\"Is it that late          ?\"");
  Verifier verifier;
  REQUIRE(verifier.AddSource("source", source.text, source.document).ok());
  const auto verification = verifier.Verify(source.text, source.document);
  REQUIRE(verification.ok());
  CHECK(ToString(verification->findings[0].verdict) == "verbatim");
}

TEST_CASE("Verify: a quotation is found among its own words over and over", "[verify]") {
  std::string others;
  for (int i = 0; i < 60; ++i)
    others.append("It was very, very, very, very cold, and wet, and dark, and late: very, very, very, very late.\n\n");
  const std::string quotation = "\"Very cold, very wet, very dark, and very late.\"";
  Told source(others + quotation + " said Ada Quill.\n\n" + others), draft(quotation + " said Ada Quill.\n");
  source.Says("Ada Quill", quotation);
  draft.Says("Ada Quill", quotation);
  Verifier verifier;
  REQUIRE(verifier.AddSource("source", source.text, source.document).ok());
  const auto verification = verifier.Verify(draft.text, draft.document);
  REQUIRE(verification.ok());
  CHECK(ToString(verification->findings[0].verdict) == "verbatim");
}

}  // namespace
}  // namespace inquit
