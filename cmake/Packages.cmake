# Packages of Debian, by CPack: libinquit0.2 (or what its SOVERSION is), libinquit-c0, libinquit-dev, inquit, inquit-base-model.
# SPDX-License-Identifier: Apache-2.0
#
# scripts/debian makes them. Debian names the package of a shared library after its SONAME, so that two versions can be installed
# side by side. libinquit and libinquit_formats change theirs together, with each 0.x, and share a package; libinquit_c keeps its
# own, and so has a package that outlives theirs. Shared libraries alone: an installation has one kind, and programs of Debian link
# that one.
foreach(needed inquit_formats inquit_c inquit_cli)
  if(NOT TARGET ${needed})
    message(FATAL_ERROR "INQUIT_DEBIAN takes all parts of inquit; ${needed} is left out")
  endif()
endforeach()
if(NOT BUILD_SHARED_LIBS OR NOT INQUIT_BASE_MODEL)
  message(FATAL_ERROR "INQUIT_DEBIAN takes BUILD_SHARED_LIBS and INQUIT_BASE_MODEL, as the preset debian sets them")
endif()

# ---- Who makes them, of what ----
# The variables that Debian's own tools read. Without them the address is one that can be nobody's.
set(maintainer_name "The authors of inquit")
set(maintainer_address "maintainers@inquit.invalid")
if(DEFINED ENV{DEBEMAIL})
  set(maintainer_address "$ENV{DEBEMAIL}")
endif()
if(DEFINED ENV{DEBFULLNAME})
  set(maintainer_name "$ENV{DEBFULLNAME}")
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "${maintainer_name} <${maintainer_address}>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")  # the description of each package begins with its own
set(CPACK_PACKAGE_DIRECTORY "${PROJECT_BINARY_DIR}/packages")
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 0upstream1)  # comes before the 1 of Debian's own package of this version
set(CPACK_DEBIAN_PACKAGE_SOURCE inquit)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_DEBUGINFO_PACKAGE ON)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

# ---- Documents, compressed as Debian's policy has it ----
set(debian_dir "${PROJECT_BINARY_DIR}/debian")
set(debian_version "${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}")
string(TIMESTAMP debian_date "%a, %d %b %Y %H:%M:%S +0000" UTC)  # of SOURCE_DATE_EPOCH, where that is set
get_target_property(soversion inquit SOVERSION)
set(library_package libinquit${soversion})
set(debian_source "${PROJECT_HOMEPAGE_URL}")
if(NOT debian_source)
  set(debian_source "The sources of inquit ${PROJECT_VERSION}, out of which scripts/debian makes packages")
endif()
configure_file(cmake/debian/changelog.in "${debian_dir}/changelog.Debian" @ONLY)
configure_file(cmake/debian/copyright.in "${debian_dir}/copyright" @ONLY)
configure_file(CHANGELOG.md "${debian_dir}/changelog" COPYONLY)
configure_file(model/MODEL_CARD.md "${debian_dir}/MODEL_CARD.md" COPYONLY)
configure_file(cli/inquit.1 "${debian_dir}/inquit.1" COPYONLY)
execute_process(COMMAND gzip -9nf changelog.Debian changelog MODEL_CARD.md inquit.1
  WORKING_DIRECTORY "${debian_dir}" COMMAND_ERROR_IS_FATAL ANY)
