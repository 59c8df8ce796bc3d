// Statements that you have already, from annotators or another program: SpeakerResolver finds who made them.
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <iostream>
#include <string_view>

#include "inquit/inquit.h"

inquit::ByteSpan Find(std::string_view text, std::string_view words) {
  const std::size_t begin = text.find(words);
  return {begin, begin + words.size()};
}

int main() {
  const std::string_view text =
      "Mira Tolland has run the ferry for ten years. Last week its owner, Piet Calloway, gave up.\n\n"
      "“The boats are old,” she said. “I will miss the fog.”\n\n"
      "He blamed the price of fuel.";

  // As the annotators marked it: what was said, the words that introduce it, and whom the text names beside these.
  inquit::Document document;
  inquit::Attribution said;
  said.content = {Find(text, "“The boats are old,”")};
  said.cue = Find(text, "said");
  said.source = Find(text, "she");
  inquit::Attribution quoted;  // has its content alone
  quoted.content = {Find(text, "“I will miss the fog.”")};
  inquit::Attribution blamed;
  blamed.content = {Find(text, "the price of fuel")};
  blamed.cue = Find(text, "blamed");
  blamed.source = Find(text, "He");
  document.attributions = {said, quoted, blamed};

  const inquit::SpeakerResolver resolver;
  const absl::Status status = resolver.Resolve(text, {}, &document);  // in place of {}, entities as in 08 and 09
  if (!status.ok()) {
    std::cerr << status << "\n";
    return 1;
  }
  for (const inquit::Attribution& attribution : document.attributions)
    std::cout << (attribution.speaker ? document.speakers[*attribution.speaker].name : "nobody") << " ("
              << inquit::ToString(attribution.reason) << "): " << attribution.content.front().In(text) << "\n";
}
