// Linear: weights packed once, rows as they come.
// SPDX-License-Identifier: Apache-2.0
//
// Symmetric quantization: zero stays zero, and the largest absolute value of a row becomes 127. Weights were quantized when the
// file was made, with a scale for each output; rows are as they come (dynamic quantization), with a scale for each. A row
// (0.5, -1) is stored as (64, -127) with the scale 1/127; where an output has the weights (2, 1), stored as (127, 64) with the
// scale 2/127, the int8 product is 64 * 127 - 127 * 64 = 0, times 1/127 and 2/127: 0.5 * 2 - 1 * 1.
#include "lib/nn/linear.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

namespace inquit {
inline namespace v0 {
namespace internal {

QuantizedRows::QuantizedRows(std::size_t rows, std::size_t max_inputs)
    : packed_(rows * max_inputs * sizeof(std::int16_t)), scales_(rows), scratch_(kPanel * max_inputs) {}

void QuantizedRows::Set(const Kernels& kernels, std::size_t number, const float* from, std::size_t inputs, float max) {
  scales_.data()[number] = max / kMaxInt8;
  kernels.quantize_row(from, inputs, QuantizationFactor(max, kMaxInt8),
                       packed_.data() + number * inputs * kernels.bytes_per_input);
}

// Half of a weight, to the nearest integer, ties to even: at most kMaxWeight.
static std::int8_t Half(std::int8_t weight) {
  const int down = weight >> 1;
  return static_cast<std::int8_t>((weight + (down & 1)) >> 1);
}

Linear::Linear(absl::Span<const std::int8_t> weights, std::size_t outputs, std::size_t inputs, const Kernels& kernels)
    : kernels_(&kernels),
      outputs_(outputs),
      inputs_(inputs),
      panels_(outputs * inputs),
      initial_sums_(outputs),
      narrow_(outputs / kPanel) {
  std::vector<std::int8_t> halves(kPanel * inputs);
  for (std::size_t o = 0; o < outputs; o += kPanel) {
    const std::int8_t* const panel = weights.data() + o * inputs;
    std::transform(panel, panel + halves.size(), halves.begin(), Half);
    narrow_.data()[o / kPanel] =
        kernels.pack_panel(halves.data(), inputs, inputs, panels_.data() + o * inputs, initial_sums_.data() + o);
  }
}

absl::StatusOr<Linear> Linear::Make(const ModelFile& file, std::string_view name, std::size_t outputs, std::size_t inputs,
                                    const Kernels& kernels) {
  const std::string base(name);
  const absl::StatusOr<absl::Span<const std::int8_t>> weights = file.Weights(base, outputs, inputs);
  if (!weights.ok()) return weights.status();
  absl::StatusOr<Aligned<float>> scales = file.Floats(base + ".scale", outputs);
  if (!scales.ok()) return scales.status();
  absl::StatusOr<Aligned<float>> bias = file.Floats(base + ".bias", outputs);
  if (!bias.ok()) return bias.status();
  Linear linear(*weights, outputs, inputs, kernels);
  linear.scales_ = *std::move(scales);
  for (std::size_t o = 0; o < outputs; ++o) linear.scales_.data()[o] *= 2;  // the weights were halved
  linear.bias_ = *std::move(bias);
  return linear;
}

void Linear::Run(QuantizedRows* rows, std::size_t first, std::size_t count, float* to) const {
  MatrixProduct product;
  product.row_stride = inputs_ * kernels_->bytes_per_input;
  product.rows = rows->packed_.data() + first * product.row_stride;
  product.row_count = count;
  product.inputs = inputs_;
  product.panels = panels_.data();
  product.panel_stride = kPanel * inputs_;
  product.outputs = outputs_;
  product.initial_sums = initial_sums_.data();
  product.scratch = rows->scratch_.data();
  product.narrow = narrow_.data();
  kernels_->multiply_and_scale(product, rows->scales_.data() + first, scales_.data(), bias_.data(), to, outputs_);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
