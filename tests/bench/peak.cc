// Peak: loops of each set's multiply-add on registers, and a model's own layers.
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/peak.h"

#include <time.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "lib/nn/encoder.h"
#include "lib/nn/linear.h"

namespace inquit::internal {
namespace {

constexpr std::size_t kPositions = 480;  // of the window that goes through the layers
constexpr int kRuns = 15;

double ProcessorSeconds() {
  timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

#if defined(__x86_64__)
// Twelve sums, so that no instruction waits for the result of the one before.
#define INQUIT_TWELVE(one) one(2) one(3) one(4) one(5) one(6) one(7) one(8) one(9) one(10) one(11) one(12) one(13)

void LoopAvx512(std::uint64_t rounds) {
#define INQUIT_ONE(sum) "vpdpbusd %%zmm0, %%zmm1, %%zmm" #sum "\n"
  __asm__ volatile("1:\n" INQUIT_TWELVE(INQUIT_ONE) "dec %0\njnz 1b\n"
                   : "+r"(rounds)
                   :
                   : "cc", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11",
                     "xmm12", "xmm13");
#undef INQUIT_ONE
}

// Int16, which its kernels multiply, since AVX2 has no exact int8 product in one instruction.
void LoopAvx2(std::uint64_t rounds) {
#define INQUIT_ONE(sum) "vpmaddwd %%ymm0, %%ymm1, %%ymm14\nvpaddd %%ymm14, %%ymm" #sum ", %%ymm" #sum "\n"
  __asm__ volatile("1:\n" INQUIT_TWELVE(INQUIT_ONE) "dec %0\njnz 1b\n"
                   : "+r"(rounds)
                   :
                   : "cc", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11",
                     "xmm12", "xmm13", "xmm14");
#undef INQUIT_ONE
}
#endif

double Peak(const Kernels& kernels) {
#if defined(__x86_64__)
  constexpr std::uint64_t kRounds = 2000000;
  const bool wide = std::strcmp(kernels.name, "avx512vnni") == 0;
  if (!wide && std::strcmp(kernels.name, "avx2") != 0) return 0;
  const double begin = ProcessorSeconds();
  wide ? LoopAvx512(kRounds) : LoopAvx2(kRounds);
  return static_cast<double>(kRounds) * 12 * (wide ? 64 : 16) / (ProcessorSeconds() - begin);
#else
  static_cast<void>(kernels);
  return 0;
#endif
}

struct Layer {
  Linear qkv, out, up, down;
};

std::vector<Layer> ReadLayers(const ModelFile& file, const EncoderShape& shape, const Kernels& kernels) {
  std::vector<Layer> layers;
  for (std::size_t n = 0; n < shape.layers; ++n) {
    const auto linear = [&](const char* name, std::size_t outputs, std::size_t inputs) {
      return *Linear::Make(file, "layer." + std::to_string(n) + "." + name, outputs, inputs, kernels);
    };
    const std::size_t attention_width = shape.attention.width();
    layers.push_back({linear("qkv", 3 * attention_width, shape.width), linear("out", shape.width, attention_width),
                      linear("up", shape.feed_forward_width, shape.width),
                      linear("down", shape.width, shape.feed_forward_width)});
  }
  return layers;
}

}  // namespace

ProductSpeed MeasureProducts(const ModelFile& file, const Kernels& kernels) {
  const EncoderShape shape = *EncoderShape::Read(file);
  const std::vector<Layer> layers = ReadLayers(file, shape, kernels);
  const std::size_t attention_width = shape.attention.width(), block = shape.attention.block;
  const std::size_t max_width = std::max({3 * attention_width, shape.width, shape.feed_forward_width});
  std::mt19937 random(1);
  std::vector<float> from(block * max_width), to(block * max_width);
  for (float& x : from) x = static_cast<float>(random() % 2001) / 1000 - 1;
  std::vector<QuantizedRows> rows;  // of attention width, width and feed-forward width inputs
  for (const std::size_t inputs : {attention_width, shape.width, shape.feed_forward_width}) {
    rows.emplace_back(block, inputs);
    for (std::size_t i = 0; i < block; ++i) rows.back().Set(kernels, i, from.data() + i * inputs, inputs);
  }
  const std::size_t blocks = kPositions / block;
  const double weights =
      static_cast<double>(shape.layers * (4 * attention_width * shape.width + 2 * shape.width * shape.feed_forward_width));
  ProductSpeed best;
  for (int run = 0; run < kRuns; ++run) {
    best.peak = std::max(best.peak, Peak(kernels));
    const double begin = ProcessorSeconds();
    for (const Layer& layer : layers) {
      for (std::size_t i = 0; i < blocks; ++i) layer.qkv.Run(&rows[1], 0, block, to.data());
      for (std::size_t i = 0; i < blocks; ++i) {
        layer.out.Run(&rows[0], 0, block, to.data());
        layer.up.Run(&rows[1], 0, block, to.data());
        layer.down.Run(&rows[2], 0, block, to.data());
      }
    }
    best.products = std::max(best.products, weights * static_cast<double>(blocks * block) / (ProcessorSeconds() - begin));
  }
  return best;
}

}  // namespace inquit::internal
