// The first stages alone, which need no model: sentences by Tokenizer, what stands in quotation marks by QuoteDetector.
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <iostream>
#include <string_view>

#include "inquit/inquit.h"

int main() {
  const std::string_view text =
      "Harbor will close\n\nBy Tomas Ferrant\n\n"
      "PORT ELLERY, Oct. 14 — Dr. Sollund didn't wait. \"He said 'no,' twice. We left.\n\n\"Then the U.S. called,\" she said.";

  const auto tokenization = inquit::Tokenizer().Tokenize(text);
  if (!tokenization.ok()) {
    std::cerr << tokenization.status() << "\n";
    return 1;
  }
  for (const inquit::Paragraph& paragraph : tokenization->paragraphs) {
    std::cout << inquit::ToString(paragraph.kind) << "\n";
    for (std::size_t i = paragraph.first_sentence; i < paragraph.end_sentence; ++i) {
      const inquit::Sentence& sentence = tokenization->sentences[i];
      std::cout << "  " << sentence.end_token - sentence.first_token << " tokens: " << sentence.span.In(text) << "\n";
    }
  }

  const auto regions = inquit::QuoteDetector().Detect(text);
  if (!regions.ok()) {
    std::cerr << regions.status() << "\n";
    return 1;
  }
  for (const inquit::QuoteRegion& region : *regions) {
    std::cout << inquit::ToString(region.mark) << ", " << inquit::ToString(region.end) << ": " << region.inner.In(text);
    if (region.parent) std::cout << " (inside the region " << *region.parent << ")";
    if (region.continues) std::cout << " (goes on with the region " << *region.continues << ")";
    std::cout << "\n";
  }
}
