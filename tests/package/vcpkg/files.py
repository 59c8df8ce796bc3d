#!/usr/bin/env python3
# Checks the files of vcpkg: ports/inquit makes the package, and vcpkg.json is what a build of this tree takes.
# SPDX-License-Identifier: Apache-2.0
#
# Usage: files.py PROJECT_FOLDER. Prints what is wrong, and fails then. It checks what vcpkg's own commands would (format-manifest,
# x-lint-port), and that version, features, options and dependencies are those that version.h, CMake and conanfile.py have.
import ast
import json
import pathlib
import re
import sys

# The helpers that a portfile may call, and the port that brings each; None: vcpkg itself (learn.microsoft.com/vcpkg/maintainers/functions).
HELPERS = {
    "vcpkg_check_features": None, "vcpkg_check_linkage": None, "vcpkg_copy_pdbs": None, "vcpkg_copy_tools": None,
    "vcpkg_download_distfile": None, "vcpkg_extract_source_archive": None, "vcpkg_find_acquire_program": None,
    "vcpkg_fixup_pkgconfig": None, "vcpkg_from_git": None, "vcpkg_from_github": None, "vcpkg_from_gitlab": None,
    "vcpkg_install_copyright": None, "vcpkg_list": None, "vcpkg_minimum_required": None, "vcpkg_replace_string": None,
    "vcpkg_cmake_build": "vcpkg-cmake", "vcpkg_cmake_configure": "vcpkg-cmake", "vcpkg_cmake_get_vars": "vcpkg-cmake",
    "vcpkg_cmake_install": "vcpkg-cmake", "vcpkg_cmake_config_fixup": "vcpkg-cmake-config",
}
# Those that vcpkg's guide for maintainers calls deprecated, and what it has instead.
DEPRECATED = {
    "vcpkg_apply_patches": "PATCHES of vcpkg_from_github", "vcpkg_build_cmake": "vcpkg_cmake_build",
    "vcpkg_build_msbuild": "vcpkg_msbuild_install", "vcpkg_clean_executables_in_bin": "vcpkg_copy_tools(AUTO_CLEAN)",
    "vcpkg_common_functions": "nothing", "vcpkg_configure_cmake": "vcpkg_cmake_configure",
    "vcpkg_copy_tool_dependencies": "vcpkg_copy_tools", "vcpkg_extract_source_archive_ex": "vcpkg_extract_source_archive",
    "vcpkg_fail_port_install": "the manifest's field supports", "vcpkg_fixup_cmake_targets": "vcpkg_cmake_config_fixup",
    "vcpkg_install_cmake": "vcpkg_cmake_install", "vcpkg_test_cmake": "nothing",
}
# The port that has what find_package(NAME) finds; None: what comes with CMake or the system.
PORTS = {"absl": "abseil", "ICU": "icu", "re2": "re2", "CLI11": "cli11", "nlohmann_json": "nlohmann-json", "Catch2": "catch2",
         "benchmark": "benchmark", "LibXml2": "libxml2", "ZLIB": "zlib", "zstd": "zstd", "PkgConfig": None, "Python3": None, "Threads": None}
# The order of a manifest's fields, as format-manifest writes them.
FIELDS = ["name", "version", "version-semver", "version-date", "version-string", "port-version", "maintainers", "contacts", "summary",
          "description", "homepage", "documentation", "license", "supports", "builtin-baseline", "dependencies", "default-features",
          "features", "overrides"]
FEATURE_FIELDS = ["description", "supports", "license", "dependencies"]
DEPENDENCY_FIELDS = ["name", "host", "default-features", "features", "platform", "version>="]

problems = []


def expect(condition, problem):
    if not condition:
        problems.append(problem)


def in_order(fields, order):
    unknown = [name for name in fields if name not in order and not name.startswith("$")]
    expect(not unknown, f"a manifest has no field {', '.join(unknown)}")
    comments = {name: value for name, value in fields.items() if name.startswith("$")}
    return {**comments, **{name: fields[name] for name in order if name in fields}}


def name_of(dependency):
    return dependency if isinstance(dependency, str) else dependency["name"]


