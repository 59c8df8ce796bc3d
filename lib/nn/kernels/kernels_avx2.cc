// Kernels for AVX2.
// SPDX-License-Identifier: Apache-2.0
//
// The product is that of kernels_avxvnni.cc in three operations: vpmaddubsw multiplies unsigned bytes by signed ones and adds
// pairs to 16 bits, which kMaxWeight keeps from saturating; vpmaddwd by ones adds these in pairs to 32. vpmaddwd alone on 16
// bits would take as many multiplications and more additions.
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

using Four = std::int32_t;
constexpr std::size_t kTileRows = 4;  // 8 registers of sums, of 16

static inline void MultiplyAdd(Ints* sums, Four row, const Bytes* weights) {
  const __m256i in = _mm256_set1_epi32(row);
  for (std::size_t v = 0; v < kVectors; ++v) {
    const __m256i pairs = _mm256_maddubs_epi16(in, reinterpret_cast<__m256i>(weights[v]));
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
