// inquit_candidates: whom each anaphoric source may stand for, as the library sees it, for the training of the ranker.
// SPDX-License-Identifier: Apache-2.0
//
//   inquit_candidates MODEL [RANKER] < articles.jsonl > decisions.jsonl
//
// An article is {"text", "attributions": [{"source", "cue", "content"}]}, each a list of [begin, end) in bytes. Its line of
// output holds "decisions": [{"attribution", "missing", "names", "features", "chosen"}]: of each choice the index of the
// attribution, whether it has no source, the names of the candidates (null: nobody) with their features, by what the network of
// the file MODEL says of the article, and which one the ranker in the file RANKER took. Without RANKER all candidates are alike
// to it.
#include <cstddef>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "inquit/model.h"
#include "lib/article/article.h"
#include "lib/attribution/kind.h"
#include "lib/lexicon/lexicon.h"
#include "lib/model/model_bytes.h"
#include "lib/model/model_file.h"
#include "lib/model_parts.h"
#include "lib/speakers/entities/entities.h"
#include "lib/speakers/mentions/mentions.h"
#include "lib/speakers/resolve/resolve.h"

namespace {

using nlohmann::json;
using namespace inquit;
using namespace inquit::internal;

std::optional<ByteSpan> Hull(const json& spans) {
  if (spans.empty()) return std::nullopt;
  return ByteSpan{spans.front()[0].get<std::size_t>(), spans.back()[1].get<std::size_t>()};
}

json ToJson(const json& article, const ModelParts& model, const Ranker& ranker) {
  const std::string bytes = article["text"].get<std::string>();
  Options options;
  options.repair_utf8 = true;
  const Article read = *Article::Read(bytes, options);
  std::vector<Attribution> attributions;
  for (const json& given : article["attributions"]) {
    Attribution attribution;
    attribution.source = Hull(given["source"]);
    attribution.cue = Hull(given["cue"]);
    for (const json& piece : given["content"])
      attribution.content.push_back({piece[0].get<std::size_t>(), piece[1].get<std::size_t>()});
    attribution.kind = KindOf(attribution.content, read);
    attributions.push_back(std::move(attribution));
  }
  const MentionScores scores = model.tagger->Score(read).mentions;
  const Words words(read, *model.lexicon);
  std::vector<Mention> mentions = FindMentions(words, scores.tags);
  Cast cast = ClusterNames(words, {}, &mentions);
  LinkAppositions(words, &mentions, &cast);
  std::vector<RankedChoice> decisions;
  Resolve(words, ranker, attributions, scores.references, &mentions, &cast, &decisions);

  json list = json::array();
  for (const RankedChoice& decision : decisions) {
    json names = json::array();
    for (const Candidate& candidate : decision.candidates) {
      const bool nobody = candidate.referent == kNowhere;
      names.push_back(nobody ? json() : json(std::string(read.text.In(cast.referents[candidate.referent].name))));
    }
    list.push_back({{"attribution", decision.attribution},
                    {"missing", decision.kind == Anaphor::Kind::kMissing},
                    {"names", names},
                    {"features", decision.features},
                    {"chosen", decision.chosen}});
  }
  return {{"decisions", list}};
}

int Fail(const std::string& message) {
  std::cerr << "inquit_candidates: " << message << "\n";
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) return Fail("usage: inquit_candidates MODEL [RANKER] < articles.jsonl > decisions.jsonl");
  const absl::StatusOr<std::shared_ptr<const Model>> model = Model::Load(argv[1]);
  if (!model.ok()) return Fail(std::string(model.status().message()));
  absl::StatusOr<ModelBytes> bytes = argc == 3 ? ModelBytes::Read(argv[2]) : ModelBytes::Embedded({});
  if (!bytes.ok()) return Fail(std::string(bytes.status().message()));
  Ranker ranker = Ranker::Blank();
  if (argc == 3) {
    const absl::StatusOr<ModelFile> file = ModelFile::Read(bytes->view());
    if (!file.ok()) return Fail(std::string(file.status().message()));
    const absl::StatusOr<Ranker> read = Ranker::Make(*file);
    if (!read.ok()) return Fail(std::string(read.status().message()));
    ranker = *read;
  }
  for (std::string line; std::getline(std::cin, line);) {
    std::cout << ToJson(json::parse(line), PartsOf(**model), ranker).dump(-1, ' ', false, json::error_handler_t::replace)
              << "\n";
  }
  return 0;
}
