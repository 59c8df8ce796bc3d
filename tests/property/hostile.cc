// Hostile: kinds of text, each of which has undone some program.
// SPDX-License-Identifier: Apache-2.0
#include "tests/property/hostile.h"

namespace inquit::testing {

const std::string kArticle = R"(Ferry to stay in port: operator

By Ana Roos

PORT VALE, Nov. 3 (Agency) -- “We will not sail,” said Rhea Okonjo, head of the line. She added that tickets would be refunded.

“It is a mess,” Mr. Lund told reporters on Monday.“I saw it.”He said the council's report had warned of “a long winter”.

According to two port officials, the hull leaks. Brin and Vale, who sailed it in the '90s, denied the claim.

)";

std::string Repeat(const std::string& piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

namespace {

std::string ManyNames(std::size_t bytes) {
  std::string text;
  for (std::size_t n = 0; text.size() < bytes; ++n) {
    std::string name = "A";
    for (std::size_t k = n; k > 0; k /= 26) name += static_cast<char>('a' + k % 26);
    text += "“We know,” said Rhea " + name + ". She left.\n\n";
  }
  return text;
}

// What is kept for each word, and looked up, grows.
std::string OnlyNewWords(std::size_t bytes) {
  std::string text;
  for (std::size_t n = 0; text.size() < bytes; ++n) {
    for (std::size_t k = n; k > 0; k /= 26) text += static_cast<char>('a' + k % 26);
    text += ' ';
  }
  return text;
}

const std::vector<Hostile> kHostile = {
    {"articles", [](std::size_t n) { return Repeat(kArticle, n); }},
    {"one line", [](std::size_t n) { return Repeat("the ferry that she said would sail at dawn was late and ", n); }},
    {"one word", [](std::size_t n) { return Repeat("a", n); }},
    {"no space", [](std::size_t n) { return Repeat("said.He\"No,\"she", n); }},
    {"straight marks", [](std::size_t n) { return Repeat("\"", n); }},
    {"straight marks and words", [](std::size_t n) { return Repeat("\" a \"b ", n); }},
    {"opening marks", [](std::size_t n) { return Repeat("“", n); }},
    {"opening marks and paragraphs", [](std::size_t n) { return Repeat("“We wait.\n\n", n); }},
    {"closing marks", [](std::size_t n) { return Repeat("” a ", n); }},
    {"nested marks", [](std::size_t n) { return Repeat("“a ‘b ", n / 2) + Repeat("c’ d” ", n / 2); }},
    {"single marks", [](std::size_t n) { return Repeat("'a b' c ", n); }},
    {"apostrophes", [](std::size_t n) { return Repeat("'", n); }},
    {"cues", [](std::size_t n) { return Repeat("said ", n); }},
    {"according to", [](std::size_t n) { return Repeat("according to ", n); }},
    {"he said that", [](std::size_t n) { return Repeat("he said that ", n); }},
    {"told", [](std::size_t n) { return Repeat("they were told ", n); }},
    {"adverbs", [](std::size_t n) { return Repeat("Ana Roos allegedly was accused of fraud and ", n); }},
    {"one sentence of quotations", [](std::size_t n) { return Repeat("“No,” inquired Ana Roos, ", n); }},
    {"turns", [](std::size_t n) { return Repeat("Q. Who?\nA. Ana Roos.\nAna Roos: No.\n", n); }},
    {"lists", [](std::size_t n) { return Repeat("They said:\n- no more\n- Ana Roos: never\n", n); }},
    {"one list", [](std::size_t n) { return "They said:\n" + Repeat("- no more\n", n); }},
    {"entities", [](std::size_t n) { return Repeat("&ldquo;No,&rdquo; &", n); }},
    {"one sentence of names", [](std::size_t n) { return Repeat("Rhea Okonjo and ", n); }},
    {"many names", ManyNames},
    {"pronouns", [](std::size_t n) { return "Ana Roos met Ivo Lund. " + Repeat("“No,” he said. “Yes,” she said.\n\n", n); }},
    {"floating quotes", [](std::size_t n) { return Repeat("“We wait for the tide.”\n\n", n); }},
    {"commas", [](std::size_t n) { return Repeat("Okonjo, the head, ", n); }},
    {"dots", [](std::size_t n) { return Repeat(".", n); }},
    {"initials", [](std::size_t n) { return Repeat("A. B. ", n); }},
    {"dashes", [](std::size_t n) { return Repeat("— ", n); }},
    {"brackets", [](std::size_t n) { return Repeat("( ", n); }},
    {"line ends", [](std::size_t n) { return Repeat("\n", n); }},
    {"short lines", [](std::size_t n) { return Repeat("A: b\n", n); }},
    {"spaces", [](std::size_t n) { return Repeat(" ", n); }},
    {"zero bytes", [](std::size_t n) { return std::string(n, '\0'); }},
    {"marks on a letter", [](std::size_t n) { return Repeat("\u0301", n); }},
    {"address", [](std::size_t n) { return "https://example.org/" + Repeat("a.b/", n); }},
    {"handles", [](std::size_t n) { return Repeat("@a", n); }},
    {"digits", [](std::size_t n) { return Repeat("1,", n); }},
    {"alternating marks", [](std::size_t n) { return Repeat("“”", n); }},
    {"nested brackets", [](std::size_t n) { return std::string(n / 2, '(') + std::string(n / 2, ')'); }},
    {"letters", [](std::size_t n) { return Repeat("a ", n); }},
    {"letters, a paragraph each", [](std::size_t n) { return Repeat("a\n\n", n); }},
    {"sentences of a letter", [](std::size_t n) { return Repeat("B. ", n); }},
    {"one quotation again and again", [](std::size_t n) { return Repeat("\"X,\" said Y. ", n); }},
    {"one name", [](std::size_t n) { return Repeat("Rhea Okonjo ", n); }},
    {"one cue and one letter", [](std::size_t n) { return Repeat("\"a\" he said. ", n); }},
    {"commas alone", [](std::size_t n) { return Repeat(",", n); }},
    {"a list of names", [](std::size_t n) { return Repeat("Rhea Okonjo, Ivo Lund, Ada Pell, ", n) + "and Jo Weir said so."; }},
    {"a quotation a line", [](std::size_t n) { return Repeat("“No.”\n", n); }},
    {"unbalanced marks in every paragraph", [](std::size_t n) { return Repeat("He said “we wait. ” No “more.\n\n", n); }},
    {"a sentence without a stop", [](std::size_t n) { return Repeat("Ivo Lund said the dam would leak and that ", n); }},
    {"he", [](std::size_t n) { return Repeat("he ", n); }},
    {"I", [](std::size_t n) { return Repeat("I ", n); }},
    {"who", [](std::size_t n) { return Repeat("who said ", n); }},
    {"possessives", [](std::size_t n) { return Repeat("’s ", n); }},
    {"addresses", [](std::size_t n) { return Repeat("https://example.org/a?b=c ", n); }},
    {"digits alone", [](std::size_t n) { return Repeat("7", n); }},
    {"numbers", [](std::size_t n) { return Repeat("7 ", n); }},
    {"emoji", [](std::size_t n) { return Repeat("\U0001F600", n); }},
    {"emoji joined", [](std::size_t n) { return Repeat("\U0001F469\u200D", n); }},
    {"carriage returns", [](std::size_t n) { return Repeat("\r\n", n); }},
    {"lines that end as on Windows", [](std::size_t n) { return Repeat("“No,” she said.\r\n\r\n", n); }},
    {"zero bytes between words", [](std::size_t n) { return Repeat(std::string("a\0b ", 4), n); }},
    {"symbols", [](std::size_t n) { return Repeat("+=<>", n); }},
    {"markup", [](std::size_t n) { return Repeat("<p class=\"a\">He said &quot;no&quot;.</p>", n); }},
    {"nested markup", [](std::size_t n) { return Repeat("<b>", n / 2) + Repeat("</b>", n / 2); }},
    {"Chinese", [](std::size_t n) { return Repeat("他说“不”。", n); }},
    {"letters with marks", [](std::size_t n) { return Repeat("e\u0301\u0302\u0303 ", n); }},
    {"only new words", OnlyNewWords},
};

}  // namespace

const std::vector<Hostile>& HostileTexts() { return kHostile; }

}  // namespace inquit::testing
