// Attention: scaled dot products and softmax, in int8.
// SPDX-License-Identifier: Apache-2.0
//
// Queries and keys have a scale for each position and head, values one for each head. A head's keys become panels of weights,
// by which the queries of a block are multiplied; so do its values, by which the softmax is. The softmax has 7 bits below its
// largest weight, and is divided by the sum of what is left of it: what rounding takes from the small weights is given back to
// all (EXPERIMENTS.md has what other ways lose).
//
// Position 0 is [CLS]. A head of BERT that finds nothing looks there, mostly with nearly all its weight, which would leave the
// other weights below what int8 can say; so it is weighed by itself, in float.
#include "lib/nn/attention.h"

#include <algorithm>

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr float kNever = -1e30f;     // added to the score of what is not to be looked at
constexpr float kMinScale = 1e-20f;  // that this stays far below any other score
constexpr float kMaxExponent = 60;   // of the weight of position 0, beside the others' which are at most 1

std::size_t Padded(std::size_t count, std::size_t multiple) { return (count + multiple - 1) / multiple * multiple; }

}  // namespace

Attention::Attention(const AttentionShape& shape, std::size_t max_positions)
    : shape_(shape),
      padded_(Padded(max_positions, shape.block)),
      queries_(padded_ * shape.width() * sizeof(std::int16_t)),
      query_scales_(padded_ * shape.heads),
      bytes_(shape.block * shape.width()),
      keys_(padded_ * shape.width()),
      key_starts_(padded_ * shape.heads),
      key_scales_(padded_ * shape.heads),
      values_(padded_ * shape.width()),
      value_scales_(shape.heads),
      all_values_(padded_ * shape.width()),
      masks_(padded_),
      first_scores_(shape.block * kPanel),
      scores_(shape.block * padded_),
      weights_(shape.block * padded_ * sizeof(std::int16_t)),
      scratch_(padded_),
      first_weights_(shape.block),
      totals_(shape.block),
      seen_(shape.block * shape.head_width),
      panel_(kPanel * std::max(shape.head_width, padded_)) {}

void Attention::PutQueries(const Kernels& kernels, const float* qkv, std::size_t first, std::size_t count) {
  const std::size_t width = shape_.width(), head_width = shape_.head_width;
  for (std::size_t i = 0; i < count; ++i) {
    kernels.pack_runs(qkv + i * 3 * width, shape_.heads, head_width, query_scales_.data() + (first + i) * shape_.heads, 1,
                      queries_.data() + (first + i) * width * kernels.row_bytes);
  }
}

void Attention::PutKeys(const Kernels& kernels, const float* qkv, std::size_t first, std::size_t count) {
  const std::size_t width = shape_.width(), head_width = shape_.head_width, all = Padded(count, kPanel);
  for (std::size_t i = 0; i < count; ++i) {
    kernels.round_runs(qkv + (i * 3 + 1) * width, shape_.heads, head_width, key_scales_.data() + first + i, padded_,
                       bytes_.data() + i * width);
  }
  std::fill(bytes_.data() + count * width, bytes_.data() + all * width, std::int8_t{0});
  for (std::size_t head = 0; head < shape_.heads; ++head) {
    std::fill_n(key_scales_.data() + head * padded_ + first + count, all - count, 0.0f);
    for (std::size_t key = 0; key < all; key += kPanel) {
      const std::size_t at = head * padded_ + first + key;
      kernels.pack_panel(bytes_.data() + key * width + head * head_width, width, head_width, keys_.data() + at * head_width,
                         key_starts_.data() + at);
    }
  }
}

void Attention::Put(const Kernels& kernels, const float* qkv, std::size_t first, std::size_t count) {
  const std::size_t width = shape_.width();
  PutQueries(kernels, qkv, first, count);
  PutKeys(kernels, qkv, first, count);
  for (std::size_t i = 0; i < count; ++i)
    std::copy_n(qkv + (i * 3 + 2) * width, width, all_values_.data() + (first + i) * width);
}