def formatted_dependencies(fields):
    def formatted(dependency):
        if isinstance(dependency, str) or set(dependency) == {"name"}:
            return name_of(dependency)
        return in_order(dependency, DEPENDENCY_FIELDS)
    return {**fields, "dependencies": [formatted(one) for one in sorted(fields["dependencies"], key=name_of)]}


def formatted_manifest(manifest):
    """The text that `vcpkg format-manifest` writes."""
    manifest = in_order(manifest, FIELDS)
    for fields in [manifest] + list(manifest.get("features", {}).values()):
        if "dependencies" in fields:
            fields.update(formatted_dependencies(fields))
    if "default-features" in manifest:
        manifest["default-features"].sort()
    features = sorted(manifest.get("features", {}).items())
    manifest["features"] = {name: in_order(fields, FEATURE_FIELDS) for name, fields in features}
    return json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"


def load_manifest(path, shown):
    text = path.read_text()
    expect(text == formatted_manifest(json.loads(text)), f"{shown} is not as `vcpkg format-manifest` writes it")
    return json.loads(text)


def ports_of(manifest, without=()):
    parts = [manifest] + list(manifest["features"].values())
    return {name_of(one) for part in parts for one in part.get("dependencies", [])} - set(without)


def found_by(files):
    """The ports of what the calls of find_package in these files find."""
    names = {name for file in files for name in re.findall(r"^\s*find_package\((\w+)", file.read_text(), re.M)}
    expect(names <= set(PORTS), f"this check does not know the port of {', '.join(sorted(names - set(PORTS)))}")
    return {PORTS.get(name) for name in names} - {None}


def calls_of(portfile):
    """The commands that the portfile calls, in order, each with its arguments."""
    code = re.sub(r"#[^\n]*", "", portfile)
    return [(name, arguments.replace('"', "").split()) for name, arguments in re.findall(r"(\w+)\s*\(([^()]*)\)", code)]


def check_helpers(calls, manifest):
    host = {one["name"] for one in manifest["dependencies"] if isinstance(one, dict) and one.get("host")}
    needed = set()
    for name, arguments in calls:
        name = arguments[0] if name == "include" and arguments else name
        if name in DEPRECATED:
            problems.append(f"the portfile calls {name}, which is deprecated; vcpkg has {DEPRECATED[name]} instead")
        elif name.startswith("vcpkg_"):
            expect(name in HELPERS, f"the portfile calls {name}, which vcpkg does not have")
            needed.add(HELPERS.get(name))
    needed.discard(None)
    expect(needed == host, f"the portfile takes the host dependencies {sorted(needed)}, and vcpkg.json has {sorted(host)}")
    names = [name for name, _ in calls]
    for name in ("vcpkg_cmake_configure", "vcpkg_cmake_install", "vcpkg_cmake_config_fixup", "vcpkg_fixup_pkgconfig", "vcpkg_install_copyright"):
        expect(names.count(name) == 1, f"the portfile calls {name} {names.count(name)} times")


def check_source(calls):
    """What is fetched is a release by its tag, and is known by its digits."""
    for name, arguments in calls:
        if name in ("vcpkg_from_github", "vcpkg_from_gitlab"):
            given = dict(zip(arguments, arguments[1:]))
            expect(given.get("REF") == "v${VERSION}", f'{name} should have REF "v${{VERSION}}"')
            expect(re.fullmatch(r"[0-9a-f]{128}", given.get("SHA512", "")), f"{name} should have SHA512 of 128 hexadecimal digits, in lower case")


def check_options(calls, manifest, cmake):
    """Each option of CMake that is on by default is a feature's, or off."""
    by_default = set(re.findall(r"option\((INQUIT_\w+) [^)]*\$\{PROJECT_IS_TOP_LEVEL\}\)", cmake)) - {"INQUIT_INSTALL"}
    expect(len(by_default) > 3, "the options of CMakeLists.txt are not read rightly")
    check = next((arguments for name, arguments in calls if name == "vcpkg_check_features"), [])
    expect(check[2:3] == ["FEATURES"], "vcpkg_check_features should have OUT_FEATURE_OPTIONS, then FEATURES")
    of_feature = dict(zip(check[3::2], check[4::2]))
    expect(list(of_feature) == list(manifest["features"]),
           f"vcpkg_check_features has {list(of_feature)}, and vcpkg.json {list(manifest['features'])}")
    configure = next((arguments for name, arguments in calls if name == "vcpkg_cmake_configure"), [])
    first = configure[:configure.index("OPTIONS_DEBUG")] if "OPTIONS_DEBUG" in configure else configure
    off = set(re.findall(r"-D(\w+)=OFF", " ".join(first)))
    expect("${FEATURE_OPTIONS}" in first, "vcpkg_cmake_configure does not get FEATURE_OPTIONS")
    expect(off | set(of_feature.values()) == by_default,
           f"on by default are {sorted(by_default)}; the portfile sets {sorted(off | set(of_feature.values()))}")
    for feature, option in of_feature.items():
        wanted = {f"INQUIT_BUILD_{feature.upper()}", f"INQUIT_{feature.upper().replace('-', '_')}"}
        expect(option in wanted, f"the feature {feature} sets {option}")


