# Debian's Abseil, RE2 or ICU as ConanCenter's recipes would have it: same package, components and targets, other builder.
# SPDX-License-Identifier: Apache-2.0
#
# Exported once for each as `conan export . --name abseil|re2|icu --version ...`. Consumers then find what Conan's generators write,
# as they do with ConanCenter's own packages, which cannot be had without the network.
import os
import re
import sysconfig

from conan import ConanFile
from conan.tools.files import copy, load

LIBDIR = os.path.join("/usr/lib", sysconfig.get_config_var("MULTIARCH"))
HEADERS = {"abseil": "absl", "re2": "re2", "icu": "unicode"}
LIBRARIES = {"abseil": "libabsl_*", "re2": "libre2", "icu": "libicu*"}


class DebianConan(ConanFile):
    package_type = "library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"shared": [True, False]}
    default_options = {"shared": False}

    def requirements(self):
        if self.name == "re2":  # narrower than what inquit takes, as ConanCenter's is
            self.requires("abseil/[>=20220623 <20230000]", transitive_headers=True)

    def package(self):
        copy(self, f"{HEADERS[self.name]}/*", "/usr/include", os.path.join(self.package_folder, "include"))
        ending = ".so*" if self.options.shared else ".a"
        copy(self, LIBRARIES[self.name] + ending, LIBDIR, os.path.join(self.package_folder, "lib"))
        copy(self, "abslTargets.cmake", os.path.join(LIBDIR, "cmake", "absl"), os.path.join(self.package_folder, "res"))

    def package_info(self):
        {"abseil": self._abseil_info, "re2": self._re2_info, "icu": self._icu_info}[self.name]()

    # A component absl_x for each target absl::x, with what Abseil's own package for CMake says of it.
    def _abseil_info(self):
        self.cpp_info.set_property("cmake_file_name", "absl")
        targets = load(self, os.path.join(self.package_folder, "res", "abslTargets.cmake"))
        for name, kind in re.findall(r"^add_library\(absl::(\w+) (\w+) IMPORTED\)", targets, re.M):
            component = self.cpp_info.components[f"absl_{name}"]
            component.set_property("cmake_target_name", f"absl::{name}")
            component.set_property("pkg_config_name", f"absl_{name}")
            component.libs = [] if kind == "INTERFACE" else [f"absl_{name}"]
            component.system_libs = ["pthread", "m", "rt"]
        for name, properties in re.findall(r"^set_target_properties\(absl::(\w+) PROPERTIES\n(.*?)^\)", targets, re.M | re.S):
            links = re.findall(r"absl::(\w+)", properties)
            self.cpp_info.components[f"absl_{name}"].requires = [f"absl_{link}" for link in links]

    def _re2_info(self):
        self.cpp_info.set_property("cmake_file_name", "re2")
        self.cpp_info.set_property("cmake_target_name", "re2::re2")
        self.cpp_info.libs = ["re2"]
        self.cpp_info.system_libs = ["m", "pthread"]
        self.cpp_info.requires = ["abseil::absl_base", "abseil::absl_strings"]

    def _icu_info(self):
        self.cpp_info.set_property("cmake_find_mode", "both")
        self.cpp_info.set_property("cmake_file_name", "ICU")
        for name, requires in {"data": [], "uc": ["icu-data"], "i18n": ["icu-uc"]}.items():
            component = self.cpp_info.components[f"icu-{name}"]
            component.set_property("cmake_target_name", f"ICU::{name}")
            component.libs = [f"icu{name}"]
            component.requires = requires
            component.system_libs = ["m", "pthread", "dl", "stdc++"]
            if name != "data":
                component.set_property("pkg_config_name", f"icu-{name}")
