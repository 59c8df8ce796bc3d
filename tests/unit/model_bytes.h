// Bytes of model files for tests: made of sections, or the tiny model of chance weights, and altered.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_TESTS_UNIT_MODEL_BYTES_H_
#define INQUIT_TESTS_UNIT_MODEL_BYTES_H_

#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/model/aligned.h"
#include "lib/model/checksum.h"

namespace inquit {

// A copy of `bytes` that begins where a model file has to.
class AlignedBytes {
 public:
  explicit AlignedBytes(std::string_view bytes) : bytes_(bytes.size()) {
    if (!bytes.empty()) std::memcpy(bytes_.data(), bytes.data(), bytes.size());
  }
  std::string_view view() const { return {bytes_.data(), bytes_.size()}; }

 private:
  internal::Aligned<char> bytes_;
};

template <typename Number>
void PutAt(std::string* bytes, std::size_t at, Number number) {
  bytes->replace(at, sizeof(number), reinterpret_cast<const char*>(&number), sizeof(number));
}

// Makes the checksum agree with the rest, where there is room for one.
inline std::string Signed(std::string bytes) {
  if (bytes.size() >= 24) PutAt(&bytes, 16, internal::Checksum(std::string_view(bytes).substr(24)));
  return bytes;
}

using Sections = std::vector<std::pair<std::string, std::string>>;

inline std::string FileOf(const Sections& sections) {
  const auto pad = [](std::string* bytes) { bytes->resize((bytes->size() + 63) / 64 * 64); };
  std::string file("INQUIT\r\n", 8);
  file.resize(32 + 48 * sections.size());
  PutAt(&file, 8, std::uint32_t{4});
  PutAt(&file, 12, std::uint32_t{1});
  PutAt(&file, 24, static_cast<std::uint64_t>(sections.size()));
  pad(&file);
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const std::size_t at = 32 + 48 * i;
    std::memcpy(&file[at], sections[i].first.data(), sections[i].first.size());
    PutAt(&file, at + 32, static_cast<std::uint64_t>(file.size()));
    PutAt(&file, at + 40, static_cast<std::uint64_t>(sections[i].second.size()));
    file += sections[i].second;
    pad(&file);
  }
  return Signed(file);
}

// The reverse of FileOf.
inline Sections SectionsOf(const std::string& file) {
  std::uint64_t count = 0, offset = 0, length = 0;
  std::memcpy(&count, &file[24], sizeof(count));
  Sections sections;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = 32 + 48 * i;
    std::memcpy(&offset, &file[at + 32], sizeof(offset));
    std::memcpy(&length, &file[at + 40], sizeof(length));
    sections.emplace_back(std::string(file, at, 32).c_str(),
                          file.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(length)));
  }
  return sections;
}

inline std::string TinyModel() {
  std::ifstream file(INQUIT_TEST_DATA "/tiny.inquit", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace inquit

#endif  // INQUIT_TESTS_UNIT_MODEL_BYTES_H_
