// Encoder: the layers of BERT (Devlin et al., 2019), in int8; tools/train/inquit_train/network.py has the same in float.
// SPDX-License-Identifier: Apache-2.0
//
// A window is a stretch of tokens with [CLS] before and [SEP] behind it, up to 512 positions; each becomes a vector of `width`
// numbers, the row of an array [positions][width] called `hidden`:
//
//   embeddings   hidden = LayerNorm(mean of the embeddings of the token's word pieces + that of its position + one for the
//                value of each of its features)
//   each layer   x      = hidden * qkv                             queries, keys and values   [positions][3 * attention width]
//                hidden = LayerNorm(hidden + attention(x) * attention_out)                    (attention.cc)
//                x      = GELU(hidden * up)                        feed-forward network       [positions][feed-forward width]
//                hidden = LayerNorm(hidden + x * down)
//
// where `*` is a linear layer: a matrix of int8 weights by rows quantized to int8, its bias added in float (linear.cc). All
// else is float.
//
// The text "Fine, she said." is 7 positions: [CLS] fine , she said . [SEP]. Unlike in BERT a token that is several word pieces,
// as "unloaded" = un ##load ##ed, is one position, with the mean of three embeddings.
//
// Attention needs the keys and values of all positions, so a layer goes over the window twice: once for qkv, once for all that
// comes after it. Either goes block by block (AttentionShape::block positions), so that what a block becomes on its way through
// the layer stays in the processor's cache.
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

// Bounds on what a file may ask for, so that a damaged one cannot exhaust memory: several times the sizes of BERT-large, but
// for the feed-forward width, which is the longest sum of int8 products: 127 * 127 * 16384 is less than 2^31.
constexpr std::size_t kMaxVocabulary = 1000000;
constexpr std::size_t kMaxWidth = 4096;
constexpr std::size_t kMaxFeedForwardWidth = 16384;
constexpr std::size_t kMaxLayers = 24;
constexpr std::size_t kMaxHeadWidth = 256;
constexpr std::size_t kMaxBlock = 256;
constexpr std::size_t kMinPositions = 16;
constexpr std::size_t kMaxFeatureSize = 256;  // what fits PositionInput::features

// Widths are a multiple of what the kernels' loops over them take at once.
constexpr std::size_t kWidthMultiple = kWideLanes;

// Reads one thing after the other and keeps the first error, so that its callers read as a list.
class Reader {
 public:
  explicit Reader(const ModelFile& file) : file_(file) {}

  void Number(std::string_view key, std::size_t min, std::size_t max, std::size_t* to) {
    Take(file_.Number(key, min, max), to);
  }
  void Floats(std::string_view name, std::size_t count, Aligned<float>* to) { Take(file_.Floats(name, count), to); }
  void Weights(std::string_view name, std::size_t rows, std::size_t columns, absl::Span<const std::int8_t>* to) {
    Take(file_.Weights(name, rows, columns), to);
  }
  void Require(bool condition, std::string_view message) {
    if (status_.ok() && !condition) status_ = absl::InvalidArgumentError(std::string(message));
  }
  const absl::Status& status() const { return status_; }

 private:
  template <typename T>
  void Take(absl::StatusOr<T> value, T* to) {
    if (value.ok()) {
      *to = *std::move(value);
    } else if (status_.ok()) {
      status_ = value.status();
    }
  }

  const ModelFile& file_;
  absl::Status status_;
};

}  // namespace

