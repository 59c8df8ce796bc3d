// Candidates: the few whom an anaphor may stand for at a point of the text, and what speaks for each.
// SPDX-License-Identifier: Apache-2.0
//
// The last of those who were mentioned sit in order of their latest mention. Those that agree with the anaphor in gender,
// number and kind are candidates. What speaks for one - nearness, grammatical place, prominence, its part in the talk - is told
// without a parser, and weighed by the ranker.
//
// Known failures: nothing is known of what verbs mean, nor of who is inside whose clause; a speaker who is a phrase and no
// mention has no place.
#include "lib/speakers/resolve/candidates.h"

#include <algorithm>
#include <string_view>

#include "lib/nn/kernels/kernels.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

using F = RankerFeature;

// `value` of `most`, from 0 to 1.
float Share(std::size_t value, std::size_t most) {
  return static_cast<float>(std::min(value, most)) / static_cast<float>(most);
}

// What the network says of a candidate.
void DescribeReference(float probability, Features* out) {
  constexpr float kLeast = 1e-3f;  // less is nothing
  (*out)[F::kReferred] = probability;
  (*out)[F::kReferredLog] = 1 - Log(std::max(probability, kLeast)) / Log(kLeast);
}

}  // namespace

Candidates::Seat* Candidates::Take(std::uint32_t referent) {
  auto seat = std::find_if(seats_.begin(), seats_.end(), [&](const Seat& s) { return s.referent == referent; });
  if (seat == seats_.end()) {
    seat = seats_.end() - 1;
    *seat = Seat();
    seat->referent = referent;
  }
  std::rotate(seats_.begin(), seat, seat + 1);
  return &seats_.front();
}

void Candidates::Touch(std::uint32_t referent, const Mention& mention, bool joined) {
  Seat* seat = Take(referent);
  seat->begin = mention.begin;
  seat->end = mention.end;
  seat->word = mention.form == Form::kPronoun ? words_[mention.begin].lower : 0;
  seat->form = mention.form;
  seat->modifier = mention.modifier;
  seat->quoted = mention.quoted;
  seat->is_subject = mention.subject;
  seat->indefinite = mention.form == Form::kNominal && !mention.definite;
  seat->joined = joined;
  const std::uint32_t paragraph = words_.ParagraphOf(mention.begin);
  const std::uint32_t sentence = words_.SentenceOf(mention.begin);
  if (sentence == 0) seat->in_title = true;
  if (mention.quoted) return;
  seat->outside = mention.begin;
  if (mention.subject) seat->subject = sentence;
  if (mention.subject) seat->subject_at = mention.begin;
  if (paragraph != paragraph_) seat->led = paragraph;
  paragraph_ = paragraph;
}

void Candidates::Speak(std::uint32_t referent, std::size_t at, const Attribution& attribution, CueSense cue) {
  Seat* seat = Take(referent);
  seat->spoke = words_.SentenceOf(at);
  ++seat->spoken;
  if (referent != speaker_) speaker_before_ = speaker_;
  speaker_ = referent;
  spoke_at_ = static_cast<std::uint32_t>(at);
  spoke_directly_ = attribution.kind != Kind::kIndirect;
  cue_ = cue;
}

bool Candidates::Agrees(const Seat& seat, const Anaphor& anaphor) const {
  if (seat.referent == kNowhere || seat.referent == anaphor.not_this) return false;
  const Referent& referent = cast_.referents[seat.referent];
  const bool person = referent.type == SpeakerType::kPerson || referent.type == SpeakerType::kAuthor;
  const bool unknown =
      referent.type == SpeakerType::kOther && referent.named && !referent.impersonal && (!referent.doubtful || seat.spoken > 0);
  // "A spokesperson said: ... They added": singular they
  const bool goes_on =
      anaphor.attribution && (anaphor.cue == CueSense::kGoesOn || anaphor.attribution->kind != Kind::kIndirect);
  const bool spoke_for =
      goes_on && seat.referent == speaker_ && person && !referent.named && referent.gender == Gender::kUnknown;
  const bool many =
      spoke_for || referent.plural || referent.type == SpeakerType::kGroup || referent.type == SpeakerType::kOrganization;
  switch (anaphor.kind) {
    case Anaphor::Kind::kPersonal:
      // "'Vale is ill,' he said": whom others' quotations alone mention is not "he" outside them.
      if (seat.end > 0 && seat.outside == kNowhere && seat.spoken == 0 && !words_.InQuotes(anaphor.token)) return false;
      return !referent.plural && Agree(referent.gender, anaphor.gender) && (person || unknown);
    case Anaphor::Kind::kPlural: return many || unknown || (referent.named && (referent.impersonal || referent.doubtful));
    case Anaphor::Kind::kThing: return !person && !referent.plural && referent.gender == Gender::kUnknown;
    case Anaphor::Kind::kMissing: return true;
  }
  return false;
}

