// Align: an edit distance by words, whose ends are free in the source.
// SPDX-License-Identifier: Apache-2.0
#include "lib/verify/align.h"

#include <algorithm>

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// By hand. What counts is their order: any number of permitted changes is cheaper than one other word.
constexpr std::uint32_t kCapital = 1;     // the same word, written otherwise
constexpr std::uint32_t kAtEllipsis = 2;  // a word left out there
constexpr std::uint32_t kBetween = 60;    // a word left out that is none of what the source quotes
constexpr std::uint32_t kBracket = 100;
constexpr std::uint32_t kPutIn = 800, kLeftOut = 800, kOther = 1000;

enum Move : std::uint8_t { kBegin, kPair, kIn, kOut };

std::uint32_t CostOfPair(const ComparedWord& draft, const ComparedWord& source) {
  if (draft.key == source.key) return draft.exact == source.exact ? 0 : kCapital;
  return draft.bracketed ? kBracket : kOther;
}

// Of leaving out `left` between the words number i - 1 and i of the draft.
std::uint32_t CostOfLeftOut(absl::Span<const ComparedWord> draft, std::size_t i, const ComparedWord& left) {
  if (draft[i].after_ellipsis) return kAtEllipsis;
  if (draft[i].bracketed || draft[i - 1].bracketed) return kBracket;
  return left.quoted ? kLeftOut : kBetween;
}

}  // namespace

std::vector<Counterpart> Align(absl::Span<const ComparedWord> draft, absl::Span<const ComparedWord> source) {
  const std::size_t rows = draft.size() + 1, columns = source.size() + 1;
  std::vector<std::uint32_t> above(columns, 0), here(columns);
  std::vector<Move> moves(rows * columns, kBegin);
  for (std::size_t i = 1; i < rows; ++i) {
    const std::uint32_t put_in = draft[i - 1].bracketed ? kBracket : kPutIn;
    here[0] = above[0] + put_in;
    moves[i * columns] = kIn;
    for (std::size_t j = 1; j < columns; ++j) {
      std::uint32_t best = above[j - 1] + CostOfPair(draft[i - 1], source[j - 1]);
      Move move = kPair;
      if (above[j] + put_in < best) {
        best = above[j] + put_in;
        move = kIn;
      }
      if (i < draft.size()) {
        const std::uint32_t left_out = here[j - 1] + CostOfLeftOut(draft, i, source[j - 1]);
        if (left_out < best) {
          best = left_out;
          move = kOut;
        }
      }
      here[j] = best;
      moves[i * columns + j] = move;
    }
    above.swap(here);
  }
  std::vector<Counterpart> beside(draft.size());
  std::size_t j = static_cast<std::size_t>(std::min_element(above.begin(), above.end()) - above.begin());
  for (std::size_t i = draft.size(); i > 0;) {
    const Move move = moves[i * columns + j];
    if (move == kPair) {
      --i;
      --j;
      beside[i] = {j, draft[i].key == source[j].key};
    } else if (move == kIn) {
      --i;
    } else {
      --j;
    }
  }
  return beside;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