// The keys are as the file has them; "inner" is the feed-forward width, "features" the sizes of the features.
absl::StatusOr<EncoderShape> EncoderShape::Read(const ModelFile& file) {
  EncoderShape shape;
  Reader reader(file);
  reader.Number("vocabulary", 1, kMaxVocabulary, &shape.vocabulary);
  reader.Number("width", kWidthMultiple, kMaxWidth, &shape.width);
  reader.Number("inner", kWidthMultiple, kMaxFeedForwardWidth, &shape.feed_forward_width);
  reader.Number("heads", 1, kMaxWidth / kPanel, &shape.attention.heads);
  reader.Number("head_width", kPanel, kMaxHeadWidth, &shape.attention.head_width);
  reader.Number("block", kPanel, kMaxBlock, &shape.attention.block);
  reader.Number("reach", 0, kMaxWindow, &shape.attention.reach);
  reader.Number("layers", 1, kMaxLayers, &shape.layers);
  reader.Number("positions", kMinPositions, kMaxWindow, &shape.positions);
  if (!reader.status().ok()) return reader.status();
  reader.Require(shape.width % kWidthMultiple == 0, "model file: width is not a multiple of 64");
  reader.Require(shape.feed_forward_width % kWidthMultiple == 0, "model file: inner is not a multiple of 64");
  reader.Require(shape.attention.head_width % kPanel == 0, "model file: head_width is not a multiple of 16");
  reader.Require(shape.attention.block % kPanel == 0, "model file: block is not a multiple of 16");
  reader.Require(shape.attention.reach % kPanel == 0, "model file: reach is not a multiple of 16");
  reader.Require(shape.attention.width() <= kMaxWidth, "model file: heads times head_width is more than 4096");
  const std::string_view features = file.Info("features");
  const std::vector<std::string> sizes = absl::StrSplit(absl::string_view(features.data(), features.size()), ' ');
  for (std::size_t i = 0; i < kFeatureCount; ++i) {
    reader.Require(sizes.size() == kFeatureCount && absl::SimpleAtoi(sizes[i], &shape.feature_sizes[i]) &&
                       shape.feature_sizes[i] > 0 && shape.feature_sizes[i] <= kMaxFeatureSize,
                   "model file: features are not three numbers from 1 to 256");
  }
  if (!reader.status().ok()) return reader.status();
  return shape;
}

absl::StatusOr<Encoder::Layer> Encoder::MakeLayer(const ModelFile& file, std::size_t number) const {
  const std::size_t width = shape_.width, attention_width = shape_.attention.width();
  const std::string layer_name = absl::StrCat("layer.", number, ".");
  absl::StatusOr<Linear> qkv = Linear::Make(file, layer_name + "qkv", 3 * attention_width, width, *kernels_);
  if (!qkv.ok()) return qkv.status();
  absl::StatusOr<Linear> attention_out = Linear::Make(file, layer_name + "out", width, attention_width, *kernels_);
  if (!attention_out.ok()) return attention_out.status();
  absl::StatusOr<Linear> up = Linear::Make(file, layer_name + "up", shape_.feed_forward_width, width, *kernels_);
  if (!up.ok()) return up.status();
  absl::StatusOr<Linear> down = Linear::Make(file, layer_name + "down", width, shape_.feed_forward_width, *kernels_);
  if (!down.ok()) return down.status();
  Layer layer{*std::move(qkv), *std::move(attention_out), *std::move(up), *std::move(down), {}, {}};
  Reader reader(file);
  reader.Floats(layer_name + "norm1.weight", width, &layer.attention_norm.weight);
  reader.Floats(layer_name + "norm1.bias", width, &layer.attention_norm.bias);
  reader.Floats(layer_name + "norm2.weight", width, &layer.feed_forward_norm.weight);
  reader.Floats(layer_name + "norm2.bias", width, &layer.feed_forward_norm.bias);
  if (!reader.status().ok()) return reader.status();
  return layer;
}

