// Memory: operators new and delete that count.
// SPDX-License-Identifier: Apache-2.0
//
// In front of what they give away they keep its size, in as many bytes as keep it aligned.
#include "tests/property/memory.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <new>

namespace inquit::testing {
namespace {

std::atomic<std::size_t> held = 0;
std::atomic<std::size_t> peak = 0;

void* Allocate(std::size_t size, std::size_t alignment) {
  const std::size_t front = std::max(alignment, alignof(std::max_align_t));
  const std::size_t all = (front + size + front - 1) / front * front;
  char* const memory = static_cast<char*>(std::aligned_alloc(front, all));
  if (memory == nullptr) throw std::bad_alloc();
  char* const given = memory + front;
  reinterpret_cast<std::size_t*>(given)[-1] = size;
  const std::size_t now = held += size;
  if (now > peak) peak = now;  // exact with one thread
  return given;
}

void Free(void* given, std::size_t alignment) {
  if (given == nullptr) return;
  held -= static_cast<std::size_t*>(given)[-1];
  std::free(static_cast<char*>(given) - std::max(alignment, alignof(std::max_align_t)));
}

}  // namespace

std::size_t BytesHeld() { return held; }
std::size_t PeakBytes() { return peak; }
void ForgetPeak() { peak = held.load(); }

}  // namespace inquit::testing

void* operator new(std::size_t size) { return inquit::testing::Allocate(size, 1); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return inquit::testing::Allocate(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept { inquit::testing::Free(memory, 1); }
void operator delete(void* memory, std::size_t) noexcept { inquit::testing::Free(memory, 1); }
void operator delete(void* memory, std::align_val_t alignment) noexcept {
  inquit::testing::Free(memory, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory, std::size_t, std::align_val_t alignment) noexcept {
  inquit::testing::Free(memory, static_cast<std::size_t>(alignment));
}
