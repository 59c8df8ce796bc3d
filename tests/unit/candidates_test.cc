// Candidates: whom an anaphor may stand for, and what is told of each.
// SPDX-License-Identifier: Apache-2.0
//
// They are read off the decisions of a walk with a blank ranker, which gives every pronoun to the latest candidate, so that no
// weights matter.
#include "lib/speakers/resolve/candidates.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "lib/speakers/resolve/resolve.h"
#include "tests/unit/catch.h"
#include "tests/unit/marked_article.h"
#include "tests/unit/read_article.h"

namespace inquit {
namespace internal {
namespace {

using F = RankerFeature;

// The candidates for the source of each attribution that takes a choice.
class Choices {
 public:
  // What the network says that a word takes up: the words as they stand in the text, the first such; "" for nothing.
  struct Reference {
    std::string from, to;
    float probability;
  };

  explicit Choices(const std::string& marked, const std::vector<Reference>& references = {})
      : Choices(MarkedArticle(marked), references) {}
  explicit Choices(MarkedArticle marked, const std::vector<Reference>& references = {})
      : marked_(std::move(marked)), article_(marked_.text) {
    marked_.Speakers();  // for the kinds of the attributions
    for (const Reference& r : references) {
      references_.push_back({TokenAt(r.from), r.to.empty() ? kNoToken : TokenAt(r.to), std::log(r.probability)});
    }
    Resolve(article_.words, Ranker::Blank(), marked_.document.attributions, references_, &article_.mentions, &article_.cast,
            &decisions);
  }

  // Those of the last choice, as "Ada Pell; John Odd", with "-" for nobody.
  std::string Last() const {
    std::string names;
    if (decisions.empty()) return names;
    for (const Candidate& candidate : decisions.back().candidates) {
      if (!names.empty()) names += "; ";
      names += Name(candidate);
    }
    return names;
  }

  // A feature of the candidate with this name in the last choice.
  float Of(const std::string& name, RankerFeature::Index feature) const {
    REQUIRE_FALSE(decisions.empty());
    const RankedChoice& last = decisions.back();
    const auto found = std::find_if(last.candidates.begin(), last.candidates.end(),
                                    [&](const Candidate& candidate) { return Name(candidate) == name; });
    INFO(name << " among " << Last());
    REQUIRE(found != last.candidates.end());
    return last.features[static_cast<std::size_t>(found - last.candidates.begin())][feature];
  }

  std::vector<RankedChoice> decisions;

 private:
  std::string Name(const Candidate& candidate) const {
    return candidate.referent == kNowhere ? "-" : article_.In(article_.cast.referents[candidate.referent].name);
  }

  std::size_t TokenAt(const std::string& word) const {
    std::size_t t = 0;
    while (t < article_.words.size() && article_.In(t, t + 1) != word) ++t;
    REQUIRE(t < article_.words.size());
    return t;
  }

