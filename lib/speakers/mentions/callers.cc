// Callers: the mentions of entities that the caller brings, put among those that were found.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/mentions/callers.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "lib/speakers/mentions/names.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

Mention ReadCallerMention(const Words& words, const Entity& entity, std::size_t begin, std::size_t end) {
  Mention mention;
  const Word& first = words[begin];
  const bool pronoun = end == begin + 1 && (first.pos == PartOfSpeech::kPersonal || first.pos == PartOfSpeech::kPossessive);
  const bool name = words[end - 1].capital && first.pos != PartOfSpeech::kDeterminer && first.pos != PartOfSpeech::kIndefinite;
  if (name) mention = ReadName(words, begin, end).value_or(mention);
  if (mention.end == 0) {
    mention.begin = mention.core = static_cast<std::uint32_t>(begin);
    mention.end = static_cast<std::uint32_t>(end);
    mention.head = static_cast<std::uint32_t>(end - 1);
  }
  mention.form = pronoun ? Form::kPronoun : name ? Form::kName : Form::kNominal;
  mention.type = entity.type;
  mention.gender = entity.gender;
  mention.quoted = words.InQuotes(mention.head);
  mention.caller = true;
  mention.rule = {"callers", "a mention of the caller's entity"};
  return mention;
}

bool ByPlace(const Mention& a, const Mention& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; }

}  // namespace

void AddCallerMentions(const Words& words, const std::vector<Entity>& callers, std::vector<Mention>* mentions) {
  std::vector<Mention> brought;
  for (std::size_t c = 0; c < callers.size(); ++c) {
    for (const ByteSpan span : callers[c].mentions) {
      const auto [begin, end] = words.TokensIn(span);
      if (begin == end) continue;
      brought.push_back(ReadCallerMention(words, callers[c], begin, end));
      brought.back().referent = static_cast<std::uint32_t>(c);
    }
  }
  if (brought.empty()) return;
  std::stable_sort(brought.begin(), brought.end(), ByPlace);
  std::vector<Mention> kept;
  for (const Mention& mention : brought) {
    if (kept.empty() || kept.back().end <= mention.begin) kept.push_back(mention);
  }
  const std::size_t callers_mentions = kept.size();
  std::size_t c = 0;
  for (const Mention& mention : *mentions) {
    while (c < callers_mentions && kept[c].end <= mention.begin) ++c;
    if (c == callers_mentions || mention.end <= kept[c].begin) kept.push_back(mention);
  }
  std::stable_sort(kept.begin(), kept.end(), ByPlace);
  *mentions = std::move(kept);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
