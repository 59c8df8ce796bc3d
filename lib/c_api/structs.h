// Structs that grow: reading and filling those whose first field says how much of them the caller's program knows.
// SPDX-License-Identifier: Apache-2.0
//
// A program may be older or newer than the library. What the caller's struct has and the library's has not must be zero where
// the library reads, so that no wish is passed over in silence, and becomes zero where it writes.
#ifndef INQUIT_LIB_C_API_STRUCTS_H_
#define INQUIT_LIB_C_API_STRUCTS_H_

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "inquit/inquit_c.h"
#include "lib/c_api/errors.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// The size that the struct had when it came into the interface: it ends with the field named here, whatever is added behind. No
// struct ends with padding, in which a new field would count as known to old programs.
template <typename T>
inline constexpr std::size_t kFirstSize = 0;
template <>
inline constexpr std::size_t kFirstSize<inquit_options> = offsetof(inquit_options, parallel_context) + sizeof(void*);
template <>
inline constexpr std::size_t kFirstSize<inquit_entity> = offsetof(inquit_entity, mention_count) + sizeof(std::size_t);
template <>
inline constexpr std::size_t kFirstSize<inquit_source> = offsetof(inquit_source, size) + sizeof(std::size_t);
template <>
inline constexpr std::size_t kFirstSize<inquit_attribution> = offsetof(inquit_attribution, speaker) + sizeof(std::size_t);
template <>
inline constexpr std::size_t kFirstSize<inquit_speaker> = offsetof(inquit_speaker, role) + sizeof(const inquit_span*);
static_assert(kFirstSize<inquit_options> == sizeof(inquit_options) && kFirstSize<inquit_entity> == sizeof(inquit_entity));
static_assert(kFirstSize<inquit_source> == sizeof(inquit_source));
static_assert(kFirstSize<inquit_attribution> == sizeof(inquit_attribution) &&
              kFirstSize<inquit_speaker> == sizeof(inquit_speaker));

// Far more than any version will have: what is larger was never set.
inline constexpr std::size_t kLargestSize = 4096;

template <typename T>
bool SizeFits(std::size_t struct_size) {
  return struct_size >= kFirstSize<T> && struct_size <= kLargestSize;
}

// The first field of the struct at `from`.
inline std::size_t SizeOf(const void* from) {
  std::size_t size;
  std::memcpy(&size, from, sizeof size);
  return size;
}

// The struct at `from`, of which `what` is the name in messages.
template <typename T>
absl::StatusOr<T> ReadStruct(const void* from, const char* what) {
  const std::size_t size = SizeOf(from);
  if (!SizeFits<T>(size)) return absl::InvalidArgumentError(std::string("the struct_size of ") + what + " is wrong");
  const char* const bytes = static_cast<const char*>(from);
  if (std::any_of(bytes + std::min(size, sizeof(T)), bytes + size, [](char c) { return c != 0; }))
    return absl::InvalidArgumentError(std::string(what) + " has a field that this version of the library does not know");
  T read = {};
  std::memcpy(&read, from, std::min(size, sizeof(T)));
  return read;
}

// The structs of the array at `first`, which all have the size that the first has.
template <typename T>
absl::StatusOr<std::vector<T>> ReadStructs(const T* first, std::size_t count, const char* what) {
  std::vector<T> read;
  if (count == 0) return read;
  absl::Status found = NotNull(first, what);
  if (!found.ok()) return found;
  const char* at = reinterpret_cast<const char*>(first);
  for (std::size_t i = 0; i < count; ++i, at += first->struct_size) {
    if (SizeOf(at) != first->struct_size)
      return absl::InvalidArgumentError(std::string("two structs of ") + what + " have different sizes");
    const absl::StatusOr<T> one = ReadStruct<T>(at, what);
    if (!one.ok()) return one.status();
    read.push_back(*one);
  }
  return read;
}

// Sets as much of the caller's struct as its `struct_size` says, which must fit.
template <typename T>
void FillStruct(T filled, std::size_t struct_size, void* to) {
  filled.struct_size = struct_size;
  std::memset(to, 0, struct_size);
  std::memcpy(to, &filled, std::min(struct_size, sizeof(T)));
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_C_API_STRUCTS_H_
