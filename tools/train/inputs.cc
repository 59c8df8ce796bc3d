// inquit_inputs: articles as a learned tagger sees them, so that what the trainer learns from is what the library runs on.
// SPDX-License-Identifier: Apache-2.0
//
//   inquit_inputs [--cased] VOCABULARY < articles.jsonl > inputs.jsonl
//
// VOCABULARY has one piece a line; --cased: its pieces tell capitals and accents apart, which the library's never do, but a
// teacher's may. An article is {"text": ...}; its line of output holds, for each token, its bytes in "tokens" [[begin, end]],
// its ids in "pieces" [[id]] and its features in "features" [[shape, quoted, place]]; "quotations" [[first, end]] has the
// ranges of tokens that no span may cut.
#include <cstddef>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/article/article.h"
#include "lib/nn/word_pieces.h"
#include "lib/tagger/inputs.h"

namespace {

using nlohmann::json;
using namespace inquit;
using namespace inquit::internal;

// The ids of each token's pieces, where capitals and accents stay.
json CasedIds(const Article& article, const WordPieces& pieces) {
  json ids = json::array();
  for (std::size_t i = 0; i < article.size(); ++i) {
    std::vector<std::uint32_t> token;
    pieces.Append(article.Word(i), &token);
    if (token.empty()) token.push_back(pieces.unknown());
    ids.push_back(token);
  }
  return ids;
}

json FoldedIds(const Article& article, const WordPieces& pieces) {
  const TokenPieces read = ReadPieces(article, {0, article.size()}, pieces);
  json ids = json::array();
  for (std::size_t i = 0; i + 1 < read.first.size(); ++i) {
    ids.push_back(std::vector<std::uint32_t>(read.ids.begin() + static_cast<std::ptrdiff_t>(read.first[i]),
                                             read.ids.begin() + static_cast<std::ptrdiff_t>(read.first[i + 1])));
  }
  return ids;
}

absl::StatusOr<json> ToJson(const std::string& bytes, const WordPieces& pieces, bool cased) {
  Options options;
  options.repair_utf8 = true;
  const absl::StatusOr<Article> article = Article::Read(bytes, options);
  if (!article.ok()) return article.status();
  const std::vector<TokenFeatures> of_tokens = ReadFeatures(*article);
  json tokens = json::array();
  json features = json::array();
  json quotations = json::array();
  for (std::size_t i = 0; i < article->size(); ++i) {
    tokens.push_back({article->token(i).span.begin, article->token(i).span.end});
    const TokenFeatures& f = of_tokens[i];
    features.push_back({static_cast<int>(f.shape), static_cast<int>(f.quoted), static_cast<int>(f.paragraph_position)});
  }
  for (const TokenRange range : article->quotations.tokens) quotations.push_back({range.begin, range.end});
  const json ids = cased ? CasedIds(*article, pieces) : FoldedIds(*article, pieces);
  return json{{"tokens", tokens}, {"pieces", ids}, {"features", features}, {"quotations", quotations}};
}

int Fail(const std::string& message) {
  std::cerr << "inquit_inputs: " << message << "\n";
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  const bool cased = argc == 3 && std::string_view(argv[1]) == "--cased";
  if (argc != (cased ? 3 : 2)) return Fail("usage: inquit_inputs [--cased] VOCABULARY < articles.jsonl > inputs.jsonl");
  std::ifstream file(argv[argc - 1], std::ios::binary);
  const std::string vocabulary((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const absl::StatusOr<WordPieces> pieces = WordPieces::Read(vocabulary);
  if (!pieces.ok()) return Fail(std::string(argv[argc - 1]) + ": " + std::string(pieces.status().message()));
  std::size_t number = 0;
  for (std::string line; std::getline(std::cin, line);) {
    ++number;
    const json article = json::parse(line, nullptr, false);
    if (!article.is_object() || !article.contains("text")) return Fail("line " + std::to_string(number) + " is no article");
    const absl::StatusOr<json> inputs = ToJson(article["text"].get<std::string>(), *pieces, cased);
    if (!inputs.ok()) return Fail("line " + std::to_string(number) + ": " + std::string(inputs.status().message()));
    std::cout << inputs->dump() << "\n";
  }
  return 0;
}
