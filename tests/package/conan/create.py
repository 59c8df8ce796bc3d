#!/usr/bin/env python3
# Creates inquit's packages of Conan and has consumers use them.
# SPDX-License-Identifier: Apache-2.0
"""Each package is created by `conan create`, which builds test_package/ against it and runs that. No server of packages is asked.

`everything` makes one static and one shared package with all options on, with Debian's libraries, which find_package and pkg-config
find without Conan. `matrix` makes the same two with packages that stand for ConanCenter's, and every other combination of options.
"""
import argparse
import itertools
import os
import pathlib
import re
import shutil
import subprocess
import sys
import venv

SKIPPED = 77  # the exit code, as in CMakeLists.txt
HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
CONAN = ROOT / "tools" / "requirements" / "conan.txt"
HAS_BASE = (ROOT / "model" / "base.inquit").exists()

DEBIAN = {
    "abseil": "libabsl-dev",
    "re2": "libre2-dev",
    "icu": "libicu-dev",
    "cli11": "libcli11-dev",
    "nlohmann_json": "nlohmann-json3-dev",
    "libxml2": "libxml2-dev",
    "zlib": "zlib1g-dev",
    "zstd": "libzstd-dev",
}
# ICU under a later number than Debian's, and an Abseil that is later than the stand-in of RE2 takes.
STAND_INS = [("re2", "20220601"), ("icu", "78.1"), ("abseil", "20220623.1"), ("abseil", "20260107.1")]

PROFILE = """include(default)
[settings]
compiler.cppstd=gnu17
[conf]
tools.cmake.cmaketoolchain:generator=Ninja
tools.cmake.cmaketoolchain:user_presets=
tools.cmake.cmaketoolchain:extra_variables={variables}
tools.cmake.cmake_layout:test_folder={tests}
[platform_requires]
{platform}
"""


def debian_version(package):
    """The version of a package of Debian, without what Debian adds to it."""
    query = ["dpkg-query", "--show", "--showformat", "${Version}", package]
    version = subprocess.run(query, check=True, stdout=subprocess.PIPE, text=True).stdout
    return re.match(r"(?:\d+:)?(\d+(?:\.\d+)*)", version).group(1)


class Conan:
    """Conan with a home of its own, and inquit's packages in it."""

    def __init__(self, work):
        self.work = work
        self.home = work / "home"
        self.bin = work / "venv" / "bin"
        shutil.rmtree(self.home, ignore_errors=True)  # else packages of earlier sources would pile up
        # With these ccache knows a file again, though each package is built in a folder of its own. A precompiled header it would
        # not, so that there are none without CCACHE_SLOPPINESS (cmake/DeveloperChecks.cmake).
        self.env = {**os.environ, "CONAN_HOME": str(self.home), "CCACHE_BASEDIR": str(self.home), "CCACHE_NOHASHDIR": "1",
                    "CCACHE_SLOPPINESS": ""}
        if not self.bin.exists():
            venv.create(work / "venv", with_pip=True)
        install = [self.bin / "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", CONAN]
        if subprocess.run(install).returncode:
            print(f"skipped: pip could not install {CONAN.relative_to(ROOT)}, as where PyPI cannot be reached")
            sys.exit(SKIPPED)
        self.run("profile", "detect")
        self._write_profile("debian", DEBIAN)
        self._write_profile("stand_ins", ["cli11", "libxml2", "nlohmann_json", "zlib", "zstd"])

    def _write_profile(self, name, from_debian):
        variables = {"CMAKE_CXX_FLAGS_RELEASE": "-O0"}
        launcher = os.environ.get("CMAKE_CXX_COMPILER_LAUNCHER")
        if launcher:
            variables["CMAKE_CXX_COMPILER_LAUNCHER"] = launcher
        platform = "\n".join(f"{library}/{debian_version(DEBIAN[library])}" for library in from_debian)
        profile = PROFILE.format(variables=variables, tests=self.work / "tests", platform=platform)
        (self.home / "profiles" / name).write_text(profile)

    def run(self, *arguments, **keywords):
        print("== conan", *arguments, flush=True)
        return subprocess.run([self.bin / "conan", *map(str, arguments)], env=self.env, **{"check": True, **keywords})

    def create(self, profile, options, *arguments):
        """Creates a package; its consumer's build is then in the folder `tests`."""
        shutil.rmtree(self.work / "tests", ignore_errors=True)
        self.run("create", ROOT, "--no-remote", "--profile:all", profile, *given(options), *arguments)

    def consume_by_pkg_config(self, profile, options, *generators):
        """Builds the C example by one call of the compiler, with the flags that pkg-config gives in Conan's environment."""
        folder = self.work / "consumer"
        shutil.rmtree(folder, ignore_errors=True)
        asked = [argument for name in ("VirtualBuildEnv", "VirtualRunEnv", *generators) for argument in ("--generator", name)]
        self.run("install", "--requires=inquit/[*]", "--no-remote", "--profile:all", profile, *given(options), *asked,
                 "--output-folder", folder)
        example = ROOT / "examples" / "c" / "quickstart"
        build = (f". ./conanbuild.sh && . ./conanrun.sh && export PKG_CONFIG_PATH={folder}:$PKG_CONFIG_PATH && "
                 f"flags=$(pkg-config --cflags --libs inquit-c) && eval cc -std=c99 {example}.c -o consumer $flags && ./consumer")
        printed = subprocess.run(["sh", "-c", build], cwd=folder, check=True, stdout=subprocess.PIPE, text=True).stdout
        if printed != example.with_suffix(".out").read_text():
            sys.exit(f"the consumer by pkg-config printed: {printed}")


