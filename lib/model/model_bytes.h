// ModelBytes: the bytes of a model file, embedded, copied, or a file's. Internal.
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

// Where they begin in memory is a multiple of 64, as ModelFile wants it. Moving leaves them where they are.
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
  std::shared_ptr<const void> owner_;  // frees them; null where nothing does
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_MODEL_MODEL_BYTES_H_
