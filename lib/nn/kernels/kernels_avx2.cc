// Kernels for AVX2.
// SPDX-License-Identifier: Apache-2.0
//
// The product is vpmaddwd: 16 products of 16 bits, added in pairs to 32 bits, cannot saturate. vpmaddubsw on bytes would need
// the signs moved from one side to the other and the same second multiplication to get to 32 bits, so that it is no faster.
#include "lib/nn/kernels/kernels_internal.h"

#if INQUIT_KERNELS_X86

#include <immintrin.h>

#include <cstring>

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2")
#endif

namespace inquit {
inline namespace v0 {
namespace internal {
namespace avx2 {

constexpr std::size_t kGroup = 2;  // inputs that one vpmaddwd adds up for an output

// In this order: each uses what those before it define.
// clang-format off
#include "lib/nn/kernels/kernel_loops.inc"
#include "lib/nn/kernels/kernel_int16.inc"
#include "lib/nn/kernels/kernel_floats.inc"
#include "lib/nn/kernels/kernel_heads.inc"
// clang-format on

// `kRows` rows at once, so that each load of weights serves them all.
template <std::size_t kRows>
static inline void MultiplyRows(const std::int16_t* panel, std::size_t inputs, const std::int16_t* rows, std::size_t stride,
                                std::int32_t* sums, std::size_t sums_stride) {
  __m256i low[kRows], high[kRows];
  for (std::size_t row = 0; row < kRows; ++row) low[row] = high[row] = _mm256_setzero_si256();
  for (std::size_t i = 0; i < inputs; i += kGroup) {
    const __m256i* weights = reinterpret_cast<const __m256i*>(panel + i * kPanel);
    const __m256i weights_low = _mm256_load_si256(weights);
    const __m256i weights_high = _mm256_load_si256(weights + 1);
    for (std::size_t row = 0; row < kRows; ++row) {
      std::int32_t two_inputs;
      std::memcpy(&two_inputs, rows + row * stride + i, sizeof(two_inputs));
      const __m256i in = _mm256_set1_epi32(two_inputs);
      low[row] = _mm256_add_epi32(low[row], _mm256_madd_epi16(in, weights_low));
      high[row] = _mm256_add_epi32(high[row], _mm256_madd_epi16(in, weights_high));
    }
  }
  for (std::size_t row = 0; row < kRows; ++row) {
    __m256i* to = reinterpret_cast<__m256i*>(sums + row * sums_stride);
    _mm256_storeu_si256(to, low[row]);
    _mm256_storeu_si256(to + 1, high[row]);
  }
}

static void MultiplyInt16(const std::int16_t* panel, std::size_t inputs, const std::int16_t* rows, std::size_t stride,
                          std::size_t row_count, std::int32_t* sums, std::size_t sums_stride) {
  constexpr std::size_t kRows = 4;
  std::size_t row = 0;
  for (; row + kRows <= row_count; row += kRows) {
    MultiplyRows<kRows>(panel, inputs, rows + row * stride, stride, sums + row * sums_stride, sums_stride);
  }
  for (; row < row_count; ++row)
    MultiplyRows<1>(panel, inputs, rows + row * stride, stride, sums + row * sums_stride, sums_stride);
}

constexpr char kName[] = "avx2";

#include "lib/nn/kernels/kernel_table.inc"

}  // namespace avx2

const Kernels& Avx2Kernels() { return avx2::kKernels; }

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

#endif  // INQUIT_KERNELS_X86
