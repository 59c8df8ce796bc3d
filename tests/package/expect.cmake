# Runs the program ${consumer} and fails where it does not print what consumer.cc should.
# SPDX-License-Identifier: Apache-2.0
execute_process(COMMAND "${consumer}" OUTPUT_VARIABLE output COMMAND_ERROR_IS_FATAL ANY)
string(FIND "${output}" "${VERSION} {\"id\":" at)
if(NOT at EQUAL 0)
  message(FATAL_ERROR "${consumer} printed: ${output}")
endif()
