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
constexpr std::int32_t kOffset = 0;  // of the inputs in a packed row
constexpr std::size_t kRegister = 16;

#include "lib/nn/kernels/kernel_bytes.inc"

static bool IsNarrow(const std::int8_t*, std::size_t) { return false; }

using Four = float;  // which is loaded straight into a vector register
using Most = Four;
constexpr std::size_t kTileRows = 6;  // 24 registers of sums, of 32

// Not by arm_neon.h: g++ refuses to inline its functions where the whole build may use what the pragma above does not name, and
// clang++ before 16 has sdot's only where the whole build may use it. Volatile, since g++ 12 else mixes the rows, for which
// there are too few registers.
static inline void MultiplyAdd(Ints* sums, Four row, const Bytes* weights) {
  for (std::size_t v = 0; v < kVectors; ++v) {
    __asm__ volatile("sdot %0.4s, %1.16b, %2.4b[0]" : "+w"(sums[v]) : "w"(weights[v]), "w"(row));
  }
}

#include "lib/nn/kernels/kernel_tiles.inc"

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
