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
  Attention(std::size_t heads, std::size_t head_width);

  // `qkv` has for each of the `count` positions, at most kMaxWindow, the queries, keys and values of all heads; `to` gets for
  // each the values that it saw.
  void Run(const Kernels& kernels, const float* qkv, std::size_t count, float* to);

 private:
  void PackKeys(const Kernels& kernels, const float* keys, std::size_t count);
  float PackValues(const Kernels& kernels, const float* values, std::size_t count);
  void RunQueries(const Kernels& kernels, const float* queries, std::size_t rows, std::size_t count, float value_scale,
                  float* to);

  std::size_t heads_;
  std::size_t head_width_;
  Aligned<std::int16_t> row_;   // one position's queries, keys or values of a head
  Aligned<std::int16_t> keys_;  // panels of keys
  Aligned<float> key_scales_;
  Aligned<std::int16_t> values_;   // panels of columns
  Aligned<std::int16_t> queries_;  // a block of rows
  Aligned<float> query_scales_;
  Aligned<std::int32_t> scores_;  // of a block, with each key
  Aligned<float> scratch_;
  Aligned<std::int16_t> weights_;  // of a block, for each key
  Aligned<std::int32_t> seen_;     // of a block, one panel
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_MODEL_ATTENTION_H_
