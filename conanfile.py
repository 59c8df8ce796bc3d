# Recipe of the Conan package: the library, and as options the formats, the C interface, the program and the model base.
# SPDX-License-Identifier: Apache-2.0
import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import load


class InquitConan(ConanFile):
    name = "inquit"
    description = "Finds who said what in English news text"
    license = "Apache-2.0"
    topics = ("nlp", "news", "quotations")
    package_type = "library"
    settings = "os", "arch", "compiler", "build_type"
    options = {option: [True, False] for option in ("shared", "fPIC", "formats", "c", "cli", "base_model")}
    default_options = {"shared": False, "fPIC": True, "formats": True, "c": False, "cli": False, "base_model": False}
    implements = ["auto_shared_fpic"]
    exports_sources = "CMakeLists.txt", "LICENSE", "cli/*", "cmake/*", "docs/*", "include/*", "lib/*", "model/*"

    def set_version(self):
        header = load(self, os.path.join(self.recipe_folder, "include", "inquit", "version.h"))
        self.version = re.search(r'INQUIT_VERSION_STRING "([^"]+)"', header).group(1)

    def requirements(self):
        self.requires("abseil/[>=20220623]", transitive_headers=True, transitive_libs=True)
        self.requires("icu/[>=72]")
        self.requires("re2/[>=20220601]")
        if self.options.cli:
            self.requires("cli11/[>=2.1]")
            self.requires("nlohmann_json/[>=3.10]")

    def validate(self):
        check_min_cppstd(self, 17)

    def layout(self):
        cmake_layout(self)

    def generate(self):
        CMakeDeps(self).generate()
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["INQUIT_BUILD_FORMATS"] = bool(self.options.formats)
        toolchain.cache_variables["INQUIT_BUILD_C"] = bool(self.options.c)
        toolchain.cache_variables["INQUIT_BUILD_CLI"] = bool(self.options.cli)
        toolchain.cache_variables["INQUIT_BASE_MODEL"] = bool(self.options.base_model)
        for part in ("TESTS", "BENCH", "EXAMPLES"):
            toolchain.cache_variables[f"INQUIT_BUILD_{part}"] = False
        toolchain.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        CMake(self).install()

    def package_info(self):
        core = self.cpp_info.components["inquit"]
        core.set_property("cmake_target_name", "inquit::inquit")
        core.set_property("pkg_config_name", "inquit")
        core.libs = ["inquit"]
        core.requires = ["abseil::abseil", "icu::icu-uc", "re2::re2"]
        if not self.options.shared:
            core.defines = ["INQUIT_STATIC"]
        if self.options.formats or self.options.c or self.options.cli:
            formats = self.cpp_info.components["formats"]
            formats.set_property("cmake_target_name", "inquit::formats")
            formats.set_property("pkg_config_name", "inquit-formats")
            formats.libs = ["inquit_formats"]
            formats.requires = ["inquit"]
        if self.options.c:
            c = self.cpp_info.components["c"]
            c.set_property("cmake_target_name", "inquit::c")
            c.set_property("pkg_config_name", "inquit-c")
            c.libs = ["inquit_c"]
            c.requires = ["formats"]
        if self.options.cli:
            program = self.cpp_info.components["cli"]
            program.includedirs = []
            program.requires = ["formats", "cli11::cli11", "nlohmann_json::nlohmann_json"]
        if self.options.base_model:
            model = self.cpp_info.components["base-model"]
            model.includedirs = model.libdirs = model.bindirs = []
            model.resdirs = [os.path.join("share", "inquit")]
            # A package is not where it was built, and a program that links the library lies elsewhere.
            self.runenv_info.define_path("INQUIT_MODEL_DIR", os.path.join(self.package_folder, "share", "inquit"))