def check_conan(recipe, manifest):
    for node in ast.walk(ast.parse(recipe)):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "options":
            options = {one.value for one in ast.walk(node.value) if isinstance(one, ast.Constant) and isinstance(one.value, str)}
            features = {name.replace("-", "_") for name in manifest["features"]}
            expect(options - {"shared", "fPIC"} == features, f"conanfile.py has the options {sorted(options)}, vcpkg.json the features {sorted(features)}")
            return
    problems.append("conanfile.py has no options")


def main():
    project = pathlib.Path(sys.argv[1])
    port_folder = project / "ports" / "inquit"
    port = load_manifest(port_folder / "vcpkg.json", "ports/inquit/vcpkg.json")
    tree = load_manifest(project / "vcpkg.json", "vcpkg.json")
    calls = calls_of((port_folder / "portfile.cmake").read_text())
    cmake = (project / "CMakeLists.txt").read_text()

    # The manifest of the package.
    version = re.search(r'INQUIT_VERSION_STRING "([^"]+)"', (project / "include/inquit/version.h").read_text()).group(1)
    expect(port.get("version") == version, f"ports/inquit/vcpkg.json has version {port.get('version')}, version.h {version}")
    expect(port["name"] == port_folder.name, "the port has another name than its folder")
    description = re.search(r'DESCRIPTION "([^"]+)"', cmake).group(1)
    expect(port["description"] == description, "ports/inquit/vcpkg.json describes the project otherwise than CMakeLists.txt")
    licence = re.search(r"SPDX-License-Identifier: (\S+)", cmake).group(1)
    expect(port.get("license") == licence, f"ports/inquit/vcpkg.json has the licence {port.get('license')}, CMakeLists.txt {licence}")
    expect("default-features" not in port, "features that add interfaces or programs are off by default")
    expect("version>=" not in json.dumps(port), "a port leaves the versions of what it takes to vcpkg's baseline")

    check_helpers(calls, port)
    check_source(calls)
    check_options(calls, port, cmake)
    check_conan((project / "conanfile.py").read_text(), port)
    usage = (port_folder / "usage").read_text()
    expect(usage.startswith("inquit provides CMake targets:\n\n    find_package("), "usage does not open as vcpkg's template does")
    for feature in port["features"]:
        expect(f"The feature {feature} adds" in usage, f"usage does not tell of the feature {feature}")

    # What each of the two manifests lists is what CMake looks for.
    of_library = found_by(project.glob("cmake/*.cmake"))
    of_tests = found_by(file for file in project.glob("tests/**/CMakeLists.txt") if "package" not in file.parts)
    helpers = set(HELPERS.values()) | {"inquit"}
    expect(ports_of(port, helpers) == of_library, f"CMake looks for {sorted(of_library)}, and ports/inquit/vcpkg.json has {sorted(ports_of(port, helpers))}")
    expect(ports_of(tree) == of_library | of_tests, f"CMake looks for {sorted(of_library | of_tests)}, and vcpkg.json has {sorted(ports_of(tree))}")
    for part, of_port, of_tree in (("the library", port, tree),
                                   ("cli", port["features"].get("cli", {}), tree["features"].get("cli", {}))):
        taken = [{name_of(one) for one in fields.get("dependencies", [])} - helpers for fields in (of_port, of_tree)]
        expect(taken[0] == taken[1], f"{part} takes {sorted(taken[0])} in ports/inquit/vcpkg.json, and {sorted(taken[1])} in vcpkg.json")

    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
