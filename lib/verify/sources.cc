// Sources: an index of words, by which the places that are like a quotation are found.
// SPDX-License-Identifier: Apache-2.0
//
// Copies come first. Behind them each word of the quotation votes, wherever it stands, for the place at which the quotation
// would then begin: one with some words changed, put in or left out gets the votes of neighbouring places. Words that stand
// everywhere have no vote, unless the quotation has no others. Votes alone do not find every copy: of words that are repeated
// over and over most go elsewhere.
#include "lib/verify/sources.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::size_t kMostRanges = 12;       // that are looked at word by word
constexpr std::size_t kMostRangesOfFew = 64;  // of a quotation of up to kFew words, which stands in many places
constexpr std::size_t kFew = 3;
constexpr std::size_t kMostPlaces = 512;  // of a word that votes, or one in kCommonest of all words
constexpr std::size_t kCommonest = 2000;
constexpr std::size_t kStep = 8;     // places so near to one another are one
constexpr std::size_t kMargin = 24;  // words on either side of where it should be, for what is put in or left out
constexpr std::size_t kMarginOfEllipsis = 150;
constexpr std::size_t kMostTried = 4096;  // places of the rarest word of what may be a copy

struct Vote {
  std::size_t place;
  double weight;
};

bool HasEllipsis(absl::Span<const ComparedWord> run) {
  return std::any_of(run.begin(), run.end(), [](const ComparedWord& word) { return word.after_ellipsis; });
}

std::size_t MarginOf(absl::Span<const ComparedWord> run) {
  if (run.size() <= kFew) return kStep;
  return (HasEllipsis(run) ? kMarginOfEllipsis : kMargin) + run.size() / 4;
}

// The longest part of a run that a copy has without a word between, as [first, second).
std::pair<std::size_t, std::size_t> LongestPart(absl::Span<const ComparedWord> run) {
  std::pair<std::size_t, std::size_t> longest = {0, 0};
  std::size_t begin = 0;
  for (std::size_t i = 0; i < run.size(); ++i) {
    if (run[i].after_ellipsis || run[i].after_split) begin = i;
    if (run[i].bracketed) begin = i + 1;
    if (i + 1 > begin + longest.second - longest.first) longest = {begin, i + 1};
  }
  return longest;
}

}  // namespace

Sources::Sources(std::vector<SourceText> texts, std::vector<ComparedWord> words, WordIndex index)
    : texts_(std::move(texts)), words_(std::move(words)), index_(std::move(index)) {
  for (const SourceText& text : texts_) MarkStatements(text);
}

void Sources::MarkStatements(const SourceText& text) {
  statements_.resize(text.end, kNobodys);
  const std::vector<Attribution>& attributions = text.document.attributions;
  for (std::size_t a = 0; a < attributions.size(); ++a) {
    for (const ByteSpan content : attributions[a].content) {
      const auto [first, last] = WordsIn(text, content);
      std::fill(statements_.begin() + static_cast<std::ptrdiff_t>(first),
                statements_.begin() + static_cast<std::ptrdiff_t>(last), static_cast<std::uint32_t>(a));
    }
  }
}

std::pair<std::size_t, std::size_t> Sources::WordsIn(const SourceText& text, ByteSpan span) const {
  const auto begin = words_.begin() + static_cast<std::ptrdiff_t>(text.begin),
             end = words_.begin() + static_cast<std::ptrdiff_t>(text.end);
  const auto first = std::partition_point(begin, end, [&](const ComparedWord& word) { return word.span.begin < span.begin; });
  const auto last = std::partition_point(first, end, [&](const ComparedWord& word) { return word.span.end <= span.end; });
  return {static_cast<std::size_t>(first - words_.begin()), static_cast<std::size_t>(last - words_.begin())};
}

void Sources::Add(SourceText source, const std::vector<QuoteRegion>& regions) {
  const std::vector<ComparedWord> words = WordsToCompare(source.text, regions);
  source.begin = words_.size();
  source.end = words_.size() + words.size();
  indexed_ = false;
  words_.insert(words_.end(), words.begin(), words.end());
  texts_.push_back(std::move(source));
  MarkStatements(texts_.back());
}

void Sources::Index() {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> all(words_.size());
  for (std::size_t i = 0; i < words_.size(); ++i) all[i] = {words_[i].key, static_cast<std::uint32_t>(i)};
  std::sort(all.begin(), all.end());
  index_ = {};
  index_.places.reserve(all.size());
  for (const auto& [key, place] : all) {
    if (index_.keys.empty() || index_.keys.back() != key) {
      index_.keys.push_back(key);
      index_.begins.push_back(static_cast<std::uint32_t>(index_.places.size()));
    }
    index_.places.push_back(place);
  }
  index_.begins.push_back(static_cast<std::uint32_t>(index_.places.size()));
  indexed_ = true;
}

absl::Span<const std::uint32_t> Sources::PlacesOf(std::uint64_t key) const {
  const auto found = std::lower_bound(index_.keys.begin(), index_.keys.end(), key);
  if (found == index_.keys.end() || *found != key) return {};
  const auto at = static_cast<std::size_t>(found - index_.keys.begin());
  return absl::MakeSpan(index_.places).subspan(index_.begins[at], index_.begins[at + 1] - index_.begins[at]);
}

