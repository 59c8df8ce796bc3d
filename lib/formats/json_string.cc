// Strings and ids as JSON writes them, by RFC 8259.
// SPDX-License-Identifier: Apache-2.0
#include "lib/formats/json_string.h"

#include <algorithm>
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

// Takes the digits that `rest` begins with; false where there are none.
bool TakeDigits(std::string_view* rest) {
  const std::size_t count = std::min(rest->find_first_not_of("0123456789"), rest->size());
  rest->remove_prefix(count);
  return count > 0;
}

// Whether `rest` begins with one of `characters`, which is taken.
bool TakeOneOf(std::string_view characters, std::string_view* rest) {
  if (rest->empty() || characters.find(rest->front()) == characters.npos) return false;
  rest->remove_prefix(1);
  return true;
}

// By the grammar of RFC 8259: no "+1", "01", ".5", "1." or "NaN".
bool IsJsonNumber(std::string_view rest) {
  TakeOneOf("-", &rest);
  if (!TakeOneOf("0", &rest) && !TakeDigits(&rest)) return false;
  if (TakeOneOf(".", &rest) && !TakeDigits(&rest)) return false;
  if (TakeOneOf("eE", &rest)) {
    TakeOneOf("+-", &rest);
    if (!TakeDigits(&rest)) return false;
  }
  return rest.empty();
}

}  // namespace

void AppendJsonString(std::string_view bytes, std::string* out) {
  out->push_back('"');
  ForEachValidPart(bytes, [&](std::string_view part) { AppendEscaped(part, out); });
  out->push_back('"');
}

void AppendJsonStringOrNull(std::string_view bytes, std::string* out) {
  if (bytes.empty()) {
    out->append("null");
  } else {
    AppendJsonString(bytes, out);
  }
}

void AppendJsonId(std::string_view id, IdType type, std::string* out) {
  if (type == IdType::kNumber && IsJsonNumber(id)) {
    out->append(id);
  } else {
    AppendJsonString(id, out);
  }
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
