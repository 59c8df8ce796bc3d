# Installing: components `runtime` (shared library), `dev` (static one, headers, packages), `formats`, `c`, `cli`, `base-model`.
# SPDX-License-Identifier: Apache-2.0
#
# `runtime` and `dev` are the two packages that a Linux distribution makes of a library. What else there is stands in one component
# each, which a build has where it builds the part. LICENSE and what whoever uses the library may want to read go with the library.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/inquit")
set(model_dir "${CMAKE_INSTALL_DATADIR}/inquit")

# The components of what goes with the library: what runs, and what others are built with. Debian keeps these apart, names the
# documents by the package (cmake/Packages.cmake), and has nothing beside a shared library that another version has too.
set(formats_runtime formats)
set(formats_dev formats)
set(c_dev c)
set(documents dev)
if(BUILD_SHARED_LIBS)
  set(documents runtime)
endif()
if(INQUIT_DEBIAN)
  set(formats_runtime runtime)
  set(formats_dev dev)
  set(c_dev dev)
  set(documents cli)
endif()

# Installs a library and its headers, and exports it for find_package as FILE.cmake. INCLUDES DESTINATION is for consumers whose
# CMake is older than 3.23, which knows no file sets.
function(inquit_install_library target file runtime dev)
  install(TARGETS ${target} EXPORT ${file}
    ARCHIVE COMPONENT ${dev}
    LIBRARY COMPONENT ${runtime} NAMELINK_COMPONENT ${dev}
    RUNTIME COMPONENT ${runtime}
    FILE_SET HEADERS COMPONENT ${dev}
    INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
  install(EXPORT ${file} NAMESPACE inquit:: DESTINATION "${package_dir}" COMPONENT ${dev})
endfunction()

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
  if(PROJECT_HOMEPAGE_URL)
    set(url "\nURL: ${PROJECT_HOMEPAGE_URL}")
  endif()
  list(JOIN public ", " requires)
  list(JOIN private ", " requires_private)
  configure_file(cmake/inquit.pc.in ${name}.pc @ONLY)
  install(FILES "${CMAKE_CURRENT_BINARY_DIR}/${name}.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT ${component})
endfunction()

# ---- The library ----
inquit_install_library(inquit inquitTargets runtime dev)
configure_package_config_file(cmake/inquitConfig.cmake.in inquitConfig.cmake INSTALL_DESTINATION "${package_dir}"
  PATH_VARS model_dir)
write_basic_package_version_file(inquitConfigVersion.cmake COMPATIBILITY SameMinorVersion)  # as SOVERSION, until 1.0
install(FILES
  "${CMAKE_CURRENT_BINARY_DIR}/inquitConfig.cmake"
  "${CMAKE_CURRENT_BINARY_DIR}/inquitConfigVersion.cmake"
  cmake/Re2Target.cmake
  DESTINATION "${package_dir}" COMPONENT dev)
list(TRANSFORM inquit_absl_public PREPEND absl_)
list(TRANSFORM inquit_absl_private PREPEND absl_)
inquit_pkg_config(inquit dev inquit "${PROJECT_DESCRIPTION}" "${inquit_absl_public}" "${inquit_absl_private};icu-uc;re2")

if(NOT INQUIT_DEBIAN)
  install(FILES LICENSE model/MODEL_CARD.md "${CMAKE_CURRENT_BINARY_DIR}/inquit.spdx.json"
    DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}/doc/inquit" COMPONENT ${documents})
endif()
install(FILES docs/output.schema.json docs/verification.schema.json DESTINATION "${model_dir}" COMPONENT ${documents})
install(FILES docs/valgrind.supp DESTINATION "${model_dir}" COMPONENT dev)

# ---- What goes with it ----
if(TARGET inquit_formats)
  inquit_install_library(inquit_formats inquit_formatsTargets ${formats_runtime} ${formats_dev})
  inquit_pkg_config(inquit-formats ${formats_dev} inquit_formats "Writes the documents of inquit out" "inquit" "absl_strings;icu-uc")
endif()

if(TARGET inquit_c)
  inquit_install_library(inquit_c inquit_cTargets c ${c_dev})
  inquit_pkg_config(inquit-c ${c_dev} inquit_c "The C interface of inquit" "" "inquit-formats")
endif()

if(TARGET inquit_cli)
  install(TARGETS inquit_cli RUNTIME COMPONENT cli)
  if(UNIX AND NOT INQUIT_DEBIAN)
    install(FILES cli/inquit.1 DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT cli)
  endif()
  if(UNIX)
    set(zsh_functions site-functions)
    if(INQUIT_DEBIAN)
      set(zsh_functions vendor-completions)  # the other is that of zsh's own package
    endif()
    install(FILES cli/completions/inquit.bash DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME inquit
      COMPONENT cli)
    install(FILES cli/completions/_inquit DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/${zsh_functions}" COMPONENT cli)
  endif()
endif()

if(INQUIT_BASE_MODEL AND inquit_base_model)
  install(FILES "${inquit_base_model}" DESTINATION "${model_dir}" COMPONENT base-model)
endif()
