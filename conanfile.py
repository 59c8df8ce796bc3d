# Recipe of the Conan package: the library, and as options the formats, the C interface, the program and the model base.
# SPDX-License-Identifier: Apache-2.0
import os
import re

from conan import ConanFile
from conan.errors import ConanInvalidConfiguration
from conan.tools.build import check_min_cppstd, stdcpp_library
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load

required_conan_version = ">=2.4"


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

    # From the oldest versions that cmake/Dependencies.cmake takes up to those of this recipe's year.
    def requirements(self):
        # RE2 before Abseil: it may ask for a narrower range, of which Conan then takes the newest for both.
        self.requires("re2/[>=20220601 <20270000]")
        self.requires("abseil/[>=20220623 <20270000]", transitive_headers=True, transitive_libs=True)
        self.requires("icu/[>=72 <80]")
        if self.options.cli:
            # Headers that the program alone is made of, so that a consumer may have others.
            self.requires("cli11/[>=2.1 <3]", visible=False)
            self.requires("nlohmann_json/[>=3.10 <4]", visible=False)
            # And libraries.
            self.requires("libxml2/[>=2.9.14 <3]", visible=False)
            self.requires("zlib/[>=1.2.11 <2]", visible=False)
            self.requires("zstd/[>=1.5 <2]", visible=False)

    def validate(self):
        check_min_cppstd(self, 17)
        if not self.options.formats and (self.options.c or self.options.cli):
            raise ConanInvalidConfiguration("the options c and cli of inquit need its option formats")

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
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))

    # CMake finds the package's own files, which have the components and the targets of every other installation. What follows says
    # the same to Conan's other generators, and to packages that build on this one.
    def package_info(self):
        own_cmake = os.path.join("lib", "cmake", "inquit")
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.builddirs = [own_cmake]

        core = self.cpp_info.components["inquit"]
        core.set_property("cmake_target_name", "inquit::inquit")
        core.set_property("pkg_config_name", "inquit")
        core.libs = ["inquit"]
        core.builddirs = [own_cmake]
        core.resdirs = [os.path.join("share", "inquit")]
        # A library that a profile takes from the system, as platform_requires, is no package of Conan's that could be named here.
        packages = [package.ref.name for package in self.dependencies.direct_host.values()]
        components = {"re2": "re2::re2", "abseil": "abseil::abseil", "icu": "icu::icu-uc"}
        core.requires = [component for name, component in components.items() if name in packages]
        if not self.options.shared:
            core.defines = ["INQUIT_STATIC"]
            # Also for a program in C, whose compiler does not link C++'s own library by itself.
            core.system_libs = [library for library in (stdcpp_library(self),) if library]
            if self.settings.os == "Linux":
                core.system_libs += ["m", "dl"]
        if self.options.formats:
            self._add_library("formats", "inquit")
        if self.options.c:
            self._add_library("c", "formats")

        # The package's own files for pkg-config, which name the libraries of the system too.
        self.buildenv_info.prepend_path("PKG_CONFIG_PATH", os.path.join(self.package_folder, "lib", "pkgconfig"))
        if self.options.base_model:
            # A package is not where it was built, and a program that links the library lies elsewhere.
            self.runenv_info.define_path("INQUIT_MODEL_DIR", os.path.join(self.package_folder, "share", "inquit"))

    def _add_library(self, name, requires):
        component = self.cpp_info.components[name]
        component.set_property("cmake_target_name", f"inquit::{name}")
        component.set_property("pkg_config_name", f"inquit-{name}")
        component.libs = [f"inquit_{name}"]
        component.requires = [requires]
