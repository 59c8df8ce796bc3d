// TokenRange: a half-open range of tokens.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_TOKENIZE_TOKEN_RANGE_H_
#define INQUIT_LIB_TOKENIZE_TOKEN_RANGE_H_

#include <cstddef>

namespace inquit {
inline namespace v0 {
namespace internal {

// Tokens [begin, end) of a Tokenization.
struct TokenRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
  bool empty() const { return begin >= end; }
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TOKENIZE_TOKEN_RANGE_H_
