// Writes out an embedded file, for embedded.cmake. Usage: embedded NAME
// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <iostream>

#include "lib/model/embedded_file.h"

int main(int, char** argv) {
  const std::string_view bytes = inquit::internal::EmbeddedFile(argv[1]);
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % 64 != 0) return 1;
  std::cout << bytes;
}
