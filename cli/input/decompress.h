// Decompressor: gzip and zstd undone as they come.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_CLI_INPUT_DECOMPRESS_H_
#define INQUIT_CLI_INPUT_DECOMPRESS_H_

#include <cstddef>
#include <memory>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace inquit::cli {

// Undoes one compressed stream, of any number of members or frames. Holds at most what the format's window takes: 32 KiB of
// gzip, 128 MiB of zstd.
class Decompressor {
 public:
  virtual ~Decompressor() = default;

  // Takes bytes off the front of `in`, and writes what they stand for into out[0, size). How many it wrote: 0 where it needs
  // more of `in`, all of which it has then taken. kDataLoss where the bytes are damaged.
  virtual absl::StatusOr<std::size_t> Read(std::string_view* in, char* out, std::size_t size) = 0;

  // What is wrong with a stream that ends here, after what was read.
  virtual absl::Status AtEnd() const = 0;
};

enum class Compression { kNone, kUnknown, kGzip, kZstd };

// What a file that begins with `head` is, by its first bytes, with which no text in UTF-8 begins. kUnknown: more bytes are
// needed to tell.
Compression CompressionOf(std::string_view head);

// Null for kNone and kUnknown.
std::unique_ptr<Decompressor> NewDecompressor(Compression compression);

// `path` without the .gz or .zst that it ends in.
std::string_view WithoutCompression(std::string_view path);

}  // namespace inquit::cli

#endif  // INQUIT_CLI_INPUT_DECOMPRESS_H_
