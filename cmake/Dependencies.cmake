# What the library, the formats and the program stand on. A target that a parent project brings wins over what is installed.
# SPDX-License-Identifier: Apache-2.0
#
# Floors: Abseil 20220623, ICU 72, RE2 20220601 (no package tells its version in one way, so it is not checked).

# A project that adds inquit as a subfolder links inquit::inquit from a folder of its own, and has to see what that needs.
set(CMAKE_FIND_PACKAGE_TARGETS_GLOBAL ON)

if(NOT TARGET absl::status)
  find_package(absl REQUIRED)
  # Abseil's own version file accepts only the very same version, so the floor is checked here.
  if(absl_VERSION AND absl_VERSION VERSION_LESS 20220623)
    message(FATAL_ERROR "inquit needs Abseil 20220623 or later; found ${absl_VERSION}")
  endif()
endif()

if(NOT TARGET ICU::uc)
  find_package(ICU 72 REQUIRED COMPONENTS uc)
endif()

include("${CMAKE_CURRENT_LIST_DIR}/Re2Target.cmake")

if(INQUIT_BUILD_CLI)
  find_package(Threads REQUIRED)
  if(NOT TARGET CLI11::CLI11)
    find_package(CLI11 2.1 REQUIRED)
  endif()
  if(NOT TARGET nlohmann_json::nlohmann_json)
    find_package(nlohmann_json 3.10 REQUIRED)
  endif()
endif()
