// Kernels: the inner loops of the network, once for each set of instructions. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_MODEL_KERNELS_H_
#define INQUIT_LIB_MODEL_KERNELS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace inquit {
inline namespace v0 {
namespace internal {

// Products go by panels of weights: kPanel outputs side by side.
constexpr std::size_t kPanel = 16;

// Sums of floats run in kLanes lanes, which are then added in one order.
constexpr std::size_t kLanes = 16;

// Every set of instructions gives the same bits: integers are summed exactly, floats in the order written, without contraction.
// A number that is not finite may come out as anything, but does no harm.
struct Kernels {
  const char* name;

  // A panel of words has the inputs in pairs: input i of output o stands at panel[(i / 2 * kPanel + o) * 2 + i % 2].
  // sums[row * sums_stride + o] = the sum over i < 2 * pairs of inputs[row * stride + i] * (input i of output o), modulo 2^32.
  void (*multiply)(const std::int16_t* panel, std::size_t pairs, const std::int16_t* inputs, std::size_t stride,
                   std::size_t rows, std::int32_t* sums, std::size_t sums_stride);

  // The product of a layer of bytes; `inputs` is a multiple of kLanes. How a packed panel and a packed row look is each set's own
  // affair; both are as large as they were, a row with room for words.
  // Packs the weights of kPanel outputs, weights[o * inputs + i].
  void (*pack_weights)(const std::int8_t* weights, std::size_t inputs, std::int8_t* panel);
  // Packs from[i] * factor, rounded to the nearest, ties to even; these are within [-127, 127].
  void (*pack_row)(const float* from, std::size_t inputs, float factor, std::int16_t* row);
  // sums[row * kPanel + o] = the sum over the inputs. `scratch` has room for kPanel * inputs words.
  void (*multiply_packed)(const std::int8_t* panel, std::size_t inputs, const std::int16_t* packed_rows, std::size_t rows,
                          std::int32_t* sums, std::int16_t* scratch);
  // out[row * out_stride + o] = sums[row * kPanel + o] * scales[o] * row_scales[row] + bias[o], for o < kPanel.
  void (*scale)(const std::int32_t* sums, std::size_t rows, const float* row_scales, const float* scales, const float* bias,
                float* out, std::size_t out_stride);

  float (*max_abs)(const float* x, std::size_t count);
  // to[i] = from[i] * factor, to the nearest, ties to even.
  void (*round)(const float* from, std::size_t count, float factor, std::int16_t* to);

  // weights[i] = exp((sums[i] * scales[i] - their maximum) * scale) * kSoftmaxOne, rounded; returns the sum of the weights.
  // `scratch` holds `count` floats; `scale` is not negative, and `count` not zero.
  std::int32_t (*softmax)(const std::int32_t* sums, const float* scales, float scale, std::size_t count, float* scratch,
                          std::int16_t* weights);
  // x = Phi(x) * x, Phi being the normal distribution.
  void (*gelu)(float* x, std::size_t count);
  // x = (x + y - mean) / deviation * weight + bias; `count` is a multiple of kLanes.
  void (*add_and_normalise)(float* x, const float* y, std::size_t count, const float* weight, const float* bias);
  // to += from[i] * factor.
  void (*add_row)(const std::int8_t* from, std::size_t count, float factor, float* to);
  // The sum of a[i] * b[i]; `count` is a multiple of kLanes.
  float (*dot)(const float* a, const float* b, std::size_t count);
};

constexpr std::int32_t kSoftmaxOne = 2047;

// The fastest that this machine runs.
const Kernels& BestKernels();
// All that this machine runs.
std::vector<const Kernels*> AllKernels();

// Single numbers, for what is not worth a loop. Within 1 part in 10^6 of the true value.
float Exp(float x);  // x is held to [-87, 88]
float Log(float x);  // of a normal positive number

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_MODEL_KERNELS_H_
