// Tests of lib/quotes/pairing.h: the pairs that are chosen cost as little as those of a search through all readings.
// SPDX-License-Identifier: Apache-2.0
#include "lib/quotes/pairing.h"

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/unit/catch.h"

namespace inquit::internal {
namespace {

constexpr std::size_t kMaxDepth = 4;
constexpr std::size_t kMaxReadings = 16;
constexpr std::size_t kApart = 100;  // tokens from one mark to the next: single quotations of that length all cost the same

const MarkShape* Shape(const std::string& mark) { return FindShape(*Text::Create(mark, Options()), {0, mark.size()}); }

// ---- What readings cost, written down a second time -----------------------------------------------------------------------

int CostOfNesting(const Mark& outer, const Mark& inner) {
  if (outer.shape->kind != inner.shape->kind) return 0;
  if (inner.shape->kind == QuoteMark::kSingle) return kNever;
  return outer.shape->style == inner.shape->style ? 30 : 10;
}

int CostOfShapes(const MarkShape& open, const MarkShape& close) {
  const bool guillemets = open.kind == QuoteMark::kGuillemet;
  const int turned = (open.side == MarkSide::kClosing ? 15 : 0) + (close.side == MarkSide::kOpening ? 15 : 0);
  if (open.kind != close.kind) {
    if (guillemets || close.kind == QuoteMark::kGuillemet || close.side == MarkSide::kOpening) return kNever;
    return open.kind == QuoteMark::kDouble ? 50 : 55;
  }
  if (open.style == MarkStyle::kLow) return close.style == MarkStyle::kCurly ? 0 : 20;
  if (guillemets && turned == 30) return 15;
  return turned + (open.style == close.style ? 0 : 10);
}

int CostOfPair(const Mark& open, const Mark& close, SingleQuotes singles) {
  if (close.IsClause()) return open.by_clause;
  if (open.shape->kind != close.shape->kind && !close.after_stop) return kNever;
  const bool single = open.shape->kind == QuoteMark::kSingle;
  const int length = std::min(20, static_cast<int>((close.token - open.token - 1) / 4));
  return CostOfShapes(*open.shape, *close.shape) + (!single ? 0 : singles == SingleQuotes::kOn ? 5 : 10 + length);
}

// All readings of some marks, one by one: what the cheapest costs, and how many shapes of open marks there are at a time.
class AllReadings {
 public:
  AllReadings(const std::vector<Mark>& marks, SingleQuotes singles)
      : marks_(marks), singles_(singles), open_shapes_(marks.size() + 1) {
    Read(0, 0);
  }

  int cheapest() const { return cheapest_; }
  std::size_t most_side_by_side() const {
    std::size_t most = 0;
    for (const auto& shapes : open_shapes_) most = std::max(most, shapes.size());
    return most;
  }

 private:
  void Read(std::size_t at, int cost) {
    std::vector<const MarkShape*> shapes;
    for (const std::size_t open : open_) shapes.push_back(marks_[open].shape);
    open_shapes_[at].insert(shapes);
    if (at == marks_.size()) {
      for (const std::size_t open : open_) cost += marks_[open].unclosed;
      cheapest_ = std::min(cheapest_, cost);
      return;
    }
    const Mark& mark = marks_[at];
    const bool over_nothing = mark.IsClause() && (open_.empty() || marks_[open_.back()].by_clause >= kNever);
    Read(at + 1, cost + (over_nothing ? 0 : mark.ignore));
    if (!mark.IsClause() && mark.shape->kind == QuoteMark::kSingle && singles_ == SingleQuotes::kOff) return;
    if (!open_.empty()) {
      const std::size_t top = open_.back();
      const int close = mark.close + CostOfPair(marks_[top], mark, singles_);
      open_.pop_back();
      if (close < kNever) Read(at + 1, cost + close);
      open_.push_back(top);
    }
    if (mark.IsClause() || open_.size() == kMaxDepth) return;
    const int open = mark.open + (open_.empty() ? 0 : CostOfNesting(marks_[open_.back()], mark));
    if (open >= kNever) return;
    open_.push_back(at);
    Read(at + 1, cost + open);
    open_.pop_back();
  }

