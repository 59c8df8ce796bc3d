// Tests of inquit/explanation.h: that what is said to have decided did decide.
// SPDX-License-Identifier: Apache-2.0
#include "inquit/explanation.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "inquit/extractor.h"
#include "inquit/speaker_resolver.h"
#include "lib/attribution/explain.h"
#include "tests/unit/catch.h"

namespace inquit {
namespace {

Explanation Explain(std::string_view text) {
  absl::StatusOr<Explanation> explanation = Extractor().Explain(text);
  REQUIRE(explanation.ok());
  REQUIRE(explanation->decisions.size() == explanation->document.attributions.size());
  return *std::move(explanation);
}

// Those of `step`, in order.
std::vector<Decision> Of(const std::vector<Decision>& decisions, std::string_view step) {
  std::vector<Decision> found;
  std::copy_if(decisions.begin(), decisions.end(), std::back_inserter(found),
               [&](const Decision& d) { return d.step == step; });
  return found;
}

const Alternative& Chosen(const Decision& decision) {
  const auto chosen =
      std::find_if(decision.alternatives.begin(), decision.alternatives.end(), [](auto& a) { return a.chosen; });
  REQUIRE(chosen != decision.alternatives.end());
  return *chosen;
}

double ValueOf(const std::vector<Evidence>& evidence, std::string_view name) {
  const auto found = std::find_if(evidence.begin(), evidence.end(), [&](const Evidence& e) { return e.name == name; });
  INFO(name);
  REQUIRE(found != evidence.end());
  return found->value;
}

const std::string kPronoun =
    "Nora Bell met Ines Roos at the gate on Monday.\n\n“The lock is old,” she said.\n\nInes Roos said that she would mend it.";

TEST_CASE("An explained document is the one that is extracted") {
  for (const std::string& text : {kPronoun, std::string(), std::string("Nobody spoke.")}) {
    const Document plain = *Extractor().Extract(text);
    const Document explained = Explain(text).document;
    REQUIRE(explained.attributions.size() == plain.attributions.size());
    for (std::size_t a = 0; a < plain.attributions.size(); ++a) {
      CHECK(explained.attributions[a].content == plain.attributions[a].content);
      CHECK(explained.attributions[a].speaker == plain.attributions[a].speaker);
      CHECK(explained.attributions[a].confidence == plain.attributions[a].confidence);
      CHECK(explained.attributions[a].speaker_confidence == plain.attributions[a].speaker_confidence);
    }
    CHECK(explained.speakers.size() == plain.speakers.size());
  }
  CHECK(absl::IsInvalidArgument(Extractor().Explain("\xFF").status()));
}

TEST_CASE("Of a pronoun the candidates are told, best first, with what speaks for them") {
  const Explanation explanation = Explain(kPronoun);
  const Attribution& quoted = explanation.document.attributions[0];
  const std::vector<Decision> ranker = Of(explanation.decisions[0], "ranker");
  REQUIRE(ranker.size() == 2);  // the choice, and that it decided
  CHECK(ranker[0].span->In(kPronoun) == "she");
  const std::vector<Alternative>& candidates = ranker[0].alternatives;
  REQUIRE(candidates.size() > 1);
  CHECK(std::is_sorted(candidates.begin(), candidates.end(), [](auto& a, auto& b) { return a.score > b.score; }));
  CHECK(Chosen(ranker[0]).name == explanation.document.speakers[*quoted.speaker].name);
  CHECK(*Chosen(ranker[0]).score == Approx(quoted.speaker_confidence));
  CHECK(ValueOf(ranker[0].evidence, "is he or she") == 1);
  for (const Alternative& candidate : candidates) {
    CHECK(ValueOf(candidate.evidence, "gender known") == 1);
    REQUIRE(candidate.evidence[0].effect.has_value());
    CHECK(std::is_sorted(candidate.evidence.begin(), candidate.evidence.end(),
                         [](auto& a, auto& b) { return std::abs(*a.effect) > std::abs(*b.effect); }));
  }
  CHECK(Chosen(ranker[1]).name == "Nora Bell");
}

TEST_CASE("Links and spans are told with their scores") {
  const Explanation explanation = Explain(kPronoun);
  const Attribution& quoted = explanation.document.attributions[0];
  const std::vector<Decision> links = Of(explanation.decisions[0], "links");
  REQUIRE(links.size() == 2);
  CHECK(*links[0].span == quoted.content[0]);
  CHECK(*Chosen(links[0]).span == *quoted.cue);
  CHECK(*links[1].span == *quoted.cue);
  CHECK(*Chosen(links[1]).span == *quoted.source);
  for (const Decision& link : links) {
    double sum = 0;
    for (const Evidence& evidence : Chosen(link).evidence) sum += evidence.value;
    CHECK(*Chosen(link).score == Approx(sum));
  }
  const std::vector<Decision> spans = Of(explanation.decisions[0], "spans");
  REQUIRE(spans.size() == 3);
  double all = 0;
  for (const Alternative& role : spans[0].alternatives) all += *role.score;
  CHECK(all == Approx(1).margin(0.01));
  CHECK(Chosen(spans[0]).name == "content");
  CHECK(ValueOf(spans[0].evidence, "begins") > 0.5);
  const std::vector<Decision> sure = Of(explanation.decisions[0], "confidence");
  REQUIRE(sure.size() == 1);
  CHECK(ValueOf(sure[0].evidence, "confidence") == quoted.confidence);
}

TEST_CASE("The rule is told by which a name or a description has its bearer") {
  const std::string text =
      "Mayor Nora Bell opened the lock. Bell said that it was old. The mayor said that it would be mended. Its keeper, Ivo "
      "Lund, "
      "said that he would help.\n\n“It leaks.”";
  const Explanation explanation = Explain(text);
  REQUIRE(explanation.decisions.size() == 3);
  const auto last = [&](std::size_t a) { return explanation.decisions[a].back(); };
  CHECK(last(0).step == "entities");
  CHECK(last(0).rule == "the first bearer of the surname");
  CHECK(Chosen(last(0)).name == "Nora Bell");
  CHECK(last(1).step == "descriptions");
  CHECK(last(1).rule == "the latest that is described by this noun");
  CHECK(Of(explanation.decisions[2], "chains").size() == 1);  // the bare quotation
  CHECK(explanation.discarded.empty());                       // which had no cue, but is not given up
  const std::vector<Decision> links = Of(explanation.decisions[2], "links");
  REQUIRE(links.size() == 3);
  CHECK(links[2].span->In(text) == "“It leaks.”");
  CHECK(Chosen(links[2]).name == "no cue");
  // Behind what led to it, the report that it goes on with.
  const Decision chain = Of(explanation.decisions[2], "chains")[0];
  CHECK(Chosen(chain).span->In(text) == "said");
  CHECK((explanation.decisions[2].end() - 2)->step == "chains");
}

TEST_CASE("Of two quotations that a chain took up each tells what led to it, in front of its chain") {
  const std::string text = "Nora Bell said that it was old.\n\n“It leaks.”\n\n“It creaks at night.”";
  const Explanation explanation = Explain(text);
  REQUIRE(explanation.decisions.size() == 1);
  std::vector<std::string> order;
  for (const Decision& d : explanation.decisions[0]) {
    if (d.span && d.span->begin > 30) order.push_back(d.step + " " + std::string(d.span->In(text)));
  }
  CHECK(order == std::vector<std::string>{"spans “It leaks.”", "links “It leaks.”", "chains “It leaks.”",
                                          "spans “It creaks at night.”", "links “It creaks at night.”",
                                          "chains “It creaks at night.”"});
}

TEST_CASE("What the layout credits is told as such") {
  const Explanation explanation =
      Explain("NORA BELL: Is it safe?\n\nIVO LUND: It is.\n\nNORA BELL: Since when?\n\nIVO LUND: May.");
  REQUIRE_FALSE(explanation.decisions.empty());
  CHECK(explanation.decisions[0].front().step == "credits");
  CHECK(explanation.decisions[0].front().rule == "a turn of a transcript");
}

TEST_CASE("What a rule moved is told beside what it was, and what it left alone is not") {
  const std::string text = "Bell said so then.";
  const internal::Article article = *internal::Article::Read(text, {});
  const internal::Layout layout(article);
  internal::Draft before;
  before.contents = {{internal::Role::kContent, 2, 3}};
  before.cue = internal::RoleSpan{internal::Role::kCue, 1, 2};
  before.source = internal::RoleSpan{internal::Role::kSource, 0, 1};
  internal::Draft now = before;
  internal::ExplainChange(layout, "edges", "moved", before, &now);
  CHECK(now.decisions.empty());
  now.contents[0].end = 4;
  internal::ExplainChange(layout, "edges", "moved", before, &now);
  REQUIRE(now.decisions.size() == 1);
  std::vector<std::string> told;
  for (const Alternative& a : now.decisions[0].alternatives) told.push_back(a.name + ": " + std::string(a.span->In(text)));
  CHECK(told == std::vector<std::string>{"content: so then", "cue: said", "source: Bell", "before: content: so",
                                         "before: cue: said", "before: source: Bell"});
}

TEST_CASE("Given attributions are explained, too, and a caller's entity") {
  const std::string text = "Bell said that the lock was old.";
  Document document;
  document.attributions.emplace_back();
  document.attributions[0].content = {{10, 31}};
  document.attributions[0].cue = ByteSpan{5, 9};
  document.attributions[0].source = ByteSpan{0, 4};
  const Entity bell{"Q1", "Nora Bell", SpeakerType::kPerson, Gender::kFemale, {{0, 4}}};
  const absl::StatusOr<Explanation> explanation = SpeakerResolver().Explain(text, {bell}, document);
  REQUIRE(explanation.ok());
  REQUIRE(explanation->decisions.size() == 1);
  REQUIRE(explanation->decisions[0].size() == 1);
  CHECK(explanation->decisions[0][0].step == "callers");
  CHECK(Chosen(explanation->decisions[0][0]).name == "Nora Bell");
  CHECK(explanation->document.speakers[0].id == "Q1");
}

}  // namespace
}  // namespace inquit
