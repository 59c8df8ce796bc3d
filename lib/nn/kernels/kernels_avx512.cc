// Kernels for AVX-512 with VNNI.
// SPDX-License-Identifier: Apache-2.0
//
// The product is vpdpbusd: 64 products of 8 bits, unsigned times signed, added in fours to the 16 sums of a panel in the same
// operation; it does not saturate. So a packed row holds unsigned bytes, each input plus 128 (kernel_heads.inc). The rows of
// softmax are not negative: they are packed as they are, and take no initial sums.
#include "lib/nn/kernels/kernels_internal.h"

#if INQUIT_KERNELS_X86

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wuninitialized"  // g++ 12 warns of its own header (GCC bug 105593)
#endif

#include <immintrin.h>

#include <cstring>

INQUIT_BEGIN_TARGET("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")

namespace inquit {
inline namespace v0 {
namespace internal {
namespace avx512 {

constexpr std::size_t kGroup = 4;  // inputs that one vpdpbusd adds up for an output

#include "lib/nn/kernels/kernel_loops.inc"

// Sums are in registers only where the loop over rows is unrolled.
#if defined(__clang__)
#define INQUIT_UNROLL _Pragma("clang loop unroll(full)")
#else
#define INQUIT_UNROLL _Pragma("GCC unroll 12")
#endif

using FourInputs __attribute__((may_alias)) = std::int32_t;

// sums += row * weights. As assembly, since g++ 12 copies the sums before and after each of the intrinsics.
static inline __m512i MultiplyAdd(__m512i sums, __m512i row, __m512i weights) {
  __asm__("vpdpbusd %2, %1, %0" : "+v"(sums) : "v"(row), "v"(weights));
  return sums;
}

// What is done with a vector of finished sums: they are stored, or scaled to floats and stored.
struct Store {
  std::int32_t* sums;
  std::size_t stride;
  void operator()(__m512i lanes, std::size_t row, std::size_t o) const { _mm512_storeu_si512(sums + row * stride + o, lanes); }
};
struct ScaleAndStore {
  const float* row_scales;
  const float* scales;
  const float* bias;
  float* out;
  std::size_t stride;
  void operator()(__m512i lanes, std::size_t row, std::size_t o) const {
    const __m512 scaled =
        _mm512_mul_ps(_mm512_mul_ps(_mm512_cvtepi32_ps(lanes), _mm512_loadu_ps(scales + o)), _mm512_set1_ps(row_scales[row]));
    _mm512_storeu_ps(out + row * stride + o, _mm512_add_ps(scaled, _mm512_loadu_ps(bias + o)));
  }
};

// A tile: its sums stay in registers, so that each load of a row or of weights serves many of them.
template <std::size_t kRows, std::size_t kPanels, typename Finish>
static inline void MultiplyTile(const MatrixProduct& product, std::size_t first_row, std::size_t first_output,
                                const Finish& finish) {
  const std::uint8_t* rows = product.rows + first_row * product.row_stride;
  const std::int8_t* panels = product.panels + first_output / kPanel * product.panel_stride;
  __m512i lanes[kRows][kPanels];
  INQUIT_UNROLL
  for (std::size_t p = 0; p < kPanels; ++p) {
    const __m512i start =
        product.initial_sums ? _mm512_loadu_si512(product.initial_sums + first_output + p * kPanel) : _mm512_setzero_si512();
    INQUIT_UNROLL
    for (std::size_t row = 0; row < kRows; ++row) lanes[row][p] = start;
  }
  for (std::size_t i = 0; i < product.inputs; i += 4) {
    __m512i weights[kPanels];
    INQUIT_UNROLL
    for (std::size_t p = 0; p < kPanels; ++p) weights[p] = _mm512_load_si512(panels + p * product.panel_stride + i * kPanel);
    INQUIT_UNROLL
    for (std::size_t row = 0; row < kRows; ++row) {
      const __m512i in = _mm512_set1_epi32(*reinterpret_cast<const FourInputs*>(rows + row * product.row_stride + i));
      INQUIT_UNROLL
      for (std::size_t p = 0; p < kPanels; ++p) lanes[row][p] = MultiplyAdd(lanes[row][p], in, weights[p]);
    }
  }
  INQUIT_UNROLL
  for (std::size_t row = 0; row < kRows; ++row) {
    INQUIT_UNROLL
    for (std::size_t p = 0; p < kPanels; ++p) finish(lanes[row][p], first_row + row, first_output + p * kPanel);
  }
}

// All rows by kPanels panels.
template <std::size_t kRows, std::size_t kPanels, typename Finish>
static inline void MultiplyPanels(const MatrixProduct& product, std::size_t output, const Finish& finish) {
  std::size_t row = 0;
  for (; row + kRows <= product.row_count; row += kRows) MultiplyTile<kRows, kPanels>(product, row, output, finish);
  for (; row + 2 <= product.row_count; row += 2) MultiplyTile<2, kPanels>(product, row, output, finish);
  for (; row < product.row_count; ++row) MultiplyTile<1, kPanels>(product, row, output, finish);
}

template <typename Finish>
static inline void MultiplyAll(const MatrixProduct& product, const Finish& finish) {
  std::size_t output = 0;
  for (; output + 4 * kPanel <= product.outputs; output += 4 * kPanel) MultiplyPanels<6, 4>(product, output, finish);
  for (; output + 2 * kPanel <= product.outputs; output += 2 * kPanel) MultiplyPanels<12, 2>(product, output, finish);
  for (; output < product.outputs; output += kPanel) MultiplyPanels<12, 1>(product, output, finish);
}

static void Multiply(const MatrixProduct& product, std::int32_t* sums, std::size_t sums_stride) {
  MultiplyAll(product, Store{sums, sums_stride});
}

static void MultiplyAndScale(const MatrixProduct& product, const float* row_scales, const float* scales, const float* bias,
                             float* out, std::size_t out_stride) {
  MultiplyAll(product, ScaleAndStore{row_scales, scales, bias, out, out_stride});
}

// The lanes are added in the same order as by SumOfLanes.
static inline float SumOf(__m512 lanes) {
  const __m256 eight = _mm256_add_ps(_mm512_castps512_ps256(lanes), _mm512_extractf32x8_ps(lanes, 1));
  const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}
static inline float MaxOf(__m512 lanes) {
  const __m256 eight = _mm256_max_ps(_mm512_castps512_ps256(lanes), _mm512_extractf32x8_ps(lanes, 1));
  const __m128 four = _mm_max_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_max_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_max_ss(two, _mm_movehdup_ps(two)));
}

// Quantizes 16 numbers: the low byte of a number plus kRounder is the number rounded. `more` is added to each.
static inline void StoreQuantized(__m512 x, __m512 factor, std::int32_t more, void* to) {
  const __m512 shifted = _mm512_add_ps(_mm512_mul_ps(x, factor), _mm512_set1_ps(kRounder));
  const __m512i bytes = _mm512_add_epi32(_mm512_castps_si512(shifted), _mm512_set1_epi32(more));
  _mm_storeu_si128(static_cast<__m128i*>(to), _mm512_cvtepi32_epi8(bytes));
}

constexpr std::size_t kBytesPerInput = 1;
constexpr std::int32_t kOffset = 128;  // of the inputs in a packed row

static void QuantizeRow(const float* from, std::size_t inputs, float factor, std::uint8_t* row) {
  const __m512 factors = _mm512_set1_ps(factor);
  std::size_t i = 0;
  for (; i + kLanes <= inputs; i += kLanes) StoreQuantized(_mm512_loadu_ps(from + i), factors, kOffset, row + i);
  for (; i < inputs; ++i) row[i] = static_cast<std::uint8_t>(RoundToInt(from[i] * factor) + kOffset);
}

static void Quantize(const float* from, std::size_t count, float factor, std::int8_t* to) {
  const __m512 factors = _mm512_set1_ps(factor);
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) StoreQuantized(_mm512_loadu_ps(from + i), factors, 0, to + i);
  for (; i < count; ++i) to[i] = static_cast<std::int8_t>(RoundToInt(from[i] * factor));
}

static float MaxAbs(const float* x, std::size_t count) {
  __m512 max = _mm512_setzero_ps(), max_too = max;
  std::size_t i = 0;
  for (; i + 2 * kLanes <= count; i += 2 * kLanes) {
    max = _mm512_max_ps(max, _mm512_abs_ps(_mm512_loadu_ps(x + i)));
    max_too = _mm512_max_ps(max_too, _mm512_abs_ps(_mm512_loadu_ps(x + i + kLanes)));
  }
  for (; i < count; i += kLanes) {
    const auto some = static_cast<__mmask16>(count - i < kLanes ? (1u << (count - i)) - 1 : 0xFFFFu);
    max = _mm512_max_ps(max, _mm512_abs_ps(_mm512_maskz_loadu_ps(some, x + i)));
  }
  return MaxOf(_mm512_max_ps(max, max_too));
}

#include "lib/nn/kernels/kernel_heads.inc"

static bool IsNarrow(const std::int8_t*, std::size_t) { return false; }

// The same as in kernel_floats.inc, by hand, since g++ 12 does not keep the lanes of those loops in registers.
static inline __m512 CoarseExp2Of(__m512 x) {
  const __m512 rounder = _mm512_set1_ps(kRounder);
  x = _mm512_min_ps(_mm512_max_ps(x, _mm512_set1_ps(kMinPower)), _mm512_setzero_ps());
  const __m512 shifted = _mm512_add_ps(x, rounder);
  const __m512 f = _mm512_sub_ps(x, _mm512_sub_ps(shifted, rounder));
  __m512 p = _mm512_set1_ps(kCoarseExp2[3]);
  for (std::size_t i = 3; i-- > 0;) p = _mm512_add_ps(_mm512_mul_ps(p, f), _mm512_set1_ps(kCoarseExp2[i]));
  return _mm512_castsi512_ps(_mm512_add_epi32(_mm512_castps_si512(p), _mm512_slli_epi32(_mm512_castps_si512(shifted), 23)));
}

static std::int32_t Softmax(const std::int32_t* sums, const float* scales, const float* masks, float scale, std::size_t count,
                            float* scratch, float* max, std::uint8_t* row) {
  __m512 most = _mm512_set1_ps(kLowest);
  for (std::size_t i = 0; i < count; i += kLanes) {
    const __m512 sum = _mm512_mul_ps(_mm512_cvtepi32_ps(_mm512_loadu_si512(sums + i)), _mm512_loadu_ps(scales + i));
    const __m512 score = _mm512_add_ps(sum, _mm512_loadu_ps(masks + i));
    _mm512_storeu_ps(scratch + i, score);
    most = _mm512_max_ps(most, score);
  }
  *max = MaxOf(most);
  most = _mm512_set1_ps(*max);
  const __m512 factor = _mm512_set1_ps(scale * kLog2OfE);
  __m512i sum = _mm512_setzero_si512();
  for (std::size_t i = 0; i < count; i += kLanes) {
    const __m512 weight = CoarseExp2Of(_mm512_mul_ps(_mm512_sub_ps(_mm512_loadu_ps(scratch + i), most), factor));
    const __m512 shifted = _mm512_add_ps(_mm512_mul_ps(weight, _mm512_set1_ps(kMaxInt8)), _mm512_set1_ps(kRounder));
    const __m512i rounded = _mm512_sub_epi32(_mm512_castps_si512(shifted), _mm512_set1_epi32(kRounderBits));
    sum = _mm512_add_epi32(sum, rounded);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(row + i), _mm512_cvtepi32_epi8(rounded));
  }
  return _mm512_reduce_add_epi32(sum);
}

// The same as in kernel_floats.inc, with the kWideLanes lanes as four vectors.
static float AddAndNormalize(float* x, const float* y, std::size_t count, const float* weight, const float* bias) {
  constexpr std::size_t kVectors = kWideLanes / kLanes;
  const auto sum_of = [](const __m512* lanes) {
    return SumOf(_mm512_add_ps(_mm512_add_ps(lanes[0], lanes[2]), _mm512_add_ps(lanes[1], lanes[3])));
  };
  __m512 lanes[kVectors] = {_mm512_setzero_ps(), _mm512_setzero_ps(), _mm512_setzero_ps(), _mm512_setzero_ps()};
  for (std::size_t at = 0; at < count; at += kWideLanes) {
    INQUIT_UNROLL
    for (std::size_t v = 0; v < kVectors; ++v) {
      float* const to = x + at + v * kLanes;
      const __m512 sum = _mm512_add_ps(_mm512_loadu_ps(to), _mm512_loadu_ps(y + at + v * kLanes));
      _mm512_storeu_ps(to, sum);
      lanes[v] = _mm512_add_ps(lanes[v], sum);
    }
  }
  const __m512 mean = _mm512_set1_ps(sum_of(lanes) / static_cast<float>(count));
  INQUIT_UNROLL
  for (std::size_t v = 0; v < kVectors; ++v) lanes[v] = _mm512_setzero_ps();
  for (std::size_t at = 0; at < count; at += kWideLanes) {
    INQUIT_UNROLL
    for (std::size_t v = 0; v < kVectors; ++v) {
      const __m512 apart = _mm512_sub_ps(_mm512_loadu_ps(x + at + v * kLanes), mean);
      lanes[v] = _mm512_add_ps(lanes[v], _mm512_mul_ps(apart, apart));
    }
  }
  const float variance = sum_of(lanes) / static_cast<float>(count);
  const __m512 factor = _mm512_set1_ps(1.0f / SquareRoot(variance + 1e-12f));
  __m512 max = _mm512_setzero_ps();
  for (std::size_t i = 0; i < count; i += kLanes) {
    const __m512 scaled =
        _mm512_mul_ps(_mm512_mul_ps(_mm512_sub_ps(_mm512_loadu_ps(x + i), mean), factor), _mm512_loadu_ps(weight + i));
    const __m512 result = _mm512_add_ps(scaled, _mm512_loadu_ps(bias + i));
    _mm512_storeu_ps(x + i, result);
    max = _mm512_max_ps(max, _mm512_abs_ps(result));
  }
  return MaxOf(max);
}

static float Gelu(float* x, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) x[i] = GeluOf(x[i]);
  return MaxAbs(x, count);
}

constexpr char kName[] = "avx512vnni";

#include "lib/nn/kernels/kernel_table.inc"

}  // namespace avx512

const Kernels& Avx512Kernels() { return avx512::kKernels; }

}  // namespace internal
}  // namespace v0
}  // namespace inquit

INQUIT_END_TARGET

#endif  // INQUIT_KERNELS_X86
