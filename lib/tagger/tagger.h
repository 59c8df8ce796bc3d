// Tagger: how much each token looks like part of a source, a cue or a content, and which cue each span belongs to.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_TAGGER_TAGGER_H_
#define INQUIT_LIB_TAGGER_TAGGER_H_

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

#include "inquit/quote_detector.h"
#include "inquit/tokenizer.h"
#include "lib/model/lexicon.h"
#include "lib/text/text.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Begin/inside tags of the three roles of a token (annotation.md, 1.3: a token has one role).
enum Tag : std::size_t {
  kOutside,
  kBeginSource,
  kInsideSource,
  kBeginCue,
  kInsideCue,
  kBeginContent,
  kInsideContent,
  kTagCount
};

// The span that begins at token `from` belongs to the cue that begins at token `cue`.
struct Arc {
  std::size_t from = 0;
  std::size_t cue = 0;
  float score = 0;  // log probability
};

struct TagScores {
  std::vector<std::array<float, kTagCount>> tags;  // [tokens][kTagCount], log probabilities
  std::vector<Arc> arcs;                           // in order of `from`; those not listed are impossible
};

// Const and shared by threads.
class Tagger {
 public:
  virtual ~Tagger() = default;
  virtual TagScores Score(const Text& text, const Tokenization& tokenization,
                          const std::vector<QuoteRegion>& regions) const = 0;
};

// Tags by rules over the words of `lexicon`, which must outlive it.
std::unique_ptr<const Tagger> MakeRuleTagger(const Lexicon& lexicon);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TAGGER_TAGGER_H_
