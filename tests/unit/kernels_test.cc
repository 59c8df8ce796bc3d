// Tests of the network's inner loops, with each set of instructions that this machine has: lib/nn/kernels/kernels.h.
// SPDX-License-Identifier: Apache-2.0
#include "lib/nn/kernels/kernels.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <iterator>
#include <limits>
#include <numeric>
#include <random>
#include <string_view>
#include <vector>

#include "lib/model/aligned.h"
#include "tests/unit/catch.h"

namespace inquit {
namespace {

using internal::Aligned;
using internal::AllKernels;
using internal::Kernels;
using internal::kMaxWeight;
using internal::kPanel;
using internal::MatrixProduct;

// Numbers from -max to max.
std::vector<std::int16_t> Integers(std::size_t count, int max, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<std::int16_t> numbers(count);
  for (auto& n : numbers) n = static_cast<std::int16_t>(static_cast<int>(random() % static_cast<unsigned>(2 * max + 1)) - max);
  return numbers;
}

std::vector<float> Floats(std::size_t count, float max, unsigned seed) {
  std::vector<float> numbers;
  for (const std::int16_t n : Integers(count, 30000, seed)) numbers.push_back(static_cast<float>(n) / 30000 * max);
  return numbers;
}

bool SameBits(const std::vector<float>& a, const std::vector<float>& b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0);
}

TEST_CASE("There is always a set of instructions, and the best is one of them") {
  const std::vector<const Kernels*> all = AllKernels();
  REQUIRE(!all.empty());
  CHECK(std::count(all.begin(), all.end(), &internal::BestKernels()) == 1);
}

// A product with packed rows and panels, by the kernels and by the definition.
enum class Numbers {
  kAny,
  kLargest,        // as large as they may be; weights and inputs of opposite signs
  kLargestNarrow,  // weights as large as they may be in a narrow panel (kernels_avx2.cc), an output's of one sign
};
struct Case {
  std::size_t inputs, outputs, rows;
  Numbers numbers = Numbers::kAny;
};

struct Packed {
  std::vector<std::int8_t> weights;  // [outputs][inputs]
  std::vector<float> from;           // [rows][inputs]
  Aligned<std::uint8_t> rows;
  Aligned<std::int8_t> panels;
  Aligned<std::int32_t> initial_sums;
  Aligned<std::int16_t> scratch;
  Aligned<bool> narrow;
  MatrixProduct product;
  std::vector<std::int32_t> expected;  // [rows][outputs]
};

Packed Pack(const Kernels& kernels, const Case& c) {
  Packed p;
  p.weights.assign(c.outputs * c.inputs, c.numbers == Numbers::kLargest ? -kMaxWeight : kMaxWeight / 2);
  for (std::size_t i = 0; i < p.weights.size(); i += 2 * c.inputs) {
    if (c.numbers == Numbers::kLargestNarrow) std::fill_n(p.weights.begin() + i, c.inputs, -kMaxWeight / 2);
  }
  p.from.assign(c.rows * c.inputs, 127);
  if (c.numbers == Numbers::kAny) {
    const std::vector<std::int16_t> random = Integers(p.weights.size(), kMaxWeight, 3);
    std::copy(random.begin(), random.end(), p.weights.begin());
    p.from = Floats(p.from.size(), 127, 4);
  }
  const std::size_t stride = c.inputs * kernels.bytes_per_input + 8;  // rows need not touch
  p.rows = Aligned<std::uint8_t>(c.rows * stride);
  p.panels = Aligned<std::int8_t>(c.outputs * c.inputs);
  p.initial_sums = Aligned<std::int32_t>(c.outputs);
  p.scratch = Aligned<std::int16_t>(kPanel * c.inputs);
  p.narrow = Aligned<bool>(c.outputs / kPanel);
  for (std::size_t row = 0; row < c.rows; ++row) {
    kernels.quantize_row(p.from.data() + row * c.inputs, c.inputs, 1, p.rows.data() + row * stride);
  }
  for (std::size_t o = 0; o < c.outputs; o += kPanel) {
    p.narrow.data()[o / kPanel] = kernels.pack_panel(p.weights.data() + o * c.inputs, c.inputs, c.inputs,
                                                     p.panels.data() + o * c.inputs, p.initial_sums.data() + o);
  }
  p.product = {p.rows.data(),         stride,           c.rows,         c.inputs, p.panels.data(), kPanel * c.inputs, c.outputs,
               p.initial_sums.data(), p.scratch.data(), p.narrow.data()};
  for (std::size_t row = 0; row < c.rows; ++row) {
    for (std::size_t o = 0; o < c.outputs; ++o) {
      std::int32_t sum = 0;
      for (std::size_t i = 0; i < c.inputs; ++i) {
        sum += static_cast<std::int32_t>(std::nearbyint(p.from[row * c.inputs + i])) * p.weights[o * c.inputs + i];
      }
      p.expected.push_back(sum);
    }
  }
  return p;
}

TEST_CASE("Products are exact") {
  using N = Numbers;
  const Case cases[] = {{4, 16, 1, N::kAny},           {16, 16, 5, N::kAny},           {32, 144, 48, N::kAny},
                        {64, 64, 11, N::kAny},         {384, 192, 29, N::kAny},        {1536, 96, 13, N::kLargest},
                        {32, 32, 7, N::kLargest},      {1536, 16, 2, N::kAny},         {384, 256, 64, N::kLargest},
                        {4, 16, 2, N::kLargestNarrow}, {64, 32, 7, N::kLargestNarrow}, {1536, 96, 13, N::kLargestNarrow}};
  for (const Kernels* kernels : AllKernels()) {
    for (const Case& c : cases) {
      INFO(kernels->name << ", " << c.inputs << " inputs, " << c.outputs << " outputs, " << c.rows << " rows");
      const Packed p = Pack(*kernels, c);
      const std::size_t stride = c.outputs + 3;
      std::vector<std::int32_t> sums(c.rows * stride, 7), expected = sums;
      for (std::size_t row = 0; row < c.rows; ++row)
        std::copy_n(p.expected.data() + row * c.outputs, c.outputs, expected.data() + row * stride);
      kernels->multiply(p.product, sums.data(), stride);
      CHECK(sums == expected);

      const std::vector<float> row_scales = Floats(c.rows, 1, 5), scales = Floats(c.outputs, 1, 6),
                               bias = Floats(c.outputs, 9, 7);
      std::vector<float> out(c.rows * stride, 7), expected_out = out;
      for (std::size_t row = 0; row < c.rows; ++row) {
        for (std::size_t o = 0; o < c.outputs; ++o) {
          const float scaled = static_cast<float>(p.expected[row * c.outputs + o]) * scales[o];
          expected_out[row * stride + o] = scaled * row_scales[row] + bias[o];
        }
      }
      kernels->multiply_and_scale(p.product, row_scales.data(), scales.data(), bias.data(), out.data(), stride);
      for (std::size_t i = 0; i < out.size(); ++i) {
        if (out[i] != Approx(expected_out[i]).epsilon(1e-5).margin(1e-3))
          FAIL("at " << i << ": " << out[i] << ", not " << expected_out[i]);
      }
    }
  }
}

TEST_CASE(
    "With AVX2 a panel is narrow where those of no four weights of a sign that are added up in 16 bits make more than 128") {
  for (const Kernels* kernels : AllKernels()) {
    const bool is_avx2 = kernels->name == std::string_view("avx2");
    const auto is_narrow = [&](std::size_t inputs, std::size_t at, const std::vector<int>& weights) {
      std::vector<std::int8_t> panel(kPanel * inputs);
      std::copy(weights.begin(), weights.end(), panel.begin() + static_cast<std::ptrdiff_t>(at));
      std::vector<std::int8_t> packed(panel.size());
      std::vector<std::int32_t> initial_sums(kPanel);
      return kernels->pack_panel(panel.data(), inputs, inputs, packed.data(), initial_sums.data());
    };
    INFO(kernels->name);
    for (const std::size_t at : {std::size_t{0}, std::size_t{8}, 7 * 16 + std::size_t{8}, 15 * 16 + std::size_t{8}}) {
      for (const int sign : {1, -1}) {
        const int a = 64 * sign, b = -64 * sign, c = sign;
        CHECK(is_narrow(16, at, {a, a, a, a, b, b, b, b}) == is_avx2);  // 0, 1, 4 and 5; 2, 3, 6 and 7
        CHECK(is_narrow(16, at, {0, 0, a, 0, 0, 0, a, 0}) == is_avx2);
        CHECK_FALSE(is_narrow(16, at, {a, a, 0, 0, c, b, 0, 0}));
        CHECK_FALSE(is_narrow(16, at, {0, 0, a, c, 0, 0, b, a}));
      }
    }
    CHECK_FALSE(is_narrow(12, 0, {1}));  // no eights
  }
}

TEST_CASE("Values are multiplied by the rows of a softmax") {
  constexpr std::size_t kKeys = 48, kColumns = 32, kStride = 40;
  const std::vector<std::int16_t> random = Integers(kKeys * kStride, 127, 3);
  const std::vector<std::int8_t> values(random.begin(), random.end());
  std::vector<std::int32_t> sums(kKeys);
  for (std::size_t i = 0; i < kKeys; ++i) sums[i] = static_cast<std::int32_t>(i);
  const std::vector<float> ones(kKeys, 1), zeros(kKeys, 0);
  for (const Kernels* kernels : AllKernels()) {
    INFO(kernels->name);
    Aligned<std::uint8_t> row(kKeys * kernels->bytes_per_input);
    Aligned<std::int8_t> panels(kKeys * kColumns);
    Aligned<std::int16_t> scratch(kPanel * kKeys);
    std::vector<float> floats(kKeys);
    float max = 0;
    const std::int32_t sum =
        kernels->softmax(sums.data(), ones.data(), zeros.data(), 0.1f, kKeys, floats.data(), &max, row.data());
    CHECK(max == kKeys - 1);
    for (std::size_t c = 0; c < kColumns; c += kPanel) {
      kernels->pack_values(values.data() + c, kStride, kKeys, panels.data() + c * kKeys);
    }
    MatrixProduct product = {row.data(), 0, 1, kKeys, panels.data(), kPanel * kKeys, kColumns, nullptr, scratch.data()};
    std::vector<std::int32_t> seen(kColumns), expected(kColumns);
    kernels->multiply(product, seen.data(), kColumns);
    std::int32_t expected_sum = 0;
    for (std::size_t i = 0; i < kKeys; ++i) {
      const auto weight = static_cast<std::int32_t>(std::nearbyint(127 * std::exp((sums[i] - sums.back()) * 0.1)));
      expected_sum += weight;
      for (std::size_t c = 0; c < kColumns; ++c) expected[c] += weight * values[i * kStride + c];
    }
    CHECK(sum == expected_sum);
    CHECK(seen == expected);
  }
}

TEST_CASE("Loops of floats give the same bits with each set") {
  const Kernels& first = *AllKernels().front();
  for (const Kernels* kernels : AllKernels()) {
    INFO(kernels->name);
    for (const std::size_t count : {std::size_t{64}, std::size_t{192}, std::size_t{384}}) {
      const std::vector<float> x = Floats(count, 9, 3), y = Floats(count, 2, 4), w = Floats(count, 1, 5),
                               b = Floats(count, 1, 6);
      std::vector<float> one = x, other = x;
      CHECK(first.gelu(one.data(), count) == kernels->gelu(other.data(), count));
      CHECK(SameBits(one, other));
      CHECK(first.add_and_normalize(one.data(), y.data(), count, w.data(), b.data()) ==
            kernels->add_and_normalize(other.data(), y.data(), count, w.data(), b.data()));
      CHECK(SameBits(one, other));
      CHECK(SameBits({first.dot(x.data(), y.data(), count)}, {kernels->dot(x.data(), y.data(), count)}));
      CHECK(first.max_abs(x.data(), count) == kernels->max_abs(x.data(), count));
      std::vector<std::int8_t> quantized(count), quantized_too(count);
      first.quantize(x.data(), count, 14.1f, quantized.data());
      kernels->quantize(x.data(), count, 14.1f, quantized_too.data());
      CHECK(quantized == quantized_too);
      std::vector<float> head_scales(3), head_scales_too(3);
      first.quantize_by_heads(x.data(), 3, count / 4, head_scales.data(), 1, quantized.data());
      kernels->quantize_by_heads(x.data(), 3, count / 4, head_scales_too.data(), 1, quantized_too.data());
      CHECK(quantized == quantized_too);
      CHECK(SameBits(head_scales, head_scales_too));
      one = other = x;
      first.exp(one.data(), count);
      kernels->exp(other.data(), count);
      CHECK(SameBits(one, other));
      std::vector<std::int32_t> sums;
      for (const std::int16_t n : Integers(count, 30000, 7)) sums.push_back(n * 1000);
      first.blend(sums.data(), 1e-6f, y.data(), 0.3f, count, one.data());
      kernels->blend(sums.data(), 1e-6f, y.data(), 0.3f, count, other.data());
      CHECK(SameBits(one, other));
      const std::vector<float> scales(count, 1e-6f);
      std::vector<float> scratch(count);
      std::vector<std::uint8_t> row(count * sizeof(std::int16_t));
      float max = 0, other_max = 0;
      CHECK(first.softmax(sums.data(), scales.data(), y.data(), 0.3f, count, scratch.data(), &max, row.data()) ==
            kernels->softmax(sums.data(), scales.data(), y.data(), 0.3f, count, scratch.data(), &other_max, row.data()));
      CHECK(SameBits({max}, {other_max}));
    }
    for (const std::size_t rows : {std::size_t{1}, std::size_t{3}, std::size_t{23}}) {
      const Case c = {64, 112, rows};
      const Packed p = Pack(first, c), other = Pack(*kernels, c);
      const std::vector<float> row_scales = Floats(rows, 1, 5), scales = Floats(c.outputs, 1, 6),
                               bias = Floats(c.outputs, 9, 7);
      std::vector<float> out(rows * c.outputs), other_out(rows * c.outputs);
      first.multiply_and_scale(p.product, row_scales.data(), scales.data(), bias.data(), out.data(), c.outputs);
      kernels->multiply_and_scale(other.product, row_scales.data(), scales.data(), bias.data(), other_out.data(), c.outputs);
      CHECK(SameBits(out, other_out));
    }
  }
}

TEST_CASE("Bounded leaves what is within bounds, and makes a number of everything else") {
  constexpr float kInfinity = std::numeric_limits<float>::infinity(), kNan = std::numeric_limits<float>::quiet_NaN();
  for (const float x : {0.0f, -0.5f, 9999.9f, -1e4f, 1e4f}) CHECK(internal::Bounded(x) == x);
  for (const float x : {1e5f, 3e38f, kInfinity}) CHECK(internal::Bounded(x) == 1e4f);
  for (const float x : {-1e5f, -3e38f, -kInfinity, kNan, -kNan}) CHECK(internal::Bounded(x) == -1e4f);
}

TEST_CASE("Functions against those of the standard library") {
  for (double x = -87; x < 88; x += 0.037) {
    CHECK(internal::Exp(static_cast<float>(x)) == Approx(std::exp(static_cast<double>(static_cast<float>(x)))).epsilon(1e-6));
  }
  CHECK(internal::Exp(-1000) == Approx(std::exp(-87.0)).epsilon(1e-6));
  for (double x = 1e-30; x < 1e30; x *= 1.37) {
    const float f = static_cast<float>(x);
    CHECK(internal::Log(f) == Approx(std::log(static_cast<double>(f))).epsilon(1e-6).margin(1e-6));
  }
  for (const Kernels* kernels : AllKernels()) {
    for (double x = -12; x < 12; x += 0.0137) {
      float f = static_cast<float>(x);
      const double exact = 0.5 * f * (1 + std::erf(f / std::sqrt(2.0)));
      kernels->gelu(&f, 1);
      CHECK(std::abs(f - exact) < 2e-4);
      float power = static_cast<float>(x);
      kernels->exp(&power, 1);
      CHECK(power == internal::Exp(static_cast<float>(x)));
    }
  }
}

TEST_CASE("Softmax and normalisation against double precision") {
  constexpr std::size_t kCount = 64;
  const std::vector<float> x = Floats(kCount, 5, 8), y = Floats(kCount, 1, 9), ones(kCount, 1), zeros(kCount, 0);
  double mean = 0, square = 0;
  for (std::size_t i = 0; i < kCount; ++i) mean += (x[i] + y[i]) / kCount;
  for (std::size_t i = 0; i < kCount; ++i) square += std::pow(x[i] + y[i] - mean, 2) / kCount;
  std::vector<std::int32_t> sums;
  for (const float f : x) sums.push_back(static_cast<std::int32_t>(f * 1000));
  const double most = *std::max_element(sums.begin(), sums.end());
  double expected_sum = 0;
  for (const std::int32_t s : sums) expected_sum += 127 * std::exp((s - most) / 1000);
  for (const Kernels* kernels : AllKernels()) {
    std::vector<float> normalised = x;
    const float largest = kernels->add_and_normalize(normalised.data(), y.data(), kCount, ones.data(), zeros.data());
    CHECK(largest == kernels->max_abs(normalised.data(), kCount));
    for (std::size_t i = 0; i < kCount; ++i) {
      CHECK(normalised[i] == Approx((x[i] + y[i] - mean) / std::sqrt(square)).epsilon(1e-4).margin(1e-4));
    }
    std::vector<float> scratch(kCount);
    std::vector<std::uint8_t> row(kCount * kernels->bytes_per_input);
    float max = 0;
    const std::int32_t sum =
        kernels->softmax(sums.data(), ones.data(), zeros.data(), 0.001f, kCount, scratch.data(), &max, row.data());
    CHECK(std::abs(sum - expected_sum) < kCount / 4);
    CHECK(max == Approx(most));
  }
}

TEST_CASE("Rounding is to the nearest, ties to even") {
  const std::vector<float> x = {0.5f, 1.5f, 2.5f, -0.5f, -1.5f, 0.49f, -126.6f, 127};
  const std::vector<std::int8_t> expected = {0, 2, 2, 0, -2, 0, -127, 127};
  for (const Kernels* kernels : AllKernels()) {
    std::vector<std::int8_t> quantized(x.size());
    kernels->quantize(x.data(), x.size(), 1, quantized.data());
    CHECK(quantized == expected);
  }
}

TEST_CASE("The largest of any number of numbers") {
  for (const Kernels* kernels : AllKernels()) {
    for (std::size_t count = 1; count < 70; ++count) {
      std::vector<float> x = Floats(count, 9, 3);
      x[count * 7 / 11] = -9.5f;
      CHECK(kernels->max_abs(x.data(), count) == 9.5f);
    }
  }
}

TEST_CASE("The largest of each run becomes the largest byte") {
  const std::vector<float> x = Floats(96, 9, 3);
  for (const Kernels* kernels : AllKernels()) {
    std::vector<float> scales(6, 7);
    std::vector<std::int8_t> quantized(96);
    kernels->quantize_by_heads(x.data(), 3, 32, scales.data(), 2, quantized.data());
    for (std::size_t i = 0; i < x.size(); ++i)
      CHECK(std::abs(quantized[i] * scales[i / 32 * 2] - x[i]) <= scales[i / 32 * 2] * 0.501f);
    CHECK(scales[1] == 7);
    const auto largest =
        *std::max_element(quantized.begin(), quantized.begin() + 32, [](int a, int b) { return std::abs(a) < std::abs(b); });
    CHECK(std::abs(largest) == kMaxWeight);
  }
}

// The weights in a packed row: what a product with a panel gives that has 1 for one input, and 0 for all others.
std::vector<std::int32_t> Unpacked(const Kernels& kernels, const Aligned<std::uint8_t>& row, std::size_t count) {
  std::vector<std::int32_t> weights;
  Aligned<std::int16_t> scratch(kPanel * count);
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<std::int8_t> values(count * kPanel, 0);
    values[i * kPanel] = 1;
    Aligned<std::int8_t> panel(count * kPanel);
    kernels.pack_values(values.data(), kPanel, count, panel.data());
    std::vector<std::int32_t> sums(kPanel);
    kernels.multiply({row.data(), 0, 1, count, panel.data(), kPanel * count, kPanel, nullptr, scratch.data()}, sums.data(),
                     kPanel);
    weights.push_back(sums[0]);
  }
  return weights;
}

