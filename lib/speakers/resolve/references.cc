// References: how likely, to the network, a pronoun or a description takes up a referent.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/resolve/references.h"

#include <algorithm>
#include <utility>

#include "lib/nn/kernels/kernels.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

std::pair<std::size_t, std::size_t> ReferencesFrom(const std::vector<Arc>& references, std::size_t token) {
  const auto first =
      std::partition_point(references.begin(), references.end(), [&](const Arc& reference) { return reference.from < token; });
  const auto last =
      std::partition_point(first, references.end(), [&](const Arc& reference) { return reference.from == token; });
  return {static_cast<std::size_t>(first - references.begin()), static_cast<std::size_t>(last - references.begin())};
}

}  // namespace

References::References(const std::vector<Arc>& references, const std::vector<Mention>& mentions, std::size_t tokens)
    : references_(references), mentions_(mentions), mention_at_(tokens, kNowhere) {
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    const Mention& mention = mentions[m];
    const bool nominal = mention.form == Form::kNominal;
    for (std::size_t t = nominal ? mention.head : mention.core; t < (nominal ? mention.head + 1 : mention.end); ++t) {
      mention_at_[t] = m;
    }
  }
}

std::uint32_t References::ReferentAt(std::size_t token) const {
  const std::uint32_t m = mention_at_[token];
  return m == kNowhere ? kNowhere : mentions_[m].referent;
}

float References::Probability(std::size_t token, std::uint32_t referent) const {
  const auto [first, last] = ReferencesFrom(references_, token);
  float sum = 0;
  for (std::size_t i = first; i < last; ++i) {
    const bool nothing = references_[i].to == kNoToken;
    if (nothing ? referent == kNowhere : referent != kNowhere && ReferentAt(references_[i].to) == referent)
      sum += Exp(references_[i].score);
  }
  return sum;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