double Sources::Weight(std::uint64_t key) const { return WeightOf(PlacesOf(key)); }

double Sources::WeightOf(absl::Span<const std::uint32_t> places) const {
  const double all = static_cast<double>(words_.size()) + 2;
  return std::log(all / (static_cast<double>(places.size()) + 1)) / std::log(all);
}

std::size_t Sources::SourceOf(std::size_t word) const {
  const auto behind = std::upper_bound(texts_.begin(), texts_.end(), word,
                                       [](std::size_t at, const SourceText& text) { return at < text.end; });
  return static_cast<std::size_t>(behind - texts_.begin());
}

std::vector<SourceRange> Sources::FindRanges(absl::Span<const ComparedWord> run) const {
  std::vector<SourceRange> ranges = FindCopies(run);
  AddLikest(run, &ranges);
  return ranges;
}

std::vector<SourceRange> Sources::FindCopies(absl::Span<const ComparedWord> run) const {
  std::vector<SourceRange> copies;
  const auto [first, last] = LongestPart(run);
  const absl::Span<const ComparedWord> part = run.subspan(first, last - first);
  if (part.empty()) return copies;
  std::size_t at = 0;  // the rarest word
  absl::Span<const std::uint32_t> places = PlacesOf(part[0].key);
  for (std::size_t i = 1; i < part.size(); ++i) {
    const absl::Span<const std::uint32_t> here = PlacesOf(part[i].key);
    if (here.size() < places.size()) at = i, places = here;
  }
  const auto same = [](const ComparedWord& a, const ComparedWord& b) { return a.key == b.key; };
  const std::size_t margin = MarginOf(run);
  const std::size_t in_front = first == 0 ? 0 : first + margin, behind = last == run.size() ? 0 : run.size() - last + margin;
  for (const std::size_t place : places.subspan(0, kMostTried)) {
    if (place < at || place - at + part.size() > words_.size()) continue;
    const std::size_t begin = place - at, end = begin + part.size();
    if (!std::equal(part.begin(), part.end(), &words_[begin], same)) continue;
    const std::size_t one = SourceOf(place);
    const SourceText& text = texts_[one];
    if (begin < text.begin || end > text.end) continue;  // the end of one text and the begin of the next
    copies.push_back({one, begin - std::min(in_front, begin - text.begin), end + std::min(behind, text.end - end)});
    if (copies.size() == kMostRanges) break;
  }
  return copies;
}

void Sources::AddLikest(absl::Span<const ComparedWord> run, std::vector<SourceRange>* ranges) const {
  const bool few = run.size() <= kFew;
  const std::size_t most = std::max(kMostPlaces, words_.size() / kCommonest);
  std::vector<Vote> votes;
  const auto vote = [&](std::size_t i, absl::Span<const std::uint32_t> places) {
    const double weight = WeightOf(places) + 0.01;
    for (const std::uint32_t place : places) votes.push_back({(place + run.size() - i) / kStep, weight});
  };
  for (std::size_t i = 0; i < run.size(); ++i) {
    if (run[i].bracketed) continue;
    const absl::Span<const std::uint32_t> places = PlacesOf(run[i].key);
    if (places.size() <= most) vote(i, places);
  }
  if (votes.empty()) {  // nothing but words that stand everywhere: the rarest of them has to do
    const auto rarest =
        std::max_element(run.begin(), run.end(), [&](const auto& a, const auto& b) { return Weight(a.key) < Weight(b.key); });
    vote(static_cast<std::size_t>(rarest - run.begin()), PlacesOf(rarest->key));
  }
  std::sort(votes.begin(), votes.end(), [](const Vote& a, const Vote& b) { return a.place < b.place; });
  std::vector<Vote> sums;  // of a place and the one behind it, since a shift may lie across their border
  for (const Vote& one : votes) {
    if (sums.empty() || sums.back().place != one.place) sums.push_back({one.place, 0});
    sums.back().weight += one.weight;
  }
  for (std::size_t i = 0; i + 1 < sums.size(); ++i) {
    if (sums[i + 1].place == sums[i].place + 1) sums[i].weight += sums[i + 1].weight;
  }
  const std::size_t wanted = std::min(sums.size(), few ? kMostRangesOfFew : kMostRanges);
  std::partial_sort(
      sums.begin(), sums.begin() + static_cast<std::ptrdiff_t>(wanted), sums.end(),
      [](const Vote& a, const Vote& b) { return a.weight != b.weight ? a.weight > b.weight : a.place < b.place; });
  const std::size_t margin = MarginOf(run);
  for (std::size_t i = 0; i < wanted; ++i) {
    const std::size_t begin = sums[i].place * kStep < run.size() ? 0 : sums[i].place * kStep - run.size();
    const std::size_t end = std::min(begin + run.size() + 2 * kStep, words_.size());
    for (std::size_t one = SourceOf(begin); one < texts_.size() && texts_[one].begin < end; ++one) {
      const std::size_t first = std::max(texts_[one].begin, begin > margin ? begin - margin : 0);
      const std::size_t last = std::min(texts_[one].end, end + margin);
      if (first < last) ranges->push_back({one, first, last});
    }
  }
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
