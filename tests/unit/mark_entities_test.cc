// Tests of lib/text/mark_entities.h.
// SPDX-License-Identifier: Apache-2.0
#include "lib/text/mark_entities.h"

#include <string>

#include "tests/unit/catch.h"

namespace inquit::internal {
namespace {

TEST_CASE("Entities of marks, by name and by number") {
  const struct {
    const char* entity;
    char32_t mark;
  } kRows[] = {
      {"&quot;", 0x22},     {"&apos;", 0x27},     {"&ldquo;", 0x201C}, {"&rdquo;", 0x201D}, {"&lsquo;", 0x2018},
      {"&rsquo;", 0x2019},  {"&bdquo;", 0x201E},  {"&sbquo;", 0x201A}, {"&laquo;", 0xAB},   {"&raquo;", 0xBB},
      {"&lsaquo;", 0x2039}, {"&rsaquo;", 0x203A}, {"&#34;", 0x22},     {"&#39;", 0x27},     {"&#039;", 0x27},
      {"&#8220;", 0x201C},  {"&#8221;", 0x201D},  {"&#8216;", 0x2018}, {"&#8217;", 0x2019}, {"&#x201C;", 0x201C},
      {"&#X201d;", 0x201D}, {"&#x27;", 0x27},     {"&#147;", 0x201C},  {"&#148;", 0x201D},  {"&#146;", 0x2019},
  };
  for (const auto& row : kRows) {
    CAPTURE(row.entity);
    const MarkEntity found = ReadMarkEntity(std::string(row.entity) + "Go");
    CHECK(found.mark == row.mark);
    CHECK(found.size == std::string(row.entity).size());
  }
}

TEST_CASE("Other entities and half ones are none") {
  for (const char* text : {"", "&", "&;", "&#;", "&#x;", "&amp;", "&eacute;", "&#65;", "&ldquo", "ldquo;", "&LDQUO;", "& quot;",
                           "&#8220", "&#82 20;", "&#99999999999;", "&#x110000022;", "&quotquotquotquot;"}) {
    CAPTURE(text);
    CHECK(ReadMarkEntity(text).size == 0);
  }
}

}  // namespace
}  // namespace inquit::internal
