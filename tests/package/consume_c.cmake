# Builds the C example against the installed library, by find_package and by pkg-config with the C compiler, and runs both.
# SPDX-License-Identifier: Apache-2.0
#
# Run as `cmake -DWORK=folder -DPREFIX=folder -DSHARED=ON|OFF -D... -P consume_c.cmake`.
set(example "${INQUIT_SOURCE_DIR}/examples/c/quickstart")
set(EXPECTED "${example}.out")

file(REMOVE "${WORK}/CMakeCache.txt")
execute_process(COMMAND_ERROR_IS_FATAL ANY
  COMMAND ${CMAKE_COMMAND} -S "${CMAKE_CURRENT_LIST_DIR}/c" -B "${WORK}" -G "${GENERATOR}" -DCMAKE_BUILD_TYPE=Release
    "-DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER}" "-DCMAKE_PREFIX_PATH=${PREFIX}" "-DSHARED=${SHARED}"
    "-DINQUIT_SOURCE_DIR=${INQUIT_SOURCE_DIR}" "-DVERSION=${VERSION}")
execute_process(COMMAND_ERROR_IS_FATAL ANY COMMAND ${CMAKE_COMMAND} --build "${WORK}" --config Release)
set(PROGRAM "${WORK}/consumer")
include("${INQUIT_SOURCE_DIR}/examples/expect_output.cmake")

file(GLOB pkg_config_dir "${PREFIX}/lib*/pkgconfig" "${PREFIX}/lib/*/pkgconfig")
set(ENV{PKG_CONFIG_PATH} "${pkg_config_dir}")
find_program(PKG_CONFIG NAMES pkg-config pkgconf REQUIRED)
find_program(CC NAMES cc gcc clang REQUIRED)
execute_process(COMMAND_ERROR_IS_FATAL ANY
  COMMAND "${PKG_CONFIG}" --cflags --libs "inquit-c = ${VERSION}" OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE)
separate_arguments(flags UNIX_COMMAND "${flags}")
cmake_path(GET pkg_config_dir PARENT_PATH libdir)
execute_process(COMMAND_ERROR_IS_FATAL ANY
  COMMAND "${CC}" -std=c99 "${example}.c" -o "${WORK}/by_pkg_config" ${flags} "-Wl,-rpath,${libdir}")
set(PROGRAM "${WORK}/by_pkg_config")
include("${INQUIT_SOURCE_DIR}/examples/expect_output.cmake")
