// Compare: what differs between a piece of a quotation and the place where it stands in a source.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_VERIFY_COMPARE_H_
#define INQUIT_LIB_VERIFY_COMPARE_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "inquit/verify.h"
#include "lib/verify/align.h"
#include "lib/verify/sources.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Words of the draft that stand together: a quotation, or a part of it.
struct Piece {
  ByteSpan span;  // without quotation marks
  std::vector<ComparedWord> words;
};

// A piece laid beside a place of a source.
struct Match {
  std::size_t source = 0;
  std::size_t first = 0, last = 0;  // of Sources::words(): the first and the last that the piece has
  std::size_t matched = 0;          // how many words of the piece are there
  std::size_t unquoted = 0;         // ... where the source quotes nobody
  std::size_t longest = 0;          // of these, in a row
  std::size_t counted = 0;          // words of the piece, those in brackets left aside
  std::vector<Change> changes;
};

// The words of `piece` beside those of `range`; nothing where none is the same.
std::optional<Match> CompareWith(std::string_view draft, const Piece& piece, const Sources& sources, const SourceRange& range,
                                 const std::vector<ChangeKind>& allowed);

// British and American spelling of one word: "colour" and "color", "organise" and "organize".
bool AreSpellings(std::string_view a, std::string_view b);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_VERIFY_COMPARE_H_
