# Builds a consumer that is a CMake project, and runs it.
# SPDX-License-Identifier: Apache-2.0
#
# Run as `cmake -DCONSUMER=folder -DWORK=folder [-DPREFIX=folder -DSHARED=ON|OFF] -D... -P consume_cmake.cmake`.
file(REMOVE "${WORK}/CMakeCache.txt")
execute_process(COMMAND_ERROR_IS_FATAL ANY
  COMMAND ${CMAKE_COMMAND} -S "${CONSUMER}" -B "${WORK}" -G "${GENERATOR}" -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE=-O0
    "-DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER}" "-DCMAKE_CXX_COMPILER_LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER}"
    "-DCMAKE_PREFIX_PATH=${PREFIX}" "-DINQUIT_SOURCE_DIR=${INQUIT_SOURCE_DIR}" "-DVERSION=${VERSION}")
execute_process(COMMAND_ERROR_IS_FATAL ANY COMMAND ${CMAKE_COMMAND} --build "${WORK}" --config Release)
if(PREFIX)
  file(READ "${WORK}/model_dir" model_dir)
endif()
set(consumer "${WORK}/consumer")
include("${CMAKE_CURRENT_LIST_DIR}/expect.cmake")