void Attention::PackValues(const Kernels& kernels, std::size_t all) {
  const std::size_t width = shape_.width(), head_width = shape_.head_width;
  for (std::size_t head = 0; head < shape_.heads; ++head) {
    float max = 0;
    for (std::size_t i = 1; i < all; ++i)
      max = std::max(max, kernels.max_abs(all_values_.data() + i * width + head * head_width, head_width));
    value_scales_.data()[head] = max;
  }
  for (std::size_t first = 0; first < all; first += shape_.block) {
    const std::size_t count = std::min(shape_.block, all - first), packed = Padded(count, kPanel);
    std::fill_n(bytes_.data(), packed * width, std::int8_t{0});
    for (std::size_t i = 0; i < count; ++i) {
      if (first + i == 0) continue;  // it is weighed by itself
      for (std::size_t head = 0; head < shape_.heads; ++head) {
        kernels.round(all_values_.data() + (first + i) * width + head * head_width, head_width,
                      FactorOf(value_scales_.data()[head]), bytes_.data() + i * width + head * head_width);
      }
    }
    for (std::size_t column = 0; column < width; column += kPanel) {
      kernels.pack_values(bytes_.data() + column, width, packed, values_.data() + column * padded_ + first * kPanel);
    }
  }
}

// For the keys from `begin` to `end`, of a window of `all`: which are not looked at.
void Attention::MaskKeys(std::size_t begin, std::size_t end, std::size_t all) {
  std::fill_n(masks_.data(), end - begin, 0.0f);
  if (begin == 0) masks_.data()[0] = kNever;
  if (end > all) std::fill(masks_.data() + (all - begin), masks_.data() + (end - begin), kNever);
}

void Attention::RunHead(const Kernels& kernels, std::size_t head, std::size_t first, std::size_t count, std::size_t all,
                        float* to) {
  const std::size_t width = shape_.width(), head_width = shape_.head_width;
  const std::size_t begin = KeysBegin(first), end = KeysEnd(first, count, all), keys = end - begin;
  const float* const key_scales = key_scales_.data() + head * padded_;
  Product scores;
  scores.rows = queries_.data() + (first * width + head * head_width) * kernels.row_bytes;
  scores.row_stride = width * kernels.row_bytes;
  scores.row_count = count;
  scores.inputs = head_width;
  scores.panels = keys_.data() + head * padded_ * head_width;
  scores.panel_stride = kPanel * head_width;
  scores.outputs = kPanel;
  scores.starts = key_starts_.data() + head * padded_;
  scores.scratch = panel_.data();
  kernels.multiply(scores, first_scores_.data(), kPanel);
  scores.panels += begin * head_width;
  scores.starts += begin;
  scores.outputs = keys;
  kernels.multiply(scores, scores_.data(), keys);

  const float root = 1.0f / SquareRoot(static_cast<float>(head_width));
  for (std::size_t row = 0; row < count; ++row) {
    const float scale = std::max(kMinScale, query_scales_.data()[(first + row) * shape_.heads + head] * root);
    float max;
    const std::int32_t sum = kernels.softmax(scores_.data() + row * keys, key_scales + begin, masks_.data(), scale, keys,
                                             scratch_.data(), &max, weights_.data() + row * keys * kernels.row_bytes);
    const float first_score = static_cast<float>(first_scores_.data()[row * kPanel]) * key_scales[0];
    first_weights_.data()[row] = std::min((first_score - max) * scale, kMaxExponent);
    totals_.data()[row] = static_cast<float>(sum) / kMaxInt8;
  }
  kernels.exp(first_weights_.data(), count);

  Product seen;
  seen.rows = weights_.data();
  seen.row_stride = keys * kernels.row_bytes;
  seen.row_count = count;
  seen.inputs = keys;
  seen.panels = values_.data() + head * head_width * padded_ + begin * kPanel;
  seen.panel_stride = kPanel * padded_;
  seen.outputs = head_width;
  seen.scratch = panel_.data();
  kernels.multiply(seen, seen_.data(), head_width);
  const float value_scale = value_scales_.data()[head] / (kMaxInt8 * kMaxInt8);
  for (std::size_t row = 0; row < count; ++row) {
    const float part = 1.0f / (totals_.data()[row] + first_weights_.data()[row]);
    kernels.blend(seen_.data() + row * head_width, value_scale * part, all_values_.data() + head * head_width,
                  first_weights_.data()[row] * part, head_width, to + row * width + head * head_width);
  }
}

std::size_t Attention::KeysBegin(std::size_t first) const { return first - std::min(first, shape_.reach); }

std::size_t Attention::KeysEnd(std::size_t first, std::size_t count, std::size_t all) const {
  return Padded(std::min(all, first + count + shape_.reach), kPanel);
}

void Attention::Run(const Kernels& kernels, std::size_t first, std::size_t count, std::size_t all, float* to) {
  MaskKeys(KeysBegin(first), KeysEnd(first, count, all), all);
  for (std::size_t head = 0; head < shape_.heads; ++head) RunHead(kernels, head, first, count, all, to);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
