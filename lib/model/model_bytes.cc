// ModelBytes: reads a file into memory, or maps it.
// SPDX-License-Identifier: Apache-2.0
//
// A file is read to its end only where its beginning says that it is a model of just that size: what is cut short, no model at
// all, or sparse costs neither time nor memory. What is read is checked where it then lies (ModelFile), so that what is used is
// what was checked, whoever writes into the file meanwhile.
#include "lib/model/model_bytes.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <new>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "lib/model/aligned.h"
#include "lib/model/model_file.h"

#if defined(__unix__) || defined(__APPLE__)
#define INQUIT_MAPS_FILES
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

struct OpenFile {
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream;
  std::uint64_t size;  // bytes, when it was opened
};

absl::Status CannotRead(const std::string& path, int error) {
  return absl::ErrnoToStatus(error, absl::StrCat("cannot read the model ", path));
}

#ifdef INQUIT_MAPS_FILES

absl::StatusOr<OpenFile> Open(const std::string& path) {
  // O_NONBLOCK, since opening a pipe would wait for its writer; what is not a regular file is refused below.
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return CannotRead(path, errno);
  OpenFile file = {{fdopen(descriptor, "rb"), &std::fclose}, 0};
  if (!file.stream) {
    const int error = errno;
    close(descriptor);
    return CannotRead(path, error);
  }
  struct stat about = {};
  if (fstat(descriptor, &about) != 0) return CannotRead(path, errno);
  if (S_ISDIR(about.st_mode)) return CannotRead(path, EISDIR);
  if (!S_ISREG(about.st_mode)) {
    return absl::FailedPreconditionError(absl::StrCat("cannot read the model ", path, ": not a regular file"));
  }
  file.size = static_cast<std::uint64_t>(about.st_size);
  return file;
}

#else

absl::StatusOr<OpenFile> Open(const std::string& path) {
  OpenFile file = {{std::fopen(path.c_str(), "rb"), &std::fclose}, 0};
  if (!file.stream || std::fseek(file.stream.get(), 0, SEEK_END) != 0) return CannotRead(path, errno);
  const long end = std::ftell(file.stream.get());
  if (end < 0 || std::fseek(file.stream.get(), 0, SEEK_SET) != 0) return CannotRead(path, errno);
  file.size = static_cast<std::uint64_t>(end);
  return file;
}

#endif

// Memory for `size` bytes at a multiple of 64, which are not set, as a model is large.
std::shared_ptr<char> Allocate(std::size_t size) {
  constexpr std::align_val_t kAlignment{64};
  return {static_cast<char*>(::operator new(size, kAlignment)), [](char* bytes) { ::operator delete(bytes, kAlignment); }};
}

// Reads the next `size` bytes of a file that had as many when it was opened.
absl::Status ReadNext(std::FILE* stream, std::size_t size, const std::string& path, char* to) {
  if (std::fread(to, 1, size, stream) == size) return absl::OkStatus();
  if (std::ferror(stream) != 0) return CannotRead(path, errno);
  return absl::InvalidArgumentError(absl::StrCat(path, ": model file: it was cut short while it was read"));
}

}  // namespace

ModelBytes ModelBytes::CopyOf(std::string_view bytes) {
  auto copy = std::make_shared<Aligned<char>>(bytes.size());
  std::copy(bytes.begin(), bytes.end(), copy->data());
  return ModelBytes({copy->data(), copy->size()}, copy);
}

absl::StatusOr<ModelBytes> ModelBytes::Read(const std::string& path) {
  const absl::StatusOr<OpenFile> file = Open(path);
  if (!file.ok()) return file.status();
  std::FILE* const stream = file->stream.get();
  std::string beginning(static_cast<std::size_t>(std::min<std::uint64_t>(file->size, ModelFile::kMaxBeginning)), '\0');
  if (absl::Status status = ReadNext(stream, beginning.size(), path, &beginning[0]); !status.ok()) return status;
  if (const absl::Status status = ModelFile::CheckBeginning(beginning, file->size); !status.ok()) {
    return absl::Status(status.code(), absl::StrCat(path, ": ", std::string(status.message())));
  }
  const auto size = static_cast<std::size_t>(file->size);
  const std::shared_ptr<char> bytes = Allocate(size);
  std::copy(beginning.begin(), beginning.end(), bytes.get());
  const std::size_t rest = size - beginning.size();
  if (absl::Status status = ReadNext(stream, rest, path, bytes.get() + beginning.size()); !status.ok()) return status;
  return ModelBytes({bytes.get(), size}, bytes);
}

absl::StatusOr<ModelBytes> ModelBytes::Map(const std::string& path) {
#ifdef INQUIT_MAPS_FILES
  const absl::StatusOr<OpenFile> file = Open(path);
  if (!file.ok()) return file.status();
  const auto size = static_cast<std::size_t>(file->size);
  if (size == 0) return Embedded({});  // an empty file cannot be mapped
  void* const mapping = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fileno(file->stream.get()), 0);
  if (mapping == MAP_FAILED) return CannotRead(path, errno);
  const std::shared_ptr<const void> owner(mapping, [size](void* mapped) { munmap(mapped, size); });
  return ModelBytes({static_cast<const char*>(mapping), size}, owner);
#else
  return Read(path);
#endif
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
