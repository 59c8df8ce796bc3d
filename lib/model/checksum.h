// Checksum: of a file, by which damage is found, and not intent.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_MODEL_CHECKSUM_H_
#define INQUIT_LIB_MODEL_CHECKSUM_H_

#include <cstdint>
#include <cstring>
#include <string_view>

namespace inquit {
inline namespace v0 {
namespace internal {

// FNV-1a (Fowler, Noll and Vo), with their constants for 64 bits, over words of 64 bits instead of bytes: an eighth of the
// steps. What is left over of the last word is taken byte by byte.
inline std::uint64_t Checksum(std::string_view bytes) {
  constexpr std::uint64_t kPrime = 1099511628211u;
  std::uint64_t hash = 14695981039346656037u, word = 0;
  for (; bytes.size() >= sizeof(word); bytes.remove_prefix(sizeof(word))) {
    std::memcpy(&word, bytes.data(), sizeof(word));
    hash = (hash ^ word) * kPrime;
  }
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return hash;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_MODEL_CHECKSUM_H_
