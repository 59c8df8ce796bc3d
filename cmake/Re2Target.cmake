# Makes inquit::re2, which stands for RE2; where there is no RE2, makes nothing, and the includer says so.
# SPDX-License-Identifier: Apache-2.0
#
# RE2 is the target re2::re2 of a parent or of RE2's own CMake package, or comes by pkg-config where there is none (Debian 12,
# Ubuntu 24.04). Installed beside inquitConfig.cmake, which includes it too. Its target has a name of this project's own, since
# re2::re2 may be the consumer's to define.
if(NOT TARGET inquit::re2)
  if(NOT TARGET re2::re2)
    find_package(re2 CONFIG QUIET)
  endif()
  set(inquit_global "")
  if(CMAKE_FIND_PACKAGE_TARGETS_GLOBAL)
    set(inquit_global GLOBAL)
  endif()
  set(inquit_re2_target re2::re2)
  if(NOT TARGET re2::re2)
    find_package(PkgConfig QUIET)
    if(PKG_CONFIG_FOUND)
      pkg_check_modules(inquit_re2 QUIET IMPORTED_TARGET ${inquit_global} re2)
    endif()
    set(inquit_re2_target PkgConfig::inquit_re2)
  endif()
  if(TARGET ${inquit_re2_target})
    add_library(inquit::re2 INTERFACE IMPORTED ${inquit_global})
    set_property(TARGET inquit::re2 PROPERTY INTERFACE_LINK_LIBRARIES ${inquit_re2_target})
  endif()
endif()
