// The operators new and delete of the tests, which count.
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/allocations.h"

#include <cstddef>
#include <cstdlib>
#include <new>

#ifdef _WIN32
#include <malloc.h>
#endif

namespace inquit::testing {
namespace {

bool IsToFail() noexcept {
  if (allocations_left != 0) {
    if (allocations_left > 0) --allocations_left;
    return false;
  }
  if (allocations_go_on) allocations_left = -1;
  ++allocations_refused;
  return true;
}

void* Counted(void* memory) noexcept {
  if (memory != nullptr) ++allocations_not_freed;
  return memory;
}

void* Allocate(std::size_t size) noexcept { return IsToFail() ? nullptr : Counted(std::malloc(size == 0 ? 1 : size)); }

void* AllocateAligned(std::size_t size, std::size_t alignment) noexcept {
  if (IsToFail()) return nullptr;
#ifdef _WIN32
  return Counted(_aligned_malloc(size, alignment));
#else
  return Counted(std::aligned_alloc(alignment, (size + alignment) / alignment * alignment));  // never 0
#endif
}

void* OrThrow(void* memory) {
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void Free(void* memory) noexcept {
  if (memory != nullptr) --allocations_not_freed;
  std::free(memory);
}

void FreeAligned(void* memory) noexcept {
  if (memory != nullptr) --allocations_not_freed;
#ifdef _WIN32
  _aligned_free(memory);
#else
  std::free(memory);
#endif
}

}  // namespace

thread_local long allocations_left = -1;
thread_local bool allocations_go_on = false;
thread_local long allocations_refused = 0;
thread_local long allocations_not_freed = 0;

}  // namespace inquit::testing

using namespace inquit::testing;

void* operator new(std::size_t size) { return OrThrow(Allocate(size)); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return OrThrow(AllocateAligned(size, static_cast<std::size_t>(alignment)));
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return Allocate(size); }
void operator delete(void* memory) noexcept { Free(memory); }
void operator delete(void* memory, std::size_t) noexcept { Free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { FreeAligned(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { FreeAligned(memory); }
