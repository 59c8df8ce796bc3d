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

// Products go by panels of weights: kPanel outputs side by side.
constexpr std::size_t kPanel = 16;

// Sums of floats run in lanes, which are then added in one order: kLanes, or kWideLanes where an addition would have to wait
// for the one before.
constexpr std::size_t kLanes = 16;
constexpr std::size_t kWideLanes = 64;

// Weights and inputs of products are at most this.
constexpr std::int32_t kMaxInt8 = 127;
// What makes numbers of sizes up to `max` as large as they may be. Not for the kernels' own files, each of which has
// instructions that other machines lack (kernel_loops.inc).
inline float FactorOf(float max) { return max > 0 ? kMaxInt8 / max : 0.0f; }

// Rows of bytes times panels of bytes. What a packed row or panel looks like is each set's own affair.
struct Product {
  const std::uint8_t* rows = nullptr;
  std::size_t row_stride = 0;  // bytes
  std::size_t row_count = 0;
  std::size_t inputs = 0;  // of a row, a multiple of 4
  const std::int8_t* panels = nullptr;
  std::size_t panel_stride = 0;          // bytes, at least kPanel * inputs
  std::size_t outputs = 0;               // a multiple of kPanel
  const std::int32_t* starts = nullptr;  // of each output, from pack_panel
  std::int16_t* scratch = nullptr;       // room for a panel of words
};

// Every set of instructions gives the same bits: integers are summed exactly, floats in the order written, without contraction.
// A number that is not finite may come out as anything, but does no harm.
struct Kernels {
  const char* name;  // "portable", "avx2", "avx512vnni" or "neon"

  std::size_t row_bytes;  // that each input of a packed row takes
  // Packs from[i] * factor, rounded to the nearest, ties to even; these are within [-kMaxInt8, kMaxInt8].
  void (*pack_row)(const float* from, std::size_t inputs, float factor, std::uint8_t* row);
  // The same, unpacked.
  void (*round)(const float* from, std::size_t count, float factor, std::int8_t* to);
  // Either with each of `count` runs of `width` inputs so that its largest becomes kMaxInt8; scales[n * scale_stride] is what
  // one stands for in run n.
  void (*pack_runs)(const float* from, std::size_t count, std::size_t width, float* scales, std::size_t scale_stride,
                    std::uint8_t* row);
  void (*round_runs)(const float* from, std::size_t count, std::size_t width, float* scales, std::size_t scale_stride,
                     std::int8_t* to);
  // Packs a panel, weights[o * stride + i] for o < kPanel, in kPanel * inputs bytes; `inputs` is a multiple of 4.
  void (*pack_panel)(const std::int8_t* weights, std::size_t stride, std::size_t inputs, std::int8_t* panel,
                     std::int32_t* starts);
  // sums[row * sums_stride + o] = the sum over the inputs.
  void (*multiply)(const Product& product, std::int32_t* sums, std::size_t sums_stride);
  // out[row * out_stride + o] = sum * scales[o] * row_scales[row] + bias[o].
  void (*multiply_and_scale)(const Product& product, const float* row_scales, const float* scales, const float* bias,
                             float* out, std::size_t out_stride);

  // Attention's values are a panel's weights, of which each input has a row: values[i * stride + o]. Rows that they are
  // multiplied with come from softmax.
  void (*pack_values)(const std::int8_t* values, std::size_t stride, std::size_t inputs, std::int8_t* panel);
  // Packs the row of exp((sums[i] * scales[i] + masks[i] - their maximum) * scale) * kMaxInt8, rounded; returns the sum of the
  // row. `count` is a multiple of kLanes, `scale` is positive. *max: the maximum. `scratch` holds `count` floats.
  std::int32_t (*softmax)(const std::int32_t* sums, const float* scales, const float* masks, float scale, std::size_t count,
                          float* scratch, float* max, std::uint8_t* row);

  float (*max_abs)(const float* x, std::size_t count);
  // x = e^x, held as in Exp below.
  void (*exp)(float* x, std::size_t count);
  // x = Phi(x) * x, Phi being the normal distribution; within 0.0002, which is small beside the 8 bits that it is rounded to.
  // Returns the largest size of the results, as the next one does.
  float (*gelu)(float* x, std::size_t count);
  // x = (x + y - mean) / deviation * weight + bias; `count` is a multiple of kWideLanes.
  float (*add_and_normalise)(float* x, const float* y, std::size_t count, const float* weight, const float* bias);
  // to += from[i] * factor.
  void (*add_row)(const std::int8_t* from, std::size_t count, float factor, float* to);
  // to[i] = sums[i] * a + y[i] * b.
  void (*blend)(const std::int32_t* sums, float a, const float* y, float b, std::size_t count, float* to);
  // The sum of a[i] * b[i]; `count` is a multiple of kLanes.
  float (*dot)(const float* a, const float* b, std::size_t count);
};

// The fastest that this machine runs, or those that the environment variable INQUIT_FORCE_KERNELS names if it runs them.
const Kernels& BestKernels();
// All that this machine runs, the fastest last.
std::vector<const Kernels*> AllKernels();

// Single numbers, for what is not worth a loop. Within 1 part in 10^6 of the true value.
float Exp(float x);  // x is held to [-87, 88]
float Log(float x);  // of a normal positive number
// Rounded as IEEE 754 wants it, on every machine; not inline, so that no set of instructions gets into another's copy.
float SquareRoot(float x);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_NN_KERNELS_KERNELS_H_
