# Builds the consumer by one call of the compiler with the flags that pkg-config gives, and runs it.
# SPDX-License-Identifier: Apache-2.0
#
# Run as `cmake -DWORK=folder -DPREFIX=folder [-DSHARED=ON] [-DSTATIC_ICU=libicuuc.a] -D... -P consume_pkg_config.cmake`. With STATIC_ICU the
# consumer is linked to that, and not to ICU's data.
file(GLOB pkg_config_dir "${PREFIX}/lib*/pkgconfig" "${PREFIX}/lib/*/pkgconfig")
set(ENV{PKG_CONFIG_PATH} "${pkg_config_dir}")
find_program(PKG_CONFIG NAMES pkg-config pkgconf REQUIRED)
execute_process(COMMAND_ERROR_IS_FATAL ANY
  COMMAND "${PKG_CONFIG}" --cflags --libs "inquit-formats = ${VERSION}" OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE)
execute_process(COMMAND_ERROR_IS_FATAL ANY
  COMMAND "${PKG_CONFIG}" --variable=modeldir inquit OUTPUT_VARIABLE model_dir OUTPUT_STRIP_TRAILING_WHITESPACE)
set(model_file "${model_dir}/installed.inquit")
separate_arguments(flags UNIX_COMMAND "${flags}")
if(STATIC_ICU)
  list(FILTER flags EXCLUDE REGEX "^-licu")
  list(APPEND flags "${STATIC_ICU}")
endif()
cmake_path(GET pkg_config_dir PARENT_PATH libdir)
file(MAKE_DIRECTORY "${WORK}")
execute_process(COMMAND_ERROR_IS_FATAL ANY
  COMMAND "${CMAKE_CXX_COMPILER}" -std=c++17 "${CMAKE_CURRENT_LIST_DIR}/consumer.cc" -o "${WORK}/consumer"
    ${flags} "-Wl,-rpath,${libdir}")
set(consumer "${WORK}/consumer")
include("${CMAKE_CURRENT_LIST_DIR}/expect.cmake")
