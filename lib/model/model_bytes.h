// ModelBytes: the bytes of a model file: embedded in the library, copied, or mapped from a file. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_MODEL_MODEL_BYTES_H_
#define INQUIT_LIB_MODEL_MODEL_BYTES_H_

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// The bytes begin at a multiple of 64 in memory, which ModelFile requires. Moving the object does not move them.
class ModelBytes {
 public:
  // `bytes` must live as long as the program and be at a multiple of 64.
  static ModelBytes Embedded(std::string_view bytes) { return ModelBytes(bytes, nullptr); }
  static ModelBytes CopyOf(std::string_view bytes);
  // Errors: by absl::ErrnoToStatusCode(); kFailedPrecondition  `path` is not a regular file. The message names it.
  static absl::StatusOr<ModelBytes> OfFile(const std::string& path);

  std::string_view view() const { return view_; }

 private:
  ModelBytes(std::string_view view, std::shared_ptr<const void> owner) : view_(view), owner_(std::move(owner)) {}

  std::string_view view_;
  std::shared_ptr<const void> owner_;  // frees the bytes; null where they live as long as the program
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_MODEL_MODEL_BYTES_H_
