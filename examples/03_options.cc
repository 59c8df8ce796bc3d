// Options: how single quotation marks are read, and the longest text that is taken. For the others see 04 and 13.
// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <string_view>

#include "inquit/inquit.h"

int main() {
  // In British style, and with apostrophes, which are the same character.
  const std::string_view text =
      "‘We’ve lost the ’09 harvest, the winter wheat and half the orchards’ fruit,’ said Owen Tarrant. "
      "Farmers’ wives called the plan ‘a farce’.";

  for (const auto single_quotes : {inquit::SingleQuotes::kAuto, inquit::SingleQuotes::kOff}) {
    inquit::Options options;
    options.single_quotes = single_quotes;
    const auto document = inquit::Extractor(options).Extract(text);
    if (!document.ok()) return 1;
    std::cout << "single quotation marks " << inquit::ToString(single_quotes) << ":\n";
    for (const inquit::Attribution& attribution : document->attributions)
      std::cout << "  " << inquit::ToString(attribution.kind) << ": " << attribution.content.front().In(text) << "\n";
  }

  // A server may want to refuse what would take it too long.
  inquit::Options options;
  options.max_bytes = 100;
  const auto document = inquit::Extractor(options).Extract(text);
  if (!document.ok()) std::cout << document.status() << "\n";
}
