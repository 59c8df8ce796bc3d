// Kernels: the portable set, and the choice.
// SPDX-License-Identifier: Apache-2.0
//
// Compiled with -ffp-contract=off (CMakeLists.txt), as every file of the kernels: a product and a sum that one machine
// contracts into one operation and another does not would differ in the last bit.
#include "lib/nn/kernels/kernels.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "lib/nn/kernels/kernels_internal.h"

#if INQUIT_KERNELS_ARM64 && defined(__linux__)
#include <sys/auxv.h>
#endif
#if INQUIT_KERNELS_AVXVNNI
#include <cpuid.h>
#endif

namespace inquit {
inline namespace v0 {
namespace internal {
namespace portable {

constexpr std::size_t kGroup = 1;  // inputs that one operation takes

#include "lib/nn/kernels/kernel_int16.inc"

// kRows rows at once, so that each load of weights serves them all; any compiler vectorizes the inner loop.
template <std::size_t kRows>
static inline void MultiplyRows(const std::int16_t* __restrict panel, std::size_t inputs, const std::int16_t* __restrict rows,
                                std::size_t stride, std::int32_t* __restrict sums, std::size_t sums_stride) {
  std::int32_t lanes[kRows][kPanel] = {};
  for (std::size_t i = 0; i < inputs; ++i) {
    const std::int16_t* __restrict weights = panel + i * kPanel;
    for (std::size_t row = 0; row < kRows; ++row) {
      const std::int16_t in = rows[row * stride + i];
      INQUIT_KEEP_LOOP
      for (std::size_t o = 0; o < kPanel; ++o) lanes[row][o] += in * weights[o];
    }
  }
  for (std::size_t row = 0; row < kRows; ++row) std::memcpy(sums + row * sums_stride, lanes[row], sizeof(lanes[row]));
}

static void MultiplyInt16(const std::int16_t* panel, std::size_t inputs, const std::int16_t* rows, std::size_t stride,
                          std::size_t row_count, std::int32_t* sums, std::size_t sums_stride) {
  std::size_t row = 0;
  for (; row + 2 <= row_count; row += 2)
    MultiplyRows<2>(panel, inputs, rows + row * stride, stride, sums + row * sums_stride, sums_stride);
  if (row < row_count) MultiplyRows<1>(panel, inputs, rows + row * stride, stride, sums + row * sums_stride, sums_stride);
}

constexpr char kName[] = "portable";

#include "lib/nn/kernels/kernel_table.inc"

}  // namespace portable

float SquareRoot(float x) { return std::sqrt(x); }

#if INQUIT_KERNELS_ARM64
static bool HasDotProducts() {
#if defined(__ARM_FEATURE_DOTPROD)
  return true;  // as with Apple, where every machine has them
#elif defined(__linux__)
  return (getauxval(AT_HWCAP) & HWCAP_ASIMDDP) != 0;
#else
  return false;
#endif
}
#endif

#if INQUIT_KERNELS_AVXVNNI
// By the processor's own word, since clang++ 14 has no name for it; that the system keeps the registers, AVX2 has said.
static bool HasAvxVnni() {
  unsigned int a = 0, b = 0, c = 0, d = 0;
  return __builtin_cpu_supports("avx2") && __get_cpuid_count(7, 1, &a, &b, &c, &d) != 0 && (a & (1u << 4)) != 0;
}
#endif

std::vector<const Kernels*> AllKernels() {
  std::vector<const Kernels*> all = {&portable::kKernels};
#if INQUIT_KERNELS_X86
  if (__builtin_cpu_supports("sse2")) all.push_back(&Sse2Kernels());
  if (__builtin_cpu_supports("avx2")) all.push_back(&Avx2Kernels());
#if INQUIT_KERNELS_AVXVNNI
  if (HasAvxVnni()) all.push_back(&AvxVnniKernels());
#endif
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512vnni")) {
    all.push_back(&Avx512Kernels());
  }
#endif
#if INQUIT_KERNELS_ARM64
  if (HasDotProducts()) all.push_back(&NeonKernels());
#endif
  return all;
}

const Kernels& BestKernels() {
  static const Kernels* const best = [] {
    const std::vector<const Kernels*> all = AllKernels();
    const char* const forced = std::getenv("INQUIT_FORCE_KERNELS");
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Kernels* k) { return forced && std::strcmp(k->name, forced) == 0; });
    return found == all.end() ? all.back() : *found;
  }();
  return *best;
}

float Exp(float x) { return portable::ExpOf(x); }

float Bounded(float x) {
  constexpr float kLargest = 1e4f;
  return x > -kLargest ? std::min(x, kLargest) : -kLargest;
}

float Log(float x) {
  std::int32_t bits;
  std::memcpy(&bits, &x, sizeof(bits));
  const std::int32_t power = (bits - 0x3F3504F3) >> 23;  // x = 2^power * m, m from the root of a half to that of two
  const std::int32_t mantissa = bits - power * (1 << 23);
  float m;
  std::memcpy(&m, &mantissa, sizeof(m));
  const float s = (m - 1.0f) / (m + 1.0f);
  const float square = s * s;
  float p = 1.0f / 9;
  p = p * square + 1.0f / 7;
  p = p * square + 1.0f / 5;
  p = p * square + 1.0f / 3;
  p = p * square + 1.0f;
  return static_cast<float>(power) * 0.693147181f + 2.0f * s * p;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
