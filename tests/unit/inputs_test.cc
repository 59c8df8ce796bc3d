// Tests of what a tagger sees of each token: lib/tagger/inputs.h.
// SPDX-License-Identifier: Apache-2.0
//
// A row is a text and a letter for each of its tokens.
#include "lib/tagger/inputs.h"

#include <string>
#include <vector>

#include "lib/article/article.h"
#include "tests/unit/catch.h"

namespace inquit {
namespace {

using namespace internal;  // NOLINT: a test of what lies inside

struct Inputs {
  std::vector<TokenFeatures> features;
  TokenPieces pieces;
};

Inputs Read(const std::string& bytes) {
  Options options;
  options.repair_utf8 = true;
  const absl::StatusOr<WordPieces> pieces = WordPieces::Read("[UNK]\n[CLS]\n[SEP]\nhe\nsaid\n##s\n.\n");
  const absl::StatusOr<Article> article = Article::Read(bytes, options);
  return {ReadFeatures(*article), ReadPieces(*article, {0, article->size()}, *pieces)};
}

struct Row {
  std::string text;
  std::string letters;
};

TEST_CASE("Shapes") {
  // lower, Capitalised, UPPER, miXed, Number, Quotation mark, Mark, Address
  const std::string letters = "lCUXNQMA";
  for (const Row& row : std::vector<Row>{
           {"he said", "ll"},
           {"Roos said", "Cl"},
           {"UNICEF A McCain iPhone U.S.", "UCXXU"},
           {"3.5 $1.5m 40th", "NNN"},
           {"\"Yes.\"", "QCMQ"},
           {"https://example.org/a @name #topic", "AAA"},
           {"Élan über", "Cl"},
           {"--", "M"},
       }) {
    std::string found;
    for (const TokenFeatures& f : Read(row.text).features) found += letters[static_cast<std::size_t>(f.shape)];
    CHECK(row.text + " = " + found == row.text + " = " + row.letters);
  }
}

TEST_CASE("Where tokens stand among the quotation marks") {
  // . outside, ( opens, i inside, ) closes, n nested
  const std::string letters = ".(i)n";
  for (const Row& row : std::vector<Row>{
           {"He said so.", "...."},
           {"He said, \"We go.\"", "...(iii)"},
           {"“Go,” he said.", "(ii)..."},
           {"“He said ‘no’ twice,” she wrote.", "(iinnnii)..."},
           {"“Never closed", "(ii"},
       }) {
    std::string found;
    for (const TokenFeatures& f : Read(row.text).features) found += letters[static_cast<std::size_t>(f.quoted)];
    CHECK(row.text + " = " + found == row.text + " = " + row.letters);
  }
}

TEST_CASE("Where tokens stand in their paragraph") {
  // . within, s first of a sentence, P of a paragraph; H h and so on: in headings; B b: in bylines
  const std::string letters = ".sPhtHbuB";
  for (const Row& row : std::vector<Row>{
           {"He said so. She left.\n\nHe came back.", "P...s..P..."},
           {"Deal is off, minister says\n\nBy Ida Brandt\n\nThe deal was called off on Monday. Nobody said why.",
            "HhhhhhBbbP.......s..."},
       }) {
    std::string found;
    for (const TokenFeatures& f : Read(row.text).features) found += letters[static_cast<std::size_t>(f.paragraph_position)];
    CHECK(row.text + " = " + found.substr(0, row.letters.size()) == row.text + " = " + row.letters);
  }
}

TEST_CASE("The entity of a mark is seen as the mark") {
  const Inputs marks = Read("“He said’s”."), entities = Read("&ldquo;He said&rsquo;s&rdquo;.");
  CHECK(entities.pieces.ids == marks.pieces.ids);
  CHECK(entities.pieces.first == marks.pieces.first);
  for (std::size_t i = 0; i < marks.features.size(); ++i) {
    CHECK(entities.features[i].shape == marks.features[i].shape);
    CHECK(entities.features[i].quoted == marks.features[i].quoted);
  }
}

TEST_CASE("Every token has a piece") {
  const Inputs inputs = Read("He saids.\xCC\x81 \xFF x");
  REQUIRE(inputs.pieces.first.size() == inputs.features.size() + 1);
  CHECK(inputs.pieces.first.back() == inputs.pieces.ids.size());
  for (std::size_t i = 0; i < inputs.features.size(); ++i) CHECK(inputs.pieces.first[i] < inputs.pieces.first[i + 1]);
  CHECK(std::vector<std::uint32_t>(inputs.pieces.ids.begin(), inputs.pieces.ids.begin() + 3) ==
        std::vector<std::uint32_t>{3, 4, 5});
  CHECK(Read("").pieces.first == std::vector<std::uint32_t>{0});
}

}  // namespace
}  // namespace inquit
