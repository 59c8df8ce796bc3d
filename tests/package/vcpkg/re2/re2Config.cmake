# RE2's CMake package as vcpkg's port of RE2 installs it: the target re2::re2. The library is that of this machine.
# SPDX-License-Identifier: Apache-2.0
if(NOT TARGET re2::re2)
  find_library(INQUIT_TEST_RE2 re2 REQUIRED)
  find_path(INQUIT_TEST_RE2_HEADERS re2/re2.h REQUIRED)
  find_package(Threads REQUIRED)
  add_library(re2::re2 UNKNOWN IMPORTED)
  set_target_properties(re2::re2 PROPERTIES
    IMPORTED_LOCATION "${INQUIT_TEST_RE2}"
    INTERFACE_INCLUDE_DIRECTORIES "${INQUIT_TEST_RE2_HEADERS}"
    INTERFACE_LINK_LIBRARIES Threads::Threads)
endif()
