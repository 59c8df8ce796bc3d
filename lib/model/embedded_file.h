// EmbeddedFile: the files of model/ that the library carries inside. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_MODEL_EMBEDDED_FILE_H_
#define INQUIT_LIB_MODEL_EMBEDDED_FILE_H_

#include <string_view>

namespace inquit {
inline namespace v0 {
namespace internal {

// The bytes of model/`name` as they were at build time, at a multiple of 64 in memory; they live as long as the program. Empty
// if there is no such file. cmake/EmbedModel.cmake writes the definition. Safe from any number of threads.
std::string_view EmbeddedFile(std::string_view name);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_MODEL_EMBEDDED_FILE_H_
