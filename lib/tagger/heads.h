// Heads: from the vectors of a window's positions to tags and arcs.
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
#include "lib/tagger/tagger.h"
#include "lib/tagger/windows.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// A token is taken for a possible first one of a span from this probability on.
constexpr float kCandidate = 0.02f;
// Of the arcs from one token only the likeliest are kept, and that to kNoToken.
constexpr std::size_t kKeptArcs = 8;

// Const and shared by threads. In a window's vectors, position 0 is [CLS], which stands for no source; tokens follow.
class Heads {
 public:
  // Errors: kInvalidArgument  a weight of `file` is missing or has another shape; the message names it
  static absl::StatusOr<Heads> Make(const ModelFile& file, std::size_t width, const Kernels& kernels);

  // The memory that Run needs, for one thread.
  class Workspace {
   public:
    explicit Workspace(const Heads& heads);

   private:
    friend class Heads;
    Rows rows_;
    Aligned<float> logits_;  // of a block of tokens
    std::vector<std::array<float, kTagCount>> tags_;
    std::vector<std::size_t> from_, to_;    // positions
    std::vector<float> sources_, targets_;  // their projections
    std::vector<Arc> arcs_;
  };

  // Writes the tags of the window's core into `tags`, which are the whole text's, and appends its arcs. `hidden` holds the
  // vectors of the window's positions.
  void Run(const float* hidden, const Window& window, Workspace* workspace, absl::Span<std::array<float, kTagCount>> tags,
           Arcs* arcs) const;

 private:
  enum Kind : std::size_t { kCueOfContent, kSourceOfCue, kKinds };
  struct ArcWeights {
    Linear from, to;
    absl::Span<const float> distances;
  };

  Heads(const Kernels& kernels, Linear tags) : kernels_(&kernels), tags_(std::move(tags)) {}
  void ReadTags(const float* hidden, const Window& window, Workspace* workspace,
                absl::Span<std::array<float, kTagCount>> tags) const;
  void Project(const Linear& linear, const float* hidden, const std::vector<std::size_t>& positions, Rows* rows,
               std::vector<float>* to) const;
  void AppendArcs(const float* hidden, const Window& window, Kind kind, Role from, Role to, Workspace* workspace,
                  std::vector<Arc>* arcs) const;

  const Kernels* kernels_;
  Linear tags_;
  std::vector<ArcWeights> arc_weights_;  // of each kind
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TAGGER_HEADS_H_
