// Focus: the few whom a pronoun may stand for at a point of the text, and who is the likeliest.
// SPDX-License-Identifier: Apache-2.0
//
// The last sixteen who were mentioned sit in order of their latest mention. Those that agree in gender, number and kind are
// candidates, and a weighted sum of nearness, grammatical place and prominence chooses among them.
// Known failures: nothing is known of what verbs mean, nor of who is inside whose clause.
#include "lib/speakers/focus.h"

#include <algorithm>
#include <cmath>

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Weights of the features of a candidate.
constexpr double kPerSentence = -0.5;       // for each sentence since the last mention, up to kMaxDistance
constexpr double kPerRank = -0.3;           // for each who was mentioned since
constexpr double kSubject = 1.0;            // a subject in its last sentence
constexpr double kSpoke = 1.0;              // the source of an attribution in this sentence or the one before
constexpr double kGenderKnown = 1.0;        // he or she, as the pronoun
constexpr double kNamed = 0.5;
constexpr double kPerMention = 0.3;         // for the logarithm of the mentions so far
constexpr double kQuoted = -1.0;            // mentioned inside quotations only
constexpr std::uint32_t kMaxDistance = 6;

}  // namespace

Focus::Seat* Focus::Take(std::uint32_t referent) {
  auto seat = std::find_if(seats_.begin(), seats_.end(), [&](const Seat& s) { return s.referent == referent; });
  if (seat == seats_.end()) {
    seat = seats_.end() - 1;
    *seat = Seat();
    seat->referent = referent;
    seat->quoted = true;
  }
  std::rotate(seats_.begin(), seat, seat + 1);
  return &seats_.front();
}

void Focus::Touch(std::uint32_t referent, const Mention& mention) {
  Seat* seat = Take(referent);
  seat->token = mention.begin;
  if (mention.subject) seat->subject = words_.SentenceOf(mention.begin);
  if (!mention.quoted) seat->quoted = false;
}

void Focus::Speak(std::uint32_t referent, std::size_t at) {
  Seat* seat = Take(referent);
  seat->token = static_cast<std::uint32_t>(at);
  seat->spoke = words_.SentenceOf(at);
  seat->quoted = false;
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
    default:
      return !person && !referent.plural && referent.gender == Gender::kUnknown;
  }
}

double Focus::Score(const Seat& seat, std::size_t rank, const Mention& pronoun) const {
  const Referent& referent = cast_.referents[seat.referent];
  const std::uint32_t sentence = words_.SentenceOf(pronoun.begin);
  const std::uint32_t last = words_.SentenceOf(seat.token);
  double score = kPerSentence * std::min(sentence - last, kMaxDistance) + kPerRank * static_cast<double>(rank);
  if (seat.subject == last) score += kSubject;
  if (seat.spoke != kNowhere && sentence - seat.spoke <= 1) score += kSpoke;
  if (pronoun.gender != Gender::kUnknown && referent.gender == pronoun.gender) score += kGenderKnown;
  if (referent.named) score += kNamed;
  if (seat.quoted) score += kQuoted;
  return score + kPerMention * std::log1p(referent.count);
}

std::uint32_t Focus::Choose(const Mention& pronoun) const {
  std::uint32_t best = kNowhere;
  double best_score = 0;
  std::size_t rank = 0;
  for (const Seat& seat : seats_) {
    if (!MayBe(seat, pronoun)) continue;
    const double score = Score(seat, rank++, pronoun);
    if (best != kNowhere && score <= best_score) continue;
    best = seat.referent;
    best_score = score;
  }
  return best;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
