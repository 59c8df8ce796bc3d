// Arcs: what all heads that link one token to another have in common.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_TAGGER_ARCS_H_
#define INQUIT_LIB_TAGGER_ARCS_H_

#include <cstddef>
#include <vector>

#include "lib/nn/kernels/kernels.h"
#include "lib/nn/linear.h"
#include "lib/tagger/tagger.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Of the arcs from one token, so many of the likeliest are kept, and that to kNoToken: it bounds the decoder's time.
constexpr std::size_t kKeptArcs = 8;

constexpr std::size_t kBuckets = 9;                   // of distances in one direction
constexpr std::size_t kDistances = 1 + 2 * kBuckets;  // [CLS], before, after

// The index of the distance from position `from` to position `to` among the biases; position 0 is [CLS].
std::size_t DistanceBucket(std::size_t from, std::size_t to);

// What is kept of a window is bounded by its bytes, so that memory is, whatever a network makes of a text: arcs go from one
// token of each kind in so many bytes, the likeliest. By hand: on 1.4 million tokens of news (polnear, free, contract, wild,
// gap) no window of 100 tokens or more has as many; its tokens have five bytes, and at most every fourth is one that arcs go
// from.
constexpr std::size_t kBytesForEachArcs = 16;

// The indices of the `count` highest of `likelihoods`, of equals the first, in ascending order; all where there are no more.
std::vector<std::size_t> Likeliest(const std::vector<float>& likelihoods, std::size_t count);

// A softmax, and the memory that it needs, for one thread.
class Softmax {
 public:
  explicit Softmax(const Kernels& kernels) : kernels_(&kernels) {}

  // Makes log probabilities of `count` logits, at least one: finite numbers, whatever the logits are. Returns the
  // probabilities, [count], which are good until the next call.
  const float* Normalize(float* logits, std::size_t count);

  // Makes log probabilities of the scores of the arcs from one token, which are logits, and removes all but the likeliest; the
  // rest keep their order.
  void NormalizeAndKeepLikeliest(std::vector<Arc>* arcs);

 private:
  const Kernels* kernels_;
  std::vector<float> chances_, logits_;
  std::vector<Arc> best_;
};

// Tokens that a head's linear layer takes at once: a multiple of the kernels' rows.
constexpr std::size_t kBatch = 48;

// Writes what `linear` makes of the vectors at `positions` of `hidden`, [positions of the window][inputs], into `to`,
// [positions] [outputs]. `rows`: room for kBatch.
void Project(const Linear& linear, const Kernels& kernels, const float* hidden, const std::vector<std::size_t>& positions,
             QuantizedRows* rows, std::vector<float>* to);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TAGGER_ARCS_H_
