// The decoder's decisions as an explanation shows them.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/explain.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "lib/nn/kernels/kernels.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr const char* kRoleNames[kRoles] = {"source", "cue", "content"};

// The probability that `role` begins, or ends, with a token of these tags.
double ProbabilityOfEdge(const TagRow& tags, Role role, Part edge) {
  return static_cast<double>(Exp(tags[TagOf(role, edge)])) + static_cast<double>(Exp(tags[TagOf(role, Part::kSingle)]));
}

bool Same(const RoleSpan& a, const RoleSpan& b) { return a.begin == b.begin && a.end == b.end; }

bool Same(const std::optional<RoleSpan>& a, const std::optional<RoleSpan>& b) {
  return a.has_value() == b.has_value() && (!a || Same(*a, *b));
}

ByteSpan Bytes(const Layout& layout, const RoleSpan& span) { return layout.Bytes({span.begin, span.end}); }

// As ExplainSpans, of one span and without the gains.
Decision ExplainSpan(const Layout& layout, const Tags& tags, const RoleSpan& span) {
  Decision decision{"spans", "the best sequence of tags", Bytes(layout, span)};
  RoleSpan as_role = span;
  double outside = 0;
  for (std::size_t t = span.begin; t < span.end; ++t) outside += static_cast<double>(Exp(tags[t][kOutside]));
  decision.alternatives.push_back({"none", std::nullopt, outside / static_cast<double>(span.size())});
  for (const Role role : {Role::kSource, Role::kCue, Role::kContent}) {
    as_role.role = role;
    decision.alternatives.push_back(
        {kRoleNames[static_cast<std::size_t>(role)], std::nullopt, MeanProbability(tags, as_role), role == span.role});
  }
  std::stable_sort(decision.alternatives.begin(), decision.alternatives.end(),
                   [](const Alternative& a, const Alternative& b) { return a.score > b.score; });
  decision.evidence = {{"begins", ProbabilityOfEdge(tags[span.begin], span.role, Part::kBegin)},
                       {"ends", ProbabilityOfEdge(tags[span.end - 1], span.role, Part::kEnd)}};
  return decision;
}

}  // namespace

std::vector<Decision> ExplainSpans(const Layout& layout, const Tags& tags, const std::vector<Gain>& gains,
                                   const std::vector<RoleSpan>& spans) {
  std::vector<Decision> decisions;
  decisions.reserve(spans.size());
  for (const RoleSpan& span : spans) decisions.push_back(ExplainSpan(layout, tags, span));
  for (const Gain& gain : gains) {
    const auto span = std::partition_point(spans.begin(), spans.end(), [&](const RoleSpan& s) { return s.end <= gain.token; });
    if (span == spans.end() || span->begin > gain.token || span->role != gain.role) continue;
    decisions[static_cast<std::size_t>(span - spans.begin())].evidence.push_back(
        {"the best arc ends here", static_cast<double>(gain.gain)});
  }
  return decisions;
}

void ExplainChange(const Layout& layout, const char* step, const char* rule, const Draft& before, Draft* draft) {
  const bool contents = std::equal(before.contents.begin(), before.contents.end(), draft->contents.begin(),
                                   draft->contents.end(), [](const RoleSpan& a, const RoleSpan& b) { return Same(a, b); });
  if (contents && Same(before.cue, draft->cue) && Same(before.source, draft->source)) return;
  Decision decision{step, rule};
  const auto add = [&](const Draft& state, const char* when, bool chosen) {
    const auto span = [&](const RoleSpan& part) {
      const std::string name = std::string(when) + kRoleNames[static_cast<std::size_t>(part.role)];
      decision.alternatives.push_back({name, Bytes(layout, part), std::nullopt, chosen});
    };
    for (const RoleSpan& content : state.contents) span(content);
    if (state.cue) span(*state.cue);
    if (state.source) span(*state.source);
  };
  add(*draft, "", true);
  add(before, "before: ", false);
  draft->decisions.push_back(std::move(decision));
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
