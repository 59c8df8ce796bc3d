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

constexpr std::size_t kBlock = 16;  // queries

std::size_t Padded(std::size_t count) { return (count + kPanel - 1) / kPanel * kPanel; }

float Quantise(const Kernels& kernels, const float* from, std::size_t count, std::int16_t* to) {
  const float max = kernels.max_abs(from, count);
  kernels.round(from, count, max > 0 ? static_cast<float>(kMaxKey) / max : 0.0f, to);
  return max / static_cast<float>(kMaxKey);
}

}  // namespace

Attention::Attention(std::size_t heads, std::size_t head_width)
    : heads_(heads),
      head_width_(head_width),
      row_(head_width),
      keys_(kMaxWindow * head_width),
      key_scales_(kMaxWindow),
      values_(kMaxWindow * head_width),
      queries_(kBlock * head_width),
      query_scales_(kBlock),
      scores_(kBlock * kMaxWindow),
      scratch_(kMaxWindow),
      weights_(kBlock * kMaxWindow),
      seen_(kBlock * kPanel) {}

void Attention::PackKeys(const Kernels& kernels, const float* keys, std::size_t count) {
  const std::size_t stride = 3 * heads_ * head_width_;
  for (std::size_t key = 0; key < Padded(count); ++key) {
    if (key < count) {
      key_scales_.data()[key] = Quantise(kernels, keys + key * stride, head_width_, row_.data());
    } else {
      std::fill_n(row_.data(), head_width_, std::int16_t{0});
    }
    std::int16_t* to = keys_.data() + key / kPanel * kPanel * head_width_ + key % kPanel * 2;
    for (std::size_t i = 0; i < head_width_; i += 2, to += kPanel * 2) std::memcpy(to, row_.data() + i, 2 * sizeof(*to));
  }
}

// Returns their scale.
float Attention::PackValues(const Kernels& kernels, const float* values, std::size_t count) {
  const std::size_t stride = 3 * heads_ * head_width_;
  const std::size_t padded = Padded(count);
  float max = 0;
  for (std::size_t key = 0; key < count; ++key) max = std::max(max, kernels.max_abs(values + key * stride, head_width_));
  const float factor = max > 0 ? static_cast<float>(kMaxValue) / max : 0.0f;
  for (std::size_t key = 0; key < padded; ++key) {
    if (key < count) {
      kernels.round(values + key * stride, head_width_, factor, row_.data());
    } else {
      std::fill_n(row_.data(), head_width_, std::int16_t{0});
    }
    for (std::size_t column = 0; column < head_width_; column += kPanel) {
      std::int16_t* to = values_.data() + column * padded + key / 2 * 2 * kPanel + key % 2;
      for (std::size_t i = 0; i < kPanel; ++i) to[i * 2] = row_.data()[column + i];
    }
  }
  return max / static_cast<float>(kMaxValue);
}

void Attention::RunQueries(const Kernels& kernels, const float* queries, std::size_t rows, std::size_t count, float value_scale,
                           float* to) {
  const std::size_t width = heads_ * head_width_;
  const std::size_t padded = Padded(count);
  for (std::size_t row = 0; row < rows; ++row) {
    query_scales_.data()[row] = Quantise(kernels, queries + row * 3 * width, head_width_, queries_.data() + row * head_width_);
  }
  for (std::size_t key = 0; key < padded; key += kPanel) {
    kernels.multiply(keys_.data() + key * head_width_, head_width_ / 2, queries_.data(), head_width_, rows,
                     scores_.data() + key, padded);
  }
  const float scale = 1.0f / SquareRoot(static_cast<float>(head_width_));
  for (std::size_t row = 0; row < rows; ++row) {
    std::int16_t* weights = weights_.data() + row * padded;
    const std::int32_t sum = kernels.softmax(scores_.data() + row * padded, key_scales_.data(),
                                             query_scales_.data()[row] * scale, count, scratch_.data(), weights);
    std::fill(weights + count, weights + padded, std::int16_t{0});
    query_scales_.data()[row] = value_scale / static_cast<float>(sum);
  }
  constexpr float kOnes[kPanel] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
  constexpr float kZeros[kPanel] = {};
  for (std::size_t column = 0; column < head_width_; column += kPanel) {
    kernels.multiply(values_.data() + column * padded, padded / 2, weights_.data(), padded, rows, seen_.data(), kPanel);
    kernels.scale(seen_.data(), rows, query_scales_.data(), kOnes, kZeros, to + column, width);
  }
}

void Attention::Run(const Kernels& kernels, const float* qkv, std::size_t count, float* to) {
  const std::size_t width = heads_ * head_width_;
  for (std::size_t head = 0; head < heads_; ++head) {
    const float* queries = qkv + head * head_width_;
    PackKeys(kernels, queries + width, count);
    const float value_scale = PackValues(kernels, queries + 2 * width, count);
    for (std::size_t row = 0; row < count; row += kBlock) {
      RunQueries(kernels, queries + row * 3 * width, std::min(kBlock, count - row), count, value_scale,
                 to + row * width + head * head_width_);
    }
  }
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
