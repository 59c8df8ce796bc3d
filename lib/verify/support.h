// Support: statements of the sources that have the words of an indirect statement.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_VERIFY_SUPPORT_H_
#define INQUIT_LIB_VERIFY_SUPPORT_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "lib/verify/sources.h"
#include "lib/verify/words.h"

namespace inquit {
inline namespace v0 {
namespace internal {

struct Support {
  std::size_t source = 0, statement = 0;  // a text, and which of its document's attributions
  double share = 0;                       // of the statement's words, by what they tell
};

// Those that share at least half of what `words` tell, whole words and their other forms alike, the most first. None that has a
// "not" where the statement has none or the other way round, and none without a number of it. That they say the same is not
// claimed.
std::vector<Support> FindSupport(const Sources& sources, std::string_view draft, const std::vector<ComparedWord>& words);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_VERIFY_SUPPORT_H_
