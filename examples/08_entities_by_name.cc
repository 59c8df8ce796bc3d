// Speakers that you know already, by the ids of your knowledge base: the text is searched for their names.
// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <string_view>
#include <vector>

#include "inquit/inquit.h"

int main() {
  const std::string_view text =
      "Halden Ferries said that fares would rise in May. “Fuel costs twice what it did,” said its head, Noor Baptiste. "
      "She added that islanders would pay less.\n\n“We were not asked,” said Jonas Wikland, a fisherman.";

  inquit::Entity company;
  company.id = "Q2001";
  company.name = "Halden Ferries";
  company.type = inquit::SpeakerType::kOrganization;
  inquit::Entity chief;
  chief.id = "Q2002";
  chief.name = "Noor Baptiste";
  chief.gender = inquit::Gender::kFemale;
  inquit::Entity absent;  // does no harm
  absent.id = "Q2003";
  absent.name = "Ada Pell";

  const inquit::Extractor extractor;
  const auto document = extractor.Extract(text, {company, chief, absent});
  if (!document.ok()) {
    std::cerr << document.status() << "\n";
    return 1;
  }
  // "She" is Q2002 too, as "Ms. Baptiste" would be. Whoever is not among your entities is s1, s2, ...
  for (const inquit::Attribution& attribution : document->attributions) {
    if (attribution.speaker) std::cout << document->speakers[*attribution.speaker].id << " ";
    std::cout << attribution.content.front().In(text) << "\n";
  }
}
