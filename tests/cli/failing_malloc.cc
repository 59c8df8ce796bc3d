// A malloc that fails where INQUIT_FAIL_AT says: preloaded into the program, whose libraries then run out of memory as well.
// SPDX-License-Identifier: Apache-2.0
//
// INQUIT_FAIL_AT=n: the allocation number n fails, counted from 0 and from the first that the program's main() makes, and all
// behind it; with INQUIT_FAIL_ONCE, it alone. What has been allocated before main() is of no interest: nothing can be told
// there.
#include <dlfcn.h>

#include <atomic>
#include <cstddef>
#include <cstdlib>

extern "C" {

void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* memory, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);

static std::atomic<long> left{-1};  // until one fails; none does while it is negative
static bool once = false;

static bool IsToFail() {
  if (left.load() < 0) return false;
  const long before = left.fetch_sub(1);
  if (before > 0) return false;
  left = once ? -1 : 0;
  return true;
}

void* malloc(std::size_t size) noexcept { return IsToFail() ? nullptr : __libc_malloc(size); }
void* calloc(std::size_t count, std::size_t size) noexcept { return IsToFail() ? nullptr : __libc_calloc(count, size); }
void* realloc(void* memory, std::size_t size) noexcept { return IsToFail() ? nullptr : __libc_realloc(memory, size); }
void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
  return IsToFail() ? nullptr : __libc_memalign(alignment, size);
}

// The first thing that main() calls once all else is initialized; the C library's own, behind which the counting begins.
int fcntl(int file, int command, ...) {
  using Fcntl = int (*)(int, int, ...);
  static const Fcntl real = reinterpret_cast<Fcntl>(dlsym(RTLD_NEXT, "fcntl"));
  const char* const at = std::getenv("INQUIT_FAIL_AT");
  static std::atomic<bool> begun{false};
  const int result = real(file, command, 0);
  if (at != nullptr && !begun.exchange(true)) {
    once = std::getenv("INQUIT_FAIL_ONCE") != nullptr;
    left = std::atol(at);
  }
  return result;
}

}  // extern "C"
