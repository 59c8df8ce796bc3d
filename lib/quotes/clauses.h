// Reporting clauses that follow the words of a quotation whose closing mark is missing. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_QUOTES_CLAUSES_H_
#define INQUIT_LIB_QUOTES_CLAUSES_H_

#include <cstddef>
#include <vector>

#include "lib/text/text.h"
#include "lib/tokenize/tokenization.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Whether a reporting clause begins after token `pause`, a comma or stop: ", said Roos.", "? asked Roos.", ", Roos said."
// `end` is the end of its paragraph. Looks at a few tokens only.
bool IsClauseAfter(const Text& text, const std::vector<Token>& tokens, std::size_t pause, std::size_t end);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_QUOTES_CLAUSES_H_
