// The version of inquit, stated once: CMake, vcpkg and Conan read it from here.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_VERSION_H_
#define INQUIT_VERSION_H_

#include <string_view>

#include "inquit/export.h"

// Of these headers, as a program was compiled with them.
#define INQUIT_VERSION_MAJOR 0         // rises where the interface breaks, from 1 on
#define INQUIT_VERSION_MINOR 2         // until then, where it may break
#define INQUIT_VERSION_PATCH 0         // mends only
#define INQUIT_VERSION_STRING "0.2.0"  // the three, with dots between

namespace inquit {
inline namespace v0 {

// The version of the library that the program runs with: "0.2.0". Where the library is shared, it may be a newer one than that
// of the headers. Valid as long as the program runs.
INQUIT_API std::string_view Version() noexcept;

}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_VERSION_H_
