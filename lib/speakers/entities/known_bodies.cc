// Known bodies: what organizations are called that a text need not explain: "NASA ... the space agency".
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/entities/known_bodies.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::size_t kMaxWords = 6;  // of a name in the table

// What the table says of `name`, which is all that its bearer is called but for "Inc.": "Sun" in "Sun Docks" is no newspaper.
const KnownBody* Find(const Words& words, const Lexicon& lexicon, const Mention& name, const Referent& referent) {
  const std::size_t size = name.head + 1 - name.core;
  if (size > kMaxWords) return nullptr;
  const bool longer = referent.name_words > size;
  if (longer && !words[words.TokensIn(referent.name).second - 1].firm) return nullptr;
  std::string key;
  for (std::size_t t = name.core; t <= name.head; ++t) {
    if (t > name.core) key += ' ';
    key += words.Lower(words[t].lower);
  }
  const auto known = lexicon.bodies.find(key);
  return known == lexicon.bodies.end() ? nullptr : &known->second;
}

}  // namespace

void DescribeKnownBodies(const Words& words, const Lexicon& lexicon, const std::vector<Mention>& mentions, Cast* cast) {
  for (const Mention& name : mentions) {
    if (name.form != Form::kName) continue;
    Referent& referent = cast->referents[name.referent];
    if (referent.known || referent.type != SpeakerType::kOrganization) continue;
    const KnownBody* body = Find(words, lexicon, name, referent);
    if (body == nullptr) continue;
    referent.known = true;
    words.ForEachOf(body->nouns, [&](std::uint32_t noun) {
      // Those whom the text names first stay.
      if (cast->roles[noun].size() < Cast::kMaxNamesakes) cast->AddRole(noun, name.referent);
    });
    words.ForEachOf(body->words, [&](std::uint32_t word) { cast->AddTrait(name.referent, word); });
  }
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