  MarkedArticle marked_;
  ReadArticle article_;
  std::vector<Arc> references_;
};

struct Case {
  const char* article;
  const char* candidates;
};

void Check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    INFO(c.article);
    CHECK(Choices(c.article).Last() == c.candidates);
  }
}

TEST_CASE("he and she agree in gender and stand for one person", "[speakers][candidates]") {
  Check({
      {"John Odd met Ada Pell. [s1 She] [c1 said] [t1 so].", "Ada Pell"},
      {"John Odd met Ada Pell. [s1 He] [c1 said] [t1 so].", "John Odd"},
      {"Zorb Kalo met Ada Pell. [s1 She] [c1 said] [t1 so].", "Ada Pell; Zorb Kalo"},
      {"The businesswoman met Ada Pell. [s1 He] [c1 said] [t1 so].", ""},
      {"The official met two aides. [s1 He] [c1 said] [t1 so].", "The official"},
      {"John Odd met the Port Safety Board. [s1 He] [c1 said] [t1 so].", "John Odd"},
      {"John Odd came to Lisbon. [s1 He] [c1 said] [t1 so].", "John Odd"},
      {"John Odd read the memo. [s1 He] [c1 said] [t1 so].", "John Odd"},
      {"John Odd and Karl Vale left. [s1 He] [c1 said] [t1 so].", "Karl Vale; John Odd"},
  });
}

TEST_CASE("they stand for several, or for organizations", "[speakers][candidates]") {
  Check({
      {"John Odd met two officials. [s1 They] [c1 said] [t1 so].", "two officials"},
      {"John Odd met the Port Safety Board. [s1 They] [c1 said] [t1 so].", "Port Safety Board"},
      {"John Odd and Ada Pell left. [s1 They] [c1 said] [t1 so].", "John Odd and Ada Pell"},
      {"John Odd left. Ada Pell left. [s1 They] [c1 said] [t1 so].", ""},
  });
}

TEST_CASE("it stands for no person and not for several", "[speakers][candidates]") {
  Check({
      {"Ada Pell led the Port Safety Board. [s1 It] [c1 said] [t1 so].", "Port Safety Board"},
      {"Two officials read the memo. [s1 It] [c1 said] [t1 so].", "the memo"},
      {"Ada Pell met the mayor. [s1 It] [c1 said] [t1 so].", ""},
  });
}

TEST_CASE("a missing source may be anybody, and nobody at last", "[speakers][candidates]") {
  Check({
      {"Two officials met Ada Pell at the Port Safety Board. [c1 Heard:] [t1 “It leaks.”]",
       "Port Safety Board; Ada Pell; Two officials; -"},
      {"It leaks. [c1 Heard:] [t1 “It leaks.”]", "-"},
  });
  const Choices choices("Two officials met Ada Pell. [c1 Heard:] [t1 “It leaks.”]");
  CHECK(choices.Of("-", F::kNobody) == 1);
  CHECK(choices.Of("Ada Pell", F::kNobody) == 0);
  CHECK(choices.Of("Two officials", F::kNobody) == 0);
  CHECK(Choices("John Odd left. [s1 He] [c1 said] [t1 so].").Of("John Odd", F::kNobody) == 0);
}

TEST_CASE("whom the description behind his denotes is not he", "[speakers][candidates]") {
  Check({{"John Odd left. [s1 His] former [c1 doctor claims] [t1 so].", "John Odd"}});
}

TEST_CASE("the latest mention comes first", "[speakers][candidates]") {
  Check({
      {"John Odd left. Karl Vale left. Paul Brin left. [s1 He] [c1 said] [t1 so].", "Paul Brin; Karl Vale; John Odd"},
      {"John Odd left. Karl Vale left. Odd came back. [s1 He] [c1 said] [t1 so].", "John Odd; Karl Vale"},
  });
  const Choices choices("John Odd left. Karl Vale left. Paul Brin left. [s1 He] [c1 said] [t1 so].");
  CHECK(choices.Of("Paul Brin", F::kNearest) == 1);
  CHECK(choices.Of("Karl Vale", F::kNearest) == 0);
  CHECK(choices.Of("Paul Brin", F::kRank) == 0);
  CHECK(choices.Of("Paul Brin", F::kRank) < choices.Of("Karl Vale", F::kRank));
  CHECK(choices.Of("Karl Vale", F::kRank) < choices.Of("John Odd", F::kRank));
}

TEST_CASE("what the network says that a pronoun takes up is told of each", "[speakers][candidates]") {
  const char* const kMet = "John Odd met Karl Vale. Odd left. [s1 He] [c1 said] [t1 so].";
  const Choices choices(kMet, {{"He", "", 0.1f}, {"He", "Odd", 0.5f}, {"He", "Vale", 0.25f}});
  CHECK(choices.Of("John Odd", F::kReferred) == Approx(0.5f));
  CHECK(choices.Of("Karl Vale", F::kReferred) == Approx(0.25f));
  CHECK(choices.Of("John Odd", F::kReferredLog) > choices.Of("Karl Vale", F::kReferredLog));
  // Several of its mentions add up, and what is said of nobody counts for nobody.
  const Choices both(kMet, {{"He", "John", 0.25f}, {"He", "Odd", 0.5f}, {"He", "left", 0.25f}});
  CHECK(both.Of("John Odd", F::kReferred) == Approx(0.75f));
  CHECK(both.Of("Karl Vale", F::kReferred) == 0);
  CHECK(Choices(kMet).Of("John Odd", F::kReferred) == 0);
}

TEST_CASE("a choice is among a bounded number", "[speakers][candidates]") {
  std::string text;
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'e'; ++b) text += std::string("John K") + a + "r" + b + " left. ";
  }
  const Choices he(text + "[s1 He] [c1 said] [t1 so].");
  REQUIRE(he.decisions.size() == 1);
  CHECK(he.decisions[0].candidates.size() == 14);
  CHECK(he.Last().find("John Kzre; John Kzrd; ") == 0);
  const Choices missing(text + "[c1 Heard:] [t1 “It leaks.”]");
  REQUIRE(missing.decisions.size() == 1);
  CHECK(missing.decisions[0].candidates.size() == 15);
  CHECK(missing.decisions[0].candidates.back().referent == kNowhere);
}

