// Align: the words of a quotation beside those of a source.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_VERIFY_ALIGN_H_
#define INQUIT_LIB_VERIFY_ALIGN_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "lib/verify/words.h"

namespace inquit {
inline namespace v0 {
namespace internal {

constexpr std::size_t kNoWord = static_cast<std::size_t>(-1);

// What a word of the quotation is beside the source.
struct Counterpart {
  std::size_t word = kNoWord;  // of the source's words, as handed to Align; kNoWord where it was put in
  bool same = false;           // by their keys; otherwise it stands in that word's place
};

// The cheapest way to lay all of `draft` beside a part of `source`, with one Counterpart for each word of `draft`, in order.
// What an editor may change is cheap: words in brackets, words left out at an ellipsis, and those of a source between two
// quotations. Takes time and memory in proportion to draft.size() * source.size().
std::vector<Counterpart> Align(absl::Span<const ComparedWord> draft, absl::Span<const ComparedWord> source);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_VERIFY_ALIGN_H_
