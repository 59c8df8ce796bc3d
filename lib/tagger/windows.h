// Windows: the stretches of a text that a tagger sees at once.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_TAGGER_WINDOWS_H_
#define INQUIT_LIB_TAGGER_WINDOWS_H_

#include <cstddef>
#include <vector>

#include "inquit/tokenizer.h"
#include "lib/tokenize/token_range.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// What is said of `core` counts; the rest of `tokens` is there to be seen.
struct Window {
  TokenRange tokens;
  TokenRange core;
};

// Windows whose cores hold every token once, in order. A window has at most `window` tokens, up to `context` of them on either
// side of its core; `window` is more than twice `context`. There are as few as that allows.
std::vector<Window> CutWindows(const Tokenization& tokenization, std::size_t window, std::size_t context);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TAGGER_WINDOWS_H_
