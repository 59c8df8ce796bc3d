// A consumer in C++: prints who said what, and fails where that is not what it should be. Usage: test_package [MODEL]
// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <string>
#include <string_view>
#include <utility>

#include "inquit/inquit.h"
#ifdef WITH_FORMATS
#include "inquit/formats.h"
#endif

int main(int argc, char** argv) {
  auto model = inquit::Model::Named(argc > 1 ? argv[1] : "small");
  if (!model.ok()) {
    std::cerr << model.status().message() << "\n";
    return 1;
  }
  const std::string_view text = "\"The bridge is safe,\" said Ines Marek. She added that it would open soon.";
  const auto document = inquit::Extractor({}, *std::move(model)).Extract(text);
  if (!document.ok()) return 1;

  std::string said;
  for (const inquit::Attribution& a : document->attributions) {
    if (a.speaker) said += document->speakers[*a.speaker].name + ": " + std::string(a.content[0].In(text)) + "\n";
  }
  std::cout << said;
#ifdef WITH_FORMATS
  if (inquit::ToJsonLine(*document, text).find("\"speaker\":\"Ines Marek\"") == std::string::npos) return 1;
#endif
  return said == "Ines Marek: \"The bridge is safe,\"\nInes Marek: that it would open soon\n" ? 0 : 1;
}
