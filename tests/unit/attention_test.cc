// Tests of lib/nn/attention.h: attention in int8 beside the same in float, and who looks at whom.
// SPDX-License-Identifier: Apache-2.0
#include "lib/nn/attention.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "tests/unit/random_network.h"

namespace inquit::internal {
namespace {

AttentionShape Shape(std::size_t block, std::size_t reach) {
  AttentionShape shape;
  shape.heads = 3;
  shape.head_width = 16;
  shape.block = block;
  shape.reach = reach;
  return shape;
}

// As in_reach() of tools/train/inquit_train/network.py.
bool LooksAt(const AttentionShape& shape, std::size_t from, std::size_t to) {
  const std::size_t first = from / shape.block * shape.block;
  return to == 0 || (to + shape.reach >= first && to < first + shape.block + shape.reach);
}

// Scaled dot products and softmax in float. `qkv` has queries, keys and values of each position.
Vector InFloat(const AttentionShape& shape, const Vector& qkv, std::size_t count) {
  const std::size_t width = shape.width(), head_width = shape.head_width;
  const auto at = [&](std::size_t position, std::size_t part) { return qkv.data() + (position * 3 + part) * width; };
  Vector seen(count * width);
  for (std::size_t from = 0; from < count; ++from) {
    for (std::size_t first = 0; first < width; first += head_width) {
      double all = 0;
      std::vector<double> weights(count);
      for (std::size_t to = 0; to < count; ++to) {
        double score = 0;
        for (std::size_t i = first; i < first + head_width; ++i) score += static_cast<double>(at(from, 0)[i] * at(to, 1)[i]);
        if (LooksAt(shape, from, to)) weights[to] = std::exp(score / std::sqrt(static_cast<double>(head_width)));
        all += weights[to];
      }
      for (std::size_t i = first; i < first + head_width; ++i) {
        double sum = 0;
        for (std::size_t to = 0; to < count; ++to) sum += weights[to] / all * static_cast<double>(at(to, 2)[i]);
        seen[from * width + i] = static_cast<float>(sum);
      }
    }
  }
  return seen;
}

Vector InInt8(const Kernels& kernels, const AttentionShape& shape, const Vector& qkv, std::size_t count, Attention* attention) {
  const std::size_t width = shape.width();
  Vector seen(count * width);
  for (std::size_t first = 0; first < count; first += shape.block) {
    attention->Put(kernels, qkv.data() + first * 3 * width, first, std::min(shape.block, count - first));
  }
  attention->PackValues(kernels, count);
  for (std::size_t first = 0; first < count; first += shape.block) {
    attention->Run(kernels, first, std::min(shape.block, count - first), count, seen.data() + first * width);
  }
  return seen;
}

Vector InInt8(const Kernels& kernels, const AttentionShape& shape, const Vector& qkv, std::size_t count) {
  Attention attention(shape, count);
  return InInt8(kernels, shape, qkv, count, &attention);
}

TEST_CASE("Attention in int8 is near that in float, whatever the blocks and the reach") {
  RandomNetwork random(1);
  for (const AttentionShape& shape : {Shape(16, 0), Shape(16, 16), Shape(32, 16), Shape(64, 512)}) {
    for (const std::size_t count : {1, 2, 15, 16, 17, 33, 64, 100}) {
      CAPTURE(shape.block, shape.reach, count);
      Vector qkv = random.Numbers(count * 3 * shape.width());
      for (std::size_t i = 0; i < qkv.size(); ++i) {
        if (i / shape.width() % 3 < 2) qkv[i] *= 3;  // so that some weights are large and most small
      }
      const Vector seen = InInt8(BestKernels(), shape, qkv, count);
      const Difference difference(seen.data(), InFloat(shape, qkv, count));
      CHECK(difference.largest < 0.05);  // of values up to 1
      CHECK(difference.mean < 0.0075);
    }
  }
}

TEST_CASE("Position 0 may have nearly all the weight, and the others keep their shares of the rest") {
  RandomNetwork random(2);
  const AttentionShape shape = Shape(16, 16);
  const std::size_t count = 40, width = shape.width();
  Vector qkv = random.Numbers(count * 3 * width);
  for (std::size_t i = 0; i < width; ++i) {
    qkv[width + i] = 1.5f;      // its key
    qkv[2 * width + i] = 0.0f;  // its value: what is seen is of the others
    for (std::size_t position = 0; position < count; ++position) qkv[position * 3 * width + i] = 1.2f + 0.2f * random.Number();
  }
  const Vector seen = InInt8(BestKernels(), shape, qkv, count), expected = InFloat(shape, qkv, count);
  const float largest = *std::max_element(expected.begin(), expected.end());
  CHECK(largest < 0.05f);
  CHECK(Difference(seen.data(), expected).largest < 0.06 * static_cast<double>(largest));
}

TEST_CASE("What is out of reach has no say, what is in reach has") {
  RandomNetwork random(3);
  const AttentionShape shape = Shape(16, 16);
  const std::size_t count = 90, width = shape.width();
  const Vector qkv = random.Numbers(count * 3 * width);
  const Vector before = InInt8(BestKernels(), shape, qkv, count);
  for (const std::size_t changed : {0, 1, 31, 32, 47, 60, 89}) {
    Vector other = qkv;
    for (std::size_t i = width; i < 3 * width; ++i) other[changed * 3 * width + i] *= -0.9f;  // key and value
    const Vector after = InInt8(BestKernels(), shape, other, count);
    for (std::size_t from = 0; from < count; ++from) {
      CAPTURE(changed, from);
      const bool same =
          std::equal(before.begin() + from * width, before.begin() + (from + 1) * width, after.begin() + from * width);
      REQUIRE(same == !LooksAt(shape, from, changed));
    }
  }
}

TEST_CASE("Attention gives the same bits with each set of instructions, and after a longer window") {
  RandomNetwork random(4);
  const AttentionShape shape = Shape(32, 16);
  const Vector longer = random.Numbers(96 * 3 * shape.width()), qkv = random.Numbers(70 * 3 * shape.width());
  const Vector seen = InInt8(BestKernels(), shape, qkv, 70);
  for (const Kernels* kernels : AllKernels()) {
    INFO(kernels->name);
    Attention attention(shape, 96);
    InInt8(*kernels, shape, longer, 96, &attention);
    CHECK(InInt8(*kernels, shape, qkv, 70, &attention) == seen);
  }
}

}  // namespace
}  // namespace inquit::internal