install(FILES "${debian_dir}/inquit.1.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT cli)

# Makes a package of a component. SUMMARY is one line, TEXT what follows it; the other arguments are fields of the package.
function(inquit_package component name)
  cmake_parse_arguments(PARSE_ARGV 2 given "" "SUMMARY;TEXT;SECTION;ARCHITECTURE;DEPENDS;SUGGESTS;ENHANCES" "NEEDS;CONTROL")
  string(TOUPPER ${component} key)
  set(CPACK_DEBIAN_${key}_PACKAGE_NAME ${name} PARENT_SCOPE)
  set(CPACK_COMPONENT_${key}_DESCRIPTION "${given_SUMMARY}\n${given_TEXT}" PARENT_SCOPE)
  set(CPACK_COMPONENT_${key}_DEPENDS ${given_NEEDS} PARENT_SCOPE)
  set(CPACK_DEBIAN_${key}_PACKAGE_CONTROL_EXTRA ${given_CONTROL} PARENT_SCOPE)
  foreach(field SECTION ARCHITECTURE DEPENDS SUGGESTS ENHANCES)
    if(given_${field})
      set(CPACK_DEBIAN_${key}_PACKAGE_${field} "${given_${field}}" PARENT_SCOPE)
    endif()
  endforeach()
  set(CPACK_COMPONENTS_ALL ${CPACK_COMPONENTS_ALL} ${component} PARENT_SCOPE)
  install(FILES "${debian_dir}/copyright" "${debian_dir}/changelog.gz" "${debian_dir}/changelog.Debian.gz"
    DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}/doc/${name}" COMPONENT ${component})
endfunction()

# ---- Control files of the libraries ----
# What a program that links a library depends on. libinquit_c tells it by symbol (`symbols`): a program takes the oldest version
# that has those it calls. A node of lib/c_api/exports.map that cmake/debian/libinquit-c0.symbols does not know ends the build.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS "${PROJECT_BINARY_DIR}")
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
set(c_symbols "${debian_dir}/symbols")
add_custom_command(OUTPUT "${c_symbols}"
  COMMAND dpkg-gensymbols -c4 -plibinquit-c0 -v${debian_version} "-e$<TARGET_FILE:inquit_c>"
    "-I${PROJECT_SOURCE_DIR}/cmake/debian/libinquit-c0.symbols" "-O${c_symbols}"
  DEPENDS inquit_c cmake/debian/libinquit-c0.symbols VERBATIM)
add_custom_target(inquit_c_symbols ALL DEPENDS "${c_symbols}")

# The linker's cache is renewed by a trigger. CPack would write scripts that call ldconfig, which policy 8.1.1 no longer wants.
# Where scripts are given it writes none, and those given here do not exist, so that the packages have none; CPack warns of each.
file(WRITE "${debian_dir}/triggers" "activate-noawait ldconfig\n")
set(library_control "${debian_dir}/triggers" "${debian_dir}/no/postinst" "${debian_dir}/no/postrm")

# ---- The packages ----
set(about "inquit finds direct, indirect and mixed quotations in English news text,
the cue that introduces each, the source beside it, and the speaker that the
source stands for, which may be a name, a description or a pronoun.")
inquit_package(runtime ${library_package} SECTION libs SUGGESTS inquit-base-model CONTROL ${library_control}
  SUMMARY "library that finds who said what in English news"
  TEXT "${about}\n\nThis package has the shared libraries of C++, with the model small inside.")
inquit_package(c libinquit-c0 SECTION libs NEEDS runtime CONTROL ${library_control} "${c_symbols}"
  SUMMARY "library that finds who said what in English news (C interface)"
  TEXT "${about}\n\nThis package has the shared library for programs in C, and in languages that
call C.")
inquit_package(dev libinquit-dev SECTION libdevel NEEDS runtime c DEPENDS "libabsl-dev, libicu-dev, libre2-dev" SUGGESTS inquit
  SUMMARY "library that finds who said what in English news (development files)"
  TEXT "${about}\n\nThis package has the headers for C++ and C, and the files for CMake and
pkg-config.")
inquit_package(cli inquit SECTION text NEEDS runtime SUGGESTS inquit-base-model
  SUMMARY "find who said what in English news"
  TEXT "${about}\n\nThis package has the program, which writes for people or JSON Lines.")
inquit_package(base-model inquit-base-model SECTION text ARCHITECTURE all ENHANCES "inquit, ${library_package}"
  SUMMARY "find who said what in English news (larger model)"
  TEXT "${about}\n\nThis package has the model base, which is slower than the model inside of the
library, and right more often. Its copyright file tells what it learnt from.")
set(model_card "${debian_dir}/MODEL_CARD.md.gz")
install(FILES "${model_card}" "${PROJECT_BINARY_DIR}/inquit.spdx.json"
  DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}/doc/${library_package}" COMPONENT runtime)
install(FILES "${model_card}" DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}/doc/inquit-base-model" COMPONENT base-model)
include(CPack)
