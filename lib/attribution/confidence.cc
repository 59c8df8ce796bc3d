// Confidence: logistic regression over what the tags and the links of an attribution tell.
// SPDX-License-Identifier: Apache-2.0
//
// How probable its tokens are is not all that tells whether an attribution is right: where a cue has a second source that is
// nearly as good, every span may be beyond doubt and the whole still wrong. So the features are the log odds of the tokens of
// each role, and by how much the chosen links beat the second best (Links). One number alone, fitted by Platt's method (1999),
// tells contents that are right from others, and has 0.95 for too many that have the wrong source.
//
// Known failures: edges that are moved, reports that are split and sources that are cut after the links are not looked at
// again; what they leave has the confidence of what it came from.
#include "lib/attribution/confidence.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "lib/nn/kernels/kernels.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// In the order of Calibration.
constexpr std::array<const char*, kCalibrationSize> kNames = {"always 1",     "contents",       "cue", "source", "no source",
                                                              "cue's margin", "source's margin"};
using Features = std::array<double, kCalibrationSize>;

// By hand: keeps the log odds of a probability finite.
constexpr double kLeastProbability = 1e-4;

// By the library's own Exp and Log, which give the same bits on every machine; those of the C library do not.
double LogOdds(double probability) {
  const double p = std::clamp(probability, kLeastProbability, 1 - kLeastProbability);
  return static_cast<double>(Log(static_cast<float>(p / (1 - p))));
}

Features FeaturesOf(const Draft& draft) {
  double contents = 0;
  for (const RoleSpan& piece : draft.contents) contents += piece.probability;
  return {1,
          LogOdds(contents / static_cast<double>(draft.contents.size())),
          LogOdds(draft.cue->probability),
          draft.source ? LogOdds(draft.source->probability) : 0,
          draft.source ? 0.0 : 1.0,
          static_cast<double>(draft.cue_margin),
          static_cast<double>(draft.source_margin)};
}

}  // namespace

double ConfidenceOf(const Draft& draft, const Calibration& calibration) {
  const Features features = FeaturesOf(draft);
  double z = 0;
  for (std::size_t i = 0; i < features.size(); ++i) z += static_cast<double>(calibration[i]) * features[i];
  return 1 / (1 + static_cast<double>(Exp(static_cast<float>(std::clamp(-z, -100.0, 100.0)))));  // Exp clamps at less
}

Decision ExplainConfidence(const Draft& draft, const Calibration& calibration) {
  Decision decision{"confidence", "log odds and margins, weighed by the model"};
  const Features features = FeaturesOf(draft);
  for (std::size_t i = 0; i < features.size(); ++i) {
    decision.evidence.push_back({kNames[i], features[i], static_cast<double>(calibration[i]) * features[i]});
  }
  decision.evidence.push_back({"confidence", draft.confidence});
  return decision;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
