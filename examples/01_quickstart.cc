// Who said what in two sentences: the example of README.md and inquit/inquit.h.
// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <string_view>
#include "inquit/inquit.h"

int main() {
  const std::string_view text = "\"We open in May,\" said Rhea Okonjo. She added that tickets were free.";
  const inquit::Extractor extractor;
  const auto document = extractor.Extract(text);
  if (!document.ok()) return 1;
  for (const inquit::Attribution& a : document->attributions)
    if (a.speaker) std::cout << document->speakers[*a.speaker].name << ": " << a.content[0].In(text) << "\n";
}
