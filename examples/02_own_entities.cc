// Offsets for JavaScript or Java, and speakers that the caller already knows, by the ids of a knowledge base.
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "inquit/inquit.h"

int main() {
  const std::string text = "“The café stays open,” said Zoë Lindqvist. “We bake at dawn,” the owner said.";

  // From named entity recognition and linking of one's own: both mentions are known to be the same person.
  inquit::Entity owner;
  owner.id = "Q1042";
  owner.name = "Zoë Lindqvist";
  owner.gender = inquit::Gender::kFemale;
  for (const std::string_view mention : {"Zoë Lindqvist", "the owner"}) {
    const std::size_t begin = text.find(mention);
    owner.mentions.push_back({begin, begin + mention.size()});
  }

  const inquit::Extractor extractor;
  const auto document = extractor.Extract(text, {owner});
  if (!document.ok()) {
    std::cerr << document.status() << "\n";
    return 1;
  }

  const inquit::OffsetMap offsets(text);
  for (const inquit::Attribution& attribution : document->attributions) {
    const inquit::ByteSpan content = attribution.content.front();
    const inquit::UnitSpan utf16 = offsets.ToUnits(content, inquit::OffsetUnit::kUtf16);
    std::cout << utf16.begin << "-" << utf16.end << " ";
    if (attribution.speaker) std::cout << document->speakers[*attribution.speaker].id << " ";
    std::cout << content.In(text) << "\n";
  }
}
