// Focus: the few whom a pronoun may stand for at a point of the text, and who is the likeliest.
// SPDX-License-Identifier: Apache-2.0
//
// The last sixteen who were mentioned sit in order of their latest mention. Those that agree in gender, number and kind are
// candidates, and a weighted sum of nearness, grammatical place and prominence chooses among them: a linear ranker.
// Known failures: nothing is known of what verbs mean, nor of who is inside whose clause.
#include "lib/speakers/focus.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Beyond this many sentences all are equally far.
constexpr std::uint32_t kMaxDistance = 6;

// In the order of Focus::Feature. Fitted by conditional logistic regression to 616 pronoun sources of the training articles
// (cross-validated on articles: the right candidate is chosen in 91 of 100).
constexpr double kWeights[] = {
    -0.58,  // kDistance
    -0.38,  // kOtherSentence
    -2.02,  // kOtherParagraph
    0.11,   // kRank
    0.41,   // kSubject
    -0.29,  // kSubjectHere
    0.10,   // kModifier
    -2.55,  // kQuoted
    -0.44,  // kByPronoun
    1.24,   // kLastSpeaker
    1.12,   // kLastSpeakerTag
    1.44,   // kSpokeNear
    1.54,   // kGender
    1.84,   // kKind
    0.25,   // kNamed
    0.28,   // kMentions
};

}  // namespace

Focus::Seat* Focus::Take(std::uint32_t referent) {
  auto seat = std::find_if(seats_.begin(), seats_.end(), [&](const Seat& s) { return s.referent == referent; });
  if (seat == seats_.end()) {
    seat = seats_.end() - 1;
    *seat = Seat();
    seat->referent = referent;
  }
  std::rotate(seats_.begin(), seat, seat + 1);
  return &seats_.front();
}

void Focus::Touch(std::uint32_t referent, const Mention& mention) {
  Seat* seat = Take(referent);
  seat->token = mention.begin;
  seat->form = mention.form;
  seat->modifier = mention.modifier;
  seat->quoted = mention.quoted;
  if (mention.subject) seat->subject = words_.SentenceOf(mention.begin);
}

void Focus::Speak(std::uint32_t referent, std::size_t at) {
  Seat* seat = Take(referent);
  seat->token = static_cast<std::uint32_t>(at);
  seat->spoke = words_.SentenceOf(at);
  seat->quoted = false;
  speaker_ = referent;
}

bool Focus::MayBe(const Seat& seat, const Mention& pronoun) const {
  if (seat.referent == kNowhere) return false;
  const Referent& referent = cast_.referents[seat.referent];
  const bool person = referent.type == SpeakerType::kPerson || referent.type == SpeakerType::kAuthor;
  switch (pronoun.type) {
    case SpeakerType::kPerson:
      return !referent.plural && Agree(referent.gender, pronoun.gender) && (person || referent.type == SpeakerType::kOther);
    case SpeakerType::kGroup:
      return referent.plural || referent.type == SpeakerType::kGroup || referent.type == SpeakerType::kOrganization;
    default: return !person && !referent.plural && referent.gender == Gender::kUnknown;
  }
}

Focus::Features Focus::Describe(const Seat& seat, std::size_t rank, const Mention& pronoun) const {
  const Referent& referent = cast_.referents[seat.referent];
  const std::uint32_t sentence = words_.SentenceOf(pronoun.begin);
  const std::uint32_t last = words_.SentenceOf(seat.token);
  const std::size_t first_token = words_.tokenization().sentences[sentence].first_token;
  const bool speaker = seat.referent == speaker_;
  Features f{};
  f[kDistance] = std::min(sentence - last, kMaxDistance);
  f[kOtherSentence] = sentence != last;
  f[kOtherParagraph] = words_.ParagraphOf(pronoun.begin) != words_.ParagraphOf(seat.token);
  f[kRank] = static_cast<double>(rank);
  f[kSubject] = seat.subject == last;
  f[kSubjectHere] = seat.subject == sentence;
  f[kModifier] = seat.modifier;
  f[kQuoted] = seat.quoted;
  f[kByPronoun] = seat.form == Form::kPronoun;
  f[kLastSpeaker] = speaker;
  f[kLastSpeakerTag] = speaker && words_.InQuotes(first_token);
  f[kSpokeNear] = seat.spoke != kNowhere && sentence - seat.spoke <= 1;
  f[kGender] = pronoun.gender != Gender::kUnknown && referent.gender == pronoun.gender;
  f[kKind] = referent.type == pronoun.type;
  f[kNamed] = referent.named;
  f[kMentions] = std::log1p(referent.count);
  return f;
}

std::uint32_t Focus::Choose(const Mention& pronoun, std::uint32_t excluded) const {
  std::uint32_t best = kNowhere;
  double best_score = 0;
  std::size_t rank = 0;
  for (const Seat& seat : seats_) {
    if (seat.referent == excluded || !MayBe(seat, pronoun)) continue;
    const Features features = Describe(seat, rank++, pronoun);
    const double score = std::inner_product(features.begin(), features.end(), kWeights, 0.0);
    if (best != kNowhere && score <= best_score) continue;
    best = seat.referent;
    best_score = score;
  }
  return best;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
