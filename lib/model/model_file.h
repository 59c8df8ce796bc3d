// ModelFile: what a model file holds. Internal; the public face is inquit/model.h.
// SPDX-License-Identifier: Apache-2.0
//
// A header, a table of named sections, and the sections. All numbers are little-endian:
//
//   byte 0    "INQUIT\r\n"
//        8    u32  format version, kFormatVersion
//       12    u32  inputs version, kInputsVersion
//       16    u64  checksum of all bytes behind it: FNV-1a, over words of 64 bits
//       24    u64  number of sections
//       32    the table, an entry of 48 bytes a section, in the order of their offsets: 32 bytes of name, padded with zeros;
//             u64 offset into the file; u64 length in bytes
//   the sections, each at a multiple of 64 and padded with zeros, as is the file, which ends there
//
// A file with two sections, "info" of 15 bytes and "x" of 8, has its table at 32 to 128, "info" at 128 and "x" at 192, and ends
// at 256.
//
// These sections are text, in UTF-8:
//   info        lines "key value": name, version, data (what it was trained on), the sizes of the network (EncoderShape,
//   Heads),
//               window and context (CutWindows), ranker (kRankerVersion)
//   licence     of the model
//   vocabulary  lib/nn/word_pieces.h
//   samples     lib/tagger/self_test.h
// All others are tensors in row-major order: floats, [count], or int8 weights, [rows][columns], beside a section NAME.scale of
// floats, [rows], that says what 1 of int8 stands for in each row. Sections that nobody asks for are ignored.
#ifndef INQUIT_LIB_MODEL_MODEL_FILE_H_
#define INQUIT_LIB_MODEL_MODEL_FILE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "lib/model/aligned.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// The version of what a network is given of a text (lib/tagger/inputs.cc): raised when that changes, since networks that were
// trained before are then useless.
constexpr std::uint32_t kInputsVersion = 1;

// A file's sections, as checked views of its bytes. Reading is safe from any number of threads.
class ModelFile {
 public:
  // The bytes that hold the header and the longest table, of 1000 sections.
  static constexpr std::size_t kMaxBeginning = 32 + 1000 * 48;
  // Whether what begins with `beginning`, the first kMaxBeginning bytes or all where there are fewer, and has `size` bytes in
  // all, may be a model file: the header and the table, and that the sections take up just that size.
  // Errors: kInvalidArgument  it cannot; the message says why
  static absl::Status CheckBeginning(std::string_view beginning, std::uint64_t size);

  // `bytes` must outlive the result and begin at a multiple of 64 in memory. Without `check_sum` they are taken to be
  // undamaged, so that what nobody asks for is not read, such as most embeddings of words: they are a part of the program.
  // Errors: kInvalidArgument  not a model file, damaged, or made for another version of the library; the message says which
  static absl::StatusOr<ModelFile> Read(std::string_view bytes, bool check_sum = true);

  // The value of `key` in the section "info"; empty if it is not there.
  std::string_view Info(std::string_view key) const;
  // Errors: kInvalidArgument  the value is no number from `min` to `max`
  absl::StatusOr<std::size_t> Number(std::string_view key, std::size_t min, std::size_t max) const;

  bool Has(std::string_view section) const;

  // Errors: kInvalidArgument  there is no such section, or it has another length; the message names it
  absl::StatusOr<std::string_view> Section(std::string_view name) const;
  // A copy, since bytes cannot be read as floats in place; all are finite.
  absl::StatusOr<Aligned<float>> Floats(std::string_view name, std::size_t count) const;
  // [rows][columns], in the file's bytes.
  absl::StatusOr<absl::Span<const std::int8_t>> Weights(std::string_view name, std::size_t rows, std::size_t columns) const;

  // The checksum in the file, which tells one model from another.
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
