# Runs PROGRAM, a program and its arguments, and fails where it prints anything but the file EXPECTED.
# SPDX-License-Identifier: Apache-2.0
#
# Run with `cmake -P`, or included by a script that sets both.
execute_process(COMMAND ${PROGRAM} OUTPUT_VARIABLE printed COMMAND_ERROR_IS_FATAL ANY)
file(READ "${EXPECTED}" expected)
if(NOT printed STREQUAL expected)
  message(FATAL_ERROR "${PROGRAM} printed:\n${printed}expected:\n${expected}")
endif()
