# Finds the dependencies of the library and the program. Where a parent project defines a target of theirs, that is used.
# SPDX-License-Identifier: Apache-2.0
#
# Oldest versions: Abseil 20220623, ICU 72, RE2 20220601 (not checked, since its packages do not agree on how to tell the version).

# Imported targets are global, since a project that adds inquit as a subfolder links them, through inquit::inquit, in its own folder.
set(CMAKE_FIND_PACKAGE_TARGETS_GLOBAL ON)

if(NOT TARGET absl::status)
  find_package(absl REQUIRED)
  # Abseil's own version file accepts only the very same version, so the oldest version is checked here.
  if(absl_VERSION AND absl_VERSION VERSION_LESS 20220623)
    message(FATAL_ERROR "inquit needs Abseil 20220623 or later; found ${absl_VERSION}")
  endif()
endif()

if(NOT TARGET ICU::uc)
  find_package(ICU REQUIRED COMPONENTS uc)
  # A package for CMake, as Conan writes one, may accept only the major version that is asked for, so this is checked here too.
  if(ICU_VERSION AND ICU_VERSION VERSION_LESS 72)
    message(FATAL_ERROR "inquit needs ICU 72 or later; found ${ICU_VERSION}")
  endif()
endif()

include("${CMAKE_CURRENT_LIST_DIR}/Re2Target.cmake")
if(NOT TARGET inquit::re2)
  message(FATAL_ERROR "inquit needs RE2, and finds it neither as a CMake package nor by pkg-config")
endif()

if(INQUIT_BUILD_CLI)
  find_package(Threads REQUIRED)
  if(NOT TARGET CLI11::CLI11)
    find_package(CLI11 2.1 REQUIRED)
  endif()
  if(NOT TARGET ZLIB::ZLIB)
    find_package(ZLIB REQUIRED)
  endif()
  # zstd's own package for CMake has one target or the other, and vcpkg's and Conan's are called like one of them.
  find_package(zstd CONFIG REQUIRED)
  foreach(target zstd::libzstd zstd::libzstd_shared zstd::libzstd_static)
    if(TARGET ${target} AND NOT TARGET inquit::zstd)
      add_library(inquit::zstd INTERFACE IMPORTED)
      set_property(TARGET inquit::zstd PROPERTY INTERFACE_LINK_LIBRARIES ${target})
    endif()
  endforeach()
  if(NOT TARGET inquit::zstd)
    message(FATAL_ERROR "inquit's program needs zstd, whose CMake package defines none of its targets")
  endif()
endif()

if(INQUIT_BUILD_CLI OR INQUIT_BUILD_TESTS)
  if(NOT TARGET LibXml2::LibXml2)
    find_package(LibXml2 2.9.14 REQUIRED)
  endif()
  if(NOT TARGET nlohmann_json::nlohmann_json)
    find_package(nlohmann_json 3.10 REQUIRED)
  endif()
endif()
