// Focus: the few whom a pronoun may stand for at a point of the text, and who is the likeliest.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_FOCUS_H_
#define INQUIT_LIB_SPEAKERS_FOCUS_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "lib/speakers/entities.h"
#include "lib/speakers/mentions.h"
#include "lib/speakers/words.h"

namespace inquit {
inline namespace v0 {
namespace internal {

class Focus {
 public:
  Focus(const Words& words, const Cast& cast) : words_(words), cast_(cast) {}

  // `referent` is mentioned by `mention`.
  void Touch(std::uint32_t referent, const Mention& mention);
  // `referent` is the source of an attribution at token `at`.
  void Speak(std::uint32_t referent, std::size_t at);

  // The likeliest referent of `pronoun` other than `excluded`, or kNowhere.
  std::uint32_t Choose(const Mention& pronoun, std::uint32_t excluded) const;

 private:
  static constexpr std::size_t kSize = 16;  // keeps every choice bounded

  struct Seat {
    std::uint32_t referent = kNowhere;
    std::uint32_t token = 0;           // where it was mentioned last
    std::uint32_t subject = kNowhere;  // the sentence where it was last a subject
    std::uint32_t spoke = kNowhere;    // the sentence where it was last a source
    Form form = Form::kName;           // of the last mention
    bool modifier = false;             // the last mention is a possessor or inside a larger one
    bool quoted = false;               // the last mention lies between quotation marks
  };

  // What speaks for a candidate; the weights stand in focus.cc.
  enum Feature : std::size_t {
    kDistance,       // sentences since the last mention
    kOtherSentence,  // ... are not 0
    kOtherParagraph,
    kRank,         // candidates that were mentioned later
    kSubject,      // a subject in the sentence of its last mention
    kSubjectHere,  // a subject earlier in the sentence of the pronoun
    kModifier,
    kQuoted,
    kByPronoun,       // last mentioned by a pronoun
    kLastSpeaker,     // the source of the latest attribution
    kLastSpeakerTag,  // ... and the pronoun's sentence begins with a quotation
    kSpokeNear,       // a source in this sentence or the one before
    kGender,          // known to agree
    kKind,            // known to be of the pronoun's kind
    kNamed,
    kMentions,  // logarithm of the mentions so far
    kFeatures
  };
  using Features = std::array<double, kFeatures>;

  Seat* Take(std::uint32_t referent);
  bool MayBe(const Seat& seat, const Mention& pronoun) const;
  Features Describe(const Seat& seat, std::size_t rank, const Mention& pronoun) const;

  const Words& words_;
  const Cast& cast_;
  std::array<Seat, kSize> seats_;  // the latest first
  std::uint32_t speaker_ = kNowhere;
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_FOCUS_H_
