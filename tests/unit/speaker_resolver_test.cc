// SpeakerResolver: what a caller gets, brings, and may not do.
// SPDX-License-Identifier: Apache-2.0
#include "inquit/speaker_resolver.h"

#include <string>
#include <vector>

#include "tests/unit/catch.h"
#include "tests/unit/marked_article.h"

namespace inquit {
namespace {

constexpr char kDam[] =
    "The dam at Vale Creek is old. [s1 Senator Ada Pell] [c1 said] [t1 it leaked]. [s2 She] [c2 added] [t2 that the gate "
    "stuck].\n\n"
    "[t3 “We were warned,”] [c3 said] [s3 Ivo Lund, the harbour master]. [s4 Pell] [c4 denied] [t4 this].";

std::vector<ByteSpan> Find(const std::string& text, const std::string& word) {
  std::vector<ByteSpan> found;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    found.push_back({at, at + word.size()});
  }
  return found;
}

TEST_CASE("speakers bear the fullest name, in the order of their first mention", "[speakers]") {
  MarkedArticle article(kDam);
  REQUIRE(article.SpeakersByNetwork() == "Ada Pell; Ada Pell; Ivo Lund; Ada Pell");
  const std::vector<Speaker>& speakers = article.document.speakers;
  REQUIRE(speakers.size() == 2);
  CHECK(speakers[0].id == "s1");
  CHECK(speakers[0].name == "Ada Pell");
  CHECK(speakers[0].type == SpeakerType::kPerson);
  CHECK(speakers[0].gender == Gender::kFemale);
  CHECK(speakers[1].id == "s2");
  std::string mentions;
  for (const ByteSpan mention : speakers[0].mentions) mentions += std::string(mention.In(article.text)) + "|";
  CHECK(mentions == "Senator Ada Pell|She|Pell|");
}

TEST_CASE("no speaker's name is empty, nor a mention of one, where a source is only an ending", "[speakers]") {
  for (const std::string ending : {"'s", "’s", "&rsquo;s", "'S", "s'", "'"}) {
    const std::string source = "[s1 " + ending + "] [c1 said] [t1 so].";
    for (const std::string& text : {source, "He" + source, "It " + source, "Who" + source}) {
      MarkedArticle article(text);
      INFO(text << ": " << article.SpeakersByNetwork());
      for (const Speaker& speaker : article.document.speakers) {
        CHECK(!speaker.name.empty());
        for (const ByteSpan mention : speaker.mentions) CHECK(!mention.empty());
      }
    }
  }
}

TEST_CASE("each speaker has a reason and a confidence", "[speakers]") {
  MarkedArticle article(std::string(kDam) + " [t5 The gate is open]. [s6 We] [c6 think] [t6 so].");
  CHECK(article.SpeakersByNetwork() == "Ada Pell; Ada Pell; Ivo Lund; Ada Pell; -; -");
  const std::vector<Attribution>& attributions = article.document.attributions;
  CHECK(attributions[0].reason == Reason::kName);
  CHECK(attributions[1].reason == Reason::kPronoun);
  CHECK(attributions[0].speaker_confidence == 0.97);  // fixed for names; of a pronoun the ranker says how sure it is
  CHECK(attributions[1].speaker_confidence > 0.5);
  CHECK(attributions[1].speaker_confidence < 1);
  CHECK(attributions[4].reason == Reason::kNone);
  CHECK(attributions[4].speaker_confidence == 0);
}

TEST_CASE("a gender comes with what told it", "[speakers]") {
  const struct {
    const char* article;
    Gender gender;
    GenderEvidence evidence;
  } kRows[] = {
      {"[s1 Mr. Odd] [c1 said] [t1 so].", Gender::kMale, GenderEvidence::kTitle},
      {"[s1 Mary Odd] [c1 said] [t1 so].", Gender::kFemale, GenderEvidence::kGivenName},
      {"[s1 A spokeswoman] [c1 said] [t1 so].", Gender::kFemale, GenderEvidence::kDescription},
      {"[s1 Kalo] [c1 said] [t1 so]. [s2 She] [c2 said] [t2 no].", Gender::kFemale, GenderEvidence::kPronoun},
      {"[s1 The Port Safety Board] [c1 said] [t1 so].", Gender::kUnknown, GenderEvidence::kNone},
  };
  for (const auto& row : kRows) {
    MarkedArticle article(row.article);
    INFO(row.article << ": " << article.SpeakersByNetwork());
    REQUIRE(article.document.speakers.size() == 1);
    CHECK(article.document.speakers[0].gender == row.gender);
    CHECK(article.document.speakers[0].gender_evidence == row.evidence);
  }
  MarkedArticle article("[s1 Kalo] [c1 said] [t1 so].");
  Entity kalo;
  kalo.id = "Q2";
  kalo.name = "Kalo";
  kalo.gender = Gender::kMale;
  kalo.mentions = {*article.document.attributions[0].source};
  CHECK(article.SpeakersByNetwork({kalo}) == "Kalo");
  CHECK(article.document.speakers[0].gender_evidence == GenderEvidence::kCaller);
}

TEST_CASE("a caller's entities come first", "[speakers]") {
  MarkedArticle article(kDam);
  Entity pell;
  pell.id = "Q1";
  pell.name = "Adelaide Pell (politician)";
  pell.gender = Gender::kFemale;
  SECTION("one mention is enough to be known by all of the name's forms") {
    pell.mentions = Find(article.text, "Ada Pell");
    CHECK(article.SpeakersByNetwork({pell}) ==
          "Adelaide Pell (politician); Adelaide Pell (politician); Ivo Lund; Adelaide Pell (politician)");
    CHECK(article.document.speakers[0].id == "Q1");
    CHECK(article.document.attributions[0].reason == Reason::kEntity);
  }
  SECTION("a pronoun may be a mention") {
    pell.name = "Somebody Else";
    pell.mentions = Find(article.text, "She");
    CHECK(article.SpeakersByNetwork({pell}) == "Ada Pell; Somebody Else; Ivo Lund; Ada Pell");
    CHECK(article.document.attributions[1].reason == Reason::kEntity);
  }
  SECTION("a mention beside the head of a source is not the speaker") {
    pell.name = "the office";
    pell.mentions = Find(article.text, "harbour master");
    CHECK(article.SpeakersByNetwork({pell}) == "Ada Pell; Ada Pell; Ivo Lund; Ada Pell");
  }
}

TEST_CASE("an entity that was looked for speaks as one with mentions does", "[speakers]") {
  MarkedArticle article(kDam);
  Entity pell;
  pell.id = "Q1";
  pell.name = "Ada Pell";
  CHECK(article.SpeakersByNetwork({pell}) == "Ada Pell; Ada Pell; Ivo Lund; Ada Pell");
  CHECK(article.document.speakers[0].id == "Q1");
  CHECK(article.document.attributions[0].reason == Reason::kEntity);
  const Document searched = article.document;
  pell.mentions = Find(article.text, "Ada Pell");
  article.SpeakersByNetwork({pell});
  CHECK(article.document.speakers[0].mentions == searched.speakers[0].mentions);
}

TEST_CASE("an id that a caller has taken is not given again", "[speakers]") {
  MarkedArticle article(kDam);
  Entity pell;
  pell.id = "s1";
  pell.name = "Ada Pell";
  pell.mentions = Find(article.text, "Ada Pell");
  article.SpeakersByNetwork({pell});
  REQUIRE(article.document.speakers.size() == 2);
  CHECK(article.document.speakers[0].id == "s1");
  CHECK(article.document.speakers[1].id == "s2");
}

TEST_CASE("resolving again gives the same", "[speakers]") {
  MarkedArticle article(kDam);
  const std::string once = article.SpeakersByNetwork();
  CHECK(article.SpeakersByNetwork() == once);
  CHECK(article.document.speakers.size() == 2);
}

TEST_CASE("each attribution has its kind, whatever it had before", "[speakers]") {
  MarkedArticle article(
      "[s1 Ada Pell] [c1 said] [t1 it was “old” at best]. [t2 “It leaks,”] [c2 said] [s2 Ivo Lund]. [t2 “Badly.”]\n\n"
      "[s3 He] [c3 said] [t3 no]. [t4 “They knew. “We know,” they said.”] [t5 “Go,”] [s5 he] [c5 said], [t5 and left].");
  article.document.attributions.resize(6);  // the last has no content
  std::vector<Kind> kinds;
  for (const Kind before : {Kind::kDirect, Kind::kIndirect}) {
    for (Attribution& a : article.document.attributions) a.kind = before;
    article.SpeakersByNetwork();
    kinds.clear();
    for (const Attribution& a : article.document.attributions) kinds.push_back(a.kind);
    CHECK(kinds ==
          std::vector<Kind>{Kind::kMixed, Kind::kDirect, Kind::kIndirect, Kind::kDirect, Kind::kMixed, Kind::kIndirect});
  }
}

TEST_CASE("a quotation that a caller brings without cue and source goes on with the speaker before", "[speakers]") {
  MarkedArticle article("[s1 Ada Pell] [c1 said] [t1 it leaked]. [t2 “We were warned.”] [t3 The gate stuck.]");
  for (Attribution& a : article.document.attributions) a.kind = Kind::kIndirect;  // as a new Attribution is
  CHECK(article.SpeakersByNetwork() == "Ada Pell; Ada Pell; -");
}

TEST_CASE("spans that do not fit the text are errors, and so are ids that come twice", "[speakers]") {
  const std::string text = "“No,” said Zoë.";
  Document document;
  document.attributions.resize(1);
  document.attributions[0].content = {{0, 9}};
  const auto resolve = [&](const std::vector<Entity>& entities) {
    return SpeakerResolver().Resolve(text, entities, &document);
  };
  REQUIRE(resolve({}).ok());
  SECTION("a source outside the text") {
    document.attributions[0].source = ByteSpan{15, 99};
    CHECK(resolve({}).code() == absl::StatusCode::kInvalidArgument);
  }
  SECTION("a content that ends before it begins") {
    document.attributions[0].content = {{9, 0}};
    CHECK(resolve({}).code() == absl::StatusCode::kInvalidArgument);
  }
  SECTION("a cue that cuts a character") {
    document.attributions[0].cue = ByteSpan{1, 9};
    CHECK(resolve({}).code() == absl::StatusCode::kInvalidArgument);
  }
  SECTION("a mention outside the text, which the message names") {
    Entity entity;
    entity.id = "Q7";
    entity.mentions = {{99, 100}};
    const absl::Status status = resolve({entity});
    CHECK(status.code() == absl::StatusCode::kInvalidArgument);
    CHECK(std::string(status.message()).find("Q7") != std::string::npos);
  }
  SECTION("two entities with one id, whose statements nobody could tell apart") {
    Entity one, other;
    one.id = other.id = "Q7";
    one.name = "Ada Pell";
    other.name = "Ivo Roe";
    CHECK(resolve({one, other}).message() == "two entities have the id \"Q7\"");
  }
}

TEST_CASE("a mention without a character, which a caller may bring, is none of the speaker's", "[speakers]") {
  const std::string text = "“No,” said Zoë Roe.";
  const ByteSpan zoe = {15, 23};
  Entity entity;
  entity.id = "Q7";
  entity.name = "Zoë Roe";
  entity.mentions = {{0, 0}, zoe, {23, 23}};
  Document document;
  document.attributions.resize(1);
  document.attributions[0].content = {{0, 9}};
  document.attributions[0].source = zoe;
  REQUIRE(SpeakerResolver().Resolve(text, {entity}, &document).ok());
  REQUIRE(document.speakers.size() == 1);
  CHECK(document.speakers[0].mentions == std::vector<ByteSpan>{zoe});
}

TEST_CASE("an empty text has no speakers", "[speakers]") {
  Document document;
  CHECK(SpeakerResolver().Resolve("", {}, &document).ok());
  CHECK(document.speakers.empty());
}

}  // namespace
}  // namespace inquit
