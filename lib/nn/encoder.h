// Encoder: a window of tokens to a vector for each position. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_NN_ENCODER_H_
#define INQUIT_LIB_NN_ENCODER_H_

#include <array>
#include <cstddef>
#include <cstdint>
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

constexpr std::size_t kFeatures = 3;
constexpr std::size_t kMaxWindow = 512;  // positions

struct EncoderShape {
  std::size_t vocabulary = 0;
  std::size_t width = 0;
  std::size_t inner = 0;
  AttentionShape attention;
  std::size_t layers = 0;
  std::size_t positions = 0;  // of the longest window
  std::array<std::size_t, kFeatures> features = {};

  // Errors: kInvalidArgument  a number is missing in the file's info or is not one that Encoder can run; the message names it
  static absl::StatusOr<EncoderShape> Read(const ModelFile& file);
};

// A position of a window: the mean of its pieces, and its features.
struct Position {
  absl::Span<const std::uint32_t> pieces;             // at least one, each less than the shape's vocabulary
  std::array<std::uint8_t, kFeatures> features = {};  // each less than the shape's
};

// Const and shared by threads.
class Encoder {
 public:
  // The weights of `file`, which must outlive the encoder.
  // Errors: kInvalidArgument  a weight is missing or has another shape; the message names it
  static absl::StatusOr<Encoder> Make(const ModelFile& file, const EncoderShape& shape, const Kernels& kernels);

  // The memory that Run needs, for windows of up to `positions` positions; for one thread.
  class Workspace {
   public:
    Workspace(const EncoderShape& shape, std::size_t positions);

   private:
    friend class Encoder;
    Aligned<float> hidden_;  // of the window
    Aligned<float> wide_;    // of a block: queries, keys and values, or what the layer's inner part holds
    Aligned<float> narrow_;  // of a block
    Rows hidden_rows_;       // hidden_, to be multiplied
    Rows rows_;              // of a block
    Attention attention_;
  };

  // Encodes a window. Returns the vectors, which lie in `workspace`, one of the shape's width for each position.
  const float* Run(absl::Span<const Position> window, Workspace* workspace) const;

 private:
  struct Layer {
    Linear qkv, out, up, down;
    absl::Span<const float> norm1_weight, norm1_bias, norm2_weight, norm2_bias;
  };

  Encoder(const EncoderShape& shape, const Kernels& kernels) : kernels_(&kernels), shape_(shape) {}
  absl::StatusOr<Layer> MakeLayer(const ModelFile& file, std::size_t number) const;
  void Embed(absl::Span<const Position> window, Workspace* workspace) const;
  void RunLayer(const Layer& layer, std::size_t count, Workspace* workspace) const;
  void RunBlock(const Layer& layer, std::size_t first, std::size_t size, Workspace* workspace) const;

  const Kernels* kernels_;
  EncoderShape shape_;
  absl::Span<const std::int8_t> pieces_, places_;
  absl::Span<const float> piece_scales_, place_scales_, norm_weight_, norm_bias_;
  std::array<absl::Span<const float>, kFeatures> features_;
  std::vector<Layer> layers_;
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_NN_ENCODER_H_
