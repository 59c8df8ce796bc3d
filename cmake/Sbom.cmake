# The bill of materials, inquit.spdx.json (SPDX 2.3): the files of model/, what they came of, and the libraries that are linked.
# SPDX-License-Identifier: Apache-2.0
#
# Written as the build is configured, which a change of a file of model/ does anew. With SOURCE_DATE_EPOCH the same sources and
# libraries give the same bytes. tests/checks/sbom.py says whether it is one, and whether it is complete.

# Adds a package, and that `from` is related to it: NAME LICENCE FROM RELATION [VERSION [COMMENT]].
function(inquit_sbom_package name licence from relation)
  list(APPEND ARGN "" "")
  list(POP_FRONT ARGN version comment)
  set(fields "\"name\": \"${name}\"")
  if(version)
    string(APPEND fields ", \"versionInfo\": \"${version}\"")
  endif()
  if(comment)
    string(APPEND fields ", \"comment\": \"${comment}\"")
  endif()
  set(sbom_packages "${sbom_packages},
    {\"SPDXID\": \"SPDXRef-${name}\", ${fields}, \"downloadLocation\": \"NOASSERTION\", \"filesAnalyzed\": false,
      \"licenseConcluded\": \"${licence}\", \"licenseDeclared\": \"${licence}\", \"copyrightText\": \"NOASSERTION\"}" PARENT_SCOPE)
  set(sbom_relationships "${sbom_relationships},
    {\"spdxElementId\": \"${from}\", \"relationshipType\": \"${relation}\", \"relatedSpdxElement\": \"SPDXRef-${name}\"}" PARENT_SCOPE)
endfunction()

# ---- The files ----
set(sbom_listed ${model_files} "${PROJECT_SOURCE_DIR}/model/MODEL_CARD.md")
if(INQUIT_BASE_MODEL)
  list(APPEND sbom_listed ${inquit_base_model})
endif()
list(SORT sbom_listed)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${sbom_listed})
string(CONCAT weights "Weights, under Apache-2.0 as far as that is for the authors of inquit to give. They learnt from PolNeAR, "
  "whose authors state no licence, and from what a larger network said of news articles, to which their publishers have the "
  "rights. No text of these is in the file. model/MODEL_CARD.md tells more.")
set(sbom_packages "")
set(sbom_relationships "")
set(sbom_files "")
set(sha1s "")
foreach(path IN LISTS sbom_listed)
  cmake_path(GET path FILENAME name)
  string(REPLACE "_" "-" id "SPDXRef-model-${name}")
  file(SHA1 "${path}" sha1)
  file(SHA256 "${path}" sha256)
  list(APPEND sha1s ${sha1})
  set(licence "Apache-2.0")
  set(type TEXT)
  set(comment "")
  if(name STREQUAL "given_names.tsv")
    set(licence "MIT")
    inquit_sbom_package(nomquamgender MIT ${id} GENERATED_FROM 0.1.4
      "Its given names, with some of the 1990 US Census, which has no copyright.")
  elseif(name STREQUAL "small.inquit")
    inquit_sbom_package(all-MiniLM-L6-v2 Apache-2.0 ${id} GENERATED_FROM "" "The network that small.inquit began as.")
  elseif(name STREQUAL "base.inquit")
    set(licence "Apache-2.0 AND MIT")
    inquit_sbom_package(e5-small-v2 MIT ${id} GENERATED_FROM "" "The network that base.inquit began as.")
  endif()
  if(name MATCHES "[.]inquit$")
    set(type BINARY)
    set(comment ", \"comment\": \"${weights}\"")
  endif()
  set(sbom_files "${sbom_files},
    {\"SPDXID\": \"${id}\", \"fileName\": \"./model/${name}\", \"fileTypes\": [\"${type}\"],
      \"checksums\": [{\"algorithm\": \"SHA1\", \"checksumValue\": \"${sha1}\"},
        {\"algorithm\": \"SHA256\", \"checksumValue\": \"${sha256}\"}],
      \"licenseConcluded\": \"${licence}\", \"licenseInfoInFiles\": [\"NOASSERTION\"], \"copyrightText\": \"NOASSERTION\"${comment}}")
  set(sbom_relationships "${sbom_relationships},
    {\"spdxElementId\": \"SPDXRef-inquit-data\", \"relationshipType\": \"CONTAINS\", \"relatedSpdxElement\": \"${id}\"}")
endforeach()
string(SUBSTRING "${sbom_files}" 1 -1 sbom_files)  # without the comma in front
list(SORT sha1s)
list(JOIN sha1s "" sha1s)
string(SHA1 sbom_verification_code "${sha1s}")

# ---- The libraries ----
# A version is that of what was found here; where an installation does not tell it, as Debian's RE2, there is none.
inquit_sbom_package(re2 BSD-3-Clause SPDXRef-inquit DEPENDS_ON "${re2_VERSION}")
inquit_sbom_package(abseil Apache-2.0 SPDXRef-inquit DEPENDS_ON "${absl_VERSION}")
set(icu_licence Unicode-3.0)
if(ICU_VERSION AND ICU_VERSION VERSION_LESS 74)
  set(icu_licence Unicode-DFS-2016)
endif()
inquit_sbom_package(icu ${icu_licence} SPDXRef-inquit DEPENDS_ON "${ICU_VERSION}")
if(INQUIT_BUILD_CLI)
  inquit_sbom_package(libxml2 MIT SPDXRef-inquit DEPENDS_ON "${LIBXML2_VERSION_STRING}" "Of the program alone.")
  inquit_sbom_package(zlib Zlib SPDXRef-inquit DEPENDS_ON "${ZLIB_VERSION_STRING}" "Of the program alone.")
  inquit_sbom_package(zstd BSD-3-Clause SPDXRef-inquit DEPENDS_ON "${zstd_VERSION}" "Of the program alone.")
  inquit_sbom_package(cli11 BSD-3-Clause SPDXRef-inquit CONTAINS "${CLI11_VERSION}" "Headers, of which the program is made.")
  inquit_sbom_package(nlohmann-json MIT SPDXRef-inquit CONTAINS "${nlohmann_json_VERSION}"
    "Headers, of which the program is made.")
endif()

string(SHA1 sbom_digest "${sbom_verification_code}${sbom_packages}")
string(TIMESTAMP sbom_created "%Y-%m-%dT%H:%M:%SZ" UTC)  # of SOURCE_DATE_EPOCH, where that is set
configure_file(cmake/inquit.spdx.json.in inquit.spdx.json @ONLY)
