// Strings as JSON writes them, by RFC 8259.
// SPDX-License-Identifier: Apache-2.0
#include "lib/formats/json_string.h"

#include <cstddef>

#include "absl/strings/str_cat.h"
#include "lib/formats/valid_utf8.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Appends valid UTF-8 with what JSON escapes escaped; without the quotation marks around it.
void AppendEscaped(std::string_view valid, std::string* out) {
  std::size_t done = 0;
  for (std::size_t at = 0; at < valid.size(); ++at) {
    const char c = valid[at];
    if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
    out->append(valid, done, at - done);
    done = at + 1;
    switch (c) {
      case '"': out->append("\\\""); break;
      case '\\': out->append("\\\\"); break;
      case '\n': out->append("\\n"); break;
      case '\r': out->append("\\r"); break;
      case '\t': out->append("\\t"); break;
      default: absl::StrAppend(out, "\\u", absl::Hex(static_cast<unsigned char>(c), absl::kZeroPad4));
    }
  }
  out->append(valid, done, valid.npos);
}

}  // namespace

void AppendJsonString(std::string_view bytes, std::string* out) {
  out->push_back('"');
  ForEachValidPart(bytes, [&](std::string_view part) { AppendEscaped(part, out); });
  out->push_back('"');
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
