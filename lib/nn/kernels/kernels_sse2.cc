// Kernels for SSE2, which every x86-64 has.
// SPDX-License-Identifier: Apache-2.0
//
// The product is pmaddwd, which multiplies pairs of int16 and adds each pair up to 32 bits. What a compiler makes of the plain
// loop of kernels.cc takes 16 bits times 16 to 32 in four operations, and is three times slower.
#include "lib/nn/kernels/kernels_internal.h"

#if INQUIT_KERNELS_X86

#include <emmintrin.h>

#include <cstring>

INQUIT_BEGIN_TARGET("sse2")

namespace inquit {
inline namespace v0 {
namespace internal {
namespace sse2 {

constexpr std::size_t kGroup = 2;  // inputs that one pmaddwd adds up for an output

#include "lib/nn/kernels/kernel_int16.inc"

constexpr std::size_t kRowsAtOnce = 2;                                             // 8 registers of sums, of 16
constexpr std::size_t kVectors = kPanel * sizeof(std::int32_t) / sizeof(__m128i);  // of sums, or of pairs of weights

// `kRows` rows at once, so that each load of weights serves them all.
template <std::size_t kRows>
static inline void MultiplyRows(const std::int16_t* panel, std::size_t inputs, const std::int16_t* rows, std::size_t stride,
                                std::int32_t* sums, std::size_t sums_stride) {
  __m128i lanes[kRows][kVectors];
  for (std::size_t row = 0; row < kRows; ++row) {
    for (std::size_t v = 0; v < kVectors; ++v) lanes[row][v] = _mm_setzero_si128();
  }
  for (std::size_t i = 0; i < inputs; i += kGroup) {
    const __m128i* const weights = reinterpret_cast<const __m128i*>(panel + i * kPanel);
    for (std::size_t row = 0; row < kRows; ++row) {
      std::int32_t two_inputs;
      std::memcpy(&two_inputs, rows + row * stride + i, sizeof(two_inputs));
      const __m128i in = _mm_set1_epi32(two_inputs);
      for (std::size_t v = 0; v < kVectors; ++v) {
        lanes[row][v] = _mm_add_epi32(lanes[row][v], _mm_madd_epi16(in, _mm_load_si128(weights + v)));
      }
    }
  }
  for (std::size_t row = 0; row < kRows; ++row) {
    for (std::size_t v = 0; v < kVectors; ++v)
      _mm_storeu_si128(reinterpret_cast<__m128i*>(sums + row * sums_stride) + v, lanes[row][v]);
  }
}

static void MultiplyInt16(const std::int16_t* panel, std::size_t inputs, const std::int16_t* rows, std::size_t stride,
                          std::size_t row_count, std::int32_t* sums, std::size_t sums_stride) {
  std::size_t row = 0;
  for (; row + kRowsAtOnce <= row_count; row += kRowsAtOnce) {
    MultiplyRows<kRowsAtOnce>(panel, inputs, rows + row * stride, stride, sums + row * sums_stride, sums_stride);
  }
  for (; row < row_count; ++row)
    MultiplyRows<1>(panel, inputs, rows + row * stride, stride, sums + row * sums_stride, sums_stride);
}

constexpr char kName[] = "sse2";

#include "lib/nn/kernels/kernel_table.inc"

}  // namespace sse2

const Kernels& Sse2Kernels() { return sse2::kKernels; }

}  // namespace internal
}  // namespace v0
}  // namespace inquit

INQUIT_END_TARGET

#endif  // INQUIT_KERNELS_X86
