// Prints who said what in a file. Usage: who_said_what FILE
// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "inquit/inquit.h"

int main(int argc, char** argv) {
  std::ifstream file(argc == 2 ? argv[1] : "", std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  if (!file) {
    std::cerr << "usage: who_said_what FILE\n";
    return 2;
  }
  const std::string text = bytes.str();

  const inquit::Extractor extractor;
  const auto document = extractor.Extract(text);
  if (!document.ok()) {
    std::cerr << document.status() << "\n";
    return 1;
  }
  for (const inquit::Attribution& attribution : document->attributions) {
    std::cout << (attribution.speaker ? document->speakers[*attribution.speaker].name : "somebody") << ":";
    for (const inquit::ByteSpan piece : attribution.content) std::cout << " " << piece.In(text);
    std::cout << "\n";
  }
}
