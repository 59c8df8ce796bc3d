// Where words stand in a text, for tests of the formats.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_TESTS_UNIT_FIND_WORDS_H_
#define INQUIT_TESTS_UNIT_FIND_WORDS_H_

#include <string>

#include "inquit/span.h"
#include "tests/unit/catch.h"

namespace inquit {

// The span of the first `words` in `text`, which has them.
inline ByteSpan Find(const std::string& text, const std::string& words) {
  const std::size_t begin = text.find(words);
  REQUIRE(begin != text.npos);
  return {begin, begin + words.size()};
}

}  // namespace inquit

#endif  // INQUIT_TESTS_UNIT_FIND_WORDS_H_
