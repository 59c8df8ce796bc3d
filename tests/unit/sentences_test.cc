// Tests of lib/tokenize/sentences.h: where sentences end.
// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "inquit/tokenizer.h"
#include "tests/unit/catch.h"

namespace inquit {
namespace {

// The text with a bar between two sentences, where `marked` has one; so that a row is right where it comes back unchanged.
std::string Mark(const std::string& marked) {
  std::string text;
  for (const char c : marked) {
    if (c != '|') text += c;
  }
  std::string out;
  std::size_t at = 0;
  const Tokenization tokenization = *Tokenizer().Tokenize(text);
  for (const Sentence& sentence : tokenization.sentences) {
    if (at > 0) out += '|';
    out += text.substr(at, sentence.span.end - at);
    at = sentence.span.end;
  }
  return out;
}

template <std::size_t N>
void CheckAll(const char* const (&rows)[N]) {
  for (const char* row : rows) CHECK(Mark(row) == row);
}

TEST_CASE("Stops end sentences") {
  const char* const kRows[] = {
      "The ferry sank.| Nobody was hurt.| Why?| Fog!| What?!| Yes.",
      "It leaks.| 20 boats left.| (One came back.)| “We wait,” she said.",
      "the ferry sank. nobody knew.| It was a pity",
      "He sold iFish. too, she said.",
      "It is 3.5 or 10:30: late; yes, late.",
  };
  CheckAll(kRows);
}

TEST_CASE("Sentences that are glued together are cut") {
  const char* const kRows[] = {
      "The ferry sank.|He said so.",
      "He cut off the fleet.|\"So we wait,\" he said.|\"And so on,\" he added.|Lund left.",
      "It was \"a mess\".|They left.",
      "He called it \"a mess.\"|They left.",
      "“They are sailors.”|Mr. Lund said he had seen it.",
      "He met the crew.|'So it goes,' he said.",
  };
  CheckAll(kRows);
}

TEST_CASE("The dots of abbreviations") {
  const char* const kRows[] = {
      "Mr. Lund met Sen. J. K. Marsh of the U.S. Navy at 3 p.m. on Nov. 14 in St. Vale.",
      "He lives in the U.S.| The boat is old.| It sank at 3 p.m.| Then he left Marsh Inc.| She stayed.",
      "He lives on Marsh St.| The shop of St. Vale is there.",
      "They left Vale, D.C. and Marsh Jr. came.",
      "In Roos v. Vale, No. 14, the court ruled.",
  };
  CheckAll(kRows);
}

TEST_CASE("A capital that is a name by itself ends a sentence, an initial does not") {
  const char* const kRows[] = {
      "He posted it on X.| Skipper Una Fell tweeted it.| Roe backed Plan B.| Mayor Odd said no.",
      "They sailed in Class A.| The others lost.| It was grade C.| Lund ate it.",
      "J. R. Colby met George W. Pell, John F. Odd and Harry S. Vale, said J. Marsh.",
  };
  CheckAll(kRows);
}

TEST_CASE("A name with dots does not end a sentence") {
  const char* const kRows[] = {"They wrote it in node.js and sold it on comp.boats.c.| Then they left."};
  CheckAll(kRows);
}

TEST_CASE("A quotation inside a sentence does not end it") {
  const char* const kRows[] = {
      "“Go home!” she said.| “Is it?” Okonjo asked.| “Now!” cried Lund.",
      "“Is it?” Rhea Okonjo, head of the diving school, asked.| She waited.",
      "“Is it?” the harbour master of Vale asked the crew.",
      "“It is over.” he said.| “It is over.” Okonjo said on Monday.| He went.",
      "The “No!” of the crew was loud.",
      "Lund shouted \"Ice!\" moments before the hull struck.| He said: \"No!\" and walked away.",
      "\"We wait.\"[3]| Then he left.| They left.[4]| It sank.",
      "« We wait. »| He left.| « Is it sunk? » Roe asked.| “ It is early. ”| She left.| \" Go. \"| He went.",
      "He asked “Why now?”.| She said “Why not!”, and left.",
      "\"No boat shall sail,\"[3] the bylaw states.| It is old.",
      "“Is it sunk?” Rhea Okonjo wheezed.| She left.| “Now!” Lund bellowed back.",
  };
  CheckAll(kRows);
}

TEST_CASE("But a sentence after a quotation is one of its own") {
  const char* const kRows[] = {
      "“It is over.”| Then he left.| “We won.”| He sat down.",
      "“It is over.”| Okonjo said she would sail.| “Why?”| Lund said that he knew.",
      "“It is over.”| Okonjo said the hull leaked.| “It is over.”| The report warned of fog.",
      "“It is over.”| She added, “We go home.”| “Is it?”| She added: “We go.”",
      "“Never!”| Hale left and said nothing.",
      "“Is it sunk?”| Nobody wheezed.| “Is it sunk?”| Lund wheezed that it was.| “Now!”| Then Lund bellowed.",
      "\"It is early.| We wait,\" he said.",
  };
  CheckAll(kRows);
}

TEST_CASE("Ellipses") {
  const char* const kRows[] = {
      "We wait … and hope.| Well ... I know.| We wait...| They go.",
      "He saw the crew…they waved.| “... Then we left,” he said.",
      "We wait . . .| Then we go.",
  };
  CheckAll(kRows);
}

TEST_CASE("A sentence ends with its paragraph, and a dateline is one of its own") {
  CHECK(Mark("Deal is off|\n\nHe left|\n\nand came") == "Deal is off|\n\nHe left|\n\nand came");
  CHECK(Mark("VALEPORT, Nov. 3 (Agency) --| A ship sank.| It was old.") ==
        "VALEPORT, Nov. 3 (Agency) --| A ship sank.| It was old.");
}

TEST_CASE("A credit after a dash stays with its quotation") {
  CHECK(Mark("“So be it.” — Ana Roos") == "“So be it.” — Ana Roos");
}

}  // namespace
}  // namespace inquit
