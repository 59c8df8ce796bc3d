// Linear: quantises a block of rows, then multiplies it with one panel of weights after the other.
// SPDX-License-Identifier: Apache-2.0
//
// A block is what the second cache holds together with a panel; a panel stays in the first. Sets of instructions that multiply
// words widen the bytes of weights panel by panel: that is one operation in a hundred, and half the memory.
#include "lib/model/linear.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::size_t kBlockInputs = 64 * 1024;  // values
constexpr std::size_t kMaxBlockRows = 48;  // 256 were a tenth slower

std::size_t BlockRows(std::size_t inputs) {
  return std::max<std::size_t>(4, std::min(kMaxBlockRows, kBlockInputs / inputs / 12 * 12));
}

}  // namespace

LinearScratch::LinearScratch(std::size_t max_inputs)
    : inputs_(std::max(kBlockInputs, 4 * max_inputs)),
      panel_(kPanel * max_inputs),
      sums_(kMaxBlockRows * kPanel),
      scales_(kMaxBlockRows) {}

Linear::Linear(absl::Span<const std::int8_t> weights, std::size_t outputs, std::size_t inputs, const Kernels& kernels)
    : kernels_(&kernels), outputs_(outputs), inputs_(inputs), panels_(outputs * inputs) {
  for (std::size_t at = 0; at < outputs * inputs; at += kPanel * inputs) {
    kernels.pack_weights(weights.data() + at, inputs, panels_.data() + at);
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

void Linear::Run(const float* from, std::size_t rows, float* to, LinearScratch* scratch) const {
  const std::size_t block = BlockRows(inputs_);
  for (std::size_t first = 0; first < rows; first += block) {
    const std::size_t count = std::min(block, rows - first);
    for (std::size_t row = 0; row < count; ++row) {
      const float* in = from + (first + row) * inputs_;
      const float max = kernels_->max_abs(in, inputs_);
      scratch->scales_.data()[row] = max / kMaxInt8;
      kernels_->pack_row(in, inputs_, max > 0 ? kMaxInt8 / max : 0.0f, scratch->inputs_.data() + row * inputs_);
    }
    for (std::size_t output = 0; output < outputs_; output += kPanel) {
      kernels_->multiply_packed(panels_.data() + output * inputs_, inputs_, scratch->inputs_.data(), count,
                                scratch->sums_.data(), scratch->panel_.data());
      kernels_->scale(scratch->sums_.data(), count, scratch->scales_.data(), scales_.data() + output, bias_.data() + output,
                      to + first * outputs_ + output, outputs_);
    }
  }
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
