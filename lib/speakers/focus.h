// Focus: the few whom a pronoun may stand for at a point of the text, and who is the likeliest.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_FOCUS_H_
#define INQUIT_LIB_SPEAKERS_FOCUS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "lib/speakers/entities.h"
#include "lib/speakers/mentions.h"

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

  // The likeliest referent of `pronoun`, or kNowhere.
  std::uint32_t Choose(const Mention& pronoun) const;

 private:
  static constexpr std::size_t kSize = 16;  // keeps every choice bounded

  struct Seat {
    std::uint32_t referent = kNowhere;
    std::uint32_t token = 0;     // where it was mentioned last
    std::uint32_t subject = kNowhere;  // sentence where it was last a subject
    std::uint32_t spoke = kNowhere;    // sentence where it was last a source
    bool quoted = false;         // mentioned only inside quotations so far
  };

  Seat* Take(std::uint32_t referent);
  bool MayBe(const Seat& seat, const Mention& pronoun) const;
  double Score(const Seat& seat, std::size_t rank, const Mention& pronoun) const;

  const Words& words_;
  const Cast& cast_;
  std::array<Seat, kSize> seats_;  // the latest first
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_FOCUS_H_
