// Kernels: the inner loops of the network, once for each set of instructions. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_NN_KERNELS_KERNELS_H_
#define INQUIT_LIB_NN_KERNELS_KERNELS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace inquit {
inline namespace v0 {
namespace internal {

// Weights are packed in panels: kPanel outputs side by side.
constexpr std::size_t kPanel = 16;

// A float sum is kept as kLanes partial sums, or kWideLanes where an addition would have to wait for the one before, which are
// then added up in one fixed order: the result is the same however wide the machine's registers are.
constexpr std::size_t kLanes = 16;
constexpr std::size_t kWideLanes = 64;

// The largest absolute value of a quantized input: -128 is left out, so that both signs reach equally far.
constexpr std::int32_t kMaxInt8 = 127;
// The largest absolute value of a quantized weight or key, which are multiplied by inputs of either sign. AVX2 makes these
// unsigned and adds two products in 16 bits: 2 * 255 * 64 fits. Answers are no better for the eighth bit
// (tools/train/EXPERIMENTS.md).
constexpr std::int32_t kMaxWeight = 64;
// The factor that maps [-max, max] onto [-most, most]. Not for the kernels' own files, each of which is compiled for
// instructions that other machines lack (kernel_loops.inc).
inline float QuantizationFactor(float max, std::int32_t most) { return max > 0 ? static_cast<float>(most) / max : 0.0f; }

// Packed int8 rows [row_count][inputs] times packed int8 weights [outputs][inputs]. How rows and panels are packed is known to
// the set of instructions alone.
struct MatrixProduct {
  const std::uint8_t* rows = nullptr;
  std::size_t row_stride = 0;  // bytes from one row to the next
  std::size_t row_count = 0;
  std::size_t inputs = 0;  // a multiple of 4
  const std::int8_t* panels = nullptr;
  std::size_t panel_stride = 0;                // bytes from one panel to the next, at least kPanel * inputs
  std::size_t outputs = 0;                     // a multiple of kPanel
  const std::int32_t* initial_sums = nullptr;  // [outputs], from pack_panel: where the sums begin; null for zeros
  std::int16_t* scratch = nullptr;             // [kPanel * inputs]
  const bool* narrow = nullptr;                // [outputs / kPanel], from pack_panel; null where none is
};

// The kernels of one set of instructions. All sets give the same bits: integers are summed exactly, floats in the order
// written, and no product and sum are contracted into one operation. Numbers that are not finite give some result or other, but
// never touch other memory.
struct Kernels {
  const char* name;  // "portable", "sse2", "avx2", "avxvnni", "avx512vnni" or "neon"

  // ---- Quantized products ----

  std::size_t bytes_per_input;  // of a packed row
  // Quantizes from[i] * factor, which is within [-kMaxInt8, kMaxInt8], to the nearest integer, ties to even, and packs them.
  void (*quantize_row)(const float* from, std::size_t inputs, float factor, std::uint8_t* row);
  // The same, not packed.
  void (*quantize)(const float* from, std::size_t count, float factor, std::int8_t* to);
  // Either for [heads][width] floats, each head with a scale of its own, so that its largest absolute value becomes kMaxInt8,
  // or where it is not packed, kMaxWeight: the former are queries, the latter keys. scales[head * scale_stride] becomes what 1
  // of int8 stands for.
  void (*quantize_row_by_heads)(const float* from, std::size_t heads, std::size_t width, float* scales,
                                std::size_t scale_stride, std::uint8_t* row);
  void (*quantize_by_heads)(const float* from, std::size_t heads, std::size_t width, float* scales, std::size_t scale_stride,
                            std::int8_t* to);
  // Packs a panel of weights[o * stride + i], o < kPanel, into kPanel * inputs bytes, and writes initial_sums[kPanel].
  // `inputs` is a multiple of 4. Returns whether the panel is narrow: its weights are such that more products may be added up
  // in 16 bits than kMaxWeight alone allows, for a set of instructions that has a use for it.
  bool (*pack_panel)(const std::int8_t* weights, std::size_t stride, std::size_t inputs, std::int8_t* panel,
                     std::int32_t* initial_sums);
  // sums[row * sums_stride + o] = the sum over i of row[i] * weights[o][i].
  void (*multiply)(const MatrixProduct& product, std::int32_t* sums, std::size_t sums_stride);
  // out[row * out_stride + o] = that sum * scales[o] * row_scales[row] + bias[o].
  void (*multiply_and_scale)(const MatrixProduct& product, const float* row_scales, const float* scales, const float* bias,
                             float* out, std::size_t out_stride);

  // ---- Attention ----

  // As pack_panel for weights that lie the other way round, values[i * stride + o], and are multiplied by rows from `softmax`,
  // which take no initial sums.
  void (*pack_values)(const std::int8_t* values, std::size_t stride, std::size_t inputs, std::int8_t* panel);
  // The numerators of a softmax over `count` keys, a multiple of kLanes. With score[i] = sums[i] * scales[i] + masks[i] and
  // *max the largest score, packs exp((score[i] - *max) * scale) * kMaxInt8, quantized, into `row` and returns their sum, which
  // is from 0 to count * kMaxInt8 whatever the floats are. `scale` is positive; `scratch` is [count].
  std::int32_t (*softmax)(const std::int32_t* sums, const float* scales, const float* masks, float scale, std::size_t count,
                          float* scratch, float* max, std::uint8_t* row);

  // ---- Floats ----

  // The largest absolute value.
  float (*max_abs)(const float* x, std::size_t count);
  // x = e^x, with x clamped as in Exp below.
  void (*exp)(float* x, std::size_t count);
  // GELU: x = x * Phi(x), Phi being the cumulative normal distribution; within 0.0002 of the true value, which is little beside
  // the int8 that it is quantized to. Returns the largest absolute value of the results.
  float (*gelu)(float* x, std::size_t count);
  // Residual connection and layer normalization: x = (x + y - mean) / standard deviation * weight + bias, over `count` numbers,
  // a multiple of kWideLanes. Returns the largest absolute value of the results.
  float (*add_and_normalize)(float* x, const float* y, std::size_t count, const float* weight, const float* bias);
  // to[i] += from[i] * factor.
  void (*add_row)(const std::int8_t* from, std::size_t count, float factor, float* to);
  // to[i] = sums[i] * a + y[i] * b.
  void (*blend)(const std::int32_t* sums, float a, const float* y, float b, std::size_t count, float* to);
  // The sum of a[i] * b[i]; `count` is a multiple of kLanes.
  float (*dot)(const float* a, const float* b, std::size_t count);
};

// The fastest set that this machine runs, or the one that the environment variable INQUIT_FORCE_KERNELS names, if it runs that.
const Kernels& BestKernels();
// All sets that this machine runs, the fastest last.
std::vector<const Kernels*> AllKernels();

// Single numbers, for what is not worth a loop: the library's own functions, since those of the system differ from one machine
// to the next. Within 1 part in 10^6 of the true value.
float Exp(float x);  // x is clamped to [-87, 88], where the result is a normal number
float Log(float x);  // x is a normal positive number
// x held to within 10^4 of zero, and -10^4 for a NaN. For what the weights of a file make of a text before it is sorted or
// added up, as those of a hostile one can make anything; what a trained network gives is far within.
float Bounded(float x);
// Correctly rounded, by IEEE 754. Not inline: a copy compiled for one set of instructions could be the one that the linker
// keeps for all.
float SquareRoot(float x);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_NN_KERNELS_KERNELS_H_
