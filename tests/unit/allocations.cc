// The operators new and delete of the tests, which count.
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/allocations.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <new>

#ifdef _WIN32
#include <malloc.h>
#endif

namespace inquit::testing {
namespace {

bool IsToFail(std::size_t size) noexcept {
  largest_allocation = std::max(largest_allocation, size);
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

void* Allocate(std::size_t size) noexcept {
  return IsToFail(size) ? nullptr : Counted(std::malloc(std::max<std::size_t>(size, 1)));
}

void* AllocateAligned(std::size_t size, std::size_t alignment) noexcept {
  if (IsToFail(size)) return nullptr;
#ifdef _WIN32
  return Counted(_aligned_malloc(size, alignment));
#else
  const std::size_t rounded = (std::max<std::size_t>(size, 1) + alignment - 1) / alignment * alignment;
  return Counted(std::aligned_alloc(alignment, rounded));
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
thread_local std::size_t largest_allocation = 0;

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
