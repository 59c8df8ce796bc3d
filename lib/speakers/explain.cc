// The decisions about speakers as an explanation shows them.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/explain.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "lib/speakers/resolve/ranker.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// The name of referent number `referent`; "nobody" for kNowhere.
std::string NameOf(const Findings& findings, std::uint32_t referent) {
  if (referent == kNowhere) return "nobody";
  const Referent& who = findings.cast.referents[referent];
  return who.caller != kNowhere ? findings.entities[who.caller].name : std::string(findings.words.text().In(who.name));
}

std::optional<ByteSpan> SpanOfMention(const Findings& findings, std::uint32_t mention) {
  if (mention == kNowhere) return std::nullopt;
  return SpanOf(findings.words, findings.mentions[mention].begin, findings.mentions[mention].end);
}

// The rule by which an attribution got its speaker.
Decision ExplainRule(const Findings& findings, const Resolution& resolution, double confidence) {
  Decision decision{resolution.rule.step, resolution.rule.text, SpanOfMention(findings, resolution.mention)};
  if (!decision.span && !resolution.phrase.empty()) decision.span = resolution.phrase;
  decision.alternatives.push_back({NameOf(findings, resolution.referent), std::nullopt, confidence, true});
  return decision;
}

constexpr RankerFeature::Index kFirstOfCandidate = RankerFeature::kNobody;  // those before it describe the anaphor

// The features from `begin` to `end` that are not 0.
std::vector<Evidence> NonZero(const Features& features, std::size_t begin, std::size_t end) {
  std::vector<Evidence> evidence;
  for (std::size_t f = begin; f < end; ++f) {
    if (features[f] != 0) evidence.push_back({NameOf(static_cast<RankerFeature::Index>(f)), static_cast<double>(features[f])});
  }
  return evidence;
}

// What tells a candidate from the others, those features with the largest effect on its score first.
std::vector<Evidence> ExplainFeatures(const Ranker& ranker, const Features& features) {
  std::vector<Evidence> evidence = NonZero(features, kFirstOfCandidate, RankerFeature::kCount);
  const Features effects = ranker.Effects(features);
  auto next = evidence.begin();
  for (std::size_t f = kFirstOfCandidate; f < RankerFeature::kCount; ++f) {
    if (features[f] != 0) (next++)->effect = static_cast<double>(effects[f]);
  }
  std::stable_sort(evidence.begin(), evidence.end(),
                   [](const Evidence& a, const Evidence& b) { return std::fabs(*a.effect) > std::fabs(*b.effect); });
  return evidence;
}

Decision ExplainChoice(const Findings& findings, const RankedChoice& choice) {
  Decision decision{"ranker", "the candidates", SpanOfMention(findings, choice.mention)};
  decision.evidence = NonZero(choice.features[choice.chosen], 0, kFirstOfCandidate);
  for (std::size_t c = 0; c < choice.candidates.size(); ++c) {
    decision.alternatives.push_back({NameOf(findings, choice.candidates[c].referent), std::nullopt,
                                     static_cast<double>(choice.probabilities[c]), c == choice.chosen,
                                     ExplainFeatures(findings.ranker, choice.features[c])});
  }
  std::stable_sort(decision.alternatives.begin(), decision.alternatives.end(),
                   [](const Alternative& a, const Alternative& b) { return a.score > b.score; });
  return decision;
}

}  // namespace

void ExplainSpeakers(const Findings& findings, const std::vector<Attribution>& attributions,
                     std::vector<std::vector<Decision>>* decisions) {
  decisions->resize(findings.resolutions.size());
  // Of each anaphor, and of each attribution without a source. A pronoun that is the source of several attributions was
  // resolved for the first of them.
  std::map<std::uint32_t, const RankedChoice*> of_mention;
  std::map<std::size_t, const RankedChoice*> of_attribution;
  for (const RankedChoice& choice : findings.choices) {
    if (choice.mention == kNowhere) {
      of_attribution.emplace(choice.attribution, &choice);
    } else {
      of_mention.emplace(choice.mention, &choice);
    }
  }
  for (std::size_t a = 0; a < findings.resolutions.size(); ++a) {
    const Resolution& resolution = findings.resolutions[a];
    const auto by_mention = of_mention.find(resolution.mention);
    const auto by_attribution = of_attribution.find(a);
    if (by_mention != of_mention.end()) {
      (*decisions)[a].push_back(ExplainChoice(findings, *by_mention->second));
    } else if (by_attribution != of_attribution.end()) {
      (*decisions)[a].push_back(ExplainChoice(findings, *by_attribution->second));
    }
    (*decisions)[a].push_back(ExplainRule(findings, resolution, attributions[a].speaker_confidence));
  }
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