TEST_CASE("one who is named behind the pronoun is a candidate, too", "[speakers][candidates]") {
  const Choices choices("John Odd left. When [s1 he] [c1 denied] [t1 it], Karl Vale smiled.");
  CHECK(choices.Last() == "John Odd; Karl Vale");
  CHECK(choices.Of("Karl Vale", F::kAhead) == 1);
  CHECK(choices.Of("John Odd", F::kAhead) == 0);
  Check({
      {"John Odd left. When [s1 he] [c1 denied] [t1 it], Ada Pell smiled.", "John Odd"},
      {"John Odd left. [s1 He] [c1 denied] [t1 it], Karl Vale smiled.", "John Odd"},
      {"John Odd left. When [s1 he] [c1 denied] [t1 it]. Then, Karl Vale smiled.", "John Odd"},
  });
  // Whoever was mentioned before has that mention's features.
  const Choices known("Karl Vale left. John Odd left. When [s1 he] [c1 denied] [t1 it], Vale smiled.");
  CHECK(known.Last() == "John Odd; Karl Vale");
  CHECK(known.Of("Karl Vale", F::kAhead) == 1);
}

TEST_CASE("how far away the latest mention is", "[speakers][candidates]") {
  const Choices choices("Paul Brin left.\n\nKarl Vale left. Max Kalo left. John Odd said that [s1 he] [c1 doubts] [t1 it].");
  REQUIRE(choices.Last() == "John Odd; Max Kalo; Karl Vale; Paul Brin");
  CHECK(choices.Of("John Odd", F::kSameSentence) == 1);
  CHECK(choices.Of("John Odd", F::kNextSentence) == 0);
  CHECK(choices.Of("Max Kalo", F::kSameSentence) == 0);
  CHECK(choices.Of("Max Kalo", F::kNextSentence) == 1);
  CHECK(choices.Of("Karl Vale", F::kNextSentence) == 0);
  CHECK(choices.Of("Karl Vale", F::kDistance) == 0.25f);  // two of eight sentences
  CHECK(choices.Of("Karl Vale", F::kSameParagraph) == 1);
  CHECK(choices.Of("Paul Brin", F::kSameParagraph) == 0);
  CHECK(choices.Of("Paul Brin", F::kNextParagraph) == 1);
}

