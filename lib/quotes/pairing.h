// Pairs the quotation marks of one paragraph so that it makes the best sense as a whole.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_QUOTES_PAIRING_H_
#define INQUIT_LIB_QUOTES_PAIRING_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "inquit/options.h"
#include "lib/quotes/evidence.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Indices into the marks that were paired.
struct MarkPair {
  std::size_t open = 0;
  std::optional<std::size_t> close;  // a mark or a reporting clause; none: the paragraph ends first
  std::optional<std::size_t> outer;  // index of the pair around it
};

// Holds scratch memory for the paragraphs of one text; not shared by threads.
class MarkPairer {
 public:
  explicit MarkPairer(SingleQuotes singles) : singles_(singles) {}

  // The pairs of `marks` in order of their opening marks, nested or disjoint, none empty. Valid until the next call.
  const std::vector<MarkPair>& Pair(const std::vector<Mark>& marks);

 private:
  // How deep quotations nest at most: three levels are rare in news, and a reading's key holds four.
  static constexpr std::size_t kMaxDepth = 4;
  // How many readings of a paragraph are kept side by side. By hand: a mark is read in three ways, and of readings with the
  // same marks open only one is kept, so that few paragraphs ever have as many.
  static constexpr std::size_t kMaxReadings = 16;
  // A paragraph with more marks is decided in pieces of this size, which bounds the memory: 16 KB of trail. By hand: no
  // paragraph of news has nearly as many.
  static constexpr std::size_t kWindow = 1024;

  enum class Step : std::uint8_t { kIgnore, kOpen, kClose };

  // A reading of the marks so far, told apart from others by the shapes of the marks that are open.
  struct Reading {
    int cost = 0;
    std::uint32_t key = 0;  // those shapes, 8 bits each, the innermost lowest
    std::uint8_t depth = 0;
    std::array<std::size_t, kMaxDepth> open = {};  // the open marks, outermost first
    std::uint8_t from = 0;                         // the reading before the last mark that it grew from
    Step step = Step::kIgnore;
  };

  void Extend(const std::vector<Mark>& marks, std::size_t at);
  void Keep(const Reading& reading);
  std::size_t Cheapest(const std::vector<Mark>& marks, bool at_end) const;
  void Commit(const std::vector<Mark>& marks, std::size_t begin, std::size_t end, std::size_t chosen);
  int PairCost(const Mark& open, const Mark& close) const;

  SingleQuotes singles_;
  std::vector<Reading> readings_;
  std::vector<Reading> grown_;
  std::vector<std::uint8_t> trail_;  // kMaxReadings entries a mark: from * 4 + step
  std::vector<Step> steps_;
  std::vector<std::size_t> open_pairs_;
  std::vector<MarkPair> pairs_;
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_QUOTES_PAIRING_H_
