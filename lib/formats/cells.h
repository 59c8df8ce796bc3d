// Cell: a character as a terminal shows it, without anything that could control the terminal. Internal; see inquit/formats.h.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_FORMATS_CELLS_H_
#define INQUIT_LIB_FORMATS_CELLS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace inquit {
inline namespace v0 {
namespace internal {

struct Cell {
  enum class Kind : std::uint8_t {
    kGlyph,
    kSpace,    // a line may be broken there
    kLineEnd,  // CR LF is one
    kNothing,  // shows nothing: a byte order mark, a soft hyphen
  };
  Kind kind = Kind::kGlyph;
  std::size_t size = 0;     // bytes of the text
  std::size_t columns = 0;  // of a glyph: 0 for combining marks, 2 for East Asian wide characters and most emoji
  // What to print for a glyph: the character itself; for a control character its symbol (U+241B for escape); U+FFFD for a byte
  // that is not UTF-8, and for controls that would reorder the text.
  char32_t shown = 0;
};

// The cell at byte `at` of `text`, which must be a character boundary before its end.
Cell CellAt(std::string_view text, std::size_t at);

// Appends what a glyph shows.
void AppendGlyph(const Cell& glyph, std::string* out);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_FORMATS_CELLS_H_
