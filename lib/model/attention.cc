// Attention: scaled dot products and softmax, in integers of 16 bits.
// SPDX-License-Identifier: Apache-2.0
//
// A head at a time: its keys and its values become panels of weights, by which blocks of queries, and then their softmax, are
// multiplied. Queries and keys have 13 bits and a scale for each position, values 12 bits and one scale for the window, the
// softmax 11 bits of which the sum is taken after rounding; these are what 32 bits can add (static_asserts below). What is lost
// by it is small beside the 8 bits of the layers.
#include "lib/model/attention.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "lib/model/kernels_internal.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::int64_t kMaxSum = std::numeric_limits<std::int32_t>::max();
constexpr std::int64_t kMaxKey = 4095;
constexpr std::int64_t kMaxValue = 2047;
static_assert(kMaxKey * kMaxKey * kMaxHeadWidth <= kMaxSum);
static_assert(kSoftmaxOne * kMaxValue * kMaxWindow <= kMaxSum);

constexpr std::size_t kBlock = 24;  // queries

std::size_t Padded(std::size_t count) { return (count + kPanel - 1) / kPanel * kPanel; }

}  // namespace

Attention::Attention(std::size_t heads, std::size_t head_width, std::size_t max_positions)
    : heads_(heads),
      head_width_(head_width),
      qkv_(Padded(max_positions) * 3 * heads * head_width),
      query_scales_(Padded(max_positions)),
      key_scales_(Padded(max_positions)),
      keys_(Padded(max_positions) * head_width),
      values_(Padded(max_positions) * head_width),
      scores_(kBlock * Padded(max_positions)),
      weights_(kBlock * Padded(max_positions)),
      scratch_(Padded(max_positions)),
      seen_(kBlock * kPanel),
      seen_scales_(kBlock) {}

void Attention::Quantise(const Kernels& kernels, const float* qkv, std::size_t count) {
  const std::size_t width = heads_ * head_width_;
  const auto factor = [](float max, std::int64_t most) { return max > 0 ? static_cast<float>(most) / max : 0.0f; };
  float max_value = 0;
  for (std::size_t i = 0; i < count; ++i) max_value = std::max(max_value, kernels.max_abs(qkv + (i * 3 + 2) * width, width));
  value_scale_ = max_value / static_cast<float>(kMaxValue);
  for (std::size_t i = 0; i < count; ++i) {
    const float* from = qkv + i * 3 * width;
    std::int16_t* to = qkv_.data() + i * 3 * width;
    const float max_query = kernels.max_abs(from, width);
    const float max_key = kernels.max_abs(from + width, width);
    query_scales_.data()[i] = max_query / static_cast<float>(kMaxKey);
    key_scales_.data()[i] = max_key / static_cast<float>(kMaxKey);
    kernels.round(from, width, factor(max_query, kMaxKey), to);
    kernels.round(from + width, width, factor(max_key, kMaxKey), to + width);
    kernels.round(from + 2 * width, width, factor(max_value, kMaxValue), to + 2 * width);
  }
}

void Attention::PackKeys(std::size_t head, std::size_t count) {
  const std::size_t width = heads_ * head_width_;
  std::fill_n(keys_.data(), Padded(count) * head_width_, std::int16_t{0});
  for (std::size_t key = 0; key < count; ++key) {
    const std::int16_t* from = qkv_.data() + (key * 3 + 1) * width + head * head_width_;
    std::int16_t* to = keys_.data() + key / kPanel * kPanel * head_width_ + key % kPanel * 2;
    for (std::size_t i = 0; i < head_width_; i += 2, to += kPanel * 2) std::memcpy(to, from + i, 2 * sizeof(*to));
  }
}

void Attention::PackValues(std::size_t head, std::size_t count) {
  const std::size_t width = heads_ * head_width_;
  const std::size_t padded = Padded(count);
  std::fill_n(values_.data(), padded * head_width_, std::int16_t{0});
  for (std::size_t key = 0; key < count; ++key) {
    const std::int16_t* from = qkv_.data() + (key * 3 + 2) * width + head * head_width_;
    for (std::size_t column = 0; column < head_width_; column += kPanel) {
      std::int16_t* to = values_.data() + column * padded + key / 2 * 2 * kPanel + key % 2;
      for (std::size_t i = 0; i < kPanel; ++i) to[i * 2] = from[column + i];
    }
  }
}

// For the queries of `rows` positions from `first` on.
void Attention::RunQueries(const Kernels& kernels, std::size_t head, std::size_t first, std::size_t rows, std::size_t count,
                           float* to) {
  const std::size_t width = heads_ * head_width_;
  const std::size_t padded = Padded(count);
  const std::int16_t* queries = qkv_.data() + first * 3 * width + head * head_width_;
  for (std::size_t key = 0; key < padded; key += kPanel) {
    kernels.multiply(keys_.data() + key * head_width_, head_width_ / 2, queries, 3 * width, rows, scores_.data() + key, padded);
  }
  const float scale = 1.0f / SquareRoot(static_cast<float>(head_width_));
  for (std::size_t row = 0; row < rows; ++row) {
    std::int16_t* weights = weights_.data() + row * padded;
    const std::int32_t sum = kernels.softmax(scores_.data() + row * padded, key_scales_.data(),
                                             query_scales_.data()[first + row] * scale, count, scratch_.data(), weights);
    std::fill(weights + count, weights + padded, std::int16_t{0});
    seen_scales_.data()[row] = value_scale_ / static_cast<float>(sum);
  }
  constexpr float kOnes[kPanel] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
  constexpr float kZeros[kPanel] = {};
  for (std::size_t column = 0; column < head_width_; column += kPanel) {
    kernels.multiply(values_.data() + column * padded, padded / 2, weights_.data(), padded, rows, seen_.data(), kPanel);
    kernels.scale(seen_.data(), rows, seen_scales_.data(), kOnes, kZeros, to + first * width + head * head_width_ + column,
                  width);
  }
}

void Attention::Run(const Kernels& kernels, const float* qkv, std::size_t count, float* to) {
  Quantise(kernels, qkv, count);
  for (std::size_t head = 0; head < heads_; ++head) {
    PackKeys(head, count);
    PackValues(head, count);
    for (std::size_t first = 0; first < count; first += kBlock) {
      RunQueries(kernels, head, first, std::min(kBlock, count - first), count, to);
    }
  }
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
