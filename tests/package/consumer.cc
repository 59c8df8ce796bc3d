// What a user of the package writes: one call of the library and one of the formats.
// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "inquit/formats.h"
#include "inquit/inquit.h"

int main() {
  const char* const text = "\"It works,\" said Nia Brandt.";
  const auto document = inquit::Extractor().Extract(text);
  if (!document.ok()) return 1;
  std::cout << INQUIT_VERSION_STRING << " " << inquit::ToJsonLine(*document, text, {}) << "\n";
}
