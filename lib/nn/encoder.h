// Encoder: a window of tokens to a vector for each position. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_NN_ENCODER_H_
#define INQUIT_LIB_NN_ENCODER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "lib/model/aligned.h"
#include "lib/model/model_file.h"
#include "lib/nn/attention.h"
#include "lib/nn/kernels/kernels.h"
#include "lib/nn/linear.h"

namespace inquit {
inline namespace v0 {
namespace internal {

constexpr std::size_t kFeatureCount = 3;  // of each position, besides its word pieces (lib/tagger/inputs.h)
constexpr std::size_t kMaxWindow = 512;   // positions

// The sizes of a network, from the section "info" of its file.
struct EncoderShape {
  std::size_t vocabulary = 0;          // word pieces
  std::size_t width = 0;               // numbers in the vector of a position, BERT's hidden size
  std::size_t feed_forward_width = 0;  // BERT's intermediate size
  AttentionShape attention;
  std::size_t layers = 0;
  std::size_t positions = 0;                                  // of the longest window
  std::array<std::size_t, kFeatureCount> feature_sizes = {};  // how many values each feature can have

  // Errors: kInvalidArgument  a number is missing in the file's info or is not one that Encoder can run; the message names it
  static absl::StatusOr<EncoderShape> Read(const ModelFile& file);
};

// What a position of a window is given: a token's word pieces and features, or a special token ([CLS], [SEP]).
struct PositionInput {
  absl::Span<const std::uint32_t> word_pieces;            // at least one, each less than the shape's vocabulary
  std::array<std::uint8_t, kFeatureCount> features = {};  // each less than its size in the shape
};

// Const and shared by threads.
class Encoder {
 public:
  // Takes the weights from `file`, whose bytes must outlive the encoder, since the embeddings are read in place.
  // Errors: kInvalidArgument  a weight is missing or has another shape; the message names it
  static absl::StatusOr<Encoder> Make(const ModelFile& file, const EncoderShape& shape, const Kernels& kernels);

  // The memory that Run needs, for windows of up to `positions` positions; for one thread.
  class Workspace {
   public:
    Workspace(const EncoderShape& shape, std::size_t positions);

   private:
    friend class Encoder;
    Aligned<float> hidden_;           // [positions][width]
    Aligned<float> wide_;             // [block][3 * attention width or feed-forward width]
    Aligned<float> narrow_;           // [block][width]
    QuantizedRows hidden_quantized_;  // hidden_ in int8
    QuantizedRows block_quantized_;   // what the next linear layer is given of a block, in int8
    Attention attention_;
  };

  // Encodes a window. Returns [positions of the window][width], which lies in `workspace` until the next call.
  const float* Run(absl::Span<const PositionInput> window, Workspace* workspace) const;

 private:
  // The scale and the shift of a layer normalization, each [width].
  struct LayerNorm {
    Aligned<float> weight, bias;
  };
  struct Layer {
    Linear qkv;  // queries, keys and values of all heads, side by side
    Linear attention_out;
    Linear up, down;  // the feed-forward network: width -> feed-forward width -> width
    LayerNorm attention_norm, feed_forward_norm;
  };
  // Embeddings in int8: row n is rows[n * width ...] * scales[n].
  struct QuantizedEmbeddings {
    absl::Span<const std::int8_t> rows;  // [count][width], in the file's bytes
    Aligned<float> scales;               // [count]
  };

  Encoder(const EncoderShape& shape, const Kernels& kernels) : kernels_(&kernels), shape_(shape) {}
  absl::StatusOr<Layer> MakeLayer(const ModelFile& file, std::size_t number) const;
  void AddEmbedding(const QuantizedEmbeddings& table, std::size_t row, std::size_t shared_by, float* to) const;
  void Embed(absl::Span<const PositionInput> window, Workspace* workspace) const;
  void AddAndNormalize(const LayerNorm& norm, const float* y, float* x, QuantizedRows* quantized, std::size_t row) const;
  void RunLayer(const Layer& layer, std::size_t count, Workspace* workspace) const;
  void RunBlock(const Layer& layer, std::size_t first, std::size_t count, Workspace* workspace) const;

  const Kernels* kernels_;
  EncoderShape shape_;
  QuantizedEmbeddings word_pieces_, positions_;
  std::array<Aligned<float>, kFeatureCount> features_;  // embeddings of each feature's values: [feature_sizes[i]][width]
  LayerNorm embedding_norm_;
  std::vector<Layer> layers_;
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_NN_ENCODER_H_
