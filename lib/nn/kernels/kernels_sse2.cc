// Kernels for SSE2, which every x86-64 has.
// SPDX-License-Identifier: Apache-2.0
//
// The product is pmaddwd, as with AVX2, on half the width. What a compiler makes of the plain loop of kernels.cc takes 16 bits
// times 16 to 32 in four operations, and is three times slower.
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

using Vector = __m128i;
static inline Vector Zero() { return _mm_setzero_si128(); }
static inline Vector Load(const Vector* from) { return _mm_load_si128(from); }
static inline void Store(Vector* to, Vector lanes) { _mm_storeu_si128(to, lanes); }
static inline Vector Repeat(std::int32_t bytes) { return _mm_set1_epi32(bytes); }
static inline Vector AddProducts(Vector sums, Vector in, Vector weights) {
  return _mm_add_epi32(sums, _mm_madd_epi16(in, weights));
}
constexpr std::size_t kRowsAtOnce = 2;  // 8 registers of sums, of 16

#include "lib/nn/kernels/kernel_madd.inc"

constexpr char kName[] = "sse2";

#include "lib/nn/kernels/kernel_table.inc"

}  // namespace sse2

const Kernels& Sse2Kernels() { return sse2::kKernels; }

}  // namespace internal
}  // namespace v0
}  // namespace inquit

INQUIT_END_TARGET

#endif  // INQUIT_KERNELS_X86
