// Encoder: BERT's layers (Devlin et al., 2019), as tools/train/inquit_train/network.py has them in float.
// SPDX-License-Identifier: Apache-2.0
//
// A block of positions at a time, so that what it becomes on its way through a layer stays in the nearest memory.
#include "lib/nn/encoder.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::size_t kMaxVocabulary = 1000000;
constexpr std::size_t kMaxWidth = 4096;
constexpr std::size_t kMaxInner = 16384;  // 127 * 127 * 16384 is less than 2^31
constexpr std::size_t kMaxLayers = 24;
constexpr std::size_t kMaxHeadWidth = 256;
constexpr std::size_t kMaxBlock = 256;
constexpr std::size_t kMinPositions = 16;
constexpr std::size_t kMultiple = 64;

// Collects the first error of many reads, so that they read as a list.
class Reader {
 public:
  explicit Reader(const ModelFile& file) : file_(file) {}

  void Number(std::string_view key, std::size_t min, std::size_t max, std::size_t* to) {
    Take(file_.Number(key, min, max), to);
  }
  void Floats(std::string_view name, std::size_t count, absl::Span<const float>* to) { Take(file_.Floats(name, count), to); }
  void Weights(std::string_view name, std::size_t rows, std::size_t columns, absl::Span<const std::int8_t>* to) {
    Take(file_.Weights(name, rows, columns), to);
  }
  void Require(bool condition, std::string_view message) {
    if (status_.ok() && !condition) status_ = absl::InvalidArgumentError(std::string(message));
  }
  const absl::Status& status() const { return status_; }

 private:
  template <typename T>
  void Take(const absl::StatusOr<T>& value, T* to) {
    if (value.ok()) {
      *to = *value;
    } else if (status_.ok()) {
      status_ = value.status();
    }
  }

  const ModelFile& file_;
  absl::Status status_;
};

}  // namespace

absl::StatusOr<EncoderShape> EncoderShape::Read(const ModelFile& file) {
  EncoderShape shape;
  Reader reader(file);
  reader.Number("vocabulary", 1, kMaxVocabulary, &shape.vocabulary);
  reader.Number("width", kMultiple, kMaxWidth, &shape.width);
  reader.Number("inner", kMultiple, kMaxInner, &shape.inner);
  reader.Number("heads", 1, kMaxWidth / kPanel, &shape.attention.heads);
  reader.Number("head_width", kPanel, kMaxHeadWidth, &shape.attention.head_width);
  reader.Number("block", kPanel, kMaxBlock, &shape.attention.block);
  reader.Number("reach", 0, kMaxWindow, &shape.attention.reach);
  reader.Number("layers", 1, kMaxLayers, &shape.layers);
  reader.Number("positions", kMinPositions, kMaxWindow, &shape.positions);
  if (!reader.status().ok()) return reader.status();
  reader.Require(shape.width % kMultiple == 0, "model file: width is not a multiple of 64");
  reader.Require(shape.inner % kMultiple == 0, "model file: inner is not a multiple of 64");
  reader.Require(shape.attention.head_width % kPanel == 0, "model file: head_width is not a multiple of 16");
  reader.Require(shape.attention.block % kPanel == 0, "model file: block is not a multiple of 16");
  reader.Require(shape.attention.reach % kPanel == 0, "model file: reach is not a multiple of 16");
  const std::string_view features = file.Info("features");
  const std::vector<std::string> sizes = absl::StrSplit(absl::string_view(features.data(), features.size()), ' ');
  for (std::size_t i = 0; i < kFeatures; ++i) {
    reader.Require(sizes.size() == kFeatures && absl::SimpleAtoi(sizes[i], &shape.features[i]) && shape.features[i] > 0 &&
                       shape.features[i] <= 256,
                   "model file: features are not three numbers from 1 to 256");
  }
  if (!reader.status().ok()) return reader.status();
  return shape;
}

absl::StatusOr<Encoder::Layer> Encoder::MakeLayer(const ModelFile& file, std::size_t number) const {
  const std::string at = absl::StrCat("layer.", number, ".");
  absl::StatusOr<Linear> qkv = Linear::Make(file, at + "qkv", 3 * shape_.attention.width(), shape_.width, *kernels_);
  if (!qkv.ok()) return qkv.status();
  absl::StatusOr<Linear> out = Linear::Make(file, at + "out", shape_.width, shape_.attention.width(), *kernels_);
  if (!out.ok()) return out.status();
  absl::StatusOr<Linear> up = Linear::Make(file, at + "up", shape_.inner, shape_.width, *kernels_);
  if (!up.ok()) return up.status();
  absl::StatusOr<Linear> down = Linear::Make(file, at + "down", shape_.width, shape_.inner, *kernels_);
  if (!down.ok()) return down.status();
  Layer layer{*std::move(qkv), *std::move(out), *std::move(up), *std::move(down), {}, {}, {}, {}};
  Reader reader(file);
  reader.Floats(at + "norm1.weight", shape_.width, &layer.norm1_weight);
  reader.Floats(at + "norm1.bias", shape_.width, &layer.norm1_bias);
  reader.Floats(at + "norm2.weight", shape_.width, &layer.norm2_weight);
  reader.Floats(at + "norm2.bias", shape_.width, &layer.norm2_bias);
  if (!reader.status().ok()) return reader.status();
  return layer;
}

