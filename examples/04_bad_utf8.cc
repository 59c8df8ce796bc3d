// Text that is not UTF-8: what Extract says of it, and two ways to read it all the same.
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <iostream>
#include <string>
#include <string_view>

#include "inquit/inquit.h"

// The character of Windows-1252 that `byte` is, which is 0x80 or more, in UTF-8.
std::string FromWindows1252(unsigned char byte) {
  // U+FFFD, the sign for what cannot be read, where Windows-1252 has nothing.
  static const char* const k80To9F[] = {"€", "�", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "�", "Ž", "�",
                                        "�", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "�", "ž", "Ÿ"};
  if (byte < 0xA0) return k80To9F[byte - 0x80];
  return {static_cast<char>(0xC0 | byte >> 6), static_cast<char>(0x80 | (byte & 0x3F))};
}

// `text` with each byte that is not part of UTF-8 read as Windows-1252, as web pages mix the two.
std::string Repaired(std::string_view text) {
  std::string repaired;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t bad = inquit::FindInvalidUtf8(text, from);
    repaired += text.substr(from, bad - from);
    if (bad < text.size()) repaired += FromWindows1252(static_cast<unsigned char>(text[bad]));
    from = bad + 1;
  }
  return repaired;
}

void Print(const char* how, const absl::StatusOr<inquit::Document>& document) {
  std::cout << how << ": ";
  if (!document.ok()) {
    std::cout << document.status() << "\n";
    return;
  }
  for (const inquit::Attribution& attribution : document->attributions) {
    const inquit::ByteSpan content = attribution.content.front();
    std::cout << inquit::ToString(attribution.kind) << ", bytes " << content.begin << "-" << content.end << "\n";
  }
}

int main() {
  const std::string text = "\x93The caf\xE9 stays open,\x94 said Ina Lindqvist.";

  Print("as it is", inquit::Extractor().Extract(text));

  // Where you know what the bytes mean, repair them first. Places then count the bytes of the repaired text.
  const std::string repaired = Repaired(text);
  std::cout << repaired << "\n";
  Print("repaired", inquit::Extractor().Extract(repaired));

  // Where you do not, the library reads each as U+FFFD, and places still count the bytes of your text. But lost quotation marks
  // mark nothing.
  inquit::Options options;
  options.repair_utf8 = true;
  Print("repair_utf8", inquit::Extractor(options).Extract(text));
}
