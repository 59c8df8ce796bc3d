// Tests of lib/tagger/rule_tagger.cc, read through the decoder.
// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "inquit/extractor.h"
#include "tests/unit/catch.h"

namespace inquit {
namespace {

// "source | cue | content / content" of each attribution.
std::vector<std::string> Read(const std::string& text) {
  std::vector<std::string> lines;
  const absl::StatusOr<Document> document = Extractor().Extract(text);
  REQUIRE(document.ok());
  for (const Attribution& a : document->attributions) {
    const auto words = [&](std::optional<ByteSpan> span) { return span ? std::string(span->In(text)) : "-"; };
    std::string line = absl::StrCat(words(a.source), " | ", words(a.cue), " |");
    const char* between = " ";
    for (const ByteSpan piece : a.content) {
      absl::StrAppend(&line, between, std::string(piece.In(text)));
      between = " / ";
    }
    lines.push_back(line);
  }
  return lines;
}

TEST_CASE("The rules find what stands beside a cue") {
  const struct {
    const char* text;
    std::vector<std::string> attributions;
  } kRows[] = {
      // Quotations.
      {"“Go home,” she said.", {"she | said | “Go home,”"}},
      {"“Go home,” said Rhea Okonjo, head of the school.", {"Rhea Okonjo, head of the school | said | “Go home,”"}},
      {"Roos said: “We wait.”", {"Roos | said: | “We wait.”"}},
      {"“We wait,” Roos said on Friday. “It is early.”", {"Roos | said | “We wait,” / “It is early.”"}},
      {"“It is early for this,” he told the board. “Wait,” she added.",
       {"he | told | “It is early for this,”", "she | added | “Wait,”"}},
      {"Rhea Okonjo, head of the school, said the ferry was “too old” to sail.",
       {"Rhea Okonjo, head of the school, | said | the ferry was “too old” to sail"}},
      // Clauses.
      {"The ferry is late, Odd said.", {"Odd | said | The ferry is late"}},
      {"The ferry, Odd said, is late again.", {"Odd | said | The ferry / is late again"}},
      {"Hale told the board on Monday that he would go.", {"Hale | told | that he would go"}},
      {"The report found that the boats were never full.", {"The report | found | that the boats were never full"}},
      {"Dorn promised to listen.", {"Dorn | promised | to listen"}},
      {"She has never said whether it leaked.", {"She | has never said | whether it leaked"}},
      {"Roos said the dam leaked, adding that the gate stuck.",
       {"Roos | said | the dam leaked", "Roos | adding | that the gate stuck"}},
      {"According to the coastguard, two boats sank.", {"the coastguard | According to | two boats sank"}},
      {"Two boats sank, according to the coastguard.", {"the coastguard | according to | Two boats sank"}},
      // Phrases.
      {"Vale denied the leak but admitted the smell.", {"Vale | denied | the leak", "Vale | admitted | the smell"}},
      {"They called for a new vote.", {"They | called for | a new vote"}},
      // No attribution.
      {"Crews searched the lake.", {}},
      {"The claims were many.", {}},
      {"", {}},
  };
  for (const auto& row : kRows) {
    CAPTURE(row.text);
    CHECK(Read(row.text) == row.attributions);
  }
}

}  // namespace
}  // namespace inquit
