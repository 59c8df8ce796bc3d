// Linear: weights packed once, rows as they come.
// SPDX-License-Identifier: Apache-2.0
//
// A row's scale is that of its largest input, and an output's that of its largest weight: symmetric quantisation, dynamic for
// rows.
#include "lib/nn/linear.h"

#include <string>

#include "absl/strings/str_cat.h"

namespace inquit {
inline namespace v0 {
namespace internal {

Rows::Rows(std::size_t rows, std::size_t max_inputs)
    : packed_(rows * max_inputs * sizeof(std::int16_t)), scales_(rows), scratch_(kPanel * max_inputs) {}

void Rows::Set(const Kernels& kernels, std::size_t number, const float* from, std::size_t inputs, float max) {
  scales_.data()[number] = max / kMaxInt8;
  kernels.pack_row(from, inputs, FactorOf(max), packed_.data() + number * inputs * kernels.row_bytes);
}

Linear::Linear(absl::Span<const std::int8_t> weights, std::size_t outputs, std::size_t inputs, const Kernels& kernels)
    : kernels_(&kernels), outputs_(outputs), inputs_(inputs), panels_(outputs * inputs), starts_(outputs) {
  for (std::size_t o = 0; o < outputs; o += kPanel) {
    kernels.pack_panel(weights.data() + o * inputs, inputs, inputs, panels_.data() + o * inputs, starts_.data() + o);
  }
}

absl::StatusOr<Linear> Linear::Make(const ModelFile& file, std::string_view name, std::size_t outputs, std::size_t inputs,
                                    const Kernels& kernels) {
  const std::string base(name);
  const absl::StatusOr<absl::Span<const std::int8_t>> weights = file.Weights(base, outputs, inputs);
  if (!weights.ok()) return weights.status();
  const absl::StatusOr<absl::Span<const float>> scales = file.Floats(base + ".scale", outputs);
  if (!scales.ok()) return scales.status();
  const absl::StatusOr<absl::Span<const float>> bias = file.Floats(base + ".bias", outputs);
  if (!bias.ok()) return bias.status();
  Linear linear(*weights, outputs, inputs, kernels);
  linear.scales_ = *scales;
  linear.bias_ = *bias;
  return linear;
}

void Linear::Run(Rows* rows, std::size_t first, std::size_t count, float* to) const {
  Product product;
  product.row_stride = inputs_ * kernels_->row_bytes;
  product.rows = rows->packed_.data() + first * product.row_stride;
  product.row_count = count;
  product.inputs = inputs_;
  product.panels = panels_.data();
  product.panel_stride = kPanel * inputs_;
  product.outputs = outputs_;
  product.starts = starts_.data();
  product.scratch = rows->scratch_.data();
  kernels_->multiply_and_scale(product, rows->scales_.data() + first, scales_.data(), bias_.data(), to, outputs_);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
