// Kernels for arm64 with dot products.
// SPDX-License-Identifier: Apache-2.0
//
// The product is sdot: 16 products of 8 bits, signed times signed, added in fours to 4 sums in the same operation; it does not
// saturate. Packed rows and panels are signed bytes as they are, so that sums start at zero. The rest are the compiler's loops.
#include "lib/nn/kernels/kernels_internal.h"

#if INQUIT_KERNELS_ARM64

#include <cstring>

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("dotprod"))), apply_to = function)
#else
#pragma GCC push_options
#if !defined(__ARM_FEATURE_DOTPROD)  // else the whole build may use more than this
#pragma GCC target("arch=armv8.2-a+dotprod")
#endif
#endif

namespace inquit {
inline namespace v0 {
namespace internal {
namespace neon {

using PackedInput = std::int8_t;
constexpr std::size_t kGroup = 4;  // inputs that one sdot adds up for an output

// In this order: each uses what those before it define.
// clang-format off
#include "lib/nn/kernels/kernel_loops.inc"
#include "lib/nn/kernels/kernel_floats.inc"
#include "lib/nn/kernels/kernel_heads.inc"
// clang-format on

// Sums are in registers only where the loop over rows is unrolled.
#if defined(__clang__)
#define INQUIT_UNROLL _Pragma("clang loop unroll(full)")
#else
#define INQUIT_UNROLL _Pragma("GCC unroll 6")
#endif

// Vectors of the compiler's, not of arm_neon.h: g++ refuses to inline the latter's functions where the whole build may use what
// the pragma above does not name, and clang++ before 16 has sdot's only where the whole build may use it.
constexpr std::size_t kVector = 4;  // outputs
constexpr std::size_t kVectors = kPanel / kVector;
using Ints __attribute__((vector_size(16))) = std::int32_t;
using Floats __attribute__((vector_size(16))) = float;
using Bytes __attribute__((vector_size(16))) = std::int8_t;

// As they are stored, since g++ 12 makes a memcpy to memory go through other registers.
using StoredInts __attribute__((vector_size(16), aligned(4), may_alias)) = std::int32_t;
using StoredFloats __attribute__((vector_size(16), aligned(4), may_alias)) = float;

template <typename Vector>
static inline Vector Load(const void* from) {
  Vector vector;
  std::memcpy(&vector, from, sizeof(vector));
  return vector;
}

// sums += the four inputs whose bytes `row` has, times a panel's weights. Volatile, since g++ 12 else mixes the rows, for which
// there are too few registers.
static inline void MultiplyAdd(Ints* sums, float row, const Bytes* weights) {
  for (std::size_t v = 0; v < kVectors; ++v) {
    __asm__ volatile("sdot %0.4s, %1.16b, %2.4b[0]" : "+w"(sums[v]) : "w"(weights[v]), "w"(row));
  }
}

// What is done with a vector of finished sums: they are stored, or scaled to floats and stored.
struct Store {
  std::int32_t* sums;
  std::size_t stride;
  void operator()(Ints lanes, std::size_t row, std::size_t o) const {
    *reinterpret_cast<StoredInts*>(sums + row * stride + o) = lanes;
  }
};
struct ScaleAndStore {
  const float* row_scales;
  const float* scales;
  const float* bias;
  float* out;
  std::size_t stride;
  void operator()(Ints lanes, std::size_t row, std::size_t o) const {
    const Floats scaled = __builtin_convertvector(lanes, Floats) * Load<Floats>(scales + o) * row_scales[row];
    *reinterpret_cast<StoredFloats*>(out + row * stride + o) = scaled + Load<Floats>(bias + o);
  }
};

// A tile: kRows rows by a panel. Its sums stay in registers, so that each load of a row or of weights serves many of them.
template <std::size_t kRows, typename Finish>
static inline void MultiplyTile(const MatrixProduct& product, std::size_t first_row, std::size_t output, const Finish& finish) {
  const std::uint8_t* rows = product.rows + first_row * product.row_stride;
  const std::int8_t* panel = product.panels + output / kPanel * product.panel_stride;
  Ints lanes[kRows][kVectors] = {};
  for (std::size_t i = 0; i < product.inputs; i += 4) {
    Bytes weights[kVectors];
    INQUIT_UNROLL
    for (std::size_t v = 0; v < kVectors; ++v) weights[v] = Load<Bytes>(panel + i * kPanel + v * sizeof(Bytes));
    INQUIT_UNROLL
    for (std::size_t row = 0; row < kRows; ++row) {
      float in;  // the bytes of four inputs: a float is loaded straight into a vector register
      std::memcpy(&in, rows + row * product.row_stride + i, sizeof(in));
      MultiplyAdd(lanes[row], in, weights);
    }
  }
  INQUIT_UNROLL
  for (std::size_t row = 0; row < kRows; ++row) {
    INQUIT_UNROLL
    for (std::size_t v = 0; v < kVectors; ++v) finish(lanes[row][v], first_row + row, output + v * kVector);
  }
}

template <typename Finish>
static inline void MultiplyAll(const MatrixProduct& product, const Finish& finish) {
  for (std::size_t output = 0; output < product.outputs; output += kPanel) {
    std::size_t row = 0;
    for (; row + 6 <= product.row_count; row += 6) MultiplyTile<6>(product, row, output, finish);
    for (; row + 2 <= product.row_count; row += 2) MultiplyTile<2>(product, row, output, finish);
    if (row < product.row_count) MultiplyTile<1>(product, row, output, finish);
  }
}

static void Multiply(const MatrixProduct& product, std::int32_t* sums, std::size_t sums_stride) {
  MultiplyAll(product, Store{sums, sums_stride});
}

static void MultiplyAndScale(const MatrixProduct& product, const float* row_scales, const float* scales, const float* bias,
                             float* out, std::size_t out_stride) {
  MultiplyAll(product, ScaleAndStore{row_scales, scales, bias, out, out_stride});
}

// Inputs are in fours.
static void PackPanel(const std::int8_t* weights, std::size_t stride, std::size_t inputs, std::int8_t* panel,
                      std::int32_t* initial_sums) {
  for (std::size_t o = 0; o < kPanel; ++o) {
    initial_sums[o] = 0;
    for (std::size_t i = 0; i < inputs; i += 4) std::memcpy(panel + i * kPanel + o * 4, weights + o * stride + i, 4);
  }
}

constexpr char kName[] = "neon";

#include "lib/nn/kernels/kernel_table.inc"

}  // namespace neon

const Kernels& NeonKernels() { return neon::kKernels; }

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

#endif  // INQUIT_KERNELS_ARM64
