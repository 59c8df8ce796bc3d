// The stage that finds who each source stands for: to come.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/speakers.h"

namespace inquit {
inline namespace v0 {
namespace internal {

void ResolveSpeakers(const Text&, const Tokenization&, const std::vector<QuoteRegion>&, const Lexicon&,
                     const std::vector<Entity>&, Document*) {}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
