// Descriptions: what each nominal ("the senator", "two port officials") denotes, and how a referent without a name is called.
// SPDX-License-Identifier: Apache-2.0
//
// A definite nominal takes up the latest referent that the text describes with the same noun, or with the same noun and the same
// names and numbers in front of it; any other begins a new referent.
#include "lib/speakers/descriptions.h"

#include "absl/strings/str_cat.h"

namespace inquit {
inline namespace v0 {
namespace internal {

std::uint32_t Descriptions::TakeUp(const Mention& nominal, std::uint32_t index) {
  const std::uint32_t noun = words_[nominal.head].lower;
  std::uint32_t best = kNowhere;
  std::string key = Distinction(nominal);
  const bool distinct = !key.empty();
  absl::StrAppend(&key, noun);
  const auto known = described_.find(key);
  if (known != described_.end() && (distinct || nominal.definite)) best = known->second;
  const auto found = cast_.roles.find(noun);
  if (!distinct && nominal.definite && found != cast_.roles.end()) {
    for (const std::uint32_t r : found->second) {
      const Referent& referent = cast_.referents[r];
      if (referent.last > index || !Agree(referent.gender, nominal.gender) || referent.plural != nominal.plural) continue;
      if (best == kNowhere || referent.last > cast_.referents[best].last) best = r;
    }
  }
  if (best == kNowhere) {
    Referent referent;
    referent.type = nominal.type;
    referent.gender = nominal.gender;
    referent.plural = nominal.plural;
    best = cast_.Add(referent);
    cast_.AddRole(noun, best);
  }
  if (distinct) described_[key] = best;
  Name(best, nominal.begin, nominal.end);
  return best;
}

// What tells a description from others with its noun: names and numbers in front of it, "Pell" in "Ada Pell's campaign".
std::string Descriptions::Distinction(const Mention& nominal) const {
  std::string key;
  for (std::size_t t = nominal.core; t < nominal.head; ++t) {
    const bool number = !words_.IsWord(t);
    const bool last = !words_[t + 1].capital || words_[t].possessive || t + 1 == nominal.head;
    if (number || (words_[t].capital && last)) absl::StrAppend(&key, words_[t].lower, " ");
  }
  return key;
}

void Descriptions::Name(std::uint32_t r, std::size_t begin, std::size_t end) {
  Referent& referent = cast_.referents[r];
  if (referent.named || end - begin <= referent.name_words) return;
  referent.name_words = static_cast<std::uint32_t>(end - begin);
  referent.name = SpanOf(words_, begin, end);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