std::vector<const Candidates::Seat*> Candidates::Agreeing(const Anaphor& anaphor) const {
  std::vector<const Seat*> seats;
  for (const Seat& seat : seats_) {
    if (!Agrees(seat, anaphor)) continue;
    seats.push_back(&seat);
    if (seats.size() == kListed) break;
  }
  return seats;
}

std::vector<Candidate> Candidates::List(const Anaphor& anaphor, std::vector<Features>* features) const {
  Features shared{};
  DescribeAnaphor(anaphor, &shared);
  std::vector<Candidate> candidates;
  features->clear();
  std::vector<const Seat*> seats = Agreeing(anaphor);
  Seat ahead;  // somebody who was not mentioned yet
  if (anaphor.ahead != kNowhere) {
    const auto same = [&](const Seat* seat) { return seat->referent == anaphor.ahead; };
    ahead.referent = anaphor.ahead;
    if (std::none_of(seats.begin(), seats.end(), same) && Agrees(ahead, anaphor)) seats.push_back(&ahead);
  }
  std::uint32_t most = 0;
  std::size_t since = 0;
  std::size_t subjects = 0;
  for (const Seat* seat : seats) {
    most = std::max(most, cast_.referents[seat->referent].count);
    since += seat->referent != speaker_ && MentionedSince(*seat);
    subjects += seat->referent != speaker_ && SubjectSince(*seat);
  }
  for (std::size_t rank = 0; rank < seats.size(); ++rank) {
    const Seat& seat = *seats[rank];
    Features f = shared;
    if (seat.end > 0) DescribePlace(seat, anaphor, &f);
    f[F::kRank] = Share(rank, 6);
    f[F::kNearest] = rank == 0;
    f[F::kAhead] = seat.referent == anaphor.ahead;
    DescribePart(seat, anaphor, &f);
    f[F::kAloneSince] = seat.referent == speaker_ && since == 0;
    f[F::kTagAlone] = (f[F::kTagHere] > 0 || f[F::kTagNext] > 0) && subjects == 0;
    DescribeReferent(seat, anaphor, &f);
    f[F::kMost] = cast_.referents[seat.referent].count == most;
    candidates.push_back({seat.referent});
    features->push_back(f);
  }
  if (anaphor.kind == Anaphor::Kind::kMissing) {
    shared[F::kNobody] = 1;
    candidates.push_back({});
    features->push_back(shared);
  }
  return candidates;
}

void Candidates::DescribeAnaphor(const Anaphor& anaphor, Features* out) const {
  Features& f = *out;
  f[F::kIsPersonal + static_cast<std::size_t>(anaphor.kind)] = 1;
  const std::uint32_t t = anaphor.token;
  const std::uint32_t first = static_cast<std::uint32_t>(words_.tokenization().sentences[words_.SentenceOf(t)].first_token);
  f[F::kPossessive] = anaphor.possessive;
  f[F::kAnaphorQuoted] = words_.InQuotes(t);
  f[F::kBeginsSentence] = t == first;
  f[F::kBeginsParagraph] = t == first && (t == 0 || words_.ParagraphOf(t) != words_.ParagraphOf(t - 1));
  f[F::kBehindMark] = t > 0 && !words_.IsWord(t - 1);
  f[F::kBehindQuotation] = words_.InQuotes(first) && !words_.InQuotes(t);
  if (!anaphor.attribution) return;
  f[F::kIsSource] = 1;
  f[F::kIsDirect] = anaphor.attribution->kind != Kind::kIndirect;
  f[F::kHasCue] = anaphor.attribution->cue.has_value();
  f[F::kGoesOn] = anaphor.cue == CueSense::kGoesOn;
  f[F::kAnswers] = anaphor.cue == CueSense::kAnswers;
  if (anaphor.kind != Anaphor::Kind::kMissing || !anaphor.attribution->cue) return;
  const std::string_view verb = words_.Lower(words_[t].lower);
  f[F::kIsParticiple] = verb.size() > 4 && verb.substr(verb.size() - 3) == "ing";
  f[F::kIsPassive] = words_[t].pos == PartOfSpeech::kAuxiliary &&
                     (verb == "is" || verb == "are" || verb == "was" || verb == "were" || verb == "been");
}

