// Linear: a layer of int8 weights, and the rows that it multiplies. Internal.
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

// Rows in int8, with a scale each: what a Linear is given, and the scratch memory that it needs. For one thread.
class Rows {
 public:
  // Room for `rows` rows of up to `max_inputs` inputs.
  Rows(std::size_t rows, std::size_t max_inputs);

  std::size_t capacity() const { return scales_.size(); }
  std::size_t size() const { return count_; }

  void Clear() { count_ = 0; }
  // Adds a row of `inputs` inputs, as many as those that are there have.
  void Add(const Kernels& kernels, const float* row, std::size_t inputs);
  // Takes `count` rows instead of those that are there, from[row * inputs + i].
  void Pack(const Kernels& kernels, const float* from, std::size_t count, std::size_t inputs);

 private:
  friend class Linear;
  std::size_t count_ = 0;
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

  // to[row * outputs + o] = the sum over i of row i * weight + bias, for all of `rows`.
  void Run(Rows* rows, float* to) const;
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

#endif  // INQUIT_LIB_MODEL_LINEAR_H_
