// Ranker: a small network that says how likely an anaphor stands for a candidate.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_RESOLVE_RANKER_H_
#define INQUIT_LIB_SPEAKERS_RESOLVE_RANKER_H_

#include <array>
#include <cstddef>
#include <vector>

#include "absl/status/statusor.h"
#include "lib/model/model_file.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// What is known of a candidate for an anaphor, as numbers from 0 to 1. A model file's ranker was trained on this list in this
// order: raise kRankerVersion with any change to it or to what candidates.cc fills in.
constexpr std::size_t kRankerVersion = 2;
struct RankerFeature {
  enum Index : std::size_t {
    // The anaphor, the same for all its candidates.
    kIsPersonal,       // "he", "her"
    kIsPlural,         // "they"
    kIsThing,          // "it"
    kIsMissing,        // no source
    kPossessive,       // "his"
    kAnaphorQuoted,    // between quotation marks
    kBeginsSentence,   //
    kBeginsParagraph,  //
    kBehindMark,       // right behind any token that is no word
    kBehindQuotation,  // its sentence begins with a quotation
    kIsSource,         // of an attribution
    kIsDirect,         // ... whose content is quoted
    kHasCue,           // ...
    kGoesOn,           // ... which is "added", "continued"
    kAnswers,          // ... "replied"
    kIsParticiple,     // ... "saying"
    kIsPassive,        // ... "was told", "is expected"
    // Where the candidate was mentioned last.
    kNobody,           // no candidate: that the anaphor stands for none of them
    kDistance,         // in sentences, of 8
    kSameSentence,     //
    kNextSentence,     //
    kSameParagraph,    //
    kNextParagraph,    //
    kOutsideDistance,  // in sentences, of 8, since it was mentioned outside quotations
    kOutsideNear,      // ... in this sentence or the one before
    kTokens,           // in tokens, of 24
    kTouches,          // nothing or a comma between
    kRank,             // candidates that were mentioned later, of 6
    kNearest,          // none was
    kSubject,          // as a subject
    kModifier,         // as a possessor or inside a larger mention
    kQuoted,           // between quotation marks
    kOwnContent,       // in the content that the anaphor is the source of
    kByPronoun,        //
    kByNominal,        //
    kInHeading,        //
    kBehindOf,         // behind "of"
    kBehindOther,      // behind another preposition
    kFirstInSentence,
    kIndefinite,  // as a description that is not definite
    kAhead,       // it is named later in the sentence: "When he came, Pell ..."
    // Its part in what came before.
    kSubjectHere,    // a subject earlier in the sentence
    kSubjectBefore,  // a subject in the sentence before
    kLedParagraph,   // the first mentioned in this paragraph
    kLedParagraphBefore,
    kLastSpeaker,    // the source of the latest attribution
    kSpeakerBefore,  // the latest other source
    kSpokeHere,      // a source in this sentence
    kSpokeBefore,    // ... in the one before
    kSpokeInParagraph,
    kSpokeDirectly,  // the source of the latest attribution, which is quoted
    kAsked,          // the source of the latest attribution, whose cue is "asked"
    kWasAsked,       // mentioned since such a one
    kSince,          // mentioned outside quotations since the latest attribution
    kSubjectSince,   // ... as a subject
    kAloneSince,     // the last speaker, and nobody that agrees was mentioned outside quotations since
    kTagHere,        // the last speaker, in this paragraph; the anaphor stands behind a quotation that it is the source of
    kTagNext,        // ... in the paragraph before
    kTagAlone,       // either, and nobody else was a subject outside quotations since
    kSamePronoun,    // mentioned last by the same pronoun
    kTalkative,      // attributions so far, of 8
    // Who it is.
    kGenderKnown,  // and agrees
    kPerson,
    kOrganization,
    kGroup,
    kDocument,
    kOtherType,
    kPlural,
    kNamed,
    kJoined,    // "Pell and Odd"
    kMentions,  // names in the whole text and descriptions so far, of 16
    kMost,      // no other candidate has more
    kInTitle,   // mentioned in the first heading or sentence
    // What the network says.
    kReferred,     // how likely it takes up a mention of this one
    kReferredLog,  // ... by its logarithm, from 0 to 1
    kCount
  };
};
// A name for each in plain words, for explanations; `feature` is less than RankerFeature::kCount.
const char* NameOf(RankerFeature::Index feature);

using Features = std::array<float, RankerFeature::kCount>;

// Never changes after construction.
class Ranker {
 public:
  // Errors: kInvalidArgument  the file holds no ranker, or one for other features
  static absl::StatusOr<Ranker> Make(const ModelFile& file);
  // One that gives every candidate the same score.
  static Ranker Blank();

  // Probabilities of the candidates for one anaphor, which sum to 1.
  std::vector<float> Probabilities(const std::vector<Features>& candidates) const;

  // Of each feature: what the candidate's score, in log odds, would lose without it.
  Features Effects(const Features& candidate) const;

  static constexpr std::size_t kHidden = 48;

 private:
  float Score(const Features& features) const;

  std::vector<float> hidden_;  // [RankerFeature::kCount][kHidden], the transpose of the file's; empty for Blank
  std::vector<float> bias_;    // [kHidden]
  std::vector<float> out_;     // [kHidden]
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_RESOLVE_RANKER_H_
