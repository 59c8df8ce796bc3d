#!/usr/bin/env python3
# Checks the bill of materials: that it is SPDX 2.3, that it has every file of model/, and what cmake/Dependencies.cmake finds.
# SPDX-License-Identifier: Apache-2.0
#
# Usage: sbom.py PROJECT_FOLDER INQUIT.SPDX.JSON. Prints what is wrong, and fails then. What SPDX 2.3 asks of a document stands in
# its chapters 6 (document), 7 (packages), 8 (files) and 11 (relationships), to which the messages refer.
import hashlib
import json
import pathlib
import re
import sys

# What find_package calls them, and the package of the document; None: no library that is linked.
PACKAGES = {"absl": "abseil", "ICU": "icu", "re2": "re2", "CLI11": "cli11", "LibXml2": "libxml2", "ZLIB": "zlib", "zstd": "zstd",
            "nlohmann_json": "nlohmann-json", "PkgConfig": None, "Threads": None}
LICENCES = {"Apache-2.0", "MIT", "BSD-3-Clause", "Zlib", "Unicode-DFS-2016", "Unicode-3.0"}  # of SPDX's list, those that are here
RELATIONS = {"DESCRIBES", "CONTAINS", "DEPENDS_ON", "GENERATED_FROM"}  # of those of 11.1

project, sbom = pathlib.Path(sys.argv[1]), json.loads(pathlib.Path(sys.argv[2]).read_text("utf-8"))
problems = []


def expect(condition, problem):
    if not condition:
        problems.append(problem)


def expect_licence(element, field):
    for licence in re.split(r" AND | OR |[()]", element.get(field, "")):
        expect(licence in LICENCES, f"{element['SPDXID']}: {field} is no licence of SPDX's list that is known here: '{licence}'")


def digest(algorithm, path):
    return hashlib.new(algorithm, path.read_bytes()).hexdigest()


# ---- 6: the document ----
for field, value in {"spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT"}.items():
    expect(sbom.get(field) == value, f"6: {field} is {sbom.get(field)}, not {value}")
expect(sbom.get("name"), "6.4: the document has no name")
expect(re.fullmatch(r"https?://[^#\s]+", sbom.get("documentNamespace", "")), "6.5: documentNamespace is no URI without '#'")
expect(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", sbom["creationInfo"].get("created", "")), "6.9: created is no date")
for creator in sbom["creationInfo"].get("creators") or [""]:
    expect(re.match(r"(Person|Organization|Tool): .", creator), f"6.8: a creator is '{creator}'")

# ---- 7: the packages ----
packages, files = sbom["packages"], sbom["files"]
for package in packages:
    expect(package.get("name") and package.get("downloadLocation"), f"7: {package['SPDXID']} has no name or downloadLocation")
    expect("versionInfo" not in package or package["versionInfo"].strip(), f"7.3: {package['SPDXID']} has an empty version")
    expect(("packageVerificationCode" in package) == package["filesAnalyzed"], f"7.9: the code of {package['SPDXID']}")
    expect_licence(package, "licenseConcluded")
    expect_licence(package, "licenseDeclared")
version = re.search(r'INQUIT_VERSION_STRING "([^"]+)"', (project / "include/inquit/version.h").read_text()).group(1)
by_name = {package["name"]: package for package in packages}
expect(by_name["inquit"].get("versionInfo") == version, f"inquit is not of version {version}")

# ---- 8: the files ----
for file in files:
    path = project / file["fileName"]
    sums = {c["algorithm"]: c["checksumValue"] for c in file["checksums"]}
    expect(sums == {"SHA1": digest("sha1", path), "SHA256": digest("sha256", path)}, f"8.4: the checksums of {file['fileName']}")
    expect(file.get("copyrightText"), f"8.8: {file['fileName']} has no copyrightText")
    expect_licence(file, "licenseConcluded")
NOT_INSTALLED = {"base-free.inquit"}  # of the source tree alone (docs/models.md)
listed = {file["fileName"] for file in files}
there = {f"./model/{path.name}" for path in (project / "model").iterdir() if path.name not in NOT_INSTALLED}
expect(listed == there, f"of model/, not in the document or not there: {', '.join(sorted(listed ^ there))}")
sha1s = sorted(c["checksumValue"] for file in files for c in file["checksums"] if c["algorithm"] == "SHA1")
code = hashlib.sha1("".join(sha1s).encode()).hexdigest()
expect(by_name["inquit-data"]["packageVerificationCode"]["packageVerificationCodeValue"] == code, "7.9: the verification code")

# ---- 11: the relationships, and what holds the document together ----
ids = [sbom["SPDXID"]] + [element["SPDXID"] for element in packages + files]
expect(len(ids) == len(set(ids)), "two elements have one SPDXID")
for name in ids:
    expect(re.fullmatch(r"SPDXRef-[A-Za-z0-9.-]+", name), f"{name} is no SPDXID")
related = set()
for relation in sbom["relationships"]:
    ends = (relation["spdxElementId"], relation["relatedSpdxElement"])
    expect(relation["relationshipType"] in RELATIONS and set(ends) <= set(ids), f"11.1: {relation}")
    related |= set(ends)
expect(set(ids) == related, f"related to nothing: {', '.join(sorted(set(ids) - related))}")

# ---- Completeness: what is linked, and what the models began as ----
found = set(re.findall(r"find_package\((\w+)", "".join((project / "cmake" / f).read_text() for f in ("Dependencies.cmake", "Re2Target.cmake"))))
for name in sorted(found):
    expect(name in PACKAGES, f"tests/checks/sbom.py does not know find_package({name})")
    expect(PACKAGES.get(name) is None or PACKAGES[name] in by_name, f"the document does not have {PACKAGES.get(name)}")
for name in ("nomquamgender", "all-MiniLM-L6-v2", "e5-small-v2"):
    expect(name in by_name, f"the document does not have {name}, of which a file of model/ came")

print("\n".join(problems))
sys.exit(1 if problems else 0)
