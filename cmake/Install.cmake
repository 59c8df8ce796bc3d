# Installing: components `core` (library, headers, package files), `formats`, `c`, `cli` and `base-model`.
# SPDX-License-Identifier: Apache-2.0
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/inquit")

install(TARGETS inquit EXPORT inquitTargets
  ARCHIVE COMPONENT core
  LIBRARY COMPONENT core
  RUNTIME COMPONENT core
  FILE_SET HEADERS COMPONENT core)
install(EXPORT inquitTargets NAMESPACE inquit:: DESTINATION "${package_dir}" COMPONENT core)

set(model_dir "${CMAKE_INSTALL_DATADIR}/inquit")
configure_package_config_file(cmake/inquitConfig.cmake.in inquitConfig.cmake INSTALL_DESTINATION "${package_dir}"
  PATH_VARS model_dir)
write_basic_package_version_file(inquitConfigVersion.cmake COMPATIBILITY SameMinorVersion)  # as SOVERSION, until 1.0
install(FILES
  "${CMAKE_CURRENT_BINARY_DIR}/inquitConfig.cmake"
  "${CMAKE_CURRENT_BINARY_DIR}/inquitConfigVersion.cmake"
  cmake/Re2Target.cmake
  DESTINATION "${package_dir}" COMPONENT core)

# Writes and installs NAME.pc. With a static library, what it links is needed to link it, so it stands under Requires.
function(inquit_pkg_config name component library description public private)
  cmake_path(APPEND CMAKE_INSTALL_FULL_LIBDIR pkgconfig OUTPUT_VARIABLE pc_dir)
  file(RELATIVE_PATH prefix_from_pc "${pc_dir}" "${CMAKE_INSTALL_PREFIX}")
  cmake_path(APPEND libdir "\${prefix}" "${CMAKE_INSTALL_LIBDIR}")
  cmake_path(APPEND includedir "\${prefix}" "${CMAKE_INSTALL_INCLUDEDIR}")
  cmake_path(APPEND modeldir "\${prefix}" "${CMAKE_INSTALL_DATADIR}" inquit)
  if(NOT BUILD_SHARED_LIBS)
    list(APPEND public ${private})
    set(private "")
    set(definitions " -DINQUIT_STATIC")
    # The compiler of a C program does not link C++'s own libraries by itself.
    set(cxx_libraries ${CMAKE_CXX_IMPLICIT_LINK_LIBRARIES})
    list(FILTER cxx_libraries INCLUDE REGEX "^(stdc\\+\\+|c\\+\\+|m)$")
    list(TRANSFORM cxx_libraries PREPEND " -l")
    list(JOIN cxx_libraries "" cxx_libraries)
  endif()
  list(JOIN public ", " requires)
  list(JOIN private ", " requires_private)
  configure_file(cmake/inquit.pc.in ${name}.pc @ONLY)
  install(FILES "${CMAKE_CURRENT_BINARY_DIR}/${name}.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT ${component})
endfunction()

list(TRANSFORM inquit_absl_public PREPEND absl_)
list(TRANSFORM inquit_absl_private PREPEND absl_)
inquit_pkg_config(inquit core inquit "${PROJECT_DESCRIPTION}" "${inquit_absl_public}" "${inquit_absl_private};icu-uc;re2")

if(TARGET inquit_formats)
  install(TARGETS inquit_formats EXPORT inquitFormatsTargets
    ARCHIVE COMPONENT formats
    LIBRARY COMPONENT formats
    RUNTIME COMPONENT formats
    FILE_SET HEADERS COMPONENT formats)
  install(EXPORT inquitFormatsTargets NAMESPACE inquit:: DESTINATION "${package_dir}" COMPONENT formats)
  inquit_pkg_config(inquit-formats formats inquit_formats "Writes the documents of inquit out" "inquit" "absl_strings;icu-uc")
endif()

if(TARGET inquit_c)
  install(TARGETS inquit_c EXPORT inquit_cTargets
    ARCHIVE COMPONENT c
    LIBRARY COMPONENT c
    RUNTIME COMPONENT c
    FILE_SET HEADERS COMPONENT c)
  install(EXPORT inquit_cTargets NAMESPACE inquit:: DESTINATION "${package_dir}" COMPONENT c)
  inquit_pkg_config(inquit-c c inquit_c "The C interface of inquit" "" "inquit-formats")
endif()

if(TARGET inquit_cli)
  install(TARGETS inquit_cli RUNTIME COMPONENT cli)
  install(FILES docs/output.schema.json DESTINATION "${CMAKE_INSTALL_DATADIR}/inquit" COMPONENT cli)
endif()

if(INQUIT_BASE_MODEL AND inquit_base_model)
  install(FILES "${inquit_base_model}" DESTINATION "${model_dir}" COMPONENT base-model)
endif()
