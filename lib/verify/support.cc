// Support: statements of the sources that have the words of an indirect statement.
// SPDX-License-Identifier: Apache-2.0
#include "lib/verify/support.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr double kLeastShare = 0.5;
constexpr std::size_t kAsked = 8;         // of the rarest words, which lead to statements
constexpr std::size_t kMostPlaces = 256;  // of each of them

// What the forms of a word have in common: "opened" and "opens".
std::string StemOf(std::string_view word) {
  std::string stem = absl::AsciiStrToLower(absl::string_view(word.data(), word.size()));
  for (const std::string_view ending : {"'s", "\u2019s", "ing", "es", "ed", "s"}) {
    if (stem.size() < ending.size() + 3 || stem.compare(stem.size() - ending.size(), stem.npos, ending) != 0) continue;
    stem.resize(stem.size() - ending.size());
    break;
  }
  if (stem.size() > 4 && stem.back() == 'e') stem.pop_back();
  return stem;
}

using Statement = std::pair<std::size_t, std::size_t>;  // source and attribution

// The statements that have some of the rarest of `words`.
std::set<Statement> FindAlike(const Sources& sources, std::vector<ComparedWord> words) {
  std::sort(words.begin(), words.end(), [&](const ComparedWord& x, const ComparedWord& y) {
    const double wx = sources.Weight(x.key), wy = sources.Weight(y.key);
    return wx != wy ? wx > wy : x.span < y.span;
  });
  std::set<Statement> alike;
  std::size_t asked = 0;
  for (const ComparedWord& word : words) {
    const auto places = sources.PlacesOf(word.key).subspan(0, kMostPlaces);
    if (places.empty()) continue;
    if (++asked > kAsked) break;
    for (const std::uint32_t place : places) {
      const std::uint32_t statement = sources.StatementOf(place);
      if (statement != Sources::kNobodys) alike.insert({sources.SourceOf(place), statement});
    }
  }
  return alike;
}

double ShareOf(const Statement& statement, const Sources& sources, std::string_view draft,
               const std::vector<ComparedWord>& words) {
  const SourceText& source = sources.texts()[statement.first];
  std::set<std::string> stems;
  bool theirs_negated = false, ours_negated = false;
  for (const ByteSpan content : source.document.attributions[statement.second].content) {
    const auto [first, last] = sources.WordsIn(source, content);
    for (std::size_t w = first; w < last; ++w) {
      const std::string_view word = sources.words()[w].span.In(source.text);
      stems.insert(StemOf(word));
      theirs_negated = theirs_negated || IsNegation(word);
    }
  }
  double all = 0, shared = 0;
  for (const ComparedWord& word : words) {
    const std::string_view written = word.span.In(draft);
    const bool there = stems.count(StemOf(written)) > 0;
    const double weight = std::pow(sources.Weight(word.key), 2);  // "the" is hardly a word here
    ours_negated = ours_negated || IsNegation(written);
    if (!there && HasDigit(written)) return 0;
    all += weight;
    if (there) shared += weight;
  }
  return ours_negated != theirs_negated || all == 0 ? 0 : shared / all;
}

}  // namespace

std::vector<Support> FindSupport(const Sources& sources, std::string_view draft, const std::vector<ComparedWord>& words) {
  std::vector<Support> found;
  for (const Statement& statement : FindAlike(sources, words)) {
    const double share = ShareOf(statement, sources, draft, words);
    if (share >= kLeastShare) found.push_back({statement.first, statement.second, share});
  }
  std::stable_sort(found.begin(), found.end(), [](const Support& a, const Support& b) { return a.share > b.share; });
  return found;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
