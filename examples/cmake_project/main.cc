// A program of your own; CMakeLists.txt beside it is what this example is about.
// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <string_view>

#include "inquit/inquit.h"

int main() {
  const std::string_view text = "Trams will run again on Monday, Mayor Ada Pell said. “We kept our word,” she added.";
  const inquit::Extractor extractor;
  const auto document = extractor.Extract(text);
  if (!document.ok()) {
    std::cerr << document.status() << "\n";
    return 1;
  }
  for (const inquit::Attribution& attribution : document->attributions)
    if (attribution.speaker)
      std::cout << document->speakers[*attribution.speaker].name << ": " << attribution.content.front().In(text) << "\n";
}