TEST_CASE("what is told of quotations", "[speakers][candidates]") {
  const Choices choices("[s1 John Odd] [c1 left Karl Vale and said] [t1 so].\n\n[t2 “Karl Vale is tired,”] [s2 he] [c2 said].");
  REQUIRE(choices.Last() == "Karl Vale; John Odd");
  CHECK(choices.Of("Karl Vale", F::kQuoted) == 1);
  CHECK(choices.Of("John Odd", F::kQuoted) == 0);
  CHECK(choices.Of("Karl Vale", F::kOwnContent) == 1);
  CHECK(choices.Of("John Odd", F::kOwnContent) == 0);
  CHECK(choices.Of("John Odd", F::kIsDirect) == 1);
  CHECK(choices.Of("John Odd", F::kOutsideDistance) < 1);
  // Who is never mentioned outside quotations is no candidate.
  CHECK(Choices("[s1 John Odd] [c1 said] [t1 so].\n\n[t2 “Karl Vale is tired,”] [s2 he] [c2 said].").Last() == "John Odd");
  // The content of another attribution is not its own.
  const Choices other("[s1 John Odd] [c1 said] [t1 Karl Vale leads]. [s2 He] [c2 said] [t2 so].");
  CHECK(other.Of("Karl Vale", F::kOwnContent) == 0);
  CHECK(other.Of("Karl Vale", F::kIsDirect) == 0);
}

TEST_CASE("who spoke last, and before", "[speakers][candidates]") {
  const Choices choices(
      "Max Kalo left. [s1 Karl Vale] [c1 said] [t1 so]. [s2 John Odd] [c2 asked] [t2 why]. [s3 He] [c3 replied] [t3 with a "
      "no].");
  REQUIRE(choices.Last() == "John Odd; Karl Vale; Max Kalo");
  CHECK(choices.Of("John Odd", F::kLastSpeaker) == 1);
  CHECK(choices.Of("Karl Vale", F::kLastSpeaker) == 0);
  CHECK(choices.Of("Karl Vale", F::kSpeakerBefore) == 1);
  CHECK(choices.Of("John Odd", F::kSpeakerBefore) == 0);
  CHECK(choices.Of("Max Kalo", F::kLastSpeaker) == 0);
  CHECK(choices.Of("Max Kalo", F::kSpeakerBefore) == 0);
  CHECK(choices.Of("John Odd", F::kAsked) == 1);
  CHECK(choices.Of("Karl Vale", F::kAsked) == 0);
  CHECK(choices.Of("Karl Vale", F::kTalkative) > choices.Of("Max Kalo", F::kTalkative));
  // The anaphor's own cue is told of all its candidates.
  CHECK(choices.Of("Max Kalo", F::kAnswers) == 1);
  CHECK(choices.Of("Max Kalo", F::kGoesOn) == 0);
  const Choices added("John Odd left. [s1 He] [c1 added] [t1 so].");
  CHECK(added.Of("John Odd", F::kGoesOn) == 1);
  CHECK(added.Of("John Odd", F::kAnswers) == 0);
  // A missing source begins with no speaker at all.
  CHECK(Choices("John Odd left. [c1 Heard:] [t1 “It leaks.”]").Of("-", F::kLastSpeaker) == 0);
}

TEST_CASE("who else was mentioned since the last speaker", "[speakers][candidates]") {
  const Choices alone("Karl Vale left. [s1 John Odd] [c1 said] [t1 so]. [s2 He] [c2 left and said] [t2 no].");
  CHECK(alone.Of("John Odd", F::kAloneSince) == 1);
  CHECK(alone.Of("Karl Vale", F::kAloneSince) == 0);
  CHECK(alone.Of("Karl Vale", F::kSince) == 0);
  const Choices other("[s1 John Odd] [c1 said] [t1 so]. Karl Vale left. [s2 He] [c2 left and said] [t2 no].");
  CHECK(other.Of("John Odd", F::kAloneSince) == 0);
  CHECK(other.Of("Karl Vale", F::kSince) == 1);
}

