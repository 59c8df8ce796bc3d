// Links: how likely, to the network, a pronoun or a description takes up a referent.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/resolve/links.h"

#include <algorithm>
#include <utility>

#include "lib/nn/kernels/kernels.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

std::pair<std::size_t, std::size_t> LinksFrom(const std::vector<Arc>& links, std::size_t token) {
  const auto first = std::partition_point(links.begin(), links.end(), [&](const Arc& link) { return link.from < token; });
  const auto last = std::partition_point(first, links.end(), [&](const Arc& link) { return link.from == token; });
  return {static_cast<std::size_t>(first - links.begin()), static_cast<std::size_t>(last - links.begin())};
}

}  // namespace

Links::Links(const std::vector<Arc>& links, const std::vector<Mention>& mentions, std::size_t tokens)
    : links_(links), mentions_(mentions), mention_at_(tokens, kNowhere) {
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    const Mention& mention = mentions[m];
    const bool nominal = mention.form == Form::kNominal;
    for (std::size_t t = nominal ? mention.head : mention.core; t < (nominal ? mention.head + 1 : mention.end); ++t) {
      mention_at_[t] = m;
    }
  }
}

std::uint32_t Links::ReferentAt(std::size_t token) const {
  const std::uint32_t m = mention_at_[token];
  return m == kNowhere ? kNowhere : mentions_[m].referent;
}

float Links::Probability(std::size_t token, std::uint32_t referent) const {
  const auto [first, last] = LinksFrom(links_, token);
  float sum = 0;
  for (std::size_t i = first; i < last; ++i) {
    const bool nothing = links_[i].to == kNoToken;
    if (nothing ? referent == kNowhere : referent != kNowhere && ReferentAt(links_[i].to) == referent) sum += Exp(links_[i].score);
  }
  return sum;
}

Linked Links::Likeliest(std::size_t token) const {
  const auto [first, last] = LinksFrom(links_, token);
  Linked best{kNowhere, Probability(token, kNowhere)};
  for (std::size_t i = first; i < last; ++i) {
    if (links_[i].to == kNoToken) continue;
    const std::uint32_t referent = ReferentAt(links_[i].to);
    if (referent == kNowhere || referent == best.referent) continue;
    const float probability = Probability(token, referent);
    if (probability > best.probability) best = {referent, probability};
  }
  return best;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
