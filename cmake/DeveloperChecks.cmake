# What developers check with: strict warnings and sanitizers. Only this project's own targets get them, and no consumer.
# SPDX-License-Identifier: Apache-2.0
option(INQUIT_WERROR "Warnings are errors" OFF)
set(INQUIT_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize takes them: address,undefined or thread or ...")

# Precompiled headers take a third off a build from nothing. With ccache only where it may cache what uses them (scripts/ccache.sh):
# by default it does not. Builds by a consumer and clang-tidy do without, and so show whether each file includes what it uses.
set(inquit_pch ${PROJECT_IS_TOP_LEVEL})
if(CMAKE_CXX_COMPILER_LAUNCHER MATCHES "ccache" AND NOT "$ENV{CCACHE_SLOPPINESS}" MATCHES "pch_defines")
  set(inquit_pch OFF)
endif()
option(INQUIT_PCH "Precompile the headers of other libraries that most files include" ${inquit_pch})

# Precompiles `headers` for the files of `target`: headers of other libraries alone, since a change of one would compile all again.
# The options are for ccache, which needs to see that a file uses such headers, and that these are the same as before.
function(inquit_precompile target)
  if(INQUIT_PCH)
    target_precompile_headers(${target} PRIVATE ${ARGN})
    target_compile_options(${target} PRIVATE $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fpch-preprocess>
      "$<$<COMPILE_LANG_AND_ID:CXX,Clang,AppleClang>:SHELL:-Xclang -fno-pch-timestamp>")
  endif()
endfunction()

# For what runs little beside what it takes to compile: tests, and the trainer's tools. The library that they test keeps its own
# options.
set(inquit_quick $<$<AND:$<CXX_COMPILER_ID:GNU,Clang,AppleClang>,$<NOT:$<CONFIG:Debug>>>:-O1>)
function(inquit_compile_quickly target)
  target_compile_options(${target} PRIVATE ${inquit_quick})
endfunction()

# Call it for every target that is compiled here.
function(inquit_developer_checks target)
  if(PROJECT_IS_TOP_LEVEL AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wconversion -Wno-sign-conversion -Wshadow)
  elseif(PROJECT_IS_TOP_LEVEL AND MSVC)
    target_compile_options(${target} PRIVATE /W4)
  endif()
  # What g++ guesses at, and guesses wrong: of Abseil's containers, of its own headers, and of references that functions return. A
  # parent project may ask for these warnings, so they are silenced in every build; they come last, and so count.
  target_compile_options(${target} PRIVATE
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized> $<$<CXX_COMPILER_ID:GNU>:-Wno-dangling-reference>)
  set_target_properties(${target} PROPERTIES COMPILE_WARNING_AS_ERROR ${INQUIT_WERROR})
  if(INQUIT_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=${INQUIT_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(${target} PRIVATE -fsanitize=${INQUIT_SANITIZE})
  endif()
endfunction()
