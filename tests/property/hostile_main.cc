// inquit_hostile NAME BYTES: writes a hostile text of that kind and length; without arguments, the names of all kinds.
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/property/hostile.h"

int main(int argc, char** argv) {
  for (const inquit::testing::Hostile& hostile : inquit::testing::HostileTexts()) {
    if (argc < 3) {
      std::printf("%s\n", hostile.name);
    } else if (std::string(argv[1]) == hostile.name) {
      const std::string text = hostile.make(std::strtoul(argv[2], nullptr, 10));
      return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? 0 : 1;
    }
  }
  return argc < 3 ? 0 : 2;
}
