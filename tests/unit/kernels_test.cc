// Tests of the network's inner loops, with each set of instructions that this machine has: lib/model/kernels.h.
// SPDX-License-Identifier: Apache-2.0
#include "lib/model/kernels.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <vector>

#include "lib/model/aligned.h"
#include "tests/unit/catch.h"

namespace inquit {
namespace {

using internal::Aligned;
using internal::AllKernels;
using internal::Kernels;
using internal::kPanel;

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

TEST_CASE("Products are exact") {
  struct {
    std::size_t pairs, rows, stride_more, sums_more;
    int max;
  } const cases[] = {{1, 1, 0, 0, 127},     {1, 4, 0, 0, 127},   {3, 5, 2, 0, 127},   {16, 16, 0, 3, 4095},
                     {129, 7, 6, 16, 2047}, {192, 9, 0, 0, 127}, {768, 3, 0, 0, 127}, {2, 8, 0, 0, 32767}};
  for (const Kernels* kernels : AllKernels()) {
    for (const auto& c : cases) {
      const std::size_t stride = c.pairs * 2 + c.stride_more;
      const std::size_t sums_stride = kPanel + c.sums_more;
      const std::vector<std::int16_t> weights = Integers(c.pairs * 2 * kPanel, c.max, 1);
      const std::vector<std::int16_t> inputs = Integers(stride * c.rows, c.max, 2);
      Aligned<std::int16_t> panel(weights.size());
      std::copy(weights.begin(), weights.end(), panel.data());
      std::vector<std::int32_t> sums(sums_stride * c.rows, 7);
      kernels->multiply(panel.data(), c.pairs, inputs.data(), stride, c.rows, sums.data(), sums_stride);
      bool same = true;
      for (std::size_t row = 0; row < c.rows; ++row) {
        for (std::size_t o = 0; o < sums_stride; ++o) {
          std::int64_t sum = 0;
          for (std::size_t i = 0; o < kPanel && i < c.pairs * 2; ++i) {
            sum += std::int64_t{inputs[row * stride + i]} * weights[(i / 2 * kPanel + o) * 2 + i % 2];
          }
          same &= sums[row * sums_stride + o] == (o < kPanel ? static_cast<std::int32_t>(static_cast<std::uint32_t>(sum)) : 7);
        }
      }
      INFO(kernels->name << ", " << c.pairs << " pairs, " << c.rows << " rows");
      CHECK(same);
    }
  }
}

TEST_CASE("The largest products do not saturate") {
  for (const Kernels* kernels : AllKernels()) {
    Aligned<std::int16_t> panel(kPanel * 1536);
    std::fill_n(panel.data(), panel.size(), std::int16_t{-127});
    const std::vector<std::int16_t> inputs(1536, 127);
    std::vector<std::int32_t> sums(kPanel);
    kernels->multiply(panel.data(), 768, inputs.data(), 1536, 1, sums.data(), kPanel);
    CHECK(sums == std::vector<std::int32_t>(kPanel, -127 * 127 * 1536));
  }
}

TEST_CASE("Layers' products are exact") {
  for (const Kernels* kernels : AllKernels()) {
    for (const std::size_t inputs : {std::size_t{16}, std::size_t{64}, std::size_t{1536}}) {
      for (const std::size_t rows : {std::size_t{1}, std::size_t{4}, std::size_t{11}, std::size_t{29}}) {
        std::vector<std::int8_t> weights(kPanel * inputs, -127);
        std::vector<float> from(rows * inputs, 127);  // the largest products
        if (rows != 4) {
          const std::vector<std::int16_t> random = Integers(weights.size(), 127, 3);
          std::copy(random.begin(), random.end(), weights.begin());
          from = Floats(from.size(), 127, 4);
        }
        Aligned<std::int8_t> panel(weights.size());
        Aligned<std::int16_t> packed(rows * inputs), scratch(weights.size());
        kernels->pack_weights(weights.data(), inputs, panel.data());
        for (std::size_t row = 0; row < rows; ++row) {
          kernels->pack_row(from.data() + row * inputs, inputs, 1, packed.data() + row * inputs);
        }
        std::vector<std::int32_t> sums(rows * kPanel), expected;
        kernels->multiply_packed(panel.data(), inputs, packed.data(), rows, sums.data(), scratch.data());
        for (std::size_t row = 0; row < rows; ++row) {
          for (std::size_t o = 0; o < kPanel; ++o) {
            std::int32_t sum = 0;
            for (std::size_t i = 0; i < inputs; ++i) {
              sum += static_cast<std::int32_t>(std::nearbyint(from[row * inputs + i])) * weights[o * inputs + i];
            }
            expected.push_back(sum);
          }
        }
        INFO(kernels->name << ", " << inputs << " inputs, " << rows << " rows");
        CHECK(sums == expected);
      }
    }
  }
}

TEST_CASE("Loops of floats give the same bits with each set") {
  const Kernels& first = *AllKernels().front();
  for (const Kernels* kernels : AllKernels()) {
    INFO(kernels->name);
    for (const std::size_t count : {std::size_t{16}, std::size_t{64}, std::size_t{272}, std::size_t{384}}) {
      const std::vector<float> x = Floats(count, 9, 3), y = Floats(count, 2, 4), w = Floats(count, 1, 5),
                               b = Floats(count, 1, 6);
      std::vector<float> one = x, other = x;
      first.gelu(one.data(), count);
      kernels->gelu(other.data(), count);
      CHECK(SameBits(one, other));
      first.add_and_normalise(one.data(), y.data(), count, w.data(), b.data());
      kernels->add_and_normalise(other.data(), y.data(), count, w.data(), b.data());
      CHECK(SameBits(one, other));
      CHECK(SameBits({first.dot(x.data(), y.data(), count)}, {kernels->dot(x.data(), y.data(), count)}));
      CHECK(first.max_abs(x.data(), count) == kernels->max_abs(x.data(), count));
      std::vector<std::int16_t> rounded(count), rounded_too(count);
      first.round(x.data(), count, 14.1f, rounded.data());
      kernels->round(x.data(), count, 14.1f, rounded_too.data());
      CHECK(rounded == rounded_too);
    }
    for (const std::size_t count : {std::size_t{1}, std::size_t{7}, std::size_t{258}}) {
      std::vector<std::int32_t> sums;
      for (const std::int16_t n : Integers(count, 30000, 7)) sums.push_back(n * 1000);
      const std::vector<float> scales(count, 1e-6f);
      std::vector<float> scratch(count);
      std::vector<std::int16_t> one(count), other(count);
      CHECK(first.softmax(sums.data(), scales.data(), 0.3f, count, scratch.data(), one.data()) ==
            kernels->softmax(sums.data(), scales.data(), 0.3f, count, scratch.data(), other.data()));
      CHECK(one == other);
    }
  }
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
      CHECK(f == Approx(exact).epsilon(1e-6).margin(1e-6));
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
  for (const Kernels* kernels : AllKernels()) {
    std::vector<float> normalised = x;
    kernels->add_and_normalise(normalised.data(), y.data(), kCount, ones.data(), zeros.data());
    std::vector<float> scratch(kCount);
    std::vector<std::int16_t> weights(kCount);
    const std::int32_t sum = kernels->softmax(sums.data(), ones.data(), 0.001f, kCount, scratch.data(), weights.data());
    std::int32_t total = 0;
    for (std::size_t i = 0; i < kCount; ++i) {
      CHECK(normalised[i] == Approx((x[i] + y[i] - mean) / std::sqrt(square)).epsilon(1e-4).margin(1e-4));
      CHECK(std::abs(weights[i] - internal::kSoftmaxOne * std::exp((sums[i] - most) / 1000)) < 0.6);
      total += weights[i];
    }
    CHECK(sum == total);
  }
}

TEST_CASE("Rounding is to the nearest, ties to even") {
  const std::vector<float> x = {0.5f, 1.5f, 2.5f, -0.5f, -1.5f, 0.49f, -126.6f, 127};
  const std::vector<std::int16_t> expected = {0, 2, 2, 0, -2, 0, -127, 127};
  for (const Kernels* kernels : AllKernels()) {
    std::vector<std::int16_t> rounded(x.size());
    kernels->round(x.data(), x.size(), 1, rounded.data());
    CHECK(rounded == expected);
  }
}

TEST_CASE("Numbers that are not finite do no harm") {
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  for (const Kernels* kernels : AllKernels()) {
    std::vector<float> x = {kInfinity, -kInfinity, kNan, -kNan, 3e38f, -3e38f, 1e-45f, -12582913.0f, 0, 1, 2, 3, 4, 5, 6, 7};
    const std::vector<float> y = x;
    std::vector<std::int16_t> rounded(x.size()), weights(x.size());
    std::vector<float> scratch(x.size());
    const std::vector<std::int32_t> sums(x.size(), 5);
    kernels->max_abs(x.data(), x.size());
    kernels->round(x.data(), x.size(), 1, rounded.data());
    kernels->softmax(sums.data(), y.data(), 1, x.size(), scratch.data(), weights.data());
    kernels->softmax(sums.data(), y.data(), kNan, x.size(), scratch.data(), weights.data());
    kernels->gelu(x.data(), x.size());
    kernels->add_and_normalise(x.data(), y.data(), x.size(), y.data(), y.data());
  }
  SUCCEED();
}

}  // namespace
}  // namespace inquit
