// Kernels for AVX2.
// SPDX-License-Identifier: Apache-2.0
//
// The product is vpmaddwd: 16 products of 16 bits, added in pairs to 32 bits, cannot saturate. vpmaddubsw on bytes would need
// the signs moved from one side to the other and the same second multiplication to get to 32 bits, so that it is no faster.
#include "lib/nn/kernels/kernels_internal.h"

#if INQUIT_KERNELS_X86

#include <immintrin.h>

#include <cstring>

INQUIT_BEGIN_TARGET("avx2")

namespace inquit {
inline namespace v0 {
namespace internal {
namespace avx2 {

constexpr std::size_t kGroup = 2;  // inputs that one vpmaddwd adds up for an output

#include "lib/nn/kernels/kernel_int16.inc"

using Vector = __m256i;
static inline Vector Zero() { return _mm256_setzero_si256(); }
static inline Vector Load(const Vector* from) { return _mm256_load_si256(from); }
static inline void Store(Vector* to, Vector lanes) { _mm256_storeu_si256(to, lanes); }
static inline Vector Repeat(std::int32_t bytes) { return _mm256_set1_epi32(bytes); }
static inline Vector AddProducts(Vector sums, Vector in, Vector weights) {
  return _mm256_add_epi32(sums, _mm256_madd_epi16(in, weights));
}
constexpr std::size_t kRowsAtOnce = 4;  // 8 registers of sums, of 16

#include "lib/nn/kernels/kernel_madd.inc"

constexpr char kName[] = "avx2";

#include "lib/nn/kernels/kernel_table.inc"

}  // namespace avx2

const Kernels& Avx2Kernels() { return avx2::kKernels; }

}  // namespace internal
}  // namespace v0
}  // namespace inquit

INQUIT_END_TARGET

#endif  // INQUIT_KERNELS_X86
