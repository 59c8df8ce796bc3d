// Attention: each position of a window looks at those around it, and at the first. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_NN_ATTENTION_H_
#define INQUIT_LIB_NN_ATTENTION_H_

#include <cstddef>
#include <cstdint>

#include "lib/model/aligned.h"
#include "lib/nn/kernels/kernels.h"

namespace inquit {
inline namespace v0 {
namespace internal {

struct AttentionShape {
  std::size_t heads = 0;
  std::size_t head_width = 0;  // a multiple of kPanel
  // Positions stand in blocks of `block`; those of one look at their block, at `reach` positions before and after it, and at
  // position 0. Both are multiples of kPanel.
  std::size_t block = 0;
  std::size_t reach = 0;

  std::size_t width() const { return heads * head_width; }
};

// A layer's attention over a window: all blocks are put in, then the values are packed, then each block is run. It is the
// memory of one thread, for any number of layers and windows.
class Attention {
 public:
  // For windows of up to `max_positions` positions.
  Attention(const AttentionShape& shape, std::size_t max_positions);

  // `qkv` has for each of the `count` positions from `first` on, a block or what is left, the queries, keys and values of all
  // heads.
  void Put(const Kernels& kernels, const float* qkv, std::size_t first, std::size_t count);

  // After the last block of a window of `all` positions.
  void PackValues(const Kernels& kernels, std::size_t all);

  // The values that the positions of a block saw, of all heads: to[position * width + i].
  void Run(const Kernels& kernels, std::size_t first, std::size_t count, std::size_t all, float* to);

 private:
  void PutQueries(const Kernels& kernels, const float* qkv, std::size_t first, std::size_t count);
  void PutKeys(const Kernels& kernels, const float* qkv, std::size_t first, std::size_t count);
  void MaskKeys(std::size_t begin, std::size_t end, std::size_t all);
  void RunHead(const Kernels& kernels, std::size_t head, std::size_t first, std::size_t count, std::size_t all, float* to);
  std::size_t KeysEnd(std::size_t first, std::size_t count, std::size_t all) const;
  std::size_t KeysBegin(std::size_t first) const;

  AttentionShape shape_;
  std::size_t padded_;                // positions, a multiple of the block
  Aligned<std::uint8_t> queries_;     // [positions][heads][head_width], packed rows
  Aligned<float> query_scales_;       // [positions][heads]
  Aligned<std::int8_t> bytes_;        // keys or values of a block, before they are packed
  Aligned<std::int8_t> keys_;         // [heads] panels of keys
  Aligned<std::int32_t> key_starts_;  // [heads][positions]
  Aligned<float> key_scales_;         // [heads][positions]
  Aligned<std::int8_t> values_;       // [heads] panels of columns
  Aligned<float> value_scales_;       // [heads]
  Aligned<float> all_values_;         // [positions][heads][head_width], not yet rounded
  Aligned<float> masks_;              // of the keys of a block
  Aligned<std::int32_t> first_scores_, scores_;
  Aligned<std::uint8_t> weights_;  // packed rows
  Aligned<float> scratch_;
  Aligned<float> first_weights_, totals_;
  Aligned<std::int32_t> seen_;
  Aligned<std::int16_t> panel_;
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_NN_ATTENTION_H_
