# The models: what of model/ goes into the library, and where the library finds the rest.
# SPDX-License-Identifier: Apache-2.0
include(GNUInstallDirs)

# A library without a model is an error, but for developers, whose trainer is built on the library before there is one.
set(inquit_missing_model FATAL_ERROR)
if(INQUIT_BUILD_TESTS)
  set(inquit_missing_model WARNING)
endif()

# Globs, so that a file that comes or goes is seen at the next build.
file(GLOB inquit_small_model CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/model/small.inquit")
file(GLOB inquit_base_model CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/model/base.inquit")
if(NOT inquit_small_model)
  message(${inquit_missing_model} "model/small.inquit, the model that the library carries inside, is not in this source tree. "
    "Without it the library finds nothing in any text. tools/train/README.md tells how it is made.")
endif()
if(INQUIT_BASE_MODEL AND NOT inquit_base_model)
  message(${inquit_missing_model} "INQUIT_BASE_MODEL is on, but model/base.inquit is not in this source tree, so it will not be "
    "installed. tools/train/README.md tells how it is made; -DINQUIT_BASE_MODEL=OFF does without.")
endif()

# A parent project finds base.inquit by the name that the installed package gives it too.
if(NOT PROJECT_IS_TOP_LEVEL)
  set(inquit_MODEL_DIR "${PROJECT_SOURCE_DIR}/model" PARENT_SCOPE)
endif()

# ---- The small model and the tables, embedded ----
set(model_files
  model/abbreviations.tsv
  model/bodies.tsv
  model/calendar.tsv
  model/contractions.tsv
  model/dotted_names.tsv
  model/function_words.tsv
  model/furniture.tsv
  model/given_names.tsv
  model/nouns.tsv
  model/places.tsv
  model/reporting.tsv
  model/titles.tsv)
list(TRANSFORM model_files PREPEND "${PROJECT_SOURCE_DIR}/")
list(APPEND model_files ${inquit_small_model})

# ON where the compiler's assembler writes ELF or Mach-O (see EmbedModel.cmake).
set(inquit_incbin OFF)
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang" AND NOT WIN32 AND NOT EMSCRIPTEN)
  set(inquit_incbin ON)
endif()

set(embedded_model "${PROJECT_BINARY_DIR}/embedded_model.cc")
add_custom_command(OUTPUT "${embedded_model}"
  COMMAND ${CMAKE_COMMAND} "-DOUTPUT=${embedded_model}" "-DFILES=${model_files}" -DINCBIN=${inquit_incbin}
    -P "${PROJECT_SOURCE_DIR}/cmake/EmbedModel.cmake"
  DEPENDS ${model_files} cmake/EmbedModel.cmake VERBATIM)

# ---- Where lib/model/model_folders.cc looks for the others ----
set(inquit_models "${CMAKE_INSTALL_FULL_DATADIR}/inquit")
file(RELATIVE_PATH models_from_lib "${CMAKE_INSTALL_FULL_LIBDIR}" "${inquit_models}")
if(NOT INQUIT_MODELS_FROM_BIN)  # a package that moves the program out of bin says where the models are from there
  file(RELATIVE_PATH INQUIT_MODELS_FROM_BIN "${CMAKE_INSTALL_FULL_BINDIR}" "${inquit_models}")
endif()
set(model_folders
  "INQUIT_INSTALLED_MODELS=\"${inquit_models}\""
  "INQUIT_MODELS_FROM_LIB=\"${models_from_lib}\""
  "INQUIT_MODELS_FROM_BIN=\"${INQUIT_MODELS_FROM_BIN}\"")
if(INQUIT_BUILD_TESTS)
  list(APPEND model_folders "INQUIT_SOURCE_MODELS=\"${PROJECT_SOURCE_DIR}/model\"")
endif()
set_source_files_properties(lib/model/model_folders.cc PROPERTIES COMPILE_DEFINITIONS "${model_folders}")