absl::StatusOr<Encoder> Encoder::Make(const ModelFile& file, const EncoderShape& shape, const Kernels& kernels) {
  Encoder encoder(shape, kernels);
  Reader reader(file);
  reader.Weights("pieces", shape.vocabulary, shape.width, &encoder.pieces_);
  reader.Floats("pieces.scale", shape.vocabulary, &encoder.piece_scales_);
  reader.Weights("positions", shape.positions, shape.width, &encoder.places_);
  reader.Floats("positions.scale", shape.positions, &encoder.place_scales_);
  for (std::size_t i = 0; i < kFeatures; ++i) {
    reader.Floats(absl::StrCat("features.", i), shape.features[i] * shape.width, &encoder.features_[i]);
  }
  reader.Floats("norm.weight", shape.width, &encoder.norm_weight_);
  reader.Floats("norm.bias", shape.width, &encoder.norm_bias_);
  if (!reader.status().ok()) return reader.status();
  for (std::size_t number = 0; number < shape.layers; ++number) {
    absl::StatusOr<Layer> layer = encoder.MakeLayer(file, number);
    if (!layer.ok()) return layer.status();
    encoder.layers_.push_back(*std::move(layer));
  }
  return encoder;
}

Encoder::Workspace::Workspace(const EncoderShape& shape, std::size_t positions)
    : hidden_(positions * shape.width),
      wide_(shape.attention.block * std::max(3 * shape.attention.width(), shape.inner)),
      narrow_(shape.attention.block * shape.width),
      hidden_rows_(positions, shape.width),
      rows_(shape.attention.block, std::max({shape.width, shape.attention.width(), shape.inner})),
      attention_(shape.attention, positions) {}

void Encoder::Embed(absl::Span<const Position> window, Workspace* workspace) const {
  const std::size_t width = shape_.width;
  float* to = workspace->hidden_.data();
  std::vector<float> features(width);
  for (std::size_t i = 0; i < window.size(); ++i, to += width) {
    std::fill_n(to, width, 0.0f);
    for (const std::uint32_t piece : window[i].pieces) {
      const float factor = piece_scales_[piece] / static_cast<float>(window[i].pieces.size());
      kernels_->add_row(pieces_.data() + piece * width, width, factor, to);
    }
    kernels_->add_row(places_.data() + i * width, width, place_scales_[i], to);
    std::fill(features.begin(), features.end(), 0.0f);
    for (std::size_t f = 0; f < kFeatures; ++f) {
      const float* from = features_[f].data() + window[i].features[f] * width;
      for (std::size_t column = 0; column < width; ++column) features[column] += from[column];
    }
    const float max = kernels_->add_and_normalise(to, features.data(), width, norm_weight_.data(), norm_bias_.data());
    workspace->hidden_rows_.Set(*kernels_, i, to, width, max);
  }
}

// From what the block's positions see to what the layer gives of them.
void Encoder::RunBlock(const Layer& layer, std::size_t first, std::size_t size, Workspace* workspace) const {
  const std::size_t width = shape_.width, seen = shape_.attention.width(), inner = shape_.inner;
  float* const hidden = workspace->hidden_.data() + first * width;
  float* const wide = workspace->wide_.data();
  float* const narrow = workspace->narrow_.data();
  Rows* const rows = &workspace->rows_;
  for (std::size_t i = 0; i < size; ++i) rows->Set(*kernels_, i, wide + i * seen, seen);
  layer.out.Run(rows, 0, size, narrow);
  for (std::size_t i = 0; i < size; ++i) {
    float* const x = hidden + i * width;
    const float max =
        kernels_->add_and_normalise(x, narrow + i * width, width, layer.norm1_weight.data(), layer.norm1_bias.data());
    rows->Set(*kernels_, i, x, width, max);
  }
  layer.up.Run(rows, 0, size, wide);
  for (std::size_t i = 0; i < size; ++i) {
    const float max = kernels_->gelu(wide + i * inner, inner);
    rows->Set(*kernels_, i, wide + i * inner, inner, max);
  }
  layer.down.Run(rows, 0, size, narrow);
  for (std::size_t i = 0; i < size; ++i) {
    float* const x = hidden + i * width;
    const float max =
        kernels_->add_and_normalise(x, narrow + i * width, width, layer.norm2_weight.data(), layer.norm2_bias.data());
    workspace->hidden_rows_.Set(*kernels_, first + i, x, width, max);
  }
}

void Encoder::RunLayer(const Layer& layer, std::size_t count, Workspace* workspace) const {
  const std::size_t block = shape_.attention.block;
  float* const wide = workspace->wide_.data();
  Attention* const attention = &workspace->attention_;
  for (std::size_t first = 0; first < count; first += block) {
    const std::size_t size = std::min(block, count - first);
    layer.qkv.Run(&workspace->hidden_rows_, first, size, wide);
    attention->Put(*kernels_, wide, first, size);
  }
  attention->PackValues(*kernels_, count);
  for (std::size_t first = 0; first < count; first += block) {
    const std::size_t size = std::min(block, count - first);
    attention->Run(*kernels_, first, size, count, wide);
    RunBlock(layer, first, size, workspace);
  }
}

const float* Encoder::Run(absl::Span<const Position> window, Workspace* workspace) const {
  Embed(window, workspace);
  for (const Layer& layer : layers_) RunLayer(layer, window.size(), workspace);
  return workspace->hidden_.data();
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
