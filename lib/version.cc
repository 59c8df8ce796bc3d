// Version: what version.h says, as it was when the library was compiled.
// SPDX-License-Identifier: Apache-2.0
#include "inquit/version.h"

namespace inquit {
inline namespace v0 {

std::string_view Version() noexcept { return INQUIT_VERSION_STRING; }

}  // namespace v0
}  // namespace inquit
