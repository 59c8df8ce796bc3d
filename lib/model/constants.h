// Constants: numbers of the later stages that are fitted together with a model. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_MODEL_CONSTANTS_H_
#define INQUIT_LIB_MODEL_CONSTANTS_H_

#include <array>
#include <cstddef>
#include <optional>

#include "absl/status/statusor.h"
#include "lib/model/model_file.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// What a model file may set; constants.cc has their names in the file, the code that uses one what it means.
enum class Constant : std::size_t {
  // lib/attribution
  kMostArcGain,
  kSourceArcGain,
  kLeastArc,
  kLeastConfidence,
  kCreditConfidence,
  kChainConfidence,
  // lib/speakers: how often a speaker is right, by Reason
  kNameConfidence,
  kNominalConfidence,
  kPronounConfidence,
  kChainSpeakerConfidence,
  kCount
};

// The optional section "constants" of a model file: weights and thresholds of the stages after the network, fitted to its
// scores, since another network gives other scores. Lines "name value"; what is not set keeps the value that the code has.
class Constants {
 public:
  // With nothing set.
  Constants() = default;
  // Errors: kInvalidArgument  a line is not "name value" with a known name, for the first time, and a finite number; the
  // message
  //                           has the line's number
  static absl::StatusOr<Constants> Read(const ModelFile& file);

  double ValueOr(Constant constant, double value_in_code) const {
    return values_[static_cast<std::size_t>(constant)].value_or(value_in_code);
  }

 private:
  std::array<std::optional<double>, static_cast<std::size_t>(Constant::kCount)> values_;
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_MODEL_CONSTANTS_H_
