# Runs the program ${consumer} and fails where it does not print what consumer.cc should.
# SPDX-License-Identifier: Apache-2.0
#
# It reads with the model inside; where there is a ${model_file}, with that; and where the library is shared, with one
# that it has to find by itself, though the installation was moved.
set(models small)
if(model_file)
  list(APPEND models "${model_file}")
endif()
if(SHARED)
  list(APPEND models installed)
endif()
foreach(model IN LISTS models)
  execute_process(COMMAND "${consumer}" "${model}" OUTPUT_VARIABLE output COMMAND_ERROR_IS_FATAL ANY)
  string(FIND "${output}" "${VERSION} {\"id\":" at)
  if(NOT at EQUAL 0)
    message(FATAL_ERROR "${consumer} ${model} printed: ${output}")
  endif()
endforeach()
