// Confidence: how probable it is that an attribution is right: its content, its cue and its source.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_ATTRIBUTION_CONFIDENCE_H_
#define INQUIT_LIB_ATTRIBUTION_CONFIDENCE_H_

#include "inquit/explanation.h"
#include "lib/attribution/draft.h"
#include "lib/tagger/tagger.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Of `draft`, which has contents and a cue, by the weights of the model that tagged it: from 0 to 1.
double ConfidenceOf(const Draft& draft, const Calibration& calibration);

// For explanations: the features that the confidence is computed from, with what each adds to its log odds.
Decision ExplainConfidence(const Draft& draft, const Calibration& calibration);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_ATTRIBUTION_CONFIDENCE_H_
