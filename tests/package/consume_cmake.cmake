# Builds a consumer that is a CMake project, and runs it: its tests, the program of consumer.cc, and PROGRAM, where it has them.
# SPDX-License-Identifier: Apache-2.0
#
# Run as `cmake -DCONSUMER=folder -DWORK=folder [-DPREFIX=folder -DSHARED=ON|OFF] [-DFLAGS=...] [-DAS_CMAKE=version] -D... -P consume_cmake.cmake`.
# With PREFIX the consumer finds the library there. FLAGS are the compiler's. -DPROGRAM=... -DEXPECTED=file: see examples/expect_output.cmake.
if(NOT FLAGS)
  set(FLAGS -O0)
endif()
file(REMOVE "${WORK}/CMakeCache.txt")
execute_process(COMMAND_ERROR_IS_FATAL ANY
  COMMAND ${CMAKE_COMMAND} -S "${CONSUMER}" -B "${WORK}" -G "${GENERATOR}" -DCMAKE_BUILD_TYPE=Release "-DCMAKE_CXX_FLAGS_RELEASE=${FLAGS}"
    "-DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER}" "-DCMAKE_CXX_COMPILER_LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER}"
    "-DCMAKE_PREFIX_PATH=${PREFIX}" "-DINQUIT_SOURCE_DIR=${INQUIT_SOURCE_DIR}" "-DVERSION=${VERSION}" -DSHARED=${SHARED} -DAS_CMAKE=${AS_CMAKE})
execute_process(COMMAND_ERROR_IS_FATAL ANY COMMAND ${CMAKE_COMMAND} --build "${WORK}" --config Release)
if(EXISTS "${WORK}/CTestTestfile.cmake")
  execute_process(COMMAND_ERROR_IS_FATAL ANY COMMAND ${CMAKE_CTEST_COMMAND} -C Release --output-on-failure --no-tests=error
    WORKING_DIRECTORY "${WORK}")
endif()
if(EXISTS "${WORK}/consumer")
  file(READ "${WORK}/model" model_file)
  set(consumer "${WORK}/consumer")
  include("${CMAKE_CURRENT_LIST_DIR}/expect.cmake")
endif()
if(PROGRAM)
  include("${INQUIT_SOURCE_DIR}/examples/expect_output.cmake")
endif()

# As a subfolder, the library installs nothing into the consumer's own installation.
if(NOT PREFIX)
  execute_process(COMMAND_ERROR_IS_FATAL ANY COMMAND ${CMAKE_COMMAND} --install "${WORK}" --prefix "${WORK}/prefix")
  file(GLOB installed "${WORK}/prefix/*")
  if(installed)
    message(FATAL_ERROR "the consumer installs ${installed}")
  endif()
endif()
