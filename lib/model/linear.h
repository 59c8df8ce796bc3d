// Linear: a layer of int8 weights. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_MODEL_LINEAR_H_
#define INQUIT_LIB_MODEL_LINEAR_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "lib/model/aligned.h"
#include "lib/model/kernels.h"
#include "lib/model/model_file.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Weights and inputs are at most this; the inputs of each row have a scale of their own, as the weights of each output have.
constexpr float kMaxInt8 = 127;

// Scratch memory of Linear::Run, for one call at a time; good for any layer with up to `max_inputs` inputs.
class LinearScratch {
 public:
  explicit LinearScratch(std::size_t max_inputs);

 private:
  friend class Linear;
  Aligned<std::int16_t> inputs_;
  Aligned<std::int16_t> panel_;
  Aligned<std::int32_t> sums_;
  Aligned<float> scales_;
};

class Linear {
 public:
  // The sections `name`, `name`.scale and `name`.bias of `file`, which must outlive the result. `outputs` is a multiple of
  // kPanel, `inputs` of kLanes. Errors: those of ModelFile's Weights and Floats
  static absl::StatusOr<Linear> Make(const ModelFile& file, std::string_view name, std::size_t outputs, std::size_t inputs,
                                     const Kernels& kernels);

  // to[row * outputs + o] = the sum over i of from[row * inputs + i] * weight + bias.
  void Run(const float* from, std::size_t rows, float* to, LinearScratch* scratch) const;

 private:
  Linear(absl::Span<const std::int8_t> weights, std::size_t outputs, std::size_t inputs, const Kernels& kernels);

  const Kernels* kernels_;
  std::size_t outputs_;
  std::size_t inputs_;
  Aligned<std::int8_t> panels_;  // as kernels_ has packed them, one after the other
  absl::Span<const float> scales_;
  absl::Span<const float> bias_;
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_MODEL_LINEAR_H_
