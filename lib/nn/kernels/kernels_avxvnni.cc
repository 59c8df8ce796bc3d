// Kernels for AVX-VNNI: machines with vpdpbusd but without AVX-512.
// SPDX-License-Identifier: Apache-2.0
//
// The product is that of kernels_avx512.cc on half the width: unsigned bytes times signed ones, added in fours; it does not
// saturate. A packed row holds each input plus 128 (kernel_heads.inc), the rows of softmax their weights as they are.
#include "lib/nn/kernels/kernels_internal.h"

#if INQUIT_KERNELS_AVXVNNI

#include <cstring>

INQUIT_BEGIN_TARGET("avx2,avxvnni")

namespace inquit {
inline namespace v0 {
namespace internal {
namespace avxvnni {

using PackedInput = std::uint8_t;
constexpr std::int32_t kOffset = 128;  // of the inputs in a packed row
constexpr std::size_t kRegister = 32;

#include "lib/nn/kernels/kernel_bytes.inc"

static bool IsNarrow(const std::int8_t*, std::size_t) { return false; }

using Four = std::int32_t;
using Most = Four;
constexpr std::size_t kTileRows = 6;  // 12 registers of sums, of 16

// As assembly, since g++ 12 copies the sums before and after each of the intrinsics.
static inline void MultiplyAdd(Ints* sums, Four row, const Bytes* weights) {
  const Ints in = Ints{} + row;
  for (std::size_t v = 0; v < kVectors; ++v) {
    __asm__("%{vex%} vpdpbusd %2, %1, %0" : "+x"(sums[v]) : "x"(in), "x"(weights[v]));
  }
}

#include "lib/nn/kernels/kernel_tiles.inc"

constexpr char kName[] = "avxvnni";

#include "lib/nn/kernels/kernel_table.inc"

}  // namespace avxvnni

const Kernels& AvxVnniKernels() { return avxvnni::kKernels; }

}  // namespace internal
}  // namespace v0
}  // namespace inquit

INQUIT_END_TARGET

#endif  // INQUIT_KERNELS_AVXVNNI
