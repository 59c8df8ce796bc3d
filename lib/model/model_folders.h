// ModelFolders: where model files lie that are not built in. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_MODEL_MODEL_FOLDERS_H_
#define INQUIT_LIB_MODEL_MODEL_FOLDERS_H_

#include <string>
#include <vector>

namespace inquit {
inline namespace v0 {
namespace internal {

// The folders in the order in which they are searched; they need not exist. Reads the environment, so no thread may change that
// at the same time.
std::vector<std::string> ModelFolders();

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_MODEL_MODEL_FOLDERS_H_
