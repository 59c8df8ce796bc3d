// What the program asks of the operating system beyond the C++ library: files by descriptor, and the terminal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_CLI_PLATFORM_H_
#define INQUIT_CLI_PLATFORM_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace inquit::cli {

constexpr int kStandardInput = 0;
constexpr int kStandardOutput = 1;
constexpr int kStandardError = 2;

// Where the program was started without one of the standard streams, puts something in its place that cannot be used, so that
// no file that is opened later is taken for it.
void KeepStandardStreams();

// Has glibc load what it needs to let an exception through functions of its own, as through call_once, which it else does when
// the first one comes: where that is std::bad_alloc, there is no memory for it, and glibc ends the program.
void PrepareForExceptions();

// A descriptor, or -1 with errno set.
int OpenForReading(const std::string& path);
// ... Makes the file, or empties it.
int OpenForWriting(const std::string& path);
// ... Makes the file, or cuts it off behind `size` bytes, and writes on there.
int OpenForAppending(const std::string& path, std::size_t size);
void Close(int descriptor);

// Reads what is there, up to `size` bytes: a line that comes through a pipe is seen at once. 0 at the end, -1 with errno set.
std::ptrdiff_t Read(int descriptor, char* buffer, std::size_t size);

// Writes all of `bytes`. 0, or the errno of what went wrong: a value, since errno itself may change before the caller looks.
int Write(int descriptor, std::string_view bytes);

bool IsTerminal(int descriptor);
// Columns of the terminal; 0 where they are unknown.
std::size_t TerminalWidth(int descriptor);

}  // namespace inquit::cli

#endif  // INQUIT_CLI_PLATFORM_H_
