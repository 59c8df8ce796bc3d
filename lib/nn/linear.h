// Linear: a layer of int8 weights, and the rows that it multiplies. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_NN_LINEAR_H_
#define INQUIT_LIB_NN_LINEAR_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "lib/model/aligned.h"
#include "lib/model/model_file.h"
#include "lib/nn/kernels/kernels.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Rows in int8, with a scale each: what a Linear is given, and the scratch memory that it needs. For one thread.
class Rows {
 public:
  // Room for `rows` rows of up to `max_inputs` inputs.
  Rows(std::size_t rows, std::size_t max_inputs);

  // Row `number` becomes from[i], whose sizes are at most `max`. All rows that are multiplied together have as many inputs.
  void Set(const Kernels& kernels, std::size_t number, const float* from, std::size_t inputs, float max);
  void Set(const Kernels& kernels, std::size_t number, const float* from, std::size_t inputs) {
    Set(kernels, number, from, inputs, kernels.max_abs(from, inputs));
  }

 private:
  friend class Linear;
  Aligned<std::uint8_t> packed_;
  Aligned<float> scales_;
  Aligned<std::int16_t> scratch_;
};

class Linear {
 public:
  // The sections `name`, `name`.scale and `name`.bias of `file`, which must outlive the result. `outputs` is a multiple of
  // kPanel, `inputs` of kLanes. Errors: those of ModelFile's Weights and Floats
  static absl::StatusOr<Linear> Make(const ModelFile& file, std::string_view name, std::size_t outputs, std::size_t inputs,
                                     const Kernels& kernels);

  // to[n * outputs + o] = the sum over i of input i of row first + n * weight + bias, for n < count.
  void Run(Rows* rows, std::size_t first, std::size_t count, float* to) const;
  std::size_t outputs() const { return outputs_; }
  std::size_t inputs() const { return inputs_; }

 private:
  Linear(absl::Span<const std::int8_t> weights, std::size_t outputs, std::size_t inputs, const Kernels& kernels);

  const Kernels* kernels_;
  std::size_t outputs_;
  std::size_t inputs_;
  Aligned<std::int8_t> panels_;  // as kernels_ has packed them, one after the other
  Aligned<std::int32_t> starts_;
  absl::Span<const float> scales_;
  absl::Span<const float> bias_;
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_NN_LINEAR_H_