def given(options):
    """Options of inquit as arguments for Conan; `shared` is asked of what it stands on too."""
    arguments = []
    for name, value in options.items():
        arguments += ["--options", f"{'*' if name == 'shared' else 'inquit/*'}:{name}={value}"]
    return arguments


def everything(shared):
    return {"shared": shared, "formats": True, "c": True, "cli": True, "base_model": HAS_BASE}


def create_with_debian(conan):
    for shared in (False, True):
        conan.create("debian", everything(shared))
        conan.consume_by_pkg_config("debian", everything(shared))


def create_with_stand_ins(conan):
    for name, version in STAND_INS:
        conan.run("export", HERE / "debian", "--name", name, "--version", version)
    for shared in (False, True):
        for generator in ([], ["--conf:all", "tools.cmake.cmakedeps:new=will_break_next"]):  # today's, and the one to come
            conan.create("stand_ins", everything(shared), "--build=missing", *generator)
            rules = next((conan.work / "tests").rglob("build.ninja")).read_text()
            if re.search(r"/usr/lib\S*/libabsl", rules) or not re.search(rf"{conan.home}\S*/libabsl", rules):
                sys.exit("the consumer links Debian's Abseil, not the package that stands for ConanCenter's")
        conan.consume_by_pkg_config("stand_ins", everything(shared), "PkgConfigDeps")


def create_combinations(conan):
    refused = {"formats": False, "c": True}
    if conan.run("create", ROOT, "--no-remote", "--profile:all", "debian", *given(refused), check=False).returncode == 0:
        sys.exit("the option c is taken without the formats that it needs")
    linkages = ({"shared": True}, {"shared": False, "fPIC": True}, {"shared": False, "fPIC": False})
    for linkage, formats, c, cli, base in itertools.product(linkages, *[(False, True)] * 4):
        if (formats or not (c or cli)) and (HAS_BASE or not base):
            conan.create("debian", {**linkage, "formats": formats, "c": c, "cli": cli, "base_model": base})
            rules = next(conan.home.glob("p/b/inqui*/b/build/Release/build.ninja")).read_text()
            if ("-fPIC" in rules) != linkage.get("fPIC", True):
                sys.exit(f"the code is not as position-independent as asked: {linkage}")
            conan.run("remove", "inquit/*", "--confirm")  # a hundred megabytes each


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("work", type=pathlib.Path, help="folder for Conan, what it makes and the consumers")
    ap.add_argument("packages", choices=("everything", "matrix"))
    args = ap.parse_args()
    if not HAS_BASE:
        print("skipped: the option base_model, since model/base.inquit is not in the source tree")
    conan = Conan(args.work.resolve())
    if args.packages == "everything":
        create_with_debian(conan)
    else:
        create_with_stand_ins(conan)
        create_combinations(conan)


if __name__ == "__main__":
    main()
