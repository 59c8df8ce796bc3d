// What the program asks of the operating system beyond the C++ library.
// SPDX-License-Identifier: Apache-2.0
#include "cli/platform.h"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>

#ifdef _WIN32
#include <io.h>
#include <sys/stat.h>
#else
#include <sys/ioctl.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <execinfo.h>
#endif
#endif

namespace inquit::cli {

#ifdef _WIN32

void KeepStandardStreams() {}
void PrepareForExceptions() {}
int OpenForReading(const std::string& path) { return _open(path.c_str(), _O_RDONLY | _O_BINARY); }
int OpenForWriting(const std::string& path) {
  return _open(path.c_str(), _O_WRONLY | _O_CREAT | _O_TRUNC | _O_BINARY, _S_IREAD | _S_IWRITE);
}
int OpenForAppending(const std::string& path, std::size_t size) {
  const int file = _open(path.c_str(), _O_WRONLY | _O_CREAT | _O_BINARY, _S_IREAD | _S_IWRITE);
  if (file < 0 || (_chsize_s(file, static_cast<__int64>(size)) == 0 && _lseeki64(file, 0, SEEK_END) >= 0)) return file;
  _close(file);
  return -1;
}
void Close(int descriptor) { _close(descriptor); }
bool IsTerminal(int descriptor) { return _isatty(descriptor) != 0; }
std::size_t TerminalWidth(int) { return 0; }

namespace {
std::ptrdiff_t ReadOnce(int descriptor, char* buffer, std::size_t size) {
  _setmode(descriptor, _O_BINARY);
  return _read(descriptor, buffer, static_cast<unsigned>(size));
}
std::ptrdiff_t WriteOnce(int descriptor, const char* bytes, std::size_t size) {
  _setmode(descriptor, _O_BINARY);
  return _write(descriptor, bytes, static_cast<unsigned>(size));
}
}  // namespace

#else

void KeepStandardStreams() {
  const int unusable[] = {O_WRONLY, O_RDONLY, O_RDWR};  // what is to be read cannot be; messages may go nowhere
  for (int stream = kStandardInput; stream <= kStandardError; ++stream) {
    // The number that is given is the lowest free one.
    if (fcntl(stream, F_GETFD) < 0 && open("/dev/null", unusable[stream]) != stream) return;
  }
}
void PrepareForExceptions() {
#ifdef __GLIBC__
  void* frame = nullptr;
  backtrace(&frame, 1);
#endif
}
int OpenForReading(const std::string& path) { return open(path.c_str(), O_RDONLY | O_CLOEXEC); }
int OpenForWriting(const std::string& path) { return open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666); }
int OpenForAppending(const std::string& path, std::size_t size) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (file < 0 || ftruncate(file, static_cast<off_t>(size)) == 0) return file;
  const int error = errno;
  close(file);
  errno = error;
  return -1;
}
void Close(int descriptor) { close(descriptor); }
bool IsTerminal(int descriptor) { return isatty(descriptor) != 0; }

std::size_t TerminalWidth(int descriptor) {
  winsize size = {};
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

namespace {
std::ptrdiff_t ReadOnce(int descriptor, char* buffer, std::size_t size) { return read(descriptor, buffer, size); }
std::ptrdiff_t WriteOnce(int descriptor, const char* bytes, std::size_t size) { return write(descriptor, bytes, size); }
}  // namespace

#endif

// One call to the system moves no more than this, which every system allows.
constexpr std::size_t kMostAtOnce = std::size_t{1} << 30;

std::ptrdiff_t Read(int descriptor, char* buffer, std::size_t size) {
  std::ptrdiff_t count;
  do {
    count = ReadOnce(descriptor, buffer, std::min(size, kMostAtOnce));
  } while (count < 0 && errno == EINTR);
  return count;
}

int Write(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const std::ptrdiff_t count = WriteOnce(descriptor, bytes.data(), std::min(bytes.size(), kMostAtOnce));
    if (count < 0 && errno != EINTR) return errno;
    if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

}  // namespace inquit::cli
