// Short names: the words by which names are looked up, and what the longer ones are cut down to.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/entities/short_names.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <utility>

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Words that names have in full and cut short.
constexpr std::pair<std::string_view, std::string_view> kWrittenShort[] = {{"assn.", "association"}, {"dept.", "department"},
                                                                           {"dept", "department"},   {"intl.", "international"},
                                                                           {"natl.", "national"},    {"univ.", "university"}};

}  // namespace

bool IsWrittenShort(std::string_view word) {
  return std::any_of(std::begin(kWrittenShort), std::end(kWrittenShort), [&](const auto& one) { return one.first == word; });
}

std::uint32_t LookUpWord(const Words& words, std::size_t token) {
  const std::uint32_t lower = words[token].lower;
  const std::string_view form = words.Lower(lower);
  for (const auto& [written, meant] : kWrittenShort) {
    if (form != written) continue;
    const std::uint32_t whole = words.Find(meant);
    return whole == kNowhere ? lower : whole;
  }
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
    char before = '-';
    for (const char c : words.Lower(LookUpWord(words, t))) {
      if (before == '-') initials.push_back(c);
      before = c;
    }
  }
  static constexpr std::string_view kUsed[] = {"aoc", "dsk", "fdr", "jfk", "lbj", "mbs", "mbz", "mlk", "rbg", "rfk", "sbf"};
  return std::find(std::begin(kUsed), std::end(kUsed), initials) != std::end(kUsed) ? initials : "";
}

std::uint32_t ClippedFrom(const Words& words, const Mention& name) {
  if (name.head == name.core) return kNowhere;
  const auto ends_in = [&](std::string_view first, std::initializer_list<std::string_view> second) {
    return words.IsOneOf(name.head - 1, {first}) && words.IsOneOf(name.head, second);
  };
  if (ends_in("federal", {"reserve"})) return words.Find("fed");
  const bool states = name.core + 1 == name.head || words.IsOneOf(name.core, {"u.s", "us"});  // not "New York Supreme Court"
  if (states && ends_in("supreme", {"court"})) return words.Find("scotus");
  return ends_in("metropolitan", {"museum", "opera", "police"}) ? words.Find("met") : kNowhere;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
