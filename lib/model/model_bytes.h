// ModelBytes: the bytes of a model file: embedded in the library, copied, read from a file, or mapped. Internal.
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
  // The file at `path`, read into memory; of what cannot be a model, no more than its head and table.
  // Errors: by absl::ErrnoToStatusCode()
  //         kFailedPrecondition  it is not a regular file
  //         kInvalidArgument     those of ModelFile::CheckBeginning
  //         The message names `path`.
  static absl::StatusOr<ModelBytes> Read(const std::string& path);
  // The same, mapped into memory where the system can do that, and not checked. Whoever writes into the file changes the
  // bytes, and where it is cut short, reading what is gone ends the process with SIGBUS.
  // Errors: those of Read, but for kInvalidArgument where it is mapped
  static absl::StatusOr<ModelBytes> Map(const std::string& path);

  std::string_view view() const { return view_; }
  bool is_embedded() const { return owner_ == nullptr; }

 private:
  ModelBytes(std::string_view view, std::shared_ptr<const void> owner) : view_(view), owner_(std::move(owner)) {}

  std::string_view view_;
  std::shared_ptr<const void> owner_;  // frees the bytes; null where they live as long as the program
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_MODEL_MODEL_BYTES_H_
