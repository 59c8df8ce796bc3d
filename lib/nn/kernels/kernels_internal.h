// What the files of Kernels share. Internal to them.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_NN_KERNELS_KERNELS_INTERNAL_H_
#define INQUIT_LIB_NN_KERNELS_KERNELS_INTERNAL_H_

#include "lib/nn/kernels/kernels.h"

#if (defined(__x86_64__) || defined(__i386__)) && (defined(__GNUC__) || defined(__clang__))
#define INQUIT_KERNELS_X86 1
#else
#define INQUIT_KERNELS_X86 0
#endif
#if INQUIT_KERNELS_X86 && (defined(__clang__) ? __clang_major__ >= 12 : __GNUC__ >= 11)  // those before know no AVX-VNNI
#define INQUIT_KERNELS_AVXVNNI 1
#else
#define INQUIT_KERNELS_AVXVNNI 0
#endif
#if defined(__AARCH64EL__) && (defined(__GNUC__) || defined(__clang__))
#define INQUIT_KERNELS_ARM64 1
#else
#define INQUIT_KERNELS_ARM64 0
#endif

// What stands between INQUIT_BEGIN_TARGET("avx2") and INQUIT_END_TARGET is compiled for a set of instructions that the machine
// may lack.
#define INQUIT_PRAGMA(tokens) _Pragma(#tokens)
#if defined(__clang__)
#define INQUIT_BEGIN_TARGET(set) INQUIT_PRAGMA(clang attribute push(__attribute__((target(set))), apply_to = function))
#define INQUIT_END_TARGET INQUIT_PRAGMA(clang attribute pop)
#else
#define INQUIT_BEGIN_TARGET(set) INQUIT_PRAGMA(GCC push_options) INQUIT_PRAGMA(GCC target(set))
#define INQUIT_END_TARGET INQUIT_PRAGMA(GCC pop_options)
#endif

namespace inquit {
inline namespace v0 {
namespace internal {

#if INQUIT_KERNELS_X86
// Each only for a machine that has it.
const Kernels& Sse2Kernels();
const Kernels& Avx2Kernels();
const Kernels& Avx512Kernels();
#endif
#if INQUIT_KERNELS_AVXVNNI
const Kernels& AvxVnniKernels();  // only for a machine that has it
#endif
#if INQUIT_KERNELS_ARM64
const Kernels& NeonKernels();  // only for a machine that has dot products
#endif

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_NN_KERNELS_KERNELS_INTERNAL_H_
