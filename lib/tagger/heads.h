// Heads: from the vectors of a window's positions to tags and arcs.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_TAGGER_HEADS_H_
#define INQUIT_LIB_TAGGER_HEADS_H_

#include <array>
#include <cstddef>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "lib/model/aligned.h"
#include "lib/model/kernels.h"
#include "lib/model/model_file.h"
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
  // `width` is a multiple of kLanes.
  // Errors: kInvalidArgument  a weight of `file` is missing or has another shape; the message names it
  static absl::StatusOr<Heads> Make(const ModelFile& file, std::size_t width);

  // The memory that Run needs, for one thread.
  class Workspace {
   private:
    friend class Heads;
    std::vector<std::array<float, kTagCount>> tags_;
    std::vector<std::size_t> from_, to_;  // positions
    Aligned<float> sources_, targets_;
    std::vector<Arc> arcs_;
  };

  // Writes the tags of the window's core and appends its arcs. `hidden` holds the vectors of the window's positions.
  void Run(const Kernels& kernels, const float* hidden, const Window& window, Workspace* workspace, TagScores* scores) const;

 private:
  enum Kind : std::size_t { kCueOfContent, kSourceOfCue, kKinds };

  void Project(const Kernels& kernels, absl::Span<const float> weights, absl::Span<const float> bias, Kind kind,
               const float* hidden, const std::vector<std::size_t>& positions, Aligned<float>* to) const;
  void AppendArcs(const Kernels& kernels, const float* hidden, const Window& window, Kind kind, Role from, Role to,
                  Workspace* workspace, std::vector<Arc>* arcs) const;

  std::size_t width_ = 0;
  std::size_t arc_width_ = 0;
  absl::Span<const float> tags_, tags_bias_, from_, from_bias_, to_, to_bias_, distances_;
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TAGGER_HEADS_H_
