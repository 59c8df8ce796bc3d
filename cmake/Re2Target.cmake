# Makes the target re2::re2: a parent's, RE2's own CMake package, or pkg-config where there is none (Debian 12, Ubuntu 24.04).
# SPDX-License-Identifier: Apache-2.0
#
# Installed beside inquitConfig.cmake, which includes it too.
if(NOT TARGET re2::re2)
  find_package(re2 CONFIG QUIET)
endif()
if(NOT TARGET re2::re2)
  find_package(PkgConfig REQUIRED)
  pkg_check_modules(re2 REQUIRED IMPORTED_TARGET GLOBAL re2)
  add_library(re2::re2 INTERFACE IMPORTED GLOBAL)
  target_link_libraries(re2::re2 INTERFACE PkgConfig::re2)
endif()
