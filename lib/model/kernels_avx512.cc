// Kernels for AVX-512 with VNNI.
// SPDX-License-Identifier: Apache-2.0
//
// The product is vpdpwssd: 32 products of 16 bits, added in pairs to the 16 sums of a panel in the same operation.
#include "lib/model/kernels_internal.h"

#if INQUIT_KERNELS_X86

#include <immintrin.h>

#include <cstring>

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")
#endif

namespace inquit {
inline namespace v0 {
namespace internal {
namespace avx512 {

#include "lib/model/kernel_loops.inc"

// Sums are in registers only where the loop over rows is unrolled.
#define INQUIT_UNROLL _Pragma("GCC unroll 12")

using Pair __attribute__((may_alias)) = std::int32_t;  // two inputs

// sums += weights * inputs. As assembly, since g++ 12 copies the sums before and after each _mm512_dpwssd_epi32.
static inline __m512i MultiplyAdd(__m512i sums, __m512i weights, const std::int16_t* inputs) {
  __asm__("vpdpwssd %2%{1to16%}, %1, %0" : "+v"(sums) : "v"(weights), "m"(*reinterpret_cast<const Pair*>(inputs)));
  return sums;
}

// `kRows` rows at once, so that each load of weights serves them all.
template <std::size_t kRows>
static inline void MultiplyRows(const std::int16_t* panel, std::size_t pairs, const std::int16_t* inputs, std::size_t stride,
                                std::int32_t* sums, std::size_t sums_stride) {
  __m512i lanes[kRows];
  INQUIT_UNROLL
  for (std::size_t row = 0; row < kRows; ++row) lanes[row] = _mm512_setzero_si512();
  for (std::size_t pair = 0; pair < pairs; ++pair) {
    const __m512i weights = _mm512_load_si512(panel + pair * kPanel * 2);
    INQUIT_UNROLL
    for (std::size_t row = 0; row < kRows; ++row) lanes[row] = MultiplyAdd(lanes[row], weights, inputs + row * stride + pair * 2);
  }
  INQUIT_UNROLL
  for (std::size_t row = 0; row < kRows; ++row) _mm512_storeu_si512(sums + row * sums_stride, lanes[row]);
}

static void Multiply(const std::int16_t* panel, std::size_t pairs, const std::int16_t* inputs, std::size_t stride,
                     std::size_t rows, std::int32_t* sums, std::size_t sums_stride) {
  std::size_t row = 0;
  for (; row + 12 <= rows; row += 12) MultiplyRows<12>(panel, pairs, inputs + row * stride, stride, sums + row * sums_stride, sums_stride);
  for (; row + 4 <= rows; row += 4) MultiplyRows<4>(panel, pairs, inputs + row * stride, stride, sums + row * sums_stride, sums_stride);
  for (; row < rows; ++row) MultiplyRows<1>(panel, pairs, inputs + row * stride, stride, sums + row * sums_stride, sums_stride);
}

constexpr Kernels kKernels = {"AVX-512 VNNI", Multiply, Widen, Scale, MaxAbs, Round, Softmax, Gelu, AddAndNormalise, AddRow, Dot};

}  // namespace avx512

const Kernels& Avx512Kernels() { return avx512::kKernels; }

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

#endif  // INQUIT_KERNELS_X86
