// Random weights for tests: as sections of a model file, and as the floats that these stand for.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_TESTS_UNIT_RANDOM_NETWORK_H_
#define INQUIT_TESTS_UNIT_RANDOM_NETWORK_H_

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "lib/model/model_file.h"
#include "tests/unit/catch.h"
#include "tests/unit/model_bytes.h"

namespace inquit::internal {

using Vector = std::vector<float>;

// What nn.Linear of the trainer is.
struct FloatLinear {
  std::vector<Vector> weights;  // [outputs][inputs]
  Vector bias;

  Vector operator()(const Vector& x) const {
    Vector y = bias;
    for (std::size_t o = 0; o < y.size(); ++o) {
      double sum = 0;
      for (std::size_t i = 0; i < x.size(); ++i) sum += static_cast<double>(x[i]) * static_cast<double>(weights[o][i]);
      y[o] += static_cast<float>(sum);
    }
    return y;
  }
};

class RandomNetwork {
 public:
  explicit RandomNetwork(unsigned seed) : random_(seed) {}

  // From -1 to 1.
  float Number() { return static_cast<float>(static_cast<int>(random_() % 2001) - 1000) / 1000; }
  Vector Numbers(std::size_t count) {
    Vector numbers(count);
    for (float& number : numbers) number = Number();
    return numbers;
  }
  std::size_t Below(std::size_t n) { return random_() % n; }

  void AddText(const std::string& name, const std::string& text) { sections_.push_back({name, text}); }

  // Floats around `middle`, at most `spread` away from it.
  Vector AddFloats(const std::string& name, std::size_t count, float middle, float spread) {
    Vector floats = Numbers(count);
    for (float& f : floats) f = middle + f * spread;
    AddText(name, std::string(reinterpret_cast<const char*>(floats.data()), count * sizeof(float)));
    return floats;
  }

  // QuantizedRows of int8 up to `size` in size, each with its scale.
  std::vector<Vector> AddRows(const std::string& name, std::size_t rows, std::size_t columns, float size) {
    std::string bytes;
    std::vector<Vector> matrix(rows, Vector(columns));
    const Vector scales = AddFloats(name + ".scale", rows, size / 127, size / 500);
    for (std::size_t r = 0; r < rows; ++r) {
      for (float& weight : matrix[r]) {
        const int byte = 2 * (static_cast<int>(random_() % 127) - 63);  // even, as the library halves them
        bytes.push_back(static_cast<char>(byte));
        weight = static_cast<float>(byte) * scales[r];
      }
    }
    AddText(name, bytes);
    return matrix;
  }

  // Of such a size that inputs of about 1 give outputs of about 1.
  FloatLinear AddLinear(const std::string& name, std::size_t outputs, std::size_t inputs) {
    FloatLinear linear;
    linear.weights = AddRows(name, outputs, inputs, 1.7f / std::sqrt(static_cast<float>(inputs)));
    linear.bias = AddFloats(name + ".bias", outputs, 0, 0.3f);
    return linear;
  }

  std::string File() const { return FileOf(sections_); }

 private:
  std::mt19937 random_;
  Sections sections_;
};

// The file that a network's sections are, in memory.
struct NetworkFile {
  explicit NetworkFile(const RandomNetwork& network) : bytes(network.File()), file(*ModelFile::Read(bytes.view())) {}

  AlignedBytes bytes;
  ModelFile file;
};

// The largest and the mean difference of two vectors.
struct Difference {
  double largest = 0, mean = 0;

  Difference(const float* a, const Vector& b) {
    for (std::size_t i = 0; i < b.size(); ++i) {
      const double apart = std::fabs(static_cast<double>(a[i]) - static_cast<double>(b[i]));
      largest = std::max(largest, apart);
      mean += apart / static_cast<double>(b.size());
    }
  }
};

}  // namespace inquit::internal

#endif  // INQUIT_TESTS_UNIT_RANDOM_NETWORK_H_