TEST_CASE("The weights of a softmax are within bounds whatever its floats are") {
  constexpr float kInfinity = std::numeric_limits<float>::infinity(), kNan = std::numeric_limits<float>::quiet_NaN();
  constexpr float kAny[] = {kInfinity, -kInfinity, kNan, -kNan, 3e38f, -3e38f, 1e-45f, -1e-45f, 0, -1, 1, 9000, -9000, 2e9f};
  constexpr std::size_t kCount = 64;
  std::mt19937 random(5);
  const auto any = [&] { return kAny[random() % std::size(kAny)]; };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::int32_t> sums(kCount);
    std::vector<float> scales(kCount), masks(kCount), scratch(kCount);
    for (std::size_t i = 0; i < kCount; ++i) {
      sums[i] = static_cast<std::int32_t>(random() % 4000000) - 2000000;
      scales[i] = round % 2 == 0 ? any() : 1.0f;
      masks[i] = any();
    }
    const float scale = round % 3 == 0 ? std::abs(any()) : 1.0f;
    for (const Kernels* kernels : AllKernels()) {
      INFO(kernels->name << ", round " << round);
      Aligned<std::uint8_t> row(kCount * kernels->bytes_per_input);
      float max = 0;
      const std::int32_t sum =
          kernels->softmax(sums.data(), scales.data(), masks.data(), scale, kCount, scratch.data(), &max, row.data());
      const std::vector<std::int32_t> weights = Unpacked(*kernels, row, kCount);
      CHECK(sum == std::accumulate(weights.begin(), weights.end(), 0));
      CHECK(*std::min_element(weights.begin(), weights.end()) >= 0);
      CHECK(*std::max_element(weights.begin(), weights.end()) <= 127);
    }
  }
}

