// The stage that finds who each source stands for, as the list of its steps.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/speakers.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "lib/speakers/entities/entities.h"
#include "lib/speakers/explain.h"
#include "lib/speakers/mentions/callers.h"
#include "lib/speakers/mentions/mentions.h"
#include "lib/speakers/mentions/words.h"
#include "lib/speakers/resolve/resolve.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// How often each step is right on the training articles with their own attributions (3,680 speakers), where no ranker says so
// itself: a pronoun is then a relative or a first person. An entity's mention is as plain as a name; quotations that stand
// alone are too few to be counted.
double ConfidenceOf(Reason reason) {
  switch (reason) {
    case Reason::kName:
    case Reason::kEntity: return 0.97;
    case Reason::kNominal: return 0.95;
    case Reason::kPronoun: return 0.62;
    case Reason::kChain: return 0.7;
    case Reason::kNone: break;
  }
  return 0;
}

// The referents that speak, as speakers in the order of their first mention.
class Assembler {
 public:
  Assembler(const Words& words, const std::vector<Entity>& entities, const Cast& cast)
      : words_(words), entities_(entities), cast_(cast), index_(cast.referents.size(), kNowhere) {}

  void AddSpeaker(std::uint32_t r) {
    if (index_[r] != kNowhere) return;
    index_[r] = static_cast<std::uint32_t>(speakers_.size());
    const Referent& referent = cast_.referents[r];
    Speaker speaker;
    speaker.type = referent.type;
    speaker.gender = referent.gender;
    speaker.gender_evidence = referent.gender_evidence;
    if (referent.caller != kNowhere) {
      speaker.id = entities_[referent.caller].id;
      speaker.name = entities_[referent.caller].name;
      speaker.mentions = entities_[referent.caller].mentions;
    } else {
      speaker.name = std::string(words_.text().In(referent.name));
    }
    speakers_.push_back(std::move(speaker));
    referent_of_.push_back(r);
  }

  void AddMention(std::uint32_t r, ByteSpan span) {
    if (r != kNowhere && index_[r] != kNowhere) speakers_[index_[r]].mentions.push_back(span);
  }

  // Orders speakers and mentions and fills the document. Of two mentions of a speaker that overlap, the first and longer stays.
  void Finish(const std::vector<Resolution>& resolutions, Document* document) {
    for (Speaker& speaker : speakers_) {
      std::sort(speaker.mentions.begin(), speaker.mentions.end(),
                [](ByteSpan a, ByteSpan b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
      std::vector<ByteSpan> disjoint;
      for (const ByteSpan mention : speaker.mentions) {
        if (disjoint.empty() || disjoint.back().end <= mention.begin) disjoint.push_back(mention);
      }
      speaker.mentions = std::move(disjoint);
    }
    std::vector<std::uint32_t> order(speakers_.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return First(a) < First(b); });
    absl::flat_hash_set<std::string> taken;
    for (const Entity& entity : entities_) taken.insert(entity.id);
    std::vector<std::uint32_t> place(order.size());
    std::size_t number = 0;
    document->speakers.clear();
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      place[order[i]] = i;
      Speaker& speaker = speakers_[order[i]];
      if (cast_.referents[referent_of_[order[i]]].caller == kNowhere) {
        do speaker.id = absl::StrCat("s", ++number);
        while (taken.contains(speaker.id));
      }
      document->speakers.push_back(std::move(speaker));
    }
    for (std::size_t a = 0; a < resolutions.size(); ++a) {
      Attribution& attribution = document->attributions[a];
      const Resolution& resolution = resolutions[a];
      attribution.reason = resolution.reason;
      attribution.speaker_confidence = resolution.confidence > 0 ? resolution.confidence : ConfidenceOf(resolution.reason);
      attribution.speaker.reset();
      if (resolution.referent != kNowhere) attribution.speaker = place[index_[resolution.referent]];
    }
  }

 private:
  ByteSpan First(std::uint32_t s) const { return speakers_[s].mentions.empty() ? ByteSpan() : speakers_[s].mentions.front(); }

  const Words& words_;
  const std::vector<Entity>& entities_;
  const Cast& cast_;
  std::vector<std::uint32_t> index_;        // referent -> speaker
  std::vector<std::uint32_t> referent_of_;  // speaker -> referent
  std::vector<Speaker> speakers_;
};

}  // namespace

void ResolveSpeakers(const Article& article, const Lexicon& lexicon, const Ranker& ranker, const std::vector<Entity>& callers,
                     Document* document, Explanation* explanation) {
  const Words words(article, lexicon);
  std::vector<Mention> mentions = FindMentions(words);
  const std::vector<Entity> entities = FindCallers(words, mentions, callers);
  AddCallerMentions(words, entities, &mentions);
  Cast cast = ClusterNames(words, entities, &mentions);
  LinkAppositions(words, &mentions, &cast);
  std::vector<RankedChoice> choices;
  const std::vector<Resolution> resolutions =
      Resolve(words, ranker, document->attributions, &mentions, &cast, explanation != nullptr ? &choices : nullptr);

  Assembler assembler(words, entities, cast);
  for (const Resolution& resolution : resolutions) {
    if (resolution.referent == kNowhere) continue;
    assembler.AddSpeaker(resolution.referent);
    if (!resolution.phrase.empty()) assembler.AddMention(resolution.referent, resolution.phrase);
  }
  for (const Mention& mention : mentions) {
    if (!mention.caller) assembler.AddMention(mention.referent, SpanOf(words, mention.begin, mention.end));
  }
  assembler.Finish(resolutions, document);
  if (explanation == nullptr) return;
  ExplainSpeakers({words, entities, cast, mentions, resolutions, choices, ranker}, document->attributions,
                  &explanation->decisions);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
