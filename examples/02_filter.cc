// What an attribution tells, to choose by: what women say, word for word, where it is likely enough to be right.
// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <string_view>

#include "inquit/inquit.h"

int main() {
  const std::string_view text =
      "“The bridge is safe,” Mayor Lena Ostrander said. She added that trucks must wait until June.\n\n"
      "“Nobody asked us,” said Tom Reyes, who runs a bakery beside it.\n\n"
      "A spokeswoman for the builders said the steel was “better than new.”\n\n"
      "“I cross it twice a day,” said Kim Sandoval, a nurse. “It shakes,” her daughter added.\n\n"
      "The mayor met the nurse on Friday. “I can feel it,” she said.";

  const inquit::Extractor extractor;
  const auto document = extractor.Extract(text);
  if (!document.ok()) {
    std::cerr << document.status() << "\n";
    return 1;
  }

  for (const inquit::Attribution& attribution : document->attributions) {
    if (attribution.kind != inquit::Kind::kDirect) continue;  // not all of it stands between quotation marks
    if (!attribution.speaker) continue;                       // the text does not tell who says it
    const inquit::Speaker& speaker = document->speakers[*attribution.speaker];
    if (speaker.gender != inquit::Gender::kFemale) continue;
    // How probable it is that somebody says this, times that it is then this speaker. Which of the two is "she" on Friday?
    if (attribution.confidence * attribution.speaker_confidence < 0.85) continue;

    std::cout << speaker.name;
    if (speaker.role) std::cout << ", " << speaker.role->In(text);  // what the text says she is
    std::cout << ":";
    for (const inquit::ByteSpan piece : attribution.content) std::cout << " " << piece.In(text);
    std::cout << " (speaker by " << inquit::ToString(attribution.reason) << ", gender by "
              << inquit::ToString(speaker.gender_evidence) << ")\n";
  }
}
