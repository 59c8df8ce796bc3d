// Text as XML and HTML hold it: https://www.w3.org/TR/xml/#charsets
// SPDX-License-Identifier: Apache-2.0
#include "lib/formats/xml.h"

#include <cstddef>

#include "lib/formats/valid_utf8.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// What is written for the character at `at` of valid UTF-8; empty where that is itself.
std::string_view Escape(std::string_view valid, std::size_t at) {
  const unsigned char c = static_cast<unsigned char>(valid[at]);
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\r': return "&#13;";  // a parser would read it as a line feed
    case '\n':
    case '\t': return {};
    default: return c < 0x20 ? kReplacementCharacter : std::string_view();
  }
}

}  // namespace

void AppendXml(std::string_view bytes, std::string* out) {
  ForEachValidPart(bytes, [&](std::string_view part) {
    std::size_t done = 0;
    for (std::size_t at = 0; at < part.size();) {
      const std::string_view three = part.substr(at, 3);
      const bool not_a_character = three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF";
      const std::string_view escape = not_a_character ? kReplacementCharacter : Escape(part, at);
      const std::size_t size = not_a_character ? 3 : 1;
      if (!escape.empty()) {
        out->append(part, done, at - done).append(escape);
        done = at + size;
      }
      at += size;
    }
    out->append(part, done, part.npos);
  });
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
