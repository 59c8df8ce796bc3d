# Embeds files in both ways of EmbedModel.cmake, and compares what a program then finds in itself.
# SPDX-License-Identifier: Apache-2.0
#
# Run as `cmake -DWORK=folder -DINQUIT_SOURCE_DIR=folder -DCMAKE_CXX_COMPILER=... -DINCBIN=ON|OFF -P embedded.cmake`; INCBIN says
# whether the compiler takes the first way.
file(MAKE_DIRECTORY "${WORK}")
string(REPEAT "bytes: \t\"\\\r\n" 7000 long)  # more than one piece of the second way
file(WRITE "${WORK}/long.tsv" "${long}")
file(WRITE "${WORK}/one.inquit" "1")
file(WRITE "${WORK}/eight.inquit" "12345678")
file(WRITE "${WORK}/nine.inquit" "123456789")
file(WRITE "${WORK}/empty.tsv" "")
set(names long.tsv one.inquit eight.inquit nine.inquit empty.tsv)
list(TRANSFORM names PREPEND "${WORK}/" OUTPUT_VARIABLE files)

set(ways OFF)
if(INCBIN)
  list(APPEND ways ON)
endif()
foreach(way IN LISTS ways)
  execute_process(COMMAND_ERROR_IS_FATAL ANY COMMAND ${CMAKE_COMMAND} "-DOUTPUT=${WORK}/embedded_${way}.cc" "-DFILES=${files}"
    -DINCBIN=${way} -P "${INQUIT_SOURCE_DIR}/cmake/EmbedModel.cmake")
  execute_process(COMMAND_ERROR_IS_FATAL ANY COMMAND "${CMAKE_CXX_COMPILER}" -std=c++17 "-I${INQUIT_SOURCE_DIR}"
    "${CMAKE_CURRENT_LIST_DIR}/embedded.cc" "${WORK}/embedded_${way}.cc" -o "${WORK}/embedded_${way}")
  foreach(name IN LISTS names)
    execute_process(COMMAND_ERROR_IS_FATAL ANY COMMAND "${WORK}/embedded_${way}" ${name} OUTPUT_FILE "${WORK}/found")
    execute_process(COMMAND_ERROR_IS_FATAL ANY COMMAND ${CMAKE_COMMAND} -E compare_files "${WORK}/${name}" "${WORK}/found")
  endforeach()
endforeach()
