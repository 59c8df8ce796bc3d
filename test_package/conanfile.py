# Consumer that Conan builds and runs against each package of inquit that it creates.
# SPDX-License-Identifier: Apache-2.0
import os

from conan import ConanFile
from conan.tools.build import can_run
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout


class InquitTestConan(ConanFile):
    settings = "os", "arch", "compiler", "build_type"

    def requirements(self):
        self.requires(self.tested_reference_str, run=True)  # its program too, where the package has one

    def layout(self):
        cmake_layout(self)

    def generate(self):
        CMakeDeps(self).generate()
        toolchain = CMakeToolchain(self)
        for option in ("formats", "c", "base_model"):
            toolchain.cache_variables[f"WITH_{option.upper()}"] = self._has(option)
        toolchain.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def test(self):
        if not can_run(self):
            return
        programs = [os.path.join(self.cpp.build.bindir, "test_package")]
        if self._has("c"):
            programs.append(os.path.join(self.cpp.build.bindir, "test_package_c"))
        if self._has("cli"):
            programs.append("inquit --version --model")
        for program in programs:
            for model in ("small", "base") if self._has("base_model") else ("small",):
                self.run(f"{program} {model}", env="conanrun")

    def _has(self, option):
        return bool(getattr(self.dependencies["inquit"].options, option))
