// Tests of lib/nn/encoder.h: the network in int8 beside the same in float.
// SPDX-License-Identifier: Apache-2.0
//
// The float network is written down from tools/train/inquit_train/network.py, position by position.
#include "lib/nn/encoder.h"

#include <cmath>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "tests/unit/random_network.h"

namespace inquit::internal {
namespace {

constexpr std::size_t kVocabulary = 20, kWidth = 64, kFeedForwardWidth = 128, kHeads = 2, kHeadWidth = 16, kLayers = 2,
                      kPositions = 80;
constexpr std::size_t kBlock = 32, kReach = 16;
constexpr std::size_t kAttentionWidth = kHeads * kHeadWidth;
constexpr std::array<std::size_t, kFeatureCount> kFeatureSizes = {3, 2, 4};

struct Norm {
  Vector weight, bias;

  Vector operator()(const Vector& x) const {
    double mean = 0, variance = 0;
    for (const float f : x) mean += static_cast<double>(f) / static_cast<double>(x.size());
    for (const float f : x) variance += std::pow(static_cast<double>(f) - mean, 2) / static_cast<double>(x.size());
    Vector y(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
      y[i] = static_cast<float>((static_cast<double>(x[i]) - mean) / std::sqrt(variance + 1e-12)) * weight[i] + bias[i];
    }
    return y;
  }
};

Vector Sum(Vector a, const Vector& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] += b[i];
  return a;
}

struct FloatLayer {
  FloatLinear qkv, out, up, down;
  Norm norm1, norm2;

  std::vector<Vector> operator()(const std::vector<Vector>& x) const {
    std::vector<Vector> qkvs, y;
    for (const Vector& position : x) qkvs.push_back(qkv(position));
    for (std::size_t from = 0; from < x.size(); ++from) {
      const Vector middle = norm1(Sum(x[from], out(SeenFrom(from, qkvs))));
      Vector inner = up(middle);
      for (float& f : inner) f *= static_cast<float>(0.5 * (1 + std::erf(static_cast<double>(f) / std::sqrt(2.0))));
      y.push_back(norm2(Sum(middle, down(inner))));
    }
    return y;
  }

  static Vector SeenFrom(std::size_t from, const std::vector<Vector>& qkvs) {
    const std::size_t first = from / kBlock * kBlock;
    Vector seen(kAttentionWidth);
    for (std::size_t head = 0; head < kHeads; ++head) {
      const std::size_t query = head * kHeadWidth, key = kAttentionWidth + query, value = kAttentionWidth + key;
      double all = 0;
      std::vector<double> sums(kHeadWidth);
      for (std::size_t to = 0; to < qkvs.size(); ++to) {
        if (to != 0 && (to + kReach < first || to >= first + kBlock + kReach)) continue;
        double score = 0;
        for (std::size_t i = 0; i < kHeadWidth; ++i) score += static_cast<double>(qkvs[from][query + i] * qkvs[to][key + i]);
        const double weight = std::exp(score / std::sqrt(static_cast<double>(kHeadWidth)));
        all += weight;
        for (std::size_t i = 0; i < kHeadWidth; ++i) sums[i] += weight * static_cast<double>(qkvs[to][value + i]);
      }
      for (std::size_t i = 0; i < kHeadWidth; ++i) seen[query + i] = static_cast<float>(sums[i] / all);
    }
    return seen;
  }
};

// The section "info" of a model file with this shape.
std::string Info() {
  return absl::StrCat("vocabulary ", kVocabulary, "\nwidth ", kWidth, "\ninner ", kFeedForwardWidth, "\nheads ", kHeads,
                      "\nhead_width ", kHeadWidth, "\nblock ", kBlock, "\nreach ", kReach, "\nlayers ", kLayers, "\npositions ",
                      kPositions, "\nfeatures ", kFeatureSizes[0], " ", kFeatureSizes[1], " ", kFeatureSizes[2], "\n");
}

// A network of random weights, in float and as a model file.
class Network {
 public:
  explicit Network(unsigned seed) : random_(seed) {
    random_.AddText("info", Info());
    pieces_ = random_.AddRows("pieces", kVocabulary, kWidth, 1);
    positions_ = random_.AddRows("positions", kPositions, kWidth, 0.5f);
    for (std::size_t f = 0; f < kFeatureCount; ++f) {
      features_[f] = random_.AddFloats(absl::StrCat("features.", f), kFeatureSizes[f] * kWidth, 0, 0.5f);
    }
    norm_ = AddNorm("norm");
    for (std::size_t n = 0; n < kLayers; ++n) {
      const std::string at = absl::StrCat("layer.", n, ".");
      FloatLayer layer;
      layer.qkv = random_.AddLinear(at + "qkv", 3 * kAttentionWidth, kWidth);
      layer.out = random_.AddLinear(at + "out", kWidth, kAttentionWidth);
      layer.up = random_.AddLinear(at + "up", kFeedForwardWidth, kWidth);
      layer.down = random_.AddLinear(at + "down", kWidth, kFeedForwardWidth);
      layer.norm1 = AddNorm(at + "norm1");
      layer.norm2 = AddNorm(at + "norm2");
      layers_.push_back(layer);
    }
  }

  const RandomNetwork& sections() const { return random_; }

