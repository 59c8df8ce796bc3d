# Builds and runs what uses the package that install.cmake has left in INSTALLED: in Release, and in Debug where it has that.
# SPDX-License-Identifier: Apache-2.0
#
# Run as `cmake -DINSTALLED=folder -DLINKAGE=static|dynamic -DINQUIT_SOURCE_DIR=... -D... -P consume.cmake`.
cmake_minimum_required(VERSION 3.24)
file(READ "${INSTALLED}.features" features)
separate_arguments(features UNIX_COMMAND "${features}")

function(expect_output PROGRAM EXPECTED)
  include("${INQUIT_SOURCE_DIR}/examples/expect_output.cmake")
endfunction()

set(kinds Release)
if(EXISTS "${INSTALLED}/debug")
  list(APPEND kinds Debug)
endif()
foreach(kind IN LISTS kinds)
  set(build "${INSTALLED}.consumer/${kind}")
  file(REMOVE "${build}/CMakeCache.txt" "${build}/used")
  execute_process(COMMAND_ERROR_IS_FATAL ANY
    COMMAND ${CMAKE_COMMAND} -S "${CMAKE_CURRENT_LIST_DIR}/consumer" -B "${build}" -G Ninja -DCMAKE_BUILD_TYPE=${kind}
      "-DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER}" "-DCMAKE_CXX_COMPILER_LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER}"
      -DCMAKE_CXX_FLAGS_RELEASE=-O0 -DCMAKE_CXX_FLAGS_DEBUG=-O0
      "-Dre2_DIR=${CMAKE_CURRENT_LIST_DIR}/re2" -DCMAKE_DISABLE_FIND_PACKAGE_PkgConfig=ON
      "-DCMAKE_PREFIX_PATH=${INSTALLED}" "-DINSTALLED=${INSTALLED}" "-DINQUIT_SOURCE_DIR=${INQUIT_SOURCE_DIR}" "-DFEATURES=${features}")
  execute_process(COMMAND_ERROR_IS_FATAL ANY COMMAND ${CMAKE_COMMAND} --build "${build}")

  # Every feature but the program and `core` has lines in `usage`, and these do what they say.
  file(READ "${build}/used" used)
  file(READ "${build}/model" model)
  foreach(feature inquit ${features})
    if(NOT feature MATCHES "^(cli|core)$" AND NOT feature IN_LIST used)
      message(FATAL_ERROR "the file usage has no lines for ${feature}")
    endif()
  endforeach()
  expect_output("${build}/use_inquit" "${INQUIT_SOURCE_DIR}/examples/01_quickstart.out")
  if("c" IN_LIST features)
    expect_output("${build}/use_c" "${INQUIT_SOURCE_DIR}/examples/c/quickstart.out")
  endif()
  if("base-model" IN_LIST features AND NOT EXISTS "${model}")
    message(FATAL_ERROR "there is no model ${model}")
  endif()
  if("formats" IN_LIST features)
    set(consumer "${build}/use_formats")
    set(model_file "${model}")
    include("${CMAKE_CURRENT_LIST_DIR}/../expect.cmake")
    # A shared library finds the model beside it, in the debug build too.
    if("base-model" IN_LIST features AND LINKAGE STREQUAL "dynamic")
      execute_process(COMMAND "${consumer}" base OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
    endif()
  endif()
endforeach()