absl::StatusOr<Encoder> Encoder::Make(const ModelFile& file, const EncoderShape& shape, const Kernels& kernels) {
  Encoder encoder(shape, kernels);
  Reader reader(file);
  reader.Weights("pieces", shape.vocabulary, shape.width, &encoder.word_pieces_.rows);
  reader.Floats("pieces.scale", shape.vocabulary, &encoder.word_pieces_.scales);
  reader.Weights("positions", shape.positions, shape.width, &encoder.positions_.rows);
  reader.Floats("positions.scale", shape.positions, &encoder.positions_.scales);
  for (std::size_t i = 0; i < kFeatureCount; ++i) {
    reader.Floats(absl::StrCat("features.", i), shape.feature_sizes[i] * shape.width, &encoder.features_[i]);
  }
  reader.Floats("norm.weight", shape.width, &encoder.embedding_norm_.weight);
  reader.Floats("norm.bias", shape.width, &encoder.embedding_norm_.bias);
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
      wide_(shape.attention.block * std::max(3 * shape.attention.width(), shape.feed_forward_width)),
      narrow_(shape.attention.block * shape.width),
      hidden_quantized_(positions, shape.width),
      block_quantized_(shape.attention.block, std::max({shape.width, shape.attention.width(), shape.feed_forward_width})),
      attention_(shape.attention, positions) {}

// to += the embedding / shared_by.
void Encoder::AddEmbedding(const QuantizedEmbeddings& table, std::size_t row, std::size_t shared_by, float* to) const {
  kernels_->add_row(table.rows.data() + row * shape_.width, shape_.width, table.scales[row] / static_cast<float>(shared_by),
                    to);
}

// x = LayerNorm(x + y), of one position, and the same quantized into row `row`.
void Encoder::AddAndNormalize(const LayerNorm& norm, const float* y, float* x, QuantizedRows* quantized,
                              std::size_t row) const {
  const float max = kernels_->add_and_normalize(x, y, shape_.width, norm.weight.data(), norm.bias.data());
  quantized->Set(*kernels_, row, x, shape_.width, max);
}

void Encoder::Embed(absl::Span<const PositionInput> window, Workspace* workspace) const {
  const std::size_t width = shape_.width;
  float* hidden = workspace->hidden_.data();
  std::vector<float> features(width);
  for (std::size_t i = 0; i < window.size(); ++i, hidden += width) {
    std::fill_n(hidden, width, 0.0f);
    for (const std::uint32_t piece : window[i].word_pieces) {
      AddEmbedding(word_pieces_, piece, window[i].word_pieces.size(), hidden);
    }
    AddEmbedding(positions_, i, 1, hidden);
    std::fill(features.begin(), features.end(), 0.0f);
    for (std::size_t f = 0; f < kFeatureCount; ++f) {
      const float* embedding = features_[f].data() + window[i].features[f] * width;
      for (std::size_t column = 0; column < width; ++column) features[column] += embedding[column];
    }
    AddAndNormalize(embedding_norm_, features.data(), hidden, &workspace->hidden_quantized_, i);
  }
}

// The rest of a layer, for the positions of a block, after Attention has left in `wide_` what it gives for them.
void Encoder::RunBlock(const Layer& layer, std::size_t first, std::size_t count, Workspace* workspace) const {
  const std::size_t width = shape_.width, attention_width = shape_.attention.width();
  const std::size_t feed_forward_width = shape_.feed_forward_width;
  float* const hidden = workspace->hidden_.data() + first * width;
  float* const wide = workspace->wide_.data();
  float* const narrow = workspace->narrow_.data();
  QuantizedRows* const quantized = &workspace->block_quantized_;
  for (std::size_t i = 0; i < count; ++i) quantized->Set(*kernels_, i, wide + i * attention_width, attention_width);
  layer.attention_out.Run(quantized, 0, count, narrow);
  for (std::size_t i = 0; i < count; ++i) {
    AddAndNormalize(layer.attention_norm, narrow + i * width, hidden + i * width, quantized, i);
  }
  layer.up.Run(quantized, 0, count, wide);
  for (std::size_t i = 0; i < count; ++i) {
    const float max = kernels_->gelu(wide + i * feed_forward_width, feed_forward_width);
    quantized->Set(*kernels_, i, wide + i * feed_forward_width, feed_forward_width, max);
  }
  layer.down.Run(quantized, 0, count, narrow);
  for (std::size_t i = 0; i < count; ++i) {
    AddAndNormalize(layer.feed_forward_norm, narrow + i * width, hidden + i * width, &workspace->hidden_quantized_, first + i);
  }
}

void Encoder::RunLayer(const Layer& layer, std::size_t count, Workspace* workspace) const {
  const std::size_t block = shape_.attention.block;
  float* const wide = workspace->wide_.data();
  Attention* const attention = &workspace->attention_;
  for (std::size_t first = 0; first < count; first += block) {
    const std::size_t size = std::min(block, count - first);
    layer.qkv.Run(&workspace->hidden_quantized_, first, size, wide);
    attention->Put(*kernels_, wide, first, size);
  }
  attention->PackValues(*kernels_, count);
  for (std::size_t first = 0; first < count; first += block) {
    const std::size_t size = std::min(block, count - first);
    attention->Run(*kernels_, first, size, count, wide);
    RunBlock(layer, first, size, workspace);
  }
}

const float* Encoder::Run(absl::Span<const PositionInput> window, Workspace* workspace) const {
  Embed(window, workspace);
  for (const Layer& layer : layers_) RunLayer(layer, window.size(), workspace);
  return workspace->hidden_.data();
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
