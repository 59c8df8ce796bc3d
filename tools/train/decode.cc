// inquit_decode: attributions from scores that were made outside the library, to compare a network in float with its int8 form.
// SPDX-License-Identifier: Apache-2.0
//
//   inquit_decode < scores.jsonl > attributions.jsonl
//
// A line is {"id", "text", "tags": [tokens][13] log probabilities, "cue_of_content": [[from, to, score]],
// "source_of_cue": the same, -1 for no source}; see lib/tagger/tagger.h. Out come {"id", "attributions"} with bytes.
#include <algorithm>
#include <array>
#include <cstddef>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "lib/article/article.h"
#include "lib/attribution/attribution.h"
#include "lib/lexicon/lexicon.h"

namespace {

using nlohmann::json;
using namespace inquit;
using namespace inquit::internal;

std::vector<Arc> ReadArcs(const json& list) {
  std::vector<Arc> arcs;
  for (const json& arc : list) {
    const long to = arc[1].get<long>();
    arcs.push_back({arc[0].get<std::size_t>(), to < 0 ? kNoToken : static_cast<std::size_t>(to), arc[2].get<float>()});
  }
  std::stable_sort(arcs.begin(), arcs.end(), [](const Arc& a, const Arc& b) { return a.from < b.from; });
  return arcs;
}

json Spans(const std::vector<ByteSpan>& spans) {
  json list = json::array();
  for (const ByteSpan span : spans) list.push_back({span.begin, span.end});
  return list;
}

json Spans(const std::optional<ByteSpan>& span) { return span ? Spans(std::vector<ByteSpan>{*span}) : json::array(); }

json Decode(const json& article, const Lexicon& lexicon) {
  const std::string bytes = article["text"].get<std::string>();
  Options options;
  options.repair_utf8 = true;
  const Article read = *Article::Read(bytes, options);
  TagScores scores;
  scores.tags = article["tags"].get<std::vector<std::array<float, kTagCount>>>();
  if (scores.tags.size() != read.size()) return {{"error", "not a row of tags for each token"}};
  scores.cue_of_content = ReadArcs(article["cue_of_content"]);
  scores.source_of_cue = ReadArcs(article["source_of_cue"]);
  json attributions = json::array();
  for (const Attribution& a : DecodeAttributions(read, lexicon, scores)) {
    attributions.push_back(
        {{"content", Spans(a.content)}, {"cue", Spans(a.cue)}, {"source", Spans(a.source)}, {"confidence", a.confidence}});
  }
  return {{"id", article["id"]}, {"attributions", attributions}};
}

}  // namespace

int main() {
  const absl::StatusOr<Lexicon> lexicon = Lexicon::Read();
  if (!lexicon.ok()) {
    std::cerr << "inquit_decode: " << lexicon.status().message() << "\n";
    return 1;
  }
  for (std::string line; std::getline(std::cin, line);) std::cout << Decode(json::parse(line), *lexicon).dump() << "\n";
  return 0;
}
