// What a user of the package writes: one call of the library and one of the formats. Usage: consumer [MODEL]
// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <utility>

#include "inquit/formats.h"
#include "inquit/inquit.h"

int main(int argc, char** argv) {
  auto model = inquit::Model::Named(argc > 1 ? argv[1] : "small");
  if (!model.ok()) {
    std::cerr << model.status().message() << "\n";
    return 1;
  }
  const char* const text = "\"It works,\" said Nia Brandt.";
  const auto document = inquit::Extractor({}, *std::move(model)).Extract(text);
  if (!document.ok()) return 1;
  std::cout << inquit::Version() << " " << inquit::ToJsonLine(*document, text) << "\n";
}
