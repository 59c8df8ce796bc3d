// The version of inquit, stated once: CMake, vcpkg and Conan read it from here.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_VERSION_H_
#define INQUIT_VERSION_H_

#define INQUIT_VERSION_MAJOR 0
#define INQUIT_VERSION_MINOR 1
#define INQUIT_VERSION_PATCH 0
#define INQUIT_VERSION_STRING "0.1.0"

#endif  // INQUIT_VERSION_H_
