// Errors of the C interface: what an absl::Status and an exception become for a caller in C.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_C_API_ERRORS_H_
#define INQUIT_LIB_C_API_ERRORS_H_

#include <new>
#include <string>

#include "absl/status/status.h"
#include "inquit/inquit_c.h"

// Where memory runs out there is none for an error either, so that two errors are constants, which inquit_error_free leaves
// alone.
struct inquit_error {
  inquit_code code;
  const char* message;
  const std::string* owned;  // what `message` points into; null in a constant
};

namespace inquit {
inline namespace v0 {
namespace internal {

// kInvalidArgument that names the argument if `pointer` is null.
absl::Status NotNull(const void* pointer, const char* argument);

// Stores what a caller of C gets to know of `status` and returns its code. `error` may be null.
inquit_code StoreError(const absl::Status& status, inquit_error** error);

// The same for an exception: of memory that ran out, or any other, which would be a fault of the library.
inquit_code StoreOutOfMemory(inquit_error** error) noexcept;
inquit_code StoreUnknownException(inquit_error** error) noexcept;

// Runs `body`, which returns an absl::Status, as the inside of a function of C: no exception leaves it.
template <typename Body>
inquit_code Guarded(inquit_error** error, const Body& body) noexcept {
  if (error != nullptr) *error = nullptr;
#if defined(__cpp_exceptions)
  try {
    return StoreError(body(), error);
  } catch (const std::bad_alloc&) {
    return StoreOutOfMemory(error);
  } catch (...) {
    return StoreUnknownException(error);
  }
#else
  return StoreError(body(), error);
#endif
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_C_API_ERRORS_H_
