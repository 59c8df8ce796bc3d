// References: how likely, to the network, a pronoun or a description takes up a referent.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_RESOLVE_REFERENCES_H_
#define INQUIT_LIB_SPEAKERS_RESOLVE_REFERENCES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "lib/speakers/mentions/mentions.h"
#include "lib/tagger/tagger.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Holds references: the arguments must outlive it. Mentions that are added behind the first ones are not known to it.
class References {
 public:
  // `tokens`: of the text.
  References(const std::vector<Arc>& references, const std::vector<Mention>& mentions, std::size_t tokens);

  // The probability that what stands at `token` takes up a mention of `referent`, by the referents that the mentions have now;
  // of kNowhere: that it takes up nothing before. 0 where nothing is known.
  float Probability(std::size_t token, std::uint32_t referent) const;

 private:
  std::uint32_t ReferentAt(std::size_t token) const;

  const std::vector<Arc>& references_;
  const std::vector<Mention>& mentions_;
  std::vector<std::uint32_t> mention_at_;  // of each token: the name or pronoun that it is in, or the description that it heads
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_RESOLVE_REFERENCES_H_