  std::vector<Vector> InFloat(const std::vector<PositionInput>& window) const {
    std::vector<Vector> x;
    for (std::size_t i = 0; i < window.size(); ++i) {
      Vector sum = positions_[i];
      for (std::size_t column = 0; column < kWidth; ++column) {
        for (const std::uint32_t piece : window[i].word_pieces) {
          sum[column] += pieces_[piece][column] / static_cast<float>(window[i].word_pieces.size());
        }
        for (std::size_t f = 0; f < kFeatureCount; ++f) sum[column] += features_[f][window[i].features[f] * kWidth + column];
      }
      x.push_back(norm_(sum));
    }
    for (const FloatLayer& layer : layers_) x = layer(x);
    return x;
  }

 private:
  Norm AddNorm(const std::string& name) {
    Norm norm;
    norm.weight = random_.AddFloats(name + ".weight", kWidth, 1, 0.3f);
    norm.bias = random_.AddFloats(name + ".bias", kWidth, 0, 0.2f);
    return norm;
  }

  RandomNetwork random_;
  std::vector<Vector> pieces_, positions_;
  std::array<Vector, kFeatureCount> features_;
  Norm norm_;
  std::vector<FloatLayer> layers_;
};

// Windows of random positions, which have one to three pieces each.
class RandomWindows {
 public:
  explicit RandomWindows(unsigned seed) : random_(seed), pieces_(1000) {
    for (std::uint32_t& piece : pieces_) piece = static_cast<std::uint32_t>(random_.Below(kVocabulary));
  }

  std::vector<PositionInput> Next(std::size_t size) {
    std::vector<PositionInput> window(size);
    for (PositionInput& position : window) {
      position.word_pieces = absl::MakeConstSpan(pieces_.data() + random_.Below(pieces_.size() - 3), 1 + random_.Below(3));
      for (std::size_t f = 0; f < kFeatureCount; ++f) {
        position.features[f] = static_cast<std::uint8_t>(random_.Below(kFeatureSizes[f]));
      }
    }
    return window;
  }

 private:
  RandomNetwork random_;
  std::vector<std::uint32_t> pieces_;
};

TEST_CASE("A shape that the encoder cannot run is refused, and the message names the number") {
  const auto read = [](const std::string& info) {
    RandomNetwork sections(0);
    sections.AddText("info", info);
    return EncoderShape::Read(NetworkFile(sections).file).status();
  };
  CHECK(read(Info()).ok());
  for (const char* key : {"vocabulary", "width", "inner", "heads", "head_width", "block", "layers", "positions"}) {
    CAPTURE(key);
    std::string info = "\n" + Info();
    const std::size_t at = info.find(absl::StrCat("\n", key, " ")) + std::string(key).size() + 2;
    info.replace(at, info.find('\n', at) - at, "0");
    const absl::Status status = read(info.substr(1));
    REQUIRE(absl::IsInvalidArgument(status));
    CHECK(std::string(status.message()).find(absl::StrCat(key, " is ")) != std::string::npos);
  }
  const std::string wide =
      absl::StrReplaceAll(Info(), {{"\nheads ", "\nheads 64\nx "}, {"\nhead_width ", "\nhead_width 128\ny "}});
  CHECK(read(wide).message() == "model file: heads times head_width is more than 4096");
}

TEST_CASE("The encoder in int8 is near the trainer's network in float") {
  RandomWindows windows(1);
  for (unsigned seed = 0; seed < 3; ++seed) {
    const Network network(seed);
    const NetworkFile file(network.sections());
    const EncoderShape shape = *EncoderShape::Read(file.file);
    const Encoder encoder = *Encoder::Make(file.file, shape, BestKernels());
    Encoder::Workspace workspace(shape, kPositions);
    for (const std::size_t size : {1, 2, 31, 32, 33, 64, 80}) {
      CAPTURE(seed, size);
      const std::vector<PositionInput> window = windows.Next(size);
      const float* const found = encoder.Run(window, &workspace);
      Vector expected;
      for (const Vector& position : network.InFloat(window)) expected.insert(expected.end(), position.begin(), position.end());
      const Difference difference(found, expected);
      CHECK(difference.largest < 0.08);  // of numbers around 1
      CHECK(difference.mean < 0.016);
    }
  }
}

TEST_CASE("The encoder gives the same bits with each set of instructions, and in a workspace that was used") {
  RandomWindows windows(2);
  const Network network(7);
  const NetworkFile file(network.sections());
  const EncoderShape shape = *EncoderShape::Read(file.file);
  const std::vector<PositionInput> longer = windows.Next(80), window = windows.Next(50);
  Vector first;
  for (const Kernels* kernels : AllKernels()) {
    INFO(kernels->name);
    const Encoder encoder = *Encoder::Make(file.file, shape, *kernels);
    Encoder::Workspace workspace(shape, 80), exact(shape, 50);
    encoder.Run(longer, &workspace);
    const float* const found = encoder.Run(window, &workspace);
    const Vector here(found, found + 50 * kWidth);
    if (first.empty()) first = here;
    CHECK(here == first);
    const float* const again = encoder.Run(window, &exact);
    CHECK(Vector(again, again + 50 * kWidth) == first);
  }
}

}  // namespace
}  // namespace inquit::internal
