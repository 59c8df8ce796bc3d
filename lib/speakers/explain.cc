// The decisions about speakers as an explanation shows them.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/explain.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
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

// The features of a candidate that are not 0, those with the largest effect on its score first.
std::vector<Evidence> ExplainFeatures(const Ranker& ranker, const Features& features) {
  const Features effects = ranker.Effects(features);
  std::vector<Evidence> evidence;
  for (std::size_t f = 0; f < RankerFeature::kCount; ++f) {
    if (features[f] == 0) continue;
    evidence.push_back(
        {NameOf(static_cast<RankerFeature::Index>(f)), static_cast<double>(features[f]), static_cast<double>(effects[f])});
  }
  std::stable_sort(evidence.begin(), evidence.end(),
                   [](const Evidence& a, const Evidence& b) { return std::fabs(*a.effect) > std::fabs(*b.effect); });
  return evidence;
}

// What the ranker chose among, the likeliest candidate first.
Decision ExplainChoice(const Findings& findings, const RankedChoice& choice) {
  Decision decision{"ranker", "the candidates", SpanOfMention(findings, choice.mention)};
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
  for (std::size_t a = 0; a < findings.resolutions.size(); ++a) {
    const Resolution& resolution = findings.resolutions[a];
    // A pronoun that is the source of several attributions was resolved for the first of them.
    const auto choice = std::find_if(findings.choices.begin(), findings.choices.end(), [&](const RankedChoice& c) {
      return c.mention == kNowhere ? c.attribution == a : c.mention == resolution.mention;
    });
    if (choice != findings.choices.end()) (*decisions)[a].push_back(ExplainChoice(findings, *choice));
    (*decisions)[a].push_back(ExplainRule(findings, resolution, attributions[a].speaker_confidence));
  }
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
