// Windows: overlapping stretches of a text, each of which the network reads at once.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_TAGGER_WINDOWS_H_
#define INQUIT_LIB_TAGGER_WINDOWS_H_

#include <cstddef>
#include <vector>

#include "inquit/options.h"
#include "lib/tokenize/token_range.h"
#include "lib/tokenize/tokenization.h"

namespace inquit {
inline namespace v0 {
namespace internal {

struct Window {
  TokenRange tokens;  // what the network reads
  TokenRange scored;  // the part of it whose tags and arcs are kept; the rest is context
  std::size_t bytes =
      kMaxTextBytes;  // that it scores, which bound what is kept of it; as many as can be where it is the only one
};

// As few windows as possible, in order, so that every token is scored by one of them. A window has at most `window` tokens, up
// to `context` of them on either side of those that it scores; `window` is more than twice `context`. With 100 tokens, a window
// of 80 and a context of 10: tokens 0 to 60, of which 0 to 50 are scored, and 40 to 100, of which 50 to 100 are.
std::vector<Window> CutWindows(const Tokenization& tokenization, std::size_t window, std::size_t context);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TAGGER_WINDOWS_H_
