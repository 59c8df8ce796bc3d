# Builds inquit for vcpkg, out of the source tree that this folder lies in: vcpkg install inquit --overlay-ports=ports
# SPDX-License-Identifier: Apache-2.0
#
# vcpkg knows what it has built by the files of this folder, and not by the tree: after a change of the sources, remove the package
# and install it with --no-binarycaching. Once the project has a public address, this instead fetches a release:
#   vcpkg_from_github(OUT_SOURCE_PATH SOURCE_PATH REPO owner/inquit REF "v${VERSION}" SHA512 digits HEAD_REF main)
cmake_path(SET SOURCE_PATH NORMALIZE "${CURRENT_PORT_DIR}/../..")

vcpkg_check_features(OUT_FEATURE_OPTIONS FEATURE_OPTIONS
    FEATURES
        base-model  INQUIT_BASE_MODEL
        c           INQUIT_BUILD_C
        cli         INQUIT_BUILD_CLI
        formats     INQUIT_BUILD_FORMATS
)

# The program, which is that of the release build, moves from bin to tools/inquit. Both builds have one folder of models.
vcpkg_cmake_configure(
    SOURCE_PATH "${SOURCE_PATH}"
    OPTIONS
        ${FEATURE_OPTIONS}
        -DINQUIT_BUILD_BENCH=OFF
        -DINQUIT_BUILD_EXAMPLES=OFF
        -DINQUIT_BUILD_TESTS=OFF
        "-DINQUIT_MODELS_FROM_BIN=../../share/${PORT}"
    OPTIONS_DEBUG
        -DCMAKE_INSTALL_DATADIR=../share
        -DINQUIT_BUILD_CLI=OFF
)
vcpkg_cmake_install()
vcpkg_copy_pdbs()
vcpkg_cmake_config_fixup(CONFIG_PATH lib/cmake/inquit)
vcpkg_fixup_pkgconfig()
if("cli" IN_LIST FEATURES)
    vcpkg_copy_tools(TOOL_NAMES inquit AUTO_CLEAN)
endif()

# What share/doc has, the file `copyright` has too: the model card tells what the models were learnt from, and their licence.
file(REMOVE_RECURSE
    "${CURRENT_PACKAGES_DIR}/debug/include"
    "${CURRENT_PACKAGES_DIR}/debug/share"
    "${CURRENT_PACKAGES_DIR}/share/doc"
)
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE" "${SOURCE_PATH}/model/MODEL_CARD.md")
file(INSTALL "${CMAKE_CURRENT_LIST_DIR}/usage" DESTINATION "${CURRENT_PACKAGES_DIR}/share/${PORT}")
