// ModelBytes: maps a file into memory where the system can do that, else reads it.
// SPDX-License-Identifier: Apache-2.0
//
// Known failures: a mapped file that somebody cuts short while it is in use ends the process with SIGBUS, as with any mapping.
#include "lib/model/model_bytes.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "lib/model/aligned.h"

#if defined(__unix__) || defined(__APPLE__)
#define INQUIT_MAPS_FILES
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#else
#include <cstdio>
#endif

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

absl::Status CannotRead(const std::string& path, int error) {
  return absl::ErrnoToStatus(error, absl::StrCat("cannot read the model ", path));
}

}  // namespace

ModelBytes ModelBytes::CopyOf(std::string_view bytes) {
  auto copy = std::make_shared<Aligned<char>>(bytes.size());
  std::copy(bytes.begin(), bytes.end(), copy->data());
  return ModelBytes({copy->data(), copy->size()}, copy);
}

#ifdef INQUIT_MAPS_FILES

absl::StatusOr<ModelBytes> ModelBytes::OfFile(const std::string& path) {
  // O_NONBLOCK, since opening a pipe would wait for its writer; what is not a regular file is refused below.
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return CannotRead(path, errno);
  const std::shared_ptr<const void> closer(nullptr, [descriptor](const void*) { close(descriptor); });
  struct stat about = {};
  if (fstat(descriptor, &about) != 0) return CannotRead(path, errno);
  if (S_ISDIR(about.st_mode)) return CannotRead(path, EISDIR);
  if (!S_ISREG(about.st_mode)) {
    return absl::FailedPreconditionError(absl::StrCat("cannot read the model ", path, ": not a regular file"));
  }
  const auto size = static_cast<std::size_t>(about.st_size);
  if (size == 0) return Embedded({});  // an empty file cannot be mapped
  void* const mapping = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (mapping == MAP_FAILED) return CannotRead(path, errno);
  const std::shared_ptr<const void> owner(mapping, [size](void* mapped) { munmap(mapped, size); });
  return ModelBytes({static_cast<const char*>(mapping), size}, owner);
}

#else

absl::StatusOr<ModelBytes> ModelBytes::OfFile(const std::string& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file || std::fseek(file.get(), 0, SEEK_END) != 0) return CannotRead(path, errno);
  const long end = std::ftell(file.get());
  if (end < 0 || std::fseek(file.get(), 0, SEEK_SET) != 0) return CannotRead(path, errno);
  auto read = std::make_shared<Aligned<char>>(static_cast<std::size_t>(end));
  if (std::fread(read->data(), 1, read->size(), file.get()) != read->size()) return CannotRead(path, errno);
  return ModelBytes({read->data(), read->size()}, read);
}

#endif

}  // namespace internal
}  // namespace v0
}  // namespace inquit
