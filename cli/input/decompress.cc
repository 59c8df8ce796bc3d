// Decompressor: gzip by zlib, zstd by its own library.
// SPDX-License-Identifier: Apache-2.0
#include "cli/input/decompress.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"

namespace inquit::cli {
namespace {

constexpr std::string_view kGzipMagic = "\x1F\x8B";
constexpr std::string_view kZstdMagic = "\x28\xB5\x2F\xFD";

absl::string_view View(std::string_view text) { return {text.data(), text.size()}; }

class Gzip : public Decompressor {
 public:
  Gzip() {
    constexpr int kGzipAlone = 16;  // of inflateInit2's argument: no other of zlib's formats
    ready_ = inflateInit2(&stream_, MAX_WBITS + kGzipAlone) == Z_OK;
  }
  ~Gzip() override { inflateEnd(&stream_); }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  absl::StatusOr<std::size_t> Read(std::string_view* in, char* out, std::size_t size) override {
    if (!ready_) return absl::ResourceExhaustedError("there is no memory to read gzip");
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = static_cast<uInt>(size);
    while (stream_.avail_out == size) {
      if (between_members_) SkipPadding(in);
      if (in->empty() && !more_output_) break;
      between_members_ = false;
      stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in->data()));  // zlib does not write there
      stream_.avail_in = static_cast<uInt>(in->size());
      const int code = inflate(&stream_, Z_NO_FLUSH);
      in->remove_prefix(in->size() - stream_.avail_in);
      if (code == Z_STREAM_END) {  // gzip files stand behind one another, as of `cat a.gz b.gz`
        inflateReset(&stream_);
        between_members_ = true;
      } else if (code != Z_OK && code != Z_BUF_ERROR) {
        return absl::DataLossError("is damaged, or not gzip from here on");
      }
      more_output_ = stream_.avail_out == 0;
    }
    return size - stream_.avail_out;
  }

  absl::Status AtEnd() const override {
    return between_members_ ? absl::OkStatus() : absl::DataLossError("ends in the middle of what gzip wrote");
  }

 private:
  // Tapes and some programs fill a last block up with zeros.
  static void SkipPadding(std::string_view* in) { in->remove_prefix(std::min(in->find_first_not_of('\0'), in->size())); }

  z_stream stream_ = {};
  bool ready_ = false, between_members_ = false, more_output_ = false;
};

class Zstd : public Decompressor {
 public:
  Zstd() : stream_(ZSTD_createDStream()) {}
  ~Zstd() override { ZSTD_freeDStream(stream_); }
  Zstd(const Zstd&) = delete;
  Zstd& operator=(const Zstd&) = delete;

  absl::StatusOr<std::size_t> Read(std::string_view* in, char* out, std::size_t size) override {
    if (!stream_) return absl::ResourceExhaustedError("there is no memory to read zstd");
    ZSTD_outBuffer to = {out, size, 0};
    while (to.pos == 0 && (!in->empty() || more_output_)) {
      ZSTD_inBuffer from = {in->data(), in->size(), 0};
      missing_ = ZSTD_decompressStream(stream_, &to, &from);
      in->remove_prefix(from.pos);
      if (ZSTD_isError(missing_)) return absl::DataLossError("is damaged, or not zstd from here on");
      more_output_ = to.pos == to.size;
    }
    return to.pos;
  }

  absl::Status AtEnd() const override {
    return missing_ == 0 ? absl::OkStatus() : absl::DataLossError("ends in the middle of what zstd wrote");
  }

 private:
  ZSTD_DStream* stream_;
  std::size_t missing_ = 0;   // bytes that the frame still needs, roughly; 0 at its end
  bool more_output_ = false;  // may be left, though there is no more input
};

}  // namespace

Compression CompressionOf(std::string_view head) {
  for (const auto& [magic, compression] :
       {std::pair(kGzipMagic, Compression::kGzip), std::pair(kZstdMagic, Compression::kZstd)}) {
    const std::size_t shared = std::min(magic.size(), head.size());
    if (head.substr(0, shared) == magic.substr(0, shared)) return shared == magic.size() ? compression : Compression::kUnknown;
  }
  return Compression::kNone;
}

std::unique_ptr<Decompressor> NewDecompressor(Compression compression) {
  if (compression == Compression::kGzip) return std::make_unique<Gzip>();
  if (compression == Compression::kZstd) return std::make_unique<Zstd>();
  return nullptr;
}

std::string_view WithoutCompression(std::string_view path) {
  for (const std::string_view ending : {".gz", ".zst"}) {
    if (absl::EndsWithIgnoreCase(View(path), View(ending))) return path.substr(0, path.size() - ending.size());
  }
  return path;
}

}  // namespace inquit::cli
