// Speakers that you know already, with their mentions: where your own entity linking found them in the text.
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <iostream>
#include <string_view>
#include <vector>

#include "inquit/inquit.h"

int main() {
  const std::string_view text =
      "“The café stays open,” said Zoë Lindqvist. “We bake at dawn,” the veteran of three kitchens said.";

  // Both mentions are known to be the same person, which the text alone does not tell. Where an entity has mentions, the text
  // is not searched for its name.
  inquit::Entity owner;
  owner.id = "Q1042";
  owner.name = "Zoë Lindqvist";
  for (const std::string_view mention : {"Zoë Lindqvist", "the veteran of three kitchens"}) {
    const std::size_t begin = text.find(mention);
    owner.mentions.push_back({begin, begin + mention.size()});
  }

  const inquit::Extractor extractor;
  for (const auto& entities : {std::vector<inquit::Entity>{}, {owner}}) {
    const auto document = extractor.Extract(text, entities);
    if (!document.ok()) {
      std::cerr << document.status() << "\n";
      return 1;
    }
    std::cout << (entities.empty() ? "without the entity:\n" : "with the entity:\n");
    for (const inquit::Attribution& attribution : document->attributions) {
      if (!attribution.speaker) continue;
      const inquit::Speaker& speaker = document->speakers[*attribution.speaker];
      std::cout << "  " << speaker.id << ", " << speaker.name << ": " << attribution.content.front().In(text) << "\n";
    }
  }
}
