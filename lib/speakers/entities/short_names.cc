// Short names: the words by which names are looked up, and what the longer ones are cut down to.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/entities/short_names.h"

#include <algorithm>

namespace inquit {
inline namespace v0 {
namespace internal {

std::uint32_t LookUpWord(const Words& words, std::size_t token) {
  const std::uint32_t lower = words[token].lower;
  const std::string_view form = words.Lower(lower);
  if (std::all_of(form.begin(), form.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return lower;
  const Word& word = words[token];
  const ByteSpan span = words.TokenAt(token).span;
  const std::uint32_t plain = words.Find(words.text().Fold({span.begin, span.end - word.possessive_bytes}));
  return plain == kNowhere ? lower : plain;
}

std::string Letters(std::string_view lower) {
  std::string letters;
  for (const char c : lower) {
    if (c >= 'a' && c <= 'z') letters.push_back(c);
  }
  return letters;
}

std::string Initials(const Words& words, const Mention& name) {
  std::string initials;
  for (std::size_t t = name.core; t <= name.head; ++t) {
    if (words[t].capital) initials.push_back(words.Lower(LookUpWord(words, t))[0]);
  }
  return initials;
}

std::string InitialsOfPerson(const Words& words, const Mention& name) {
  std::string initials;
  for (std::size_t t = name.core; t <= name.head; ++t) {
    const std::string_view word = words.Lower(LookUpWord(words, t));
    if (Letters(word).size() < 2) return "";
    char before = '-';
    for (const char c : word) {
      if (before == '-') initials.push_back(c);
      before = c;
    }
  }
  return initials;
}

std::uint32_t ClippedFrom(const Words& words, std::size_t t) {
  const bool bank = words.IsOneOf(t + 2, {"bank"}) && words.IsOneOf(t + 3, {"of"});  // one of its twelve
  if (words.IsOneOf(t, {"federal"}) && words.IsOneOf(t + 1, {"reserve"}) && !bank) return words.Find("fed");
  const bool met = words.IsOneOf(t, {"metropolitan"}) && words.IsOneOf(t + 1, {"museum", "opera", "police"});
  return met ? words.Find("met") : kNowhere;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
