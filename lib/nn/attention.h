// Attention: each position of a window looks at those around it, and at [CLS]. Internal.
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
  std::size_t head_width = 0;  // of a head's queries, keys and values; a multiple of kPanel
  // Attention is local: positions stand in blocks of `block`, and those of one look at the positions of their block, at `reach`
  // positions before and after it, and at position 0, which is [CLS]. Both are multiples of kPanel.
  std::size_t block = 0;
  std::size_t reach = 0;

  std::size_t width() const { return heads * head_width; }
};

// The attention of one layer over a window of `length` positions. Call Put for each block, then PackValues, then Run for each
// block. One object serves any number of layers and windows, one after the other, for one thread.
class Attention {
 public:
  // For windows of up to `max_positions` positions.
  Attention(const AttentionShape& shape, std::size_t max_positions);

  // Takes over the queries, keys and values of `count` positions from `first` on, which are a block, or the rest of the window.
  // `qkv` is [count][3][heads][head_width].
  void Put(const Kernels& kernels, const float* qkv, std::size_t first, std::size_t count);

  // Quantizes and packs the values, once all are there.
  void PackValues(const Kernels& kernels, std::size_t length);

  // The attention of the `count` positions from `first` on, a block or the rest. `to` is [count][heads][head_width].
  void Run(const Kernels& kernels, std::size_t first, std::size_t count, std::size_t length, float* to);

 private:
  void PutQueries(const Kernels& kernels, const float* qkv, std::size_t first, std::size_t count);
  void PutKeys(const Kernels& kernels, const float* qkv, std::size_t first, std::size_t count);
  void MaskKeys(std::size_t begin, std::size_t end, std::size_t length);
  void RunHead(const Kernels& kernels, std::size_t head, std::size_t first, std::size_t count, std::size_t length, float* to);
  void ScoreKeys(const Kernels& kernels, std::size_t head, std::size_t first, std::size_t count, std::size_t begin,
                 std::size_t keys);
  void WeighKeys(const Kernels& kernels, std::size_t head, std::size_t first, std::size_t count, std::size_t begin,
                 std::size_t keys);
  // The keys that a block looks at, besides position 0.
  std::size_t KeysBegin(std::size_t first) const;
  std::size_t KeysEnd(std::size_t first, std::size_t count, std::size_t length) const;

  AttentionShape shape_;
  std::size_t padded_;  // max_positions, rounded up to a multiple of the block

  // Of the window. A scale is what 1 of int8 stands for.
  Aligned<std::uint8_t> queries_;           // [padded][heads][head_width], packed rows
  Aligned<float> query_scales_;             // [padded][heads]
  Aligned<std::int8_t> keys_;               // [heads][padded / kPanel] panels, whose outputs are positions
  Aligned<std::int32_t> key_initial_sums_;  // [heads][padded]
  Aligned<float> key_scales_;               // [heads][padded]
  Aligned<float> values_;                   // [padded][heads][head_width], not quantized
  Aligned<std::int8_t> value_panels_;       // [heads][head_width / kPanel] panels, whose inputs are positions
  Aligned<float> value_max_;                // [heads]: the largest absolute value but for position 0's, which becomes 127

  // Of a block, and but for the first of one head at a time; `keys` is KeysEnd - KeysBegin.
  Aligned<std::int8_t> quantized_;         // [block][heads][head_width]: keys or values before they are packed
  Aligned<float> masks_;                   // [keys]: 0, or kMasked where a key is not looked at
  Aligned<std::int32_t> cls_scores_;       // [block][kPanel]: queries * the panel of keys that position 0 begins
  Aligned<std::int32_t> scores_;           // [block][keys]: queries * keys
  Aligned<std::uint8_t> weights_;          // [block][keys], packed rows: the numerators of the softmax
  Aligned<float> weight_sums_;             // [block]: the sums of weights_, as floats
  Aligned<float> cls_weights_;             // [block]: the numerator for position 0
  Aligned<std::int32_t> weighted_values_;  // [block][head_width]: weights * values
  Aligned<float> softmax_scratch_;         // [keys]
  Aligned<std::int16_t> product_scratch_;  // MatrixProduct::scratch
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_NN_ATTENTION_H_
