// Attention: scaled dot products and softmax (Vaswani et al., 2017), in int8.
// SPDX-License-Identifier: Apache-2.0
//
// For each head and position, with its query q, the keys k[j] and the values v[j] of the positions j that it looks at:
//
//   score[j]  = (q . k[j]) / sqrt(head width)
//   weight[j] = exp(score[j] - the largest score)
//   result    = (sum over j of weight[j] * v[j]) / (sum over j of weight[j])
//
// Both products run in int8, as in linear.cc. Queries and keys have a scale for each position and head, values one for each
// head, since their sum is over positions. A head's keys are packed as if they were the weights of a linear layer whose outputs
// are positions; so are its values, whose inputs are positions.
//
// The weights are at most 1 and are quantized to 0 ... 127. What rounding takes from the small ones is given back to all: the
// divisor is the sum of the quantized weights, not of the true ones. With weights 1, 0.3 and 0.003 these are 127, 38 and 0, and
// the result is (127 * v[0] + 38 * v[1]) / 165. (tools/train/EXPERIMENTS.md has what other ways lose.)
//
// Position 0, [CLS], is treated apart. A head of BERT that finds nothing looks there, mostly with nearly all its weight (Clark
// et al., 2019, "What does BERT look at?"). If it took part above, its weight would be 127 and most others 0. So the int8
// softmax leaves it out, and its weight, which may then be far more than 1, and its value are added in float.
#include "lib/nn/attention.h"

#include <algorithm>

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Added to the score of a key that is not to be looked at, so that exp makes it 0.
constexpr float kMasked = -1e30f;
// Least factor of scores: kMasked times it is still far below any other score, even where all queries are 0.
constexpr float kMinScale = 1e-20f;
// Bounds the weight of position 0, exp(60) = 1e26, so that sums with it stay finite. The other weights are at most 1.
constexpr float kMaxClsExponent = 60;

std::size_t RoundUp(std::size_t count, std::size_t multiple) { return (count + multiple - 1) / multiple * multiple; }

}  // namespace

Attention::Attention(const AttentionShape& shape, std::size_t max_positions)
    : shape_(shape),
      padded_(RoundUp(max_positions, shape.block)),
      queries_(padded_ * shape.width() * sizeof(std::int16_t)),  // the most bytes that any set of instructions takes
      query_scales_(padded_ * shape.heads),
      keys_(padded_ * shape.width()),
      key_initial_sums_(padded_ * shape.heads),
      key_scales_(padded_ * shape.heads),
      values_(padded_ * shape.width()),
      value_panels_(padded_ * shape.width()),
      value_max_(shape.heads),
      quantized_(shape.block * shape.width()),
      masks_(padded_),
      cls_scores_(shape.block * kPanel),
      scores_(shape.block * padded_),
      weights_(shape.block * padded_ * sizeof(std::int16_t)),
      weight_sums_(shape.block),
      cls_weights_(shape.block),
      weighted_values_(shape.block * shape.head_width),
      softmax_scratch_(padded_),
      product_scratch_(kPanel * std::max(shape.head_width, padded_)) {}

void Attention::PutQueries(const Kernels& kernels, const float* qkv, std::size_t first, std::size_t count) {
  const std::size_t width = shape_.width(), head_width = shape_.head_width;
  for (std::size_t i = 0; i < count; ++i) {
    kernels.quantize_row_by_heads(qkv + i * 3 * width, shape_.heads, head_width,
                                  query_scales_.data() + (first + i) * shape_.heads, 1,
                                  queries_.data() + (first + i) * width * kernels.bytes_per_input);
  }
}

// The last panel is filled up with keys of 0.
void Attention::PutKeys(const Kernels& kernels, const float* qkv, std::size_t first, std::size_t count) {
  const std::size_t width = shape_.width(), head_width = shape_.head_width, filled = RoundUp(count, kPanel);
  for (std::size_t i = 0; i < count; ++i) {
    kernels.quantize_by_heads(qkv + (i * 3 + 1) * width, shape_.heads, head_width, key_scales_.data() + first + i, padded_,
                              quantized_.data() + i * width);
  }
  std::fill(quantized_.data() + count * width, quantized_.data() + filled * width, std::int8_t{0});
  for (std::size_t head = 0; head < shape_.heads; ++head) {
    std::fill_n(key_scales_.data() + head * padded_ + first + count, filled - count, 0.0f);
    for (std::size_t key = 0; key < filled; key += kPanel) {
      const std::size_t at = head * padded_ + first + key;
      kernels.pack_panel(quantized_.data() + key * width + head * head_width, width, head_width, keys_.data() + at * head_width,
                         key_initial_sums_.data() + at);
    }
  }
}

void Attention::Put(const Kernels& kernels, const float* qkv, std::size_t first, std::size_t count) {
  const std::size_t width = shape_.width();
  PutQueries(kernels, qkv, first, count);
  PutKeys(kernels, qkv, first, count);
  for (std::size_t i = 0; i < count; ++i) std::copy_n(qkv + (i * 3 + 2) * width, width, values_.data() + (first + i) * width);
}

