// Texts as every format writes them: bytes that are not UTF-8 become U+FFFD. Internal; see inquit/formats.h.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_FORMATS_VALID_UTF8_H_
#define INQUIT_LIB_FORMATS_VALID_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "inquit/offsets.h"

namespace inquit {
inline namespace v0 {
namespace internal {

constexpr char kReplacementCharacter[] = "\xEF\xBF\xBD";  // U+FFFD

// Calls append(part) for the parts of `bytes` that are UTF-8, and for U+FFFD in the place of each byte that is not.
template <typename Append>
void ForEachValidPart(std::string_view bytes, Append append) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t bad = FindInvalidUtf8(bytes, at);
    append(bytes.substr(at, bad - at));
    if (bad < bytes.size()) append(std::string_view(kReplacementCharacter));
    at = bad + 1;
  }
}

inline std::string ValidUtf8(std::string_view bytes) {
  std::string valid;
  ForEachValidPart(bytes, [&](std::string_view part) { valid.append(part); });
  return valid;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_FORMATS_VALID_UTF8_H_
