# Builds the libraries where that is needed, installs them, and moves the installation: it must work wherever it lies.
# SPDX-License-Identifier: Apache-2.0
#
# Into its folder of models goes one more, installed.inquit, which only the installation has.
#
# Run as `cmake -DBUILD=... -DPREFIX=... -DBUILD_SHARED_LIBS=... -DNEEDS_BUILD=... -DFLAGS=... -D... -P install.cmake`.
set(has_base OFF)
if(EXISTS "${INQUIT_SOURCE_DIR}/model/base.inquit")
  set(has_base ON)
endif()
if(NEEDS_BUILD)
  execute_process(COMMAND_ERROR_IS_FATAL ANY
    COMMAND ${CMAKE_COMMAND} -S "${INQUIT_SOURCE_DIR}" -B "${BUILD}" -G "${GENERATOR}" -DCMAKE_BUILD_TYPE=Release "-DCMAKE_CXX_FLAGS_RELEASE=${FLAGS}"
      "-DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER}" "-DCMAKE_CXX_COMPILER_LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER}"
      -DBUILD_SHARED_LIBS=${BUILD_SHARED_LIBS} -DINQUIT_BASE_MODEL=${has_base}
      -DINQUIT_BUILD_FORMATS=ON -DINQUIT_BUILD_CLI=OFF -DINQUIT_BUILD_EXAMPLES=OFF -DINQUIT_BUILD_TESTS=OFF -DINQUIT_BUILD_BENCH=OFF)
  execute_process(COMMAND_ERROR_IS_FATAL ANY COMMAND ${CMAKE_COMMAND} --build "${BUILD}")
endif()

file(REMOVE_RECURSE "${PREFIX}" "${PREFIX}.first")
foreach(component runtime dev formats c cli base-model)
  execute_process(COMMAND_ERROR_IS_FATAL ANY
    COMMAND ${CMAKE_COMMAND} --install "${BUILD}" --component ${component} --prefix "${PREFIX}.first")
endforeach()
file(RENAME "${PREFIX}.first" "${PREFIX}")
foreach(file share/doc/inquit/LICENSE share/doc/inquit/MODEL_CARD.md share/doc/inquit/inquit.spdx.json
    share/inquit/output.schema.json share/inquit/valgrind.supp share/inquit/verification.schema.json)
  if(NOT EXISTS "${PREFIX}/${file}")
    message(FATAL_ERROR "${file} is not installed")
  endif()
endforeach()

set(models "${PREFIX}/share/inquit")
file(MAKE_DIRECTORY "${models}")
file(COPY_FILE "${INQUIT_SOURCE_DIR}/model/small.inquit" "${models}/installed.inquit")
if(NOT has_base)
  message(STATUS "skipped: the component base-model, since model/base.inquit is not in the source tree")
elseif(NOT EXISTS "${models}/base.inquit")
  message(FATAL_ERROR "the component base-model does not install ${models}/base.inquit; is INQUIT_BASE_MODEL off?")
endif()
