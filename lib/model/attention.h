// Attention: each position of a window looks at all of them. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_MODEL_ATTENTION_H_
#define INQUIT_LIB_MODEL_ATTENTION_H_

#include <cstddef>
#include <cstdint>

#include "lib/model/aligned.h"
#include "lib/model/kernels.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// What kSoftmaxOne and the sums of 32 bits allow.
constexpr std::size_t kMaxWindow = 512;     // positions
constexpr std::size_t kMaxHeadWidth = 128;  // a multiple of kPanel

// The scratch memory of one thread.
class Attention {
 public:
  // For windows of up to `max_positions` positions, at most kMaxWindow.
  Attention(std::size_t heads, std::size_t head_width, std::size_t max_positions);

  // `qkv` has for each of the `count` positions the queries, keys and values of all heads; `to` gets for
  // each the values that it saw.
  void Run(const Kernels& kernels, const float* qkv, std::size_t count, float* to);

 private:
  void Quantise(const Kernels& kernels, const float* qkv, std::size_t count);
  void PackKeys(std::size_t head, std::size_t count);
  void PackValues(std::size_t head, std::size_t count);
  void RunQueries(const Kernels& kernels, std::size_t head, std::size_t first, std::size_t rows, std::size_t count, float* to);

  std::size_t heads_;
  std::size_t head_width_;
  Aligned<std::int16_t> qkv_;
  Aligned<float> query_scales_, key_scales_;  // of each position
  float value_scale_ = 0;
  Aligned<std::int16_t> keys_;     // of a head, in panels of keys
  Aligned<std::int16_t> values_;   // of a head, in panels of columns
  Aligned<std::int32_t> scores_;   // of a block of queries, with each key
  Aligned<std::int16_t> weights_;  // of a block, for each key
  Aligned<float> scratch_;
  Aligned<std::int32_t> seen_;  // of a block, one panel
  Aligned<float> seen_scales_;  // of a block
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_MODEL_ATTENTION_H_
