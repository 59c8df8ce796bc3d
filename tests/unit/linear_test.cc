// Tests of lib/nn/linear.h: int8 rows times int8 weights, beside the same in float.
// SPDX-License-Identifier: Apache-2.0
#include "lib/nn/linear.h"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "lib/model/embedded_file.h"
#include "lib/nn/encoder.h"
#include "tests/unit/random_network.h"

namespace inquit::internal {
namespace {

constexpr std::size_t kOutputs = 32, kInputs = 48;

struct Made {
  explicit Made(unsigned seed) : network(seed) {
    network.AddText("info", "");
    expected = network.AddLinear("layer", kOutputs, kInputs);
  }

  RandomNetwork network;
  FloatLinear expected;
};

TEST_CASE("Inputs that int8 holds give the products of the floats") {
  Made made(1);
  const NetworkFile file(made.network);
  for (const Kernels* kernels : AllKernels()) {
    INFO(kernels->name);
    const Linear linear = *Linear::Make(file.file, "layer", kOutputs, kInputs, *kernels);
    CHECK(linear.outputs() == kOutputs);
    CHECK(linear.inputs() == kInputs);
    QuantizedRows rows(5, kInputs);
    std::vector<Vector> inputs(5, Vector(kInputs));
    for (std::size_t n = 0; n < inputs.size(); ++n) {
      for (float& x : inputs[n]) x = static_cast<float>(made.network.Below(255)) - 127;
      inputs[n][n] = -127;  // so that one step is 1
      rows.Set(*kernels, n, inputs[n].data(), kInputs);
    }
    Vector outputs(3 * kOutputs);
    linear.Run(&rows, 1, 3, outputs.data());
    for (std::size_t n = 0; n < 3; ++n) {
      CHECK(Difference(outputs.data() + n * kOutputs, made.expected(inputs[n + 1])).largest < 1e-4);
    }
  }
}

// tools/train narrows them; else AVX2 takes a quarter longer for a product (kernels_avx2.cc).
TEST_CASE("Of the model that is built in all panels of the layers are narrow") {
  const ModelFile file = *ModelFile::Read(EmbeddedFile("small.inquit"));
  const EncoderShape shape = *EncoderShape::Read(file);
  std::vector<std::int8_t> panel, packed;
  std::vector<std::int32_t> initial_sums(kPanel);
  for (const Kernels* kernels : AllKernels()) {
    if (kernels->name != std::string("avx2")) continue;
    const auto check = [&](const std::string& name, std::size_t outputs, std::size_t inputs) {
      const absl::Span<const std::int8_t> weights = *file.Weights(name, outputs, inputs);
      packed.resize(kPanel * inputs);
      for (std::size_t o = 0; o < outputs; o += kPanel) {
        panel.assign(weights.begin() + o * inputs, weights.begin() + (o + kPanel) * inputs);
        for (std::int8_t& weight : panel) weight = static_cast<std::int8_t>(weight / 2);  // all are even
        INFO(name << ", output " << o);
        CHECK(kernels->pack_panel(panel.data(), inputs, inputs, packed.data(), initial_sums.data()));
      }
    };
    for (std::size_t n = 0; n < shape.layers; ++n) {
      const std::string layer = "layer." + std::to_string(n) + ".";
      check(layer + "qkv", 3 * shape.attention.width(), shape.width);
      check(layer + "out", shape.width, shape.attention.width());
      check(layer + "up", shape.feed_forward_width, shape.width);
      check(layer + "down", shape.width, shape.feed_forward_width);
    }
  }
}

TEST_CASE("Of other inputs each is rounded by at most half a step of its row") {
  Made made(2);
  const NetworkFile file(made.network);
  const Linear linear = *Linear::Make(file.file, "layer", kOutputs, kInputs, BestKernels());
  QuantizedRows rows(1, kInputs);
  for (const float size : {1e-6f, 1.0f, 1000.0f}) {
    Vector inputs = made.network.Numbers(kInputs), outputs(kOutputs);
    float max = 0;
    for (float& x : inputs) max = std::max(max, std::fabs(x *= size));
    rows.Set(BestKernels(), 0, inputs.data(), kInputs);
    linear.Run(&rows, 0, 1, outputs.data());
    const Vector expected = made.expected(inputs);
    bool within = true;
    for (std::size_t o = 0; o < kOutputs; ++o) {
      float weights = 0;
      for (const float weight : made.expected.weights[o]) weights += std::fabs(weight);
      within = within && std::fabs(outputs[o] - expected[o]) <= max / 254 * weights + 1e-5f * std::max(1.0f, size);
    }
    CHECK(within);
  }
}

TEST_CASE("A row of zeros gives the bias") {
  Made made(3);
  const NetworkFile file(made.network);
  const Linear linear = *Linear::Make(file.file, "layer", kOutputs, kInputs, BestKernels());
  QuantizedRows rows(1, kInputs);
  rows.Set(BestKernels(), 0, Vector(kInputs).data(), kInputs);
  Vector outputs(kOutputs);
  linear.Run(&rows, 0, 1, outputs.data());
  CHECK(outputs == made.expected.bias);
}

TEST_CASE("Weights are multiplied as even numbers, the nearest of two multiples of two or else the multiple of four") {
  const std::vector<std::pair<int, float>> cases = {{0, 0},     {1, 0},     {-1, 0},      {2, 2},      {-2, -2},
                                                    {3, 4},     {-3, -4},   {61, 60},     {63, 64},    {-126, -126},
                                                    {125, 124}, {127, 128}, {-127, -128}, {-128, -128}};
  RandomNetwork network(5);
  network.AddText("info", "");
  std::string bytes(kOutputs * kInputs, '\0');
  for (std::size_t o = 0; o < cases.size(); ++o) bytes[o * kInputs + 7] = static_cast<char>(cases[o].first);
  network.AddText("layer", bytes);
  network.AddFloats("layer.scale", kOutputs, 1, 0);
  network.AddFloats("layer.bias", kOutputs, 0, 0);
  const NetworkFile file(network);
  for (const Kernels* kernels : AllKernels()) {
    const Linear linear = *Linear::Make(file.file, "layer", kOutputs, kInputs, *kernels);
    QuantizedRows rows(1, kInputs);
    for (const float input : {127.0f, -127.0f}) {
      Vector inputs(kInputs), outputs(kOutputs);
      inputs[7] = input;
      rows.Set(*kernels, 0, inputs.data(), kInputs);
      linear.Run(&rows, 0, 1, outputs.data());
      for (std::size_t o = 0; o < cases.size(); ++o) CHECK(outputs[o] == cases[o].second * input);
    }
  }
}

TEST_CASE("What a layer lacks is named") {
  RandomNetwork network(4);
  network.AddText("info", "");
  const auto error = [&] {
    const NetworkFile file(network);
    return std::string(Linear::Make(file.file, "layer", kOutputs, kInputs, BestKernels()).status().message());
  };
  CHECK(error() == "model file: section layer is missing");
  network.AddText("layer", std::string(kOutputs * kInputs, '\1'));
  CHECK(error() == "model file: section layer.scale is missing");
  network.AddFloats("layer.scale", kOutputs, 1, 0);
  CHECK(error() == "model file: section layer.bias is missing");
  network.AddFloats("layer.bias", kOutputs, 1, 0);
  CHECK(error().empty());
}

}  // namespace
}  // namespace inquit::internal
