// JSON in a shape of your own, without the library inquit::formats: strings are escaped by hand.
// SPDX-License-Identifier: Apache-2.0
//
// With a JSON library of your own it is shorter still: hand it the same names and pieces, which are UTF-8.
#include <cstddef>
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>

#include "inquit/inquit.h"

// A string of JSON. UTF-8 may stand in it as it is, but for quotation marks, backslashes and control characters.
std::string Quoted(std::string_view text) {
  std::string json = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20) {
      char escape[] = "\\u0000";
      json.append(escape, std::snprintf(escape, sizeof escape, "\\u%04x", byte));
    } else {
      if (c == '"' || c == '\\') json += '\\';
      json += c;
    }
  }
  return json + "\"";
}

std::string ToJson(const inquit::Document& document, const inquit::Attribution& attribution, std::string_view text) {
  std::string json = "{\"speaker\": ";
  json += attribution.speaker ? Quoted(document.speakers[*attribution.speaker].name) : "null";
  json += ", \"kind\": " + Quoted(inquit::ToString(attribution.kind)) + ", \"said\": [";
  for (std::size_t i = 0; i < attribution.content.size(); ++i) {
    if (i > 0) json += ", ";
    json += Quoted(attribution.content[i].In(text));
  }
  return json + "]}";
}

int main() {
  // An agency's lines of a fixed length break within a quotation.
  const std::string_view text =
      R"("We begin again," said Ada Brunner, "in C:\new." She went on: "It was not
the library, and it was not our readers, who deleted it.")";
  const inquit::Extractor extractor;
  const auto document = extractor.Extract(text);
  if (!document.ok()) {
    std::cerr << document.status() << "\n";
    return 1;
  }
  for (const inquit::Attribution& attribution : document->attributions)
    std::cout << ToJson(*document, attribution, text) << "\n";
}
