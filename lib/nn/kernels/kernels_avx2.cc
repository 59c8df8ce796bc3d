// Kernels for AVX2.
// SPDX-License-Identifier: Apache-2.0
//
// The product is that of kernels_avxvnni.cc in three operations: vpmaddubsw multiplies unsigned bytes by signed ones and adds
// pairs to 16 bits, which kMaxWeight keeps from saturating; vpmaddwd by ones adds these in pairs to 32. vpmaddwd alone on 16
// bits would take as many multiplications and more additions. Where a panel is narrow, two of the former are added up before
// they are widened: five operations where there were six, and three multiplications where there were four.
#include "lib/nn/kernels/kernels_internal.h"

#if INQUIT_KERNELS_X86

#include <immintrin.h>

#include <cstring>

INQUIT_BEGIN_TARGET("avx2")

namespace inquit {
inline namespace v0 {
namespace internal {
namespace avx2 {

using PackedInput = std::uint8_t;
constexpr std::int32_t kOffset = 128;  // of the inputs in a packed row
static_assert(2 * (kMaxInt8 + kOffset) * kMaxWeight <= 32767, "vpmaddubsw would saturate");
constexpr std::size_t kRegister = 32;

#include "lib/nn/kernels/kernel_bytes.inc"

// Of each four weights that a narrow panel's product adds up in 16 bits, those of either sign make at most this.
constexpr std::int16_t kMostOfFour = 128;
static_assert((kMaxInt8 + kOffset) * kMostOfFour <= 32767, "the product of a narrow panel would overflow");

// The sums of the positive ones of each four weights: two pairs of two groups.
static inline __m256i PositiveSums(__m256i first, __m256i second) {
  const __m256i zero = _mm256_setzero_si256(), ones = _mm256_set1_epi8(1);
  return _mm256_add_epi16(_mm256_maddubs_epi16(ones, _mm256_max_epi8(first, zero)),
                          _mm256_maddubs_epi16(ones, _mm256_max_epi8(second, zero)));
}

// In a model whose weights the trainer has narrowed (tools/train/inquit_train/network.py) all panels are, in another one of
// seven.
static bool IsNarrow(const std::int8_t* panel, std::size_t inputs) {
  if (inputs % (2 * kGroup) != 0) return false;
  const __m256i zero = _mm256_setzero_si256();
  __m256i most = zero;
  for (std::size_t i = 0; i < inputs * kPanel; i += 2 * kGroup * kPanel) {
    for (std::size_t v = 0; v < kVectors; ++v) {
      const Bytes first = Load<Bytes>(panel + i + v * kRegister), second = Load<Bytes>(panel + i + (kVectors + v) * kRegister);
      const __m256i a = reinterpret_cast<__m256i>(first), b = reinterpret_cast<__m256i>(second);
      most = _mm256_max_epi16(most, PositiveSums(a, b));
      most = _mm256_max_epi16(most, PositiveSums(_mm256_sub_epi8(zero, a), _mm256_sub_epi8(zero, b)));
    }
  }
  return _mm256_movemask_epi8(_mm256_cmpgt_epi16(most, _mm256_set1_epi16(kMostOfFour))) == 0;
}

using Four = std::int32_t;
struct Most {
  Four first, second;
};
constexpr std::size_t kTileRows = 4;  // 8 registers of sums, of 16

static inline void MultiplyAdd(Ints* sums, Four row, const Bytes* weights) {
  const __m256i in = _mm256_set1_epi32(row);
  for (std::size_t v = 0; v < kVectors; ++v) {
    const __m256i pairs = _mm256_maddubs_epi16(in, reinterpret_cast<__m256i>(weights[v]));
    sums[v] += reinterpret_cast<Ints>(_mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
  }
}

static inline void MultiplyAdd(Ints* sums, Most row, const Bytes* weights) {
  const __m256i first = _mm256_set1_epi32(row.first), second = _mm256_set1_epi32(row.second);
  for (std::size_t v = 0; v < kVectors; ++v) {
    const __m256i pairs = _mm256_add_epi16(_mm256_maddubs_epi16(first, reinterpret_cast<__m256i>(weights[v])),
                                           _mm256_maddubs_epi16(second, reinterpret_cast<__m256i>(weights[kVectors + v])));
    sums[v] += reinterpret_cast<Ints>(_mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
  }
}

#include "lib/nn/kernels/kernel_tiles.inc"

constexpr char kName[] = "avx2";

#include "lib/nn/kernels/kernel_table.inc"

}  // namespace avx2

const Kernels& Avx2Kernels() { return avx2::kKernels; }

}  // namespace internal
}  // namespace v0
}  // namespace inquit

INQUIT_END_TARGET

#endif  // INQUIT_KERNELS_X86
