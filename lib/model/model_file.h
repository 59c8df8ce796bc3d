// ModelFile: what a model file holds. Internal; the public face is inquit/model.h.
// SPDX-License-Identifier: Apache-2.0
//
// All numbers are little-endian. The file is
//   "INQUIT\r\n"                      8 bytes
//   u32 format version, u32 inputs version, u64 checksum (FNV-1a over the 64-bit words of all that follows), u64 sections
//   the section table: for each section 32 bytes of name, padded with zeros, u64 offset into the file, u64 length in bytes
//   the sections, each at a multiple of 64, the file's length too
// The sections "info" (lines "key value"), "licence", "vocabulary" (lib/nn/word_pieces.h) and "samples"
// (lib/tagger/self_test.h) are text; every other one is a tensor: rows of int8 weights with a section of float scales, one a
// row, or floats.
#ifndef INQUIT_LIB_MODEL_MODEL_FILE_H_
#define INQUIT_LIB_MODEL_MODEL_FILE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// What a tagger sees (lib/tagger/inputs.cc): raised when that changes, since a network trained before knows nothing of it.
constexpr std::uint32_t kInputsVersion = 1;

// A checked view of a file's bytes. Copying is cheap; reading is safe from any number of threads.
class ModelFile {
 public:
  // `bytes` must outlive the result and begin at a multiple of 64 in memory.
  // Errors: kInvalidArgument  not a model file, damaged, or made for another version of the library; the message says which
  static absl::StatusOr<ModelFile> Read(std::string_view bytes);

  // The value of `key` in the section "info"; empty if it is not there.
  std::string_view Info(std::string_view key) const;
  // Errors: kInvalidArgument  the value is no number from `min` to `max`
  absl::StatusOr<std::size_t> Number(std::string_view key, std::size_t min, std::size_t max) const;

  // Errors: kInvalidArgument  there is no such section, or it has another length; the message names it
  absl::StatusOr<std::string_view> Section(std::string_view name) const;
  absl::StatusOr<absl::Span<const float>> Floats(std::string_view name, std::size_t count) const;
  absl::StatusOr<absl::Span<const std::int8_t>> Weights(std::string_view name, std::size_t rows, std::size_t columns) const;

  // Of all the bytes after it: another model has another one.
  std::uint64_t checksum() const { return checksum_; }

 private:
  ModelFile() = default;

  std::uint64_t checksum_ = 0;

  absl::flat_hash_map<std::string, std::string_view> sections_;
  absl::flat_hash_map<std::string, std::string_view> info_;
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_MODEL_MODEL_FILE_H_
