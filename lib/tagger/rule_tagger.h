// RuleTagger: tags by a lexicon of cues, the clause after the cue, quote regions and the nearest source.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_TAGGER_RULE_TAGGER_H_
#define INQUIT_LIB_TAGGER_RULE_TAGGER_H_

#include "lib/model/lexicon.h"
#include "lib/tagger/tagger.h"

namespace inquit {
inline namespace v0 {
namespace internal {

class RuleTagger : public Tagger {
 public:
  // `lexicon` must outlive the tagger.
  explicit RuleTagger(const Lexicon& lexicon) : lexicon_(lexicon) {}
  TagScores Score(const Text& text, const Tokenization& tokenization, const std::vector<QuoteRegion>& regions) const override;

 private:
  const Lexicon& lexicon_;
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TAGGER_RULE_TAGGER_H_
