// Linear: quantises a block of rows, then multiplies it with one panel of weights after the other.
// SPDX-License-Identifier: Apache-2.0
//
// A block is what the second cache holds together with a panel; a panel stays in the first. Weights are kept as bytes and
// widened panel by panel: that is one operation in a hundred, and half the memory.
#include "lib/model/linear.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::size_t kBlockInputs = 64 * 1024;  // values
constexpr std::size_t kMaxBlockRows = 256;

std::size_t BlockRows(std::size_t inputs) {
  return std::max<std::size_t>(4, std::min(kMaxBlockRows, kBlockInputs / inputs / 4 * 4));
}

}  // namespace

LinearScratch::LinearScratch(std::size_t max_inputs)
    : inputs_(std::max(kBlockInputs, 4 * max_inputs)),
      panel_(kPanel * max_inputs),
      sums_(kMaxBlockRows * kPanel),
      scales_(kMaxBlockRows) {}

Linear::Linear(absl::Span<const std::int8_t> weights, std::size_t outputs, std::size_t inputs)
    : outputs_(outputs), inputs_(inputs), panels_(outputs * inputs) {
  for (std::size_t output = 0; output < outputs; ++output) {
    const std::int8_t* from = weights.data() + output * inputs;
    std::int8_t* to = panels_.data() + output / kPanel * kPanel * inputs + output % kPanel * 2;
    for (std::size_t i = 0; i < inputs; i += 2, to += kPanel * 2) {
      to[0] = from[i];
      to[1] = from[i + 1];
    }
  }
}

absl::StatusOr<Linear> Linear::Make(const ModelFile& file, std::string_view name, std::size_t outputs, std::size_t inputs) {
  const std::string base(name);
  const absl::StatusOr<absl::Span<const std::int8_t>> weights = file.Weights(base, outputs, inputs);
  if (!weights.ok()) return weights.status();
  const absl::StatusOr<absl::Span<const float>> scales = file.Floats(base + ".scale", outputs);
  if (!scales.ok()) return scales.status();
  const absl::StatusOr<absl::Span<const float>> bias = file.Floats(base + ".bias", outputs);
  if (!bias.ok()) return bias.status();
  Linear linear(*weights, outputs, inputs);
  linear.scales_ = *scales;
  linear.bias_ = *bias;
  return linear;
}

void Linear::Run(const Kernels& kernels, const float* from, std::size_t rows, float* to, LinearScratch* scratch) const {
  const std::size_t block = BlockRows(inputs_);
  for (std::size_t first = 0; first < rows; first += block) {
    const std::size_t count = std::min(block, rows - first);
    for (std::size_t row = 0; row < count; ++row) {
      const float* in = from + (first + row) * inputs_;
      const float max = kernels.max_abs(in, inputs_);
      scratch->scales_.data()[row] = max / kMaxInt8;
      kernels.round(in, inputs_, max > 0 ? kMaxInt8 / max : 0.0f, scratch->inputs_.data() + row * inputs_);
    }
    for (std::size_t output = 0; output < outputs_; output += kPanel) {
      kernels.widen(panels_.data() + output * inputs_, kPanel * inputs_, scratch->panel_.data());
      kernels.multiply(scratch->panel_.data(), inputs_ / 2, scratch->inputs_.data(), inputs_, count, scratch->sums_.data(),
                       kPanel);
      kernels.scale(scratch->sums_.data(), count, scratch->scales_.data(), scales_.data() + output, bias_.data() + output,
                    to + first * outputs_ + output, outputs_);
    }
  }
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
