// Errors of the C interface, and the functions that read them.
// SPDX-License-Identifier: Apache-2.0
#include "lib/c_api/errors.h"

#include <iterator>
#include <memory>
#include <string>

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

inquit_error out_of_memory = {INQUIT_ERROR_RESOURCE_EXHAUSTED, "out of memory", nullptr};
inquit_error unknown_exception = {INQUIT_ERROR_INTERNAL, "an exception that the library does not expect", nullptr};

inquit_code Store(inquit_error* made, inquit_error** error) noexcept {
  if (error != nullptr) *error = made;
  return made->code;
}

}  // namespace

absl::Status NotNull(const void* pointer, const char* argument) {
  if (pointer != nullptr) return absl::OkStatus();
  return absl::InvalidArgumentError(std::string(argument) + " is NULL");
}

inquit_code StoreError(const absl::Status& status, inquit_error** error) {
  const auto code = static_cast<inquit_code>(status.code());
  if (status.ok() || error == nullptr) return code;
  auto text = std::make_unique<const std::string>(status.message());
  *error = new inquit_error{code, text->c_str(), text.get()};
  static_cast<void>(text.release());
  return code;
}

inquit_code StoreOutOfMemory(inquit_error** error) noexcept { return Store(&out_of_memory, error); }
inquit_code StoreUnknownException(inquit_error** error) noexcept { return Store(&unknown_exception, error); }

}  // namespace internal
}  // namespace v0
}  // namespace inquit

const char* inquit_code_name(inquit_code code) {
  static constexpr const char* kNames[] = {
      "OK",        "CANCELLED",      "UNKNOWN",           "INVALID_ARGUMENT",   "DEADLINE_EXCEEDED",
      "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION",
      "ABORTED",   "OUT_OF_RANGE",   "UNIMPLEMENTED",     "INTERNAL",           "UNAVAILABLE",
      "DATA_LOSS", "UNAUTHENTICATED"};
  return code >= 0 && code < static_cast<inquit_code>(std::size(kNames)) ? kNames[code] : "?";
}

inquit_code inquit_error_code(const inquit_error* error) { return error == nullptr ? INQUIT_OK : error->code; }

const char* inquit_error_message(const inquit_error* error) { return error == nullptr ? "" : error->message; }

void inquit_error_free(inquit_error* error) {
  if (error == nullptr || error->owned == nullptr) return;
  delete error->owned;
  delete error;
}
