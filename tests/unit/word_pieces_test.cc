// Tests of words as pieces: lib/nn/word_pieces.h.
// SPDX-License-Identifier: Apache-2.0
#include "lib/nn/word_pieces.h"

#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "tests/unit/catch.h"

namespace inquit {
namespace {

using internal::WordPieces;

constexpr char kVocabulary[] = "[UNK]\n[CLS]\n[SEP]\nferry\nfer\n##ry\n##r\n##y\nun\n##load\n##ed\n-\n.\n'\ns\nu\n##\n";

// The pieces of `token`, with a space between.
std::string Pieces(const std::string& token) {
  const absl::StatusOr<WordPieces> pieces = WordPieces::Read(kVocabulary);
  REQUIRE(pieces.ok());
  std::vector<std::uint32_t> ids;
  pieces->Append(token, &ids);
  const std::vector<std::string> lines = absl::StrSplit(kVocabulary, '\n');
  return absl::StrJoin(ids, " ", [&](std::string* out, std::uint32_t id) { *out += lines[id]; });
}

TEST_CASE("Longest match first") {
  CHECK(Pieces("ferry") == "ferry");
  CHECK(Pieces("fery") == "fer ##y");
  CHECK(Pieces("ferrry") == "fer ##r ##ry");
  CHECK(Pieces("unloaded") == "un ##load ##ed");
  CHECK(Pieces("unloadedx") == "[UNK]");  // all of the word
  CHECK(Pieces("ry") == "[UNK]");         // a piece that only goes on
  CHECK(Pieces("").empty());
}

TEST_CASE("Marks stand alone") {
  CHECK(Pieces("ferry's") == "ferry ' s");
  CHECK(Pieces("un-load.") == "un - [UNK] .");
  CHECK(Pieces("u.s.") == "u . s .");
  CHECK(Pieces("?") == "[UNK]");
  CHECK(Pieces("#") == "[UNK]");
}

TEST_CASE("No token has more than twelve pieces") {
  CHECK(Pieces("....................") == ". . . . . . . . . . . .");
  CHECK(Pieces("...........unloaded") == ". . . . . . . . . . . un");
}

TEST_CASE("The vocabulary") {
  CHECK(WordPieces::Read(kVocabulary)->size() == 17);
  CHECK(WordPieces::Read(kVocabulary)->unknown() == 0);
  CHECK(WordPieces::Read(kVocabulary)->cls() == 1);
  CHECK(WordPieces::Read(kVocabulary)->sep() == 2);
  for (const char* lines : {"", "[UNK]\n[CLS]\n", "[UNK]\n[SEP]", "[CLS]\n[SEP]\nx"}) {
    CHECK(WordPieces::Read(lines).status().code() == absl::StatusCode::kInvalidArgument);
  }
}

TEST_CASE("More pieces than there may be are refused") {
  CHECK(WordPieces::Read(kVocabulary, 17).ok());
  CHECK(WordPieces::Read(kVocabulary, 16).status().message() == "the vocabulary has more than 16 pieces");
  CHECK(WordPieces::Read(kVocabulary + std::string("\n"), 17).status().message() == "the vocabulary has more than 17 pieces");
}

TEST_CASE("A piece longer than a word can be is refused") {
  const std::string longest(WordPieces::kMaxPieceBytes, 'x');
  CHECK(WordPieces::Read(kVocabulary + longest).ok());
  CHECK(WordPieces::Read(kVocabulary + longest + "x\n.\n").status().message() ==
        "piece 17 of the vocabulary has 65 bytes, more than a word can have");
}

}  // namespace
}  // namespace inquit
