# Builds the consumer by one call of the compiler with the flags that pkg-config gives, and runs it.
# SPDX-License-Identifier: Apache-2.0
#
# Run as `cmake -DWORK=folder -DPREFIX=folder -D... -P consume_pkg_config.cmake`.
file(GLOB pkg_config_dir "${PREFIX}/lib*/pkgconfig" "${PREFIX}/lib/*/pkgconfig")
set(ENV{PKG_CONFIG_PATH} "${pkg_config_dir}")
find_program(PKG_CONFIG NAMES pkg-config pkgconf REQUIRED)
execute_process(COMMAND_ERROR_IS_FATAL ANY
  COMMAND "${PKG_CONFIG}" --cflags --libs "inquit-formats = ${VERSION}" OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE)
separate_arguments(flags UNIX_COMMAND "${flags}")
cmake_path(GET pkg_config_dir PARENT_PATH libdir)
file(MAKE_DIRECTORY "${WORK}")
execute_process(COMMAND_ERROR_IS_FATAL ANY
  COMMAND "${CMAKE_CXX_COMPILER}" -std=c++17 "${CMAKE_CURRENT_LIST_DIR}/consumer.cc" -o "${WORK}/consumer"
    ${flags} "-Wl,-rpath,${libdir}")
set(consumer "${WORK}/consumer")
include("${CMAKE_CURRENT_LIST_DIR}/expect.cmake")
