// Candidates: the few whom an anaphor may stand for at a point of the text, and what speaks for each.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_RESOLVE_CANDIDATES_H_
#define INQUIT_LIB_SPEAKERS_RESOLVE_CANDIDATES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "inquit/document.h"
#include "lib/speakers/entities/entities.h"
#include "lib/speakers/mentions/mentions.h"
#include "lib/speakers/mentions/words.h"
#include "lib/speakers/resolve/ranker.h"
#include "lib/speakers/resolve/references.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// What a cue says about who speaks next to whom.
enum class CueSense : std::uint8_t { kOther, kGoesOn, kAnswers, kAsks };

// What stands for somebody who is named elsewhere: a pronoun, or the place of a source that is not there.
struct Anaphor {
  enum class Kind : std::uint8_t { kPersonal, kPlural, kThing, kMissing };
  Kind kind = Kind::kPersonal;
  std::uint32_t token = 0;  // of a missing source: its cue, or else its content
  Gender gender = Gender::kUnknown;
  bool possessive = false;
  const Attribution* attribution = nullptr;  // that it is the source of, if any
  CueSense cue = CueSense::kOther;
  std::uint32_t not_this = kNowhere;  // a referent that it cannot mean: the doctor in "his doctor"
  std::uint32_t ahead = kNowhere;     // a referent that its sentence names later
};

struct Candidate {
  std::uint32_t referent = kNowhere;  // kNowhere: none of the others
};

class Candidates {
 public:
  // Holds references: the arguments must outlive it.
  Candidates(const Words& words, const Cast& cast, const References& references)
      : words_(words), cast_(cast), references_(references) {}

  // `referent` is mentioned by `mention`, which may be several that are joined.
  void Touch(std::uint32_t referent, const Mention& mention, bool joined);
  // `referent` is the source of `attribution` at token `at`.
  void Speak(std::uint32_t referent, std::size_t at, const Attribution& attribution, CueSense cue);

  // Those whom `anaphor` may stand for, the latest first, each with its features at the same place of `features`. For a missing
  // source the last stands for nobody.
  std::vector<Candidate> List(const Anaphor& anaphor, std::vector<Features>* features) const;

 private:
  static constexpr std::size_t kSize = 32;    // keep every choice bounded
  static constexpr std::size_t kListed = 14;  // candidates that agree

  struct Seat {
    std::uint32_t referent = kNowhere;
    std::uint32_t begin = 0;  // the last mention, in tokens
    std::uint32_t end = 0;
    std::uint32_t word = 0;  // ... the first word, where it is a pronoun
    Form form = Form::kName;
    bool modifier = false;
    bool quoted = false;
    bool is_subject = false;
    bool indefinite = false;
    bool joined = false;
    bool in_title = false;                // ever
    std::uint32_t outside = kNowhere;     // token of the last mention outside quotations
    std::uint32_t subject = kNowhere;     // sentence where it was last a subject outside quotations
    std::uint32_t subject_at = kNowhere;  // ... and the token
    std::uint32_t led = kNowhere;         // paragraph that it was last the first mentioned in
    std::uint32_t spoke = kNowhere;       // sentence where it was last a source
    std::uint32_t spoken = 0;             // attributions
  };

  Seat* Take(std::uint32_t referent);
  bool Agrees(const Seat& seat, const Anaphor& anaphor) const;
  std::vector<const Seat*> Agreeing(const Anaphor& anaphor) const;
  bool MentionedSince(const Seat& seat) const;
  bool SubjectSince(const Seat& seat) const;

  void DescribeAnaphor(const Anaphor& anaphor, Features* f) const;
  void DescribePlace(const Seat& seat, const Anaphor& anaphor, Features* f) const;
  void DescribePart(const Seat& seat, const Anaphor& anaphor, Features* f) const;
  void DescribeReferent(const Seat& seat, const Anaphor& anaphor, Features* f) const;

  const Words& words_;
  const Cast& cast_;
  const References& references_;
  std::array<Seat, kSize> seats_;            // the latest first
  std::uint32_t speaker_ = kNowhere;         // of the latest attribution
  std::uint32_t speaker_before_ = kNowhere;  // the latest other one
  std::uint32_t spoke_at_ = 0;               // token of the latest source
  bool spoke_directly_ = false;
  CueSense cue_ = CueSense::kOther;     // of the latest attribution
  std::uint32_t paragraph_ = kNowhere;  // that the latest mention stands in
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_RESOLVE_CANDIDATES_H_
