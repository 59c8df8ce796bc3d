// Places for a host that does not count bytes: code points for Python, UTF-16 units for JavaScript and Java; and back.
// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <string>

#include "inquit/inquit.h"

int main() {
  // The violin takes four bytes in UTF-8, one code point, and two units in UTF-16.
  const std::string text = "🎻 “The café stays open,” said Zoë Lindqvist.";

  const inquit::Extractor extractor;
  const auto document = extractor.Extract(text);
  if (!document.ok()) {
    std::cerr << document.status() << "\n";
    return 1;
  }

  const inquit::OffsetMap map(text);  // one for all places in the text, which has to outlive it
  for (const inquit::Attribution& attribution : document->attributions) {
    const inquit::ByteSpan bytes = attribution.content.front();
    const inquit::UnitSpan python = map.ToUnits(bytes, inquit::OffsetUnit::kCodePoints);
    const inquit::UnitSpan javascript = map.ToUnits(bytes, inquit::OffsetUnit::kUtf16);
    std::cout << "C++:        text.substr(" << bytes.begin << ", " << bytes.size() << ")\n"
              << "Python:     text[" << python.begin << ":" << python.end << "]\n"
              << "JavaScript: text.slice(" << javascript.begin << ", " << javascript.end << ")\n";
  }

  // A span that such a host sends, of an entity that it knows or of words that a reader has selected.
  const inquit::UnitSpan selected = {31, 44};
  std::cout << "selected:   " << map.ToBytes(selected, inquit::OffsetUnit::kUtf16).In(text) << "\n";
}
