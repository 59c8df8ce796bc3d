// The operators new and delete of the tests, which count.
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/allocations.h"

#include <cstddef>
#include <cstdlib>
#include <new>

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

void* Allocate(std::size_t size, std::size_t alignment = alignof(std::max_align_t)) noexcept {
  if (IsToFail()) return nullptr;
  size = (size + alignment) / alignment * alignment;  // a multiple of it, and never 0
  void* const memory = std::aligned_alloc(alignment, size);
  if (memory != nullptr) ++allocations_not_freed;
  return memory;
}

void* OrThrow(void* memory) {
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void Free(void* memory) noexcept {
  if (memory != nullptr) --allocations_not_freed;
  std::free(memory);
}

}  // namespace

thread_local long allocations_left = -1;
thread_local bool allocations_go_on = false;
thread_local long allocations_refused = 0;
thread_local long allocations_not_freed = 0;

}  // namespace inquit::testing

using inquit::testing::Allocate;
using inquit::testing::Free;
using inquit::testing::OrThrow;

void* operator new(std::size_t size) { return OrThrow(Allocate(size)); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return OrThrow(Allocate(size, static_cast<std::size_t>(alignment)));
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return Allocate(size); }
void operator delete(void* memory) noexcept { Free(memory); }
void operator delete(void* memory, std::size_t) noexcept { Free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { Free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { Free(memory); }