  const std::vector<Mark>& marks_;
  SingleQuotes singles_;
  std::vector<std::size_t> open_;
  std::vector<std::set<std::vector<const MarkShape*>>> open_shapes_;  // before each mark, and at the end
  int cheapest_ = 1000000;
};

// What the reading costs that `pairs` are.
int CostOf(const std::vector<MarkPair>& pairs, const std::vector<Mark>& marks, SingleQuotes singles) {
  int cost = 0;
  std::vector<std::size_t> open;
  for (std::size_t at = 0; at < marks.size(); ++at) {
    const Mark& mark = marks[at];
    const auto opens = std::find_if(pairs.begin(), pairs.end(), [&](const MarkPair& pair) { return pair.open == at; });
    const auto closes = std::find_if(pairs.begin(), pairs.end(), [&](const MarkPair& pair) { return pair.close == at; });
    if (opens != pairs.end()) {
      cost += mark.open + (open.empty() ? 0 : CostOfNesting(marks[open.back()], mark));
      open.push_back(at);
    } else if (closes != pairs.end()) {
      REQUIRE((!open.empty() && open.back() == closes->open));
      cost += mark.close + CostOfPair(marks[closes->open], mark, singles);
      open.pop_back();
    } else if (!mark.IsClause() || (!open.empty() && marks[open.back()].by_clause < kNever)) {
      cost += mark.ignore;
    }
    REQUIRE(open.size() <= kMaxDepth);
  }
  for (const std::size_t at : open) cost += marks[at].unclosed;
  return cost;
}

// ---- Random marks ---------------------------------------------------------------------------------------------------------

class RandomMarks {
 public:
  explicit RandomMarks(unsigned seed) : random_(seed) {}

  // Up to `most` of two or three shapes, and clauses. What is open in one shape costs the same, whichever mark opened it, as
  // the search has it that such readings have one future.
  std::vector<Mark> Next(std::size_t most) {
    static const std::vector<std::string> kMarks = {"\"", "“", "”", "„", "''", "'", "‘", "’", "«", "»", "‹"};
    std::vector<Mark> kinds;
    while (kinds.size() < 2 || (kinds.size() == 2 && Below(2) == 0)) {
      Mark kind;
      kind.shape = Shape(kMarks[Below(kMarks.size())]);
      kind.unclosed = Cost(0, 80);
      kind.by_clause = Cost(-15, 15);
      if (std::none_of(kinds.begin(), kinds.end(), [&](const Mark& other) { return other.shape == kind.shape; }))
        kinds.push_back(kind);
    }
    const bool dear = Below(2) == 0;  // to pass over a mark, so that odd pairs are chosen too
    std::vector<Mark> marks(1 + Below(most));
    for (std::size_t i = 0; i < marks.size(); ++i) {
      Mark& mark = marks[i];
      if (i > 0 && Below(8) == 0) {
        mark.open = kNever;
        mark.close = Cost(15, 35);
        mark.ignore = 30;
      } else {
        mark = kinds[Below(kinds.size())];
        mark.open = Cost(-5, 40);
        mark.close = Cost(-5, 40);
        mark.ignore = dear ? Cost(60, 150) : Cost(0, 65);
        mark.after_stop = Below(2) == 0;
      }
      mark.token = i * kApart;
    }
    return marks;
  }

 private:
  std::size_t Below(std::size_t n) { return random_() % n; }
  // In fives, or now and then never.
  std::int16_t Cost(int from, int to) {
    if (Below(20) == 0) return kNever;
    return static_cast<std::int16_t>(from + 5 * static_cast<int>(Below(static_cast<std::size_t>((to - from) / 5 + 1))));
  }

