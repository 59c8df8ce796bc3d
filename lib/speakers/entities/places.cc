// Places: whether two words mean the same place, and which place a body belongs to.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/entities/places.h"

#include <algorithm>
#include <iterator>

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Words for a place and its people that are not alike, each with one that stands for both. By hand: those of places.tsv.
struct Alias {
  std::string_view word, place;
};
constexpr Alias kAliases[] = {
    {"afghanistan", "afghan"},
    {"america", "us"},
    {"american", "us"},
    {"britain", "uk"},
    {"british", "uk"},
    {"congolese", "congo"},
    {"denmark", "danish"},
    {"emirati", "emirates"},
    {"finland", "finnish"},
    {"french", "france"},
    {"irish", "ireland"},
    {"kazakhstan", "kazakh"},
    {"kyrgyzstan", "kyrgyz"},
    {"kingdom", "uk"},
    {"laotian", "laos"},
    {"netherlands", "dutch"},
    {"norwegian", "norway"},
    {"panamanian", "panama"},
    {"peruvian", "peru"},
    {"philippines", "filipino"},
    {"poland", "polish"},
    {"portuguese", "portugal"},
    {"saudi", "arabia"},
    {"scottish", "scotland"},
    {"spanish", "spain"},
    {"states", "us"},
    {"swiss", "switzerland"},
    {"tajikistan", "tajik"},
    {"thailand", "thai"},
    {"togolese", "togo"},
    {"turkmenistan", "turkmen"},
    {"u.k", "uk"},
    {"u.s", "us"},
    {"u.s.", "us"},
    {"usa", "us"},
    {"uzbekistan", "uzbek"},
    {"welsh", "wales"},
};

std::string_view Plain(std::string_view word) {
  const auto found = std::find_if(std::begin(kAliases), std::end(kAliases), [&](const Alias& a) { return a.word == word; });
  return found == std::end(kAliases) ? word : found->place;
}

}  // namespace

// Words differ in their endings alone, after which "Austrian" is not of "Australia".
bool IsSamePlace(std::string_view a, std::string_view b) {
  constexpr std::size_t kLeastStem = 4, kMostEnding = 3;
  a = Plain(a);
  b = Plain(b);
  if (a == b) return true;
  const std::size_t stem =
      static_cast<std::size_t>(std::mismatch(a.begin(), a.begin() + std::min(a.size(), b.size()), b.begin()).first - a.begin());
  return stem >= kLeastStem && a.size() - stem <= kMostEnding && b.size() - stem <= kMostEnding;
}

Owner OwnerBefore(const Words& words, const std::vector<Mention>& mentions, std::uint32_t m) {
  if (m == 0 || mentions[m].type == SpeakerType::kPerson) return {};
  const Mention& before = mentions[m - 1];
  const bool place = before.form == Form::kName && (before.place || words[before.head].place);
  if (!place || before.end != mentions[m].begin || !words[before.head].possessive) return {};
  return {before.core, before.head, true};
}

Owner OwnerOf(const Words& words, std::size_t begin, std::size_t end) {
  if (end == begin || end > begin + 2 || !words[end - 1].place) return {};
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - 1), true};
}

bool IsSameOwner(const Words& words, const Owner& a, const Owner& b) {
  const auto lower = [&](std::uint32_t t) { return words.Lower(words[t].lower); };
  if (!IsSamePlace(lower(a.last), lower(b.last))) return false;
  return a.first == a.last || b.first == b.last || lower(a.first) == lower(b.first);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