TEST_CASE("who it is", "[speakers][candidates]") {
  const Choices choices(
      "Odd Met Officials\n\nTwo officials met John Odd and the Port Safety Board. John Odd left. [c1 Heard:] [t1 “It leaks.”]");
  CHECK(choices.Of("John Odd", F::kPerson) == 1);
  CHECK(choices.Of("John Odd", F::kNamed) == 1);
  CHECK(choices.Of("John Odd", F::kMost) == 1);
  CHECK(choices.Of("John Odd", F::kInTitle) == 1);
  CHECK(choices.Of("Port Safety Board", F::kOrganization) == 1);
  CHECK(choices.Of("Port Safety Board", F::kPerson) == 0);
  CHECK(choices.Of("Port Safety Board", F::kMost) == 0);
  CHECK(choices.Of("Port Safety Board", F::kInTitle) == 0);
  CHECK(choices.Of("Two officials", F::kPlural) == 1);
  CHECK(choices.Of("Two officials", F::kNamed) == 0);
  CHECK(choices.Of("Two officials", F::kByNominal) == 1);
  const Choices group("John Odd and Ada Pell left. Two officials left. [s1 They] [c1 said] [t1 so].");
  CHECK(group.Of("John Odd and Ada Pell", F::kJoined) == 1);
  CHECK(group.Of("Two officials", F::kJoined) == 0);
  const Choices gender("Zorb Kalo met Ada Pell. [s1 She] [c1 said] [t1 so].");
  CHECK(gender.Of("Ada Pell", F::kGenderKnown) == 1);
  CHECK(gender.Of("Zorb Kalo", F::kGenderKnown) == 0);
}

// One part of an article with an anaphor of each kind in and behind quotations, lists, appositions and a heading.
constexpr char kPart[] =
    "Senator Ada Pell of Ohio, a doctor, met John Odd, Karl Vale and two port officials in Lisbon on Monday. [s1 She] [c1 "
    "told] him that [t1 the dam leaked]. [s2 They] [c2 denied] [t2 it].\n\n"
    "[t3 “We knew,”] [c3 added] [s3 he], [t3 “and Pell knew.”] [t4 “Nobody asked.”]\n\n"
    "[t5 “Who should have asked?”]\n\n"
    "The Port Safety Board, which John Odd leads, wrote a memo. [s6 It] [c6 blames] [t6 the senator’s aides], [c7 saying] [t7 "
    "that her plan failed]. When [s8 he] [c8 asked] [t8 why], Karl Vale left. [s9 His] [c9 answer was] [t9 that nobody knew of "
    "Pell’s plan, or of the board’s, or of the many others that lay about on so many desks in so many rooms of an old "
    "house].\n\n"
    "The rain came. The snow came. The hail came. The wind came. The rain came. The snow came. The hail came. The wind "
    "came.\n\n";

TEST_CASE("every feature lies between 0 and 1", "[speakers][candidates]") {
  MarkedArticle part(kPart);
  MarkedArticle article("Pell Warns Of Old Dam\n\nBy Mary Brin\n\n");
  for (int i = 0; i < 6; ++i) {
    const std::size_t moved = article.text.size();
    const auto move = [&](ByteSpan span) { return ByteSpan{span.begin + moved, span.end + moved}; };
    for (Attribution attribution : part.document.attributions) {
      for (ByteSpan& piece : attribution.content) piece = move(piece);
      if (attribution.cue) attribution.cue = move(*attribution.cue);
      if (attribution.source) attribution.source = move(*attribution.source);
      article.document.attributions.push_back(attribution);
    }
    article.text += part.text;
  }
  const Choices choices(article);
  const auto& all = article.document.attributions;
  // A quotation that stands alone is not chosen for.
  const auto cued = std::count_if(all.begin(), all.end(), [](const Attribution& a) { return a.cue.has_value(); });
  CHECK(choices.decisions.size() == static_cast<std::size_t>(cued));
  std::array<bool, F::kCount> seen{};
  bool within = true;
  for (const RankedChoice& decision : choices.decisions) {
    REQUIRE(decision.features.size() == decision.candidates.size());
    CHECK(decision.chosen < decision.candidates.size());
    for (const Features& features : decision.features) {
      for (std::size_t f = 0; f < F::kCount; ++f) {
        within = within && features[f] >= 0 && features[f] <= 1;  // false of what is no number
        seen[f] = seen[f] || features[f] > 0;
      }
    }
  }
  CHECK(within);
  // Most features occur in a text that has a bit of everything.
  CHECK(std::count(seen.begin(), seen.end(), true) > static_cast<std::ptrdiff_t>(F::kCount * 3 / 4));
}

}  // namespace
}  // namespace internal
}  // namespace inquit
