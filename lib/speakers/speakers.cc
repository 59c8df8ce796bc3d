// The stage that finds the speaker of each attribution, as the list of its steps.
// SPDX-License-Identifier: Apache-2.0
//
//   1. Words: the lexicon's knowledge of each token (mentions/words.h).
//   2. Mentions: the phrases that may denote somebody, and those that the caller brings, or only names (mentions/mentions.h,
//      callers.h).
//   3. Entities: names are gathered into referents, the somebodies they denote, and descriptions beside a name are linked to it
//      (entities/entities.h, appositions.h). Cast holds all referents.
//   4. Resolution: each source is read as a mention, a relative, a first person ..., and each mention finds its referent; for
//      pronouns and missing sources a small network ranks candidates (resolve/resolve.h, ranker.h).
//   5. Of the referents only those that speak become speakers of the document, with all their mentions and what the text says
//      that they are (Assembler, entities/roles.h).
//
// Known failures: those of the steps' own files.
#include "lib/speakers/speakers.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "lib/speakers/entities/entities.h"
#include "lib/speakers/entities/known_bodies.h"
#include "lib/speakers/entities/roles.h"
#include "lib/speakers/explain.h"
#include "lib/speakers/mentions/callers.h"
#include "lib/speakers/mentions/mentions.h"
#include "lib/speakers/mentions/words.h"
#include "lib/speakers/resolve/resolve.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// The confidence of a speaker by what found it, where the ranker does not give one of its own. Counted: how often each is right
// on the training articles, given their annotated attributions (3,680 speakers). A pronoun here is a relative or a first
// person, since the ranker takes all others. A caller's entity is taken to be as sure as a name; kChain is here a bare
// quotation without a report before it, of which there are too few to count: 0.7 by hand.
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

// Collects the referents that speak and their mentions, and makes them the speakers of a document.
class Assembler {
 public:
  Assembler(const Words& words, const std::vector<Entity>& entities, const Cast& cast)
      : words_(words), entities_(entities), cast_(cast), index_(cast.referents.size(), kNowhere) {}

  // Makes a speaker of referent number `r`, unless it is one.
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
    by_title_.push_back(false);
  }

  // Adds a mention of referent number `r` or kNowhere, if that is a speaker.
  void AddMention(std::uint32_t r, ByteSpan span) {
    if (r != kNowhere && index_[r] != kNowhere) speakers_[index_[r]].mentions.push_back(span);
  }

  // Adds what stands beside the name `mentions[m]`, if its bearer is a speaker of whom nothing better is known.
  void AddRole(const std::vector<Mention>& mentions, std::uint32_t m) {
    const std::uint32_t r = mentions[m].referent;
    if (r == kNowhere || index_[r] == kNowhere || mentions[m].form != Form::kName) return;
    const std::uint32_t s = index_[r];
    if (speakers_[s].role && !by_title_[s]) return;
    const RolePhrase role = RoleBeside(words_, mentions, m);
    if (role.span.empty() || (speakers_[s].role && role.is_title)) return;
    speakers_[s].role = role.span;
    by_title_[s] = role.is_title;
  }

  // Orders the speakers by their first mention, numbers them ("s1", with ids of callers' entities left out), and fills the
  // document. Of two mentions of a speaker that overlap, the one that begins first stays; if both begin there, the longer one.
  void Finish(const std::vector<Resolution>& resolutions, Document* document) {
    for (Speaker& speaker : speakers_) {
      std::sort(speaker.mentions.begin(), speaker.mentions.end(),
                [](ByteSpan a, ByteSpan b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
      std::vector<ByteSpan> disjoint;
      for (const ByteSpan mention : speaker.mentions) {
        if (mention.empty()) continue;  // as a caller may bring one
        if (disjoint.empty() || disjoint.back().end <= mention.begin) disjoint.push_back(mention);
      }
      speaker.mentions = std::move(disjoint);
    }
    std::vector<std::uint32_t> order(speakers_.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return First(a) < First(b); });
    std::set<std::string> taken;
    for (const Entity& entity : entities_) taken.insert(entity.id);
    std::vector<std::uint32_t> place(order.size());  // of each speaker as it was added: where it stands in the document
    std::size_t number = 0;
    document->speakers.clear();
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      place[order[i]] = i;
      Speaker& speaker = speakers_[order[i]];
      if (cast_.referents[referent_of_[order[i]]].caller == kNowhere) {
        do speaker.id = absl::StrCat("s", ++number);
        while (taken.count(speaker.id) > 0);
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
  std::vector<std::uint32_t> index_;        // of each referent: its speaker, or kNowhere
  std::vector<std::uint32_t> referent_of_;  // of each speaker
  std::vector<Speaker> speakers_;           // in the order in which they were added
  std::vector<bool> by_title_;              // of each speaker: the role is a title
};

}  // namespace

void ResolveSpeakers(const Article& article, const Lexicon& lexicon, const Ranker& ranker, const MentionScores& scores,
                     const std::vector<Entity>& callers, Document* document, Explanation* explanation) {
  const Words words(article, lexicon);
  std::vector<Mention> mentions = FindMentions(words, scores.tags);
  const std::vector<Entity> entities = FindCallers(words, mentions, callers);
  AddCallerMentions(words, entities, &mentions);
  Cast cast = ClusterNames(words, entities, &mentions);
  DescribeKnownBodies(words, lexicon, mentions, &cast);
  LinkAppositions(words, &mentions, &cast);
  std::vector<RankedChoice> choices;
  const std::vector<Resolution> resolutions = Resolve(words, ranker, document->attributions, scores.references, &mentions,
                                                      &cast, explanation != nullptr ? &choices : nullptr);

  Assembler assembler(words, entities, cast);
  for (const Resolution& resolution : resolutions) {
    if (resolution.referent == kNowhere) continue;
    assembler.AddSpeaker(resolution.referent);
    if (!resolution.phrase.empty()) assembler.AddMention(resolution.referent, resolution.phrase);
  }
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    const Mention& mention = mentions[m];
    if (!mention.caller) assembler.AddMention(mention.referent, SpanOf(words, mention.begin, mention.end));
    assembler.AddRole(mentions, m);
  }
  assembler.Finish(resolutions, document);
  if (explanation == nullptr) return;
  ExplainSpeakers({words, entities, cast, mentions, resolutions, choices, ranker}, document->attributions,
                  &explanation->decisions);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
