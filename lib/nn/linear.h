// Linear: a layer of int8 weights, and the quantized rows that it multiplies. Internal.
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

// The input of a Linear: rows in int8, each with a scale of its own, and the scratch memory that the product needs. For one
// thread.
class QuantizedRows {
 public:
  // Room for `rows` rows of up to `max_inputs` inputs.
  QuantizedRows(std::size_t rows, std::size_t max_inputs);

  // Quantizes `inputs` floats into row `number`; `max` is the largest absolute value among them. All rows that are multiplied
  // together have as many inputs.
  void Set(const Kernels& kernels, std::size_t number, const float* from, std::size_t inputs, float max);
  void Set(const Kernels& kernels, std::size_t number, const float* from, std::size_t inputs) {
    Set(kernels, number, from, inputs, kernels.max_abs(from, inputs));
  }

 private:
  friend class Linear;
  Aligned<std::uint8_t> packed_;   // [rows][inputs * bytes_per_input], as the kernels pack them
  Aligned<float> scales_;          // [rows]: what 1 of int8 stands for
  Aligned<std::int16_t> scratch_;  // MatrixProduct::scratch
};

// y = x * weights + bias, for many rows x.
class Linear {
 public:
  // The sections `name` (int8 weights, [outputs][inputs]), `name`.scale and `name`.bias (floats, [outputs]) of `file`, packed
  // into memory of the result's own. `outputs` is a multiple of kPanel, `inputs` of kLanes.
  // Errors: those of ModelFile's Weights and Floats
  static absl::StatusOr<Linear> Make(const ModelFile& file, std::string_view name, std::size_t outputs, std::size_t inputs,
                                     const Kernels& kernels);

  // Multiplies `count` rows from row `first` on. `to` is [count][outputs].
  void Run(QuantizedRows* rows, std::size_t first, std::size_t count, float* to) const;
  std::size_t outputs() const { return outputs_; }
  std::size_t inputs() const { return inputs_; }

 private:
  Linear(absl::Span<const std::int8_t> weights, std::size_t outputs, std::size_t inputs, const Kernels& kernels);

  const Kernels* kernels_;
  std::size_t outputs_;
  std::size_t inputs_;
  Aligned<std::int8_t> panels_;         // [outputs / kPanel] panels, as the kernels pack them
  Aligned<std::int32_t> initial_sums_;  // [outputs], from Kernels::pack_panel
  Aligned<bool> narrow_;                // [outputs / kPanel], from the same
  Aligned<float> scales_;               // [outputs]: what 1 of int8 stands for
  Aligned<float> bias_;                 // [outputs]
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_NN_LINEAR_H_