void Attention::PackValues(const Kernels& kernels, std::size_t length) {
  const std::size_t width = shape_.width(), head_width = shape_.head_width;
  for (std::size_t head = 0; head < shape_.heads; ++head) {
    float max = 0;
    for (std::size_t i = 1; i < length; ++i)
      max = std::max(max, kernels.max_abs(values_.data() + i * width + head * head_width, head_width));
    value_max_.data()[head] = max;
  }
  for (std::size_t first = 0; first < length; first += shape_.block) {
    const std::size_t count = std::min(shape_.block, length - first), filled = RoundUp(count, kPanel);
    std::fill_n(quantized_.data(), filled * width, std::int8_t{0});
    for (std::size_t i = 0; i < count; ++i) {
      if (first + i == 0) continue;  // [CLS], whose value is added in float
      for (std::size_t head = 0; head < shape_.heads; ++head) {
        kernels.quantize(values_.data() + (first + i) * width + head * head_width, head_width,
                         QuantizationFactor(value_max_[head], kMaxInt8), quantized_.data() + i * width + head * head_width);
      }
    }
    for (std::size_t column = 0; column < width; column += kPanel) {
      kernels.pack_values(quantized_.data() + column, width, filled, value_panels_.data() + column * padded_ + first * kPanel);
    }
  }
}

// Masks [CLS] and what fills up the last panel, among the keys from `begin` to `end`.
void Attention::MaskKeys(std::size_t begin, std::size_t end, std::size_t length) {
  std::fill_n(masks_.data(), end - begin, 0.0f);
  if (begin == 0) masks_.data()[0] = kMasked;
  if (end > length) std::fill(masks_.data() + (length - begin), masks_.data() + (end - begin), kMasked);
}

// The int8 scores of a block's queries with position 0, and with `keys` keys from `begin` on.
void Attention::ScoreKeys(const Kernels& kernels, std::size_t head, std::size_t first, std::size_t count, std::size_t begin,
                          std::size_t keys) {
  const std::size_t width = shape_.width(), head_width = shape_.head_width;
  MatrixProduct product;
  product.rows = queries_.data() + (first * width + head * head_width) * kernels.bytes_per_input;
  product.row_stride = width * kernels.bytes_per_input;
  product.row_count = count;
  product.inputs = head_width;
  product.panels = keys_.data() + head * padded_ * head_width;
  product.panel_stride = kPanel * head_width;
  product.outputs = kPanel;
  product.initial_sums = key_initial_sums_.data() + head * padded_;
  product.scratch = product_scratch_.data();
  kernels.multiply(product, cls_scores_.data(), kPanel);
  product.panels += begin * head_width;
  product.initial_sums += begin;
  product.outputs = keys;
  kernels.multiply(product, scores_.data(), keys);
}

// The softmax's numerators and their sums, from the scores.
void Attention::WeighKeys(const Kernels& kernels, std::size_t head, std::size_t first, std::size_t count, std::size_t begin,
                          std::size_t keys) {
  const float* const key_scales = key_scales_.data() + head * padded_;
  const float root = 1.0f / SquareRoot(static_cast<float>(shape_.head_width));
  for (std::size_t row = 0; row < count; ++row) {
    const float scale = std::max(kMinScale, query_scales_[(first + row) * shape_.heads + head] * root);
    float max;
    const std::int32_t sum =
        kernels.softmax(scores_.data() + row * keys, key_scales + begin, masks_.data(), scale, keys, softmax_scratch_.data(),
                        &max, weights_.data() + row * keys * kernels.bytes_per_input);
    const float cls_score = static_cast<float>(cls_scores_[row * kPanel]) * key_scales[0];
    cls_weights_.data()[row] = std::min((cls_score - max) * scale, kMaxClsExponent);
    weight_sums_.data()[row] = static_cast<float>(sum) / kMaxInt8;
  }
  kernels.exp(cls_weights_.data(), count);
}

void Attention::RunHead(const Kernels& kernels, std::size_t head, std::size_t first, std::size_t count, std::size_t length,
                        float* to) {
  const std::size_t width = shape_.width(), head_width = shape_.head_width;
  const std::size_t begin = KeysBegin(first), keys = KeysEnd(first, count, length) - begin;
  ScoreKeys(kernels, head, first, count, begin, keys);
  WeighKeys(kernels, head, first, count, begin, keys);

  MatrixProduct product;
  product.rows = weights_.data();
  product.row_stride = keys * kernels.bytes_per_input;
  product.row_count = count;
  product.inputs = keys;
  product.panels = value_panels_.data() + head * head_width * padded_ + begin * kPanel;
  product.panel_stride = kPanel * padded_;
  product.outputs = head_width;
  product.scratch = product_scratch_.data();
  kernels.multiply(product, weighted_values_.data(), head_width);
  const float scale = value_max_[head] / (kMaxInt8 * kMaxInt8);  // of a quantized weight times a quantized value
  for (std::size_t row = 0; row < count; ++row) {
    const float normalizer = 1.0f / (weight_sums_[row] + cls_weights_[row]);
    kernels.blend(weighted_values_.data() + row * head_width, scale * normalizer, values_.data() + head * head_width,
                  cls_weights_[row] * normalizer, head_width, to + row * width + head * head_width);
  }
}

std::size_t Attention::KeysBegin(std::size_t first) const { return first - std::min(first, shape_.reach); }

std::size_t Attention::KeysEnd(std::size_t first, std::size_t count, std::size_t length) const {
  return RoundUp(std::min(length, first + count + shape_.reach), kPanel);
}

void Attention::Run(const Kernels& kernels, std::size_t first, std::size_t count, std::size_t length, float* to) {
  MaskKeys(KeysBegin(first), KeysEnd(first, count, length), length);
  for (std::size_t head = 0; head < shape_.heads; ++head) RunHead(kernels, head, first, count, length, to);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
