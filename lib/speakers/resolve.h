// Resolution: from the source of each attribution to the referent that it stands for.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_RESOLVE_H_
#define INQUIT_LIB_SPEAKERS_RESOLVE_H_

#include <cstdint>
#include <vector>

#include "inquit/document.h"
#include "inquit/span.h"
#include "lib/speakers/entities.h"
#include "lib/speakers/mentions.h"
#include "lib/speakers/words.h"

namespace inquit {
inline namespace v0 {
namespace internal {

struct Resolution {
  std::uint32_t referent = kNowhere;
  Reason reason = Reason::kNone;
  ByteSpan phrase;  // the source itself, where it is none of the mentions
};

// One for each of `attributions`. Fills the referents of all `mentions` that it understands, and adds to `cast` those who
// are known by a description only.
std::vector<Resolution> Resolve(const Words& words, const std::vector<Attribution>& attributions,
                                std::vector<Mention>* mentions, Cast* cast);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_RESOLVE_H_
