// Selection: by confidence and kind.
// SPDX-License-Identifier: Apache-2.0
#include "cli/selection.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace inquit::cli {
namespace {

bool IsWanted(const Arguments& arguments, const Attribution& a) {
  const bool kind =
      arguments.kinds.empty() || std::find(arguments.kinds.begin(), arguments.kinds.end(), a.kind) != arguments.kinds.end();
  return kind && a.confidence >= arguments.min_confidence;
}

void KeepSpeakersWhoSpeak(Document* document) {
  std::vector<Speaker>& speakers = document->speakers;
  std::vector<std::size_t> place(speakers.size(), speakers.size());  // of each speaker, where it goes
  for (const Attribution& a : document->attributions) {
    if (a.speaker && *a.speaker < place.size()) place[*a.speaker] = 0;
  }
  std::vector<Speaker> kept;
  for (std::size_t s = 0; s < place.size(); ++s) {
    if (place[s] != 0) continue;
    place[s] = kept.size();
    kept.push_back(std::move(speakers[s]));
  }
  for (Attribution& a : document->attributions) {
    if (a.speaker) a.speaker = place[*a.speaker];
  }
  speakers = std::move(kept);
}

}  // namespace

void Select(const Arguments& arguments, Explanation* explanation) {
  Document& document = explanation->document;
  std::vector<Attribution> attributions;
  std::vector<std::vector<Decision>> decisions;
  for (std::size_t i = 0; i < document.attributions.size(); ++i) {
    if (!IsWanted(arguments, document.attributions[i])) continue;
    attributions.push_back(std::move(document.attributions[i]));
    if (i < explanation->decisions.size()) decisions.push_back(std::move(explanation->decisions[i]));
  }
  document.attributions = std::move(attributions);
  explanation->decisions = std::move(decisions);
  if (arguments.no_speakers) {
    for (Attribution& a : document.attributions) a.speaker.reset();
  }
  KeepSpeakersWhoSpeak(&document);
}

void Select(const Arguments& arguments, Document* document) {
  Explanation explanation;
  explanation.document = std::move(*document);
  Select(arguments, &explanation);
  *document = std::move(explanation.document);
}

}  // namespace inquit::cli
