// Kernels for AVX-512 with VNNI.
// SPDX-License-Identifier: Apache-2.0
//
// The products are vpdpbusd, 64 products of 8 bits added in fours to the 16 sums of a panel in the same operation, and vpdpwssd, 32 of
// 16 bits added in pairs. Neither saturates.
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
#if defined(__clang__)
#define INQUIT_UNROLL _Pragma("clang loop unroll(full)")
#else
#define INQUIT_UNROLL _Pragma("GCC unroll 12")
#endif

using Word __attribute__((may_alias)) = std::int32_t;  // two inputs of 16 bits, or four of 8

// sums += weights * inputs. As assembly, since g++ 12 copies the sums before and after each of the intrinsics.
static inline __m512i MultiplyAddPairs(__m512i sums, __m512i weights, const void* inputs) {
  __asm__("vpdpwssd %2%{1to16%}, %1, %0" : "+v"(sums) : "v"(weights), "m"(*static_cast<const Word*>(inputs)));
  return sums;
}
static inline __m512i MultiplyAddQuads(__m512i sums, __m512i weights, const void* inputs) {
  __asm__("vpdpbusd %2%{1to16%}, %1, %0" : "+v"(sums) : "v"(weights), "m"(*static_cast<const Word*>(inputs)));
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
    for (std::size_t row = 0; row < kRows; ++row) lanes[row] = MultiplyAddPairs(lanes[row], weights, inputs + row * stride + pair * 2);
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

// Packed weights have the inputs in fours, as unsigned bytes of the weight and 128. A packed row has its inputs as signed bytes,
// then what its sums begin with: 128 times all inputs, taken off again.
static void PackQuads(const std::int8_t* weights, std::size_t inputs, std::int8_t* panel) {
  for (std::size_t i = 0; i < inputs; i += 4) {
    for (std::size_t o = 0; o < kPanel; ++o) {
      for (std::size_t k = 0; k < 4; ++k) *panel++ = static_cast<std::int8_t>(weights[o * inputs + i + k] ^ -128);
    }
  }
}

static void PackRow(const float* __restrict from, std::size_t inputs, float factor, std::int16_t* __restrict row) {
  std::int8_t* __restrict bytes = reinterpret_cast<std::int8_t*>(row);
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < inputs; ++i) {
    const auto rounded = static_cast<std::int8_t>(Rounded(from[i] * factor));
    bytes[i] = rounded;
    sum += rounded;
  }
  const std::int32_t start = -128 * sum;
  std::memcpy(bytes + inputs, &start, sizeof(start));
}

template <std::size_t kRows>
static inline void MultiplyPackedRows(const std::int8_t* panel, std::size_t inputs, const std::int16_t* packed_rows,
                                      std::int32_t* sums) {
  const std::int8_t* rows = reinterpret_cast<const std::int8_t*>(packed_rows);
  __m512i lanes[kRows];
  INQUIT_UNROLL
  for (std::size_t row = 0; row < kRows; ++row) {
    std::int32_t start;
    std::memcpy(&start, rows + row * inputs * 2 + inputs, sizeof(start));
    lanes[row] = _mm512_set1_epi32(start);
  }
  for (std::size_t i = 0; i < inputs; i += 4) {
    const __m512i weights = _mm512_load_si512(panel + i * kPanel);
    INQUIT_UNROLL
    for (std::size_t row = 0; row < kRows; ++row) lanes[row] = MultiplyAddQuads(lanes[row], weights, rows + row * inputs * 2 + i);
  }
  INQUIT_UNROLL
  for (std::size_t row = 0; row < kRows; ++row) _mm512_storeu_si512(sums + row * kPanel, lanes[row]);
}

static void MultiplyPacked(const std::int8_t* panel, std::size_t inputs, const std::int16_t* packed_rows, std::size_t rows,
                           std::int32_t* sums, std::int16_t*) {
  std::size_t row = 0;
  for (; row + 12 <= rows; row += 12) MultiplyPackedRows<12>(panel, inputs, packed_rows + row * inputs, sums + row * kPanel);
  for (; row + 4 <= rows; row += 4) MultiplyPackedRows<4>(panel, inputs, packed_rows + row * inputs, sums + row * kPanel);
  for (; row < rows; ++row) MultiplyPackedRows<1>(panel, inputs, packed_rows + row * inputs, sums + row * kPanel);
}

constexpr Kernels kKernels = {"AVX-512 VNNI", Multiply, PackQuads, PackRow, MultiplyPacked, Scale, MaxAbs, Round, Softmax, Gelu, AddAndNormalise, AddRow, Dot};

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
