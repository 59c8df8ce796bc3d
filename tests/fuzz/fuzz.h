// What the fuzz targets share: promises that end the program where they are broken, and bytes read as choices.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_TESTS_FUZZ_FUZZ_H_
#define INQUIT_TESTS_FUZZ_FUZZ_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "inquit/span.h"

namespace inquit::testing {

// Ends the program, as a fuzzer wants it, where `holds` is false.
inline void Expect(bool holds, std::string_view promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %.*s\n", static_cast<int>(promise.size()), promise.data());
  std::abort();
}

// The same of what invariants.h says: empty where all promises are kept.
inline void ExpectKept(const std::string& broken_promise) { Expect(broken_promise.empty(), broken_promise); }

// The bytes of an input, read from front to back as what they choose. Behind the last one stand zeros without end, so that each
// input is complete; whoever loops asks more().
class FuzzedBytes {
 public:
  FuzzedBytes(const std::uint8_t* data, std::size_t size) : bytes_(reinterpret_cast<const char*>(data), size) {}

  bool more() const { return !bytes_.empty(); }

  std::uint8_t Byte() {
    if (bytes_.empty()) return 0;
    const auto byte = static_cast<std::uint8_t>(bytes_.front());
    bytes_.remove_prefix(1);
    return byte;
  }

  // From 0 to `count` - 1, of which there is at least one. Of one byte where that is enough, so that most mutations count.
  std::size_t Below(std::size_t count) {
    std::size_t number = Byte();
    for (std::size_t reach = 256; reach < count; reach *= 256) number = number * 256 + Byte();
    return number % count;
  }

  bool Chance(std::size_t one_in) { return Below(one_in) == one_in - 1; }

  // As many bytes as there are.
  std::string_view Take(std::size_t size) {
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(taken.size());
    return taken;
  }

  // Up to the next NUL, which is passed over: a text, with other choices behind it.
  std::string_view UpToNul() {
    const std::string_view taken = Take(std::min(bytes_.find('\0'), bytes_.size()));
    Byte();
    return taken;
  }

  std::string_view Rest() { return Take(bytes_.size()); }

  // A span of a text of `size` bytes; one in 32 is any span at all, which may leave the text or end before it begins.
  ByteSpan Span(std::size_t size) {
    if (Chance(32)) return {Below(2 * size + 2), Chance(8) ? static_cast<std::size_t>(-1) : Below(2 * size + 2)};
    const std::size_t begin = Below(size + 1);
    return {begin, begin + Below(size - begin + 1)};
  }

 private:
  std::string_view bytes_;
};

}  // namespace inquit::testing

#endif  // INQUIT_TESTS_FUZZ_FUZZ_H_
