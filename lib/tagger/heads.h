// Heads: from the encoder's vectors of a window's positions to tags and arcs.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_TAGGER_HEADS_H_
#define INQUIT_LIB_TAGGER_HEADS_H_

#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "lib/model/aligned.h"
#include "lib/model/model_file.h"
#include "lib/nn/kernels/kernels.h"
#include "lib/nn/linear.h"
#include "lib/tagger/arcs.h"
#include "lib/tagger/tagger.h"
#include "lib/tagger/windows.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Arcs go from and to tokens that begin a span with at least this probability. Low, since what it leaves out is lost to the
// decoder, and cheap, since hardly any other token has as much.
constexpr float kMinBeginProbability = 0.02f;

// Const and shared by threads. Position 0 of a window is [CLS], which as the end of an arc stands for no source; token n of the
// window is position n + 1.
class Heads {
 public:
  // Errors: kInvalidArgument  a weight of `file` is missing or has another shape; the message names it
  static absl::StatusOr<Heads> Make(const ModelFile& file, std::size_t width, const Kernels& kernels);

  // Numbers in the vectors that arcs compare.
  std::size_t arc_width() const { return arc_weights_[0].from.outputs(); }

  // The memory that Run needs, for one thread.
  class Workspace {
   public:
    explicit Workspace(const Heads& heads);

   private:
    friend class Heads;
    QuantizedRows rows_;
    Aligned<float> logits_;                          // [kBatch][kPanel]
    std::vector<std::array<float, kRoles>> begins_;  // [tokens of the window], the probability that a span of each role begins
    std::vector<std::size_t> from_, to_;             // positions that arcs may go from and to
    std::vector<float> from_probability_;            // that a span begins there
    std::vector<float> from_vectors_, to_vectors_;   // their projections, [positions][arc width]
    std::vector<Arc> arcs_;                          // from one position
    Softmax softmax_;
  };

  // Writes the tags of the tokens that the window scores into `tags`, which are the whole text's, and appends the arcs from
  // them. `hidden` is [positions of the window][width].
  void Run(const float* hidden, const Window& window, Workspace* workspace, absl::Span<std::array<float, kTagCount>> tags,
           Arcs* arcs) const;

 private:
  enum Kind : std::size_t { kCueOfContent, kSourceOfCue, kKinds };
  struct ArcWeights {
    Linear from, to;             // project a position's vector to [arc width]
    const float* distance_bias;  // [kDistances]
  };

  Heads(const Kernels& kernels, Linear tags) : kernels_(&kernels), tags_(std::move(tags)) {}
  void ReadTags(const float* hidden, const Window& window, Workspace* workspace,
                absl::Span<std::array<float, kTagCount>> tags) const;
  void AppendArcs(const float* hidden, const Window& window, Kind kind, Role from, Role to, Workspace* workspace,
                  std::vector<Arc>* arcs) const;

  const Kernels* kernels_;
  Linear tags_;
  Aligned<float> distance_bias_;         // [kKinds][kDistances]
  std::vector<ArcWeights> arc_weights_;  // [kKinds]
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TAGGER_HEADS_H_