  std::mt19937 random_;
};

TEST_CASE("No reading of some marks is cheaper than the one chosen") {
  std::size_t compared = 0, chose_pairs = 0;
  RandomMarks random(7);
  for (int n = 0; n < 6000; ++n) {
    const std::vector<Mark> marks = random.Next(8);
    const SingleQuotes singles = n % 3 == 0 ? SingleQuotes::kAuto : n % 3 == 1 ? SingleQuotes::kOn : SingleQuotes::kOff;
    CAPTURE(n);
    MarkPairer pairer(singles);
    const std::vector<MarkPair>& pairs = pairer.Pair(marks);
    const AllReadings all(marks, singles);
    if (all.most_side_by_side() > kMaxReadings) continue;  // then the dearest are dropped, whatever becomes of them
    ++compared;
    chose_pairs += pairs.size() > 1;
    REQUIRE(CostOf(pairs, marks, singles) == all.cheapest());
  }
  CHECK(compared > 4000);
  CHECK(chose_pairs > 1000);
}

// ---- What pairs are told of one another -----------------------------------------------------------------------------------

// Double straight marks in plain good order at `tokens`, which open and close in turn unless they face both ways.
std::vector<Mark> Doubles(const std::vector<std::size_t>& tokens, bool both_ways = false) {
  std::vector<Mark> marks;
  for (const std::size_t token : tokens) {
    const bool opens = marks.size() % 2 == 0;
    Mark mark;
    mark.token = token;
    mark.shape = Shape("\"");
    mark.open = opens || both_ways ? 0 : 40;
    mark.close = !opens || both_ways ? 0 : 40;
    mark.ignore = 50;
    mark.unclosed = 40;
    marks.push_back(mark);
  }
  return marks;
}

TEST_CASE("A pair knows the one around it") {
  std::vector<Mark> marks = Doubles({0, 10, 20, 30});
  for (const std::size_t inner : {1, 2}) {
    marks[inner].shape = Shape("«");
    std::swap(marks[inner].open, marks[inner].close);
  }
  MarkPairer pairer(SingleQuotes::kAuto);
  const std::vector<MarkPair>& pairs = pairer.Pair(marks);
  REQUIRE(pairs.size() == 2);
  CHECK((pairs[0].open == 0 && pairs[0].close == std::size_t{3} && !pairs[0].outer));
  CHECK((pairs[1].open == 1 && pairs[1].close == std::size_t{2} && pairs[1].outer == std::size_t{0}));
}

TEST_CASE("Marks with nothing between them are no quotation, but are taken") {
  MarkPairer pairer(SingleQuotes::kAuto);
  const std::vector<MarkPair>& pairs = pairer.Pair(Doubles({0, 1, 5, 9}, true));
  REQUIRE(pairs.size() == 1);
  CHECK((pairs[0].open == 2 && pairs[0].close == std::size_t{3}));
}

TEST_CASE("The more tokens a single quotation would have, the less it is believed") {
  const auto pairs_with = [](std::size_t inside, SingleQuotes singles) {
    std::vector<Mark> marks = Doubles({0, inside + 1});
    for (Mark& mark : marks) {
      mark.shape = Shape("'");
      mark.ignore = 6;  // 12 together, which is what a pair around 8 tokens costs
    }
    MarkPairer pairer(singles);
    return pairer.Pair(marks).size();
  };
  CHECK(pairs_with(7, SingleQuotes::kAuto) == 1);
  CHECK(pairs_with(8, SingleQuotes::kAuto) == 0);
  CHECK(pairs_with(1000, SingleQuotes::kOn) == 1);
  CHECK(pairs_with(7, SingleQuotes::kOff) == 0);
}

TEST_CASE("Thousands of marks are decided in pieces, and a quotation may reach from one into the next") {
  std::vector<std::size_t> tokens;
  for (std::size_t i = 0; i < 5000; ++i) tokens.push_back(5 + i * 10);
  std::vector<Mark> marks = Doubles(tokens);
  Mark stray = marks[0];
  stray.token = 0;
  stray.open = stray.close = kNever;  // so that the pieces, of an even number of marks, end within quotations
  marks.insert(marks.begin(), stray);
  MarkPairer pairer(SingleQuotes::kAuto);
  const std::vector<MarkPair>& pairs = pairer.Pair(marks);
  REQUIRE(pairs.size() == 2500);
  bool whole = true;
  for (std::size_t i = 0; i < pairs.size(); ++i) whole = whole && pairs[i].open == 2 * i + 1 && pairs[i].close == 2 * i + 2;
  CHECK(whole);
}

}  // namespace
}  // namespace inquit::internal
