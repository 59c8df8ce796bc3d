// Tests of lib/quotes/clauses.h.
// SPDX-License-Identifier: Apache-2.0
#include "lib/quotes/clauses.h"

#include <string>

#include "lib/tokenize/tokens.h"
#include "tests/unit/catch.h"

namespace inquit::internal {
namespace {

// Whether a clause begins after the first comma or stop of `text`.
bool Begins(const std::string& text) {
  const Text read = *Text::Create(text, Options());
  const std::vector<Token> tokens = FindTokens(read);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind == TokenKind::kPunctuation) return IsClauseAfter(read, tokens, i, tokens.size());
  }
  return false;
}

TEST_CASE("Reporting clauses") {
  for (const char* text :
       {"We wait, said Roos.", "We wait, said Roos, who left.", "We wait, said the mayor.", "We wait, said she.",
        "We wait, added harbour master Ana Roos.", "We wait, said a spokesman for the port", "Why? asked the cook.",
        "Now! cried Lund.", "We wait. said Roos.", "We wait, Roos said.", "We wait, the harbour master said.",
        "We wait, he said on Monday.", "We wait, Roos told the Courier.", "We wait, Roos told reporters.",
        "We wait, Roos said, \"and hope.\"", "Why? he asked."}) {
    CAPTURE(text);
    CHECK(Begins(text));
  }
}

TEST_CASE("What is no reporting clause") {
  for (const char* text : {"We wait,",
                           "We wait, of course.",
                           "He came, said hello and left.",
                           "He came, said nothing.",
                           "He came, said I.",
                           "He came, asked the crew to leave.",
                           "He came, claimed the prize.",
                           "He came, told Lund.",
                           "He came, said on Monday.",
                           "Lund, says the hull is old.",
                           "We wait, I said.",
                           "We wait, my aunt said.",
                           "We wait, Roos said so.",
                           "We wait, Roos said that we go.",
                           "We wait, Roos said, and left.",
                           "She came, Roos said, \"We wait.\"",
                           "We wait, and Roos said.",
                           "We wait. Roos said.",
                           "We wait,Roos said.",
                           "We wait, said Roos \"now\"."}) {
    CAPTURE(text);
    CHECK_FALSE(Begins(text));
  }
}

}  // namespace
}  // namespace inquit::internal
