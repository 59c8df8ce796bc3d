// Known bodies: what organizations are called that a text need not explain: "NASA ... the space agency".
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/entities/known_bodies.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/functional/function_ref.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::size_t kMaxWords = 6;  // of a name in the table

// Calls `use` for each word of `list`, parted by blanks, that the text has.
void ForEachIn(const Words& words, std::string_view list, absl::FunctionRef<void(std::uint32_t)> use) {
  while (!list.empty()) {
    const std::size_t size = std::min(list.find(' '), list.size());
    if (const std::uint32_t word = words.Find(list.substr(0, size)); word != kNowhere) use(word);
    list.remove_prefix(std::min(size + 1, list.size()));
  }
}

}  // namespace

void DescribeKnownBodies(const Words& words, const Lexicon& lexicon, const std::vector<Mention>& mentions, Cast* cast) {
  std::string key;
  for (const Mention& name : mentions) {
    if (name.form != Form::kName || name.head >= name.core + kMaxWords) continue;
    Referent& referent = cast->referents[name.referent];
    if (referent.known || referent.type == SpeakerType::kPerson) continue;
    key.clear();
    for (std::size_t t = name.core; t <= name.head; ++t) {
      if (t > name.core) key += ' ';
      key += words.Lower(words[t].lower);
    }
    const auto known = lexicon.bodies.find(key);
    if (known == lexicon.bodies.end()) continue;
    referent.known = true;
    if (referent.type == SpeakerType::kOther && referent.caller == kNowhere) referent.type = SpeakerType::kOrganization;
    ForEachIn(words, known->second.nouns, [&](std::uint32_t noun) { cast->AddRole(noun, name.referent); });
    ForEachIn(words, known->second.words, [&](std::uint32_t word) { cast->AddTrait(name.referent, word); });
  }
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
