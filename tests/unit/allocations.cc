// The operators new and delete of the tests, which count.
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/allocations.h"

#include <cstddef>
#include <cstdlib>
#include <new>

namespace inquit::testing {
namespace {

void* Allocate(std::size_t size) noexcept {
  if (allocations_left == 0) return nullptr;
  if (allocations_left > 0) --allocations_left;
  return std::malloc(size == 0 ? 1 : size);
}

}  // namespace

thread_local long allocations_left = -1;

}  // namespace inquit::testing

void* operator new(std::size_t size) {
  void* const memory = inquit::testing::Allocate(size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return inquit::testing::Allocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
