// Offsets: bytes of a UTF-8 text as code points and UTF-16 units, for Python, Java, JavaScript callers; where it is no UTF-8.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_OFFSETS_H_
#define INQUIT_OFFSETS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "inquit/export.h"

namespace inquit {
inline namespace v0 {

// The first byte at or after `from` that is not part of valid UTF-8; the size of `text` where there is none. `from` must be
// on a character boundary.
INQUIT_API std::size_t FindInvalidUtf8(std::string_view text, std::size_t from = 0);

enum class OffsetUnit { kBytes, kCodePoints, kUtf16 };

// Made in one pass over the text; each conversion then reads about 64 bytes of it. A byte that is not part of valid UTF-8
// counts as one code point and one UTF-16 unit, as U+FFFD would.
// Holds a view of the text, which must outlive it. Any number of threads may share one.
class INQUIT_API OffsetMap {
 public:
  explicit OffsetMap(std::string_view text);
  explicit OffsetMap(const char* text) : OffsetMap(std::string_view(text)) {}
  explicit OffsetMap(std::string&& temporary) = delete;  // a map of a temporary string would dangle

  // The number of units before byte `byte`. An offset inside a character counts as its beginning, one past the end as the end.
  std::size_t FromBytes(std::size_t byte, OffsetUnit unit) const;

  // The byte at which the unit number `offset` begins. One past the end counts as the end; the second half of a surrogate
  // pair as the beginning of its character.
  std::size_t ToBytes(std::size_t offset, OffsetUnit unit) const;

 private:
  struct Mark {
    std::size_t byte, code_points, utf16;
  };
  std::string_view text_;
  std::vector<Mark> marks_;  // one for every 64 bytes, on a character boundary
};

}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_OFFSETS_H_
