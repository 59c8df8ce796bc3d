// Strings, ids and lists as JSON writes them. Internal; see inquit/formats.h.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_FORMATS_JSON_STRING_H_
#define INQUIT_LIB_FORMATS_JSON_STRING_H_

#include <string>
#include <string_view>

#include "inquit/formats.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Appends `bytes` between quotation marks, with what JSON escapes escaped, and U+FFFD for each byte that is not UTF-8.
void AppendJsonString(std::string_view bytes, std::string* out);

// The same, and null where there are no bytes.
void AppendJsonStringOrNull(std::string_view bytes, std::string* out);

// Appends a list, of which append(item) appends each item.
template <typename Range, typename Append>
void AppendJsonList(const Range& range, Append append, std::string* out) {
  char separator = '[';
  for (const auto& item : range) {
    out->push_back(separator);
    append(item);
    separator = ',';
  }
  out->append(separator == '[' ? "[]" : "]");
}

// Appends the id of a record: as a number where it is one and `type` says so.
void AppendJsonId(std::string_view id, IdType type, std::string* out);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_FORMATS_JSON_STRING_H_