TEST_CASE("Numbers that are not finite do no harm") {
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  for (const Kernels* kernels : AllKernels()) {
    std::vector<float> x = {kInfinity, -kInfinity, kNan, -kNan, 3e38f, -3e38f, 1e-45f, -12582913.0f, 0, 1, 2, 3, 4, 5, 6, 7};
    x.resize(internal::kWideLanes);
    const std::vector<float> y = x;
    std::vector<std::int8_t> quantized(x.size());
    std::vector<std::uint8_t> row(x.size() * sizeof(std::int16_t));
    std::vector<float> scratch(x.size()), ones(x.size(), 1);
    float max = 0;
    const std::vector<std::int32_t> sums(x.size(), 5);
    kernels->max_abs(x.data(), x.size());
    kernels->quantize(x.data(), x.size(), 1, quantized.data());
    kernels->quantize_row(x.data(), x.size(), 1, row.data());
    kernels->softmax(sums.data(), y.data(), y.data(), 1, x.size(), scratch.data(), &max, row.data());
    kernels->softmax(sums.data(), ones.data(), ones.data(), kNan, x.size(), scratch.data(), &max, row.data());
    kernels->exp(x.data(), x.size());
    kernels->gelu(x.data(), x.size());
    kernels->add_and_normalize(x.data(), y.data(), x.size(), y.data(), y.data());
  }
  SUCCEED();
}

}  // namespace
}  // namespace inquit
