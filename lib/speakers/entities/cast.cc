// The cast: who is there, by which nouns and words they are known.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "lib/speakers/entities/entities.h"

namespace inquit {
inline namespace v0 {
namespace internal {

std::uint32_t Cast::Add(Referent referent) {
  referents.push_back(referent);
  return static_cast<std::uint32_t>(referents.size() - 1);
}

void Cast::AddRole(std::uint32_t noun, std::uint32_t referent) {
  Namesakes& bearers = roles[noun];
  for (const std::uint32_t bearer : bearers) {
    if (bearer == referent) return;
  }
  if (bearers.size() == kMaxNamesakes) bearers.erase(bearers.begin());
  bearers.push_back(referent);
}

bool Cast::HasRole(std::uint32_t referent, std::uint32_t noun) const {
  const auto bearers = roles.find(noun);
  return bearers != roles.end() && std::find(bearers->second.begin(), bearers->second.end(), referent) != bearers->second.end();
}

void Cast::AddTrait(std::uint32_t referent, const Word& word) {
  referents[referent].placed = referents[referent].placed || word.place;
  AddTrait(referent, word.lower);
}

void Cast::AddTrait(std::uint32_t referent, std::uint32_t word) {
  Traits& known = traits[referent];
  if (known.size() < kMaxTraits && std::find(known.begin(), known.end(), word) == known.end()) known.push_back(word);
}

bool Cast::HasTrait(std::uint32_t referent, std::uint32_t word) const {
  const auto known = traits.find(referent);
  return known != traits.end() && std::find(known->second.begin(), known->second.end(), word) != known->second.end();
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