void Candidates::DescribePlace(const Seat& seat, const Anaphor& anaphor, Features* out) const {
  Features& f = *out;
  const std::uint32_t sentence = words_.SentenceOf(anaphor.token);
  const std::uint32_t last = words_.SentenceOf(seat.begin);
  // A missing source's place may lie before what was read last.
  const std::uint32_t distance = sentence > last ? sentence - last : 0;
  const std::uint32_t paragraphs = words_.ParagraphOf(anaphor.token) - words_.ParagraphOf(std::min(seat.begin, anaphor.token));
  f[F::kDistance] = Share(distance, 8);
  f[F::kSameSentence] = distance == 0;
  f[F::kNextSentence] = distance == 1;
  f[F::kSameParagraph] = paragraphs == 0;
  f[F::kNextParagraph] = paragraphs == 1;
  f[F::kOutsideDistance] = 1;
  if (seat.outside != kNowhere) {
    const std::uint32_t outside = words_.SentenceOf(seat.outside);
    f[F::kOutsideDistance] = Share(sentence > outside ? sentence - outside : 0, 8);
    f[F::kOutsideNear] = outside + 1 >= sentence;
  }
  const std::uint32_t gap = anaphor.token > seat.end ? anaphor.token - seat.end : 0;
  f[F::kTokens] = Share(gap, 24);
  f[F::kTouches] = gap == 0 || (gap == 1 && !words_.IsWord(seat.end));
  f[F::kSubject] = seat.is_subject;
  f[F::kModifier] = seat.modifier;
  f[F::kQuoted] = seat.quoted;
  f[F::kByPronoun] = seat.form == Form::kPronoun;
  f[F::kByNominal] = seat.form == Form::kNominal;
  f[F::kInHeading] = words_.InHeading(seat.begin);
  const bool preposition = seat.begin > 0 && words_[seat.begin - 1].pos == PartOfSpeech::kPreposition;
  const bool of = seat.begin > 0 && words_.Is(seat.begin - 1, "of");
  f[F::kBehindOf] = of;
  f[F::kBehindOther] = preposition && !of;
  f[F::kFirstInSentence] = words_.BeginsSentence(seat.begin);
  f[F::kIndefinite] = seat.indefinite;
  if (!anaphor.attribution) return;
  const ByteSpan place = words_.TokenAt(seat.begin).span;
  for (const ByteSpan piece : anaphor.attribution->content) {
    if (place.begin >= piece.begin && place.begin < piece.end) f[F::kOwnContent] = 1;
  }
}

bool Candidates::MentionedSince(const Seat& seat) const { return seat.outside != kNowhere && seat.outside > spoke_at_; }

bool Candidates::SubjectSince(const Seat& seat) const { return seat.subject_at != kNowhere && seat.subject_at > spoke_at_; }

void Candidates::DescribePart(const Seat& seat, const Anaphor& anaphor, Features* out) const {
  Features& f = *out;
  const std::uint32_t sentence = words_.SentenceOf(anaphor.token);
  const std::uint32_t paragraph = words_.ParagraphOf(anaphor.token);
  f[F::kSubjectHere] = seat.subject == sentence;
  f[F::kSubjectBefore] = seat.subject != kNowhere && seat.subject + 1 == sentence;
  f[F::kLedParagraph] = seat.led == paragraph;
  f[F::kLedParagraphBefore] = seat.led != kNowhere && seat.led + 1 == paragraph;
  const bool speaker = seat.referent == speaker_;
  f[F::kLastSpeaker] = speaker;
  f[F::kSpeakerBefore] = seat.referent == speaker_before_;
  f[F::kSpokeHere] = seat.spoke == sentence;
  f[F::kSpokeBefore] = seat.spoke != kNowhere && seat.spoke + 1 == sentence;
  f[F::kSpokeInParagraph] = speaker && words_.ParagraphOf(spoke_at_) == paragraph;
  f[F::kSpokeDirectly] = speaker && spoke_directly_;
  f[F::kAsked] = speaker && cue_ == CueSense::kAsks;
  f[F::kSince] = MentionedSince(seat);
  f[F::kSubjectSince] = SubjectSince(seat);
  f[F::kWasAsked] = !speaker && cue_ == CueSense::kAsks && MentionedSince(seat);
  const bool tag = speaker && f[F::kBehindQuotation] > 0 && f[F::kIsDirect] > 0;
  f[F::kTagHere] = tag && f[F::kSpokeInParagraph] > 0;
  f[F::kTagNext] = tag && words_.ParagraphOf(spoke_at_) + 1 == paragraph;
  f[F::kSamePronoun] = seat.word != 0 && seat.word == words_[anaphor.token].lower;
  f[F::kTalkative] = Share(seat.spoken, 8);
}

void Candidates::DescribeReferent(const Seat& seat, const Anaphor& anaphor, Features* out) const {
  Features& f = *out;
  const Referent& referent = cast_.referents[seat.referent];
  f[F::kGenderKnown] = anaphor.gender != Gender::kUnknown && referent.gender == anaphor.gender;
  f[F::kPerson] = referent.type == SpeakerType::kPerson || referent.type == SpeakerType::kAuthor;
  f[F::kOrganization] = referent.type == SpeakerType::kOrganization;
  f[F::kGroup] = referent.type == SpeakerType::kGroup;
  f[F::kDocument] = referent.type == SpeakerType::kDocument;
  f[F::kOtherType] = referent.type == SpeakerType::kOther;
  f[F::kPlural] = referent.plural;
  f[F::kNamed] = referent.named;
  f[F::kJoined] = seat.joined;
  f[F::kMentions] = Share(referent.count, 16);
  f[F::kInTitle] = seat.in_title;
  DescribeReference(references_.Probability(anaphor.token, seat.referent), out);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
