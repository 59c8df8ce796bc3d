// Pairs the quotation marks of one paragraph so that it makes the best sense as a whole.
// SPDX-License-Identifier: Apache-2.0
//
// Dynamic programming from left to right. A reading says of every mark so far whether it opens, closes the innermost open one,
// or is passed over; it costs what evidence.h says of each mark, and what pairs and nestings cost as such. A reporting clause
// counts as a mark that can only close. Two readings with the same shapes open have the same future, so only the cheaper one
// lives on. (The length of single quotations is the exception: it depends on where they opened, and the cheaper reading wins
// before it is known. So is what a clause costs them.) At the end of the paragraph the marks still open are charged, and the
// cheapest reading is traced back. Depth and number of readings are bounded, so the time is linear in the number of marks.
//
//   "Go," he said, "now."     (the costs of its marks stand in evidence.cc)
//   opens, closes, opens, closes                           0 -  5 -  5 - 10 = -20: the cheapest
//   opens, passed over, passed over, closes                0 + 65 + 65 - 10 = 120
//   passed over, passed over, opens, closes               50 + 65 -  5 - 10 = 100
//
//   "We wait, he said.        (nothing closes; the clause may, for 15, or be passed over, for 30)
//   opens, closed by the clause                            0 + 15 = 15: the cheapest
//   opens, and stays open over the clause to the end       0 + 30 + 25 = 55
//   passed over, with the clause                          50
//
// What pairs and nestings cost was set with the costs of evidence.cc, by hand and in fives.
//
// Known failures: a quotation closed by a mark of the other kind (double by single) stays unclosed unless a comma or stop
// stands before that; a paragraph that is broken in the middle of a sentence leaves the rest of the quotation outside.
#include "lib/quotes/pairing.h"

#include <algorithm>

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Nesting: double in single and single in double are usual, marks of the same style in one another hardly ever meant.
int NestCost(const MarkShape& outer, const MarkShape& inner) {
  if (outer.kind != inner.kind) return 0;
  if (inner.kind == QuoteMark::kSingle) return kNever;
  return outer.style == inner.style ? 30 : 10;
}

// Marks that face the wrong way, or do not match.
int ShapeCost(const MarkShape& open, const MarkShape& close) {
  const bool open_reversed = open.side == MarkSide::kClosing, close_reversed = close.side == MarkSide::kOpening;
  if (open.style == MarkStyle::kLow) return close.style == MarkStyle::kCurly ? 0 : 20;   // both curly marks close a low one
  if (open.kind == QuoteMark::kGuillemet && open_reversed && close_reversed) return 15;  // German guillemets point inwards
  return (open_reversed ? 15 : 0) + (close_reversed ? 15 : 0) + (open.style == close.style ? 0 : 10);
}

// A double mark closed by a single one that no apostrophe can be, or the other way round: "We wait,' he said.
int OtherKindCost(const MarkShape& open, const MarkShape& close) {
  if (open.kind == QuoteMark::kGuillemet || close.kind == QuoteMark::kGuillemet) return kNever;
  if (close.side == MarkSide::kOpening) return kNever;
  return open.kind == QuoteMark::kDouble ? 50 : 55;  // the single one may be an apostrophe
}

// What it takes to believe in a single quotation: apostrophes are so many, and the longer it is the likelier it holds two of
// them.
int SingleCost(std::size_t tokens, SingleQuotes singles) {
  if (singles == SingleQuotes::kOn) return 5;
  return 10 + static_cast<int>(std::min<std::size_t>(20, tokens / 4));
}

}  // namespace

int MarkPairer::PairCost(const Mark& open, const Mark& close) const {
  if (close.IsClause()) return open.by_clause;
  const bool same = open.shape->kind == close.shape->kind;
  if (!same && !close.after_stop) return kNever;
  const std::size_t tokens = close.token - open.token - 1;
  return (same ? ShapeCost(*open.shape, *close.shape) : OtherKindCost(*open.shape, *close.shape)) +
         (open.shape->kind == QuoteMark::kSingle ? SingleCost(tokens, singles_) : 0);
}

void MarkPairer::Keep(const Reading& reading) {
  for (Reading& other : grown_) {
    if (other.key != reading.key) continue;
    if (reading.cost < other.cost) other = reading;
    return;
  }
  if (grown_.size() < kMaxReadings) {
    grown_.push_back(reading);
    return;
  }
  const auto worst = std::max_element(grown_.begin(), grown_.end(), [](auto& a, auto& b) { return a.cost < b.cost; });
  if (reading.cost < worst->cost) *worst = reading;
}

// Grows every reading by mark `at`.
void MarkPairer::Extend(const std::vector<Mark>& marks, std::size_t at) {
  const Mark& mark = marks[at];
  grown_.clear();
  for (std::size_t i = 0; i < readings_.size(); ++i) {
    const Reading& reading = readings_[i];
    const auto grow = [&](Step step, int cost) {
      Reading next = reading;
      next.from = static_cast<std::uint8_t>(i);
      next.step = step;
      next.cost += cost;
      return next;
    };
    const Mark* top = reading.depth > 0 ? &marks[reading.open[reading.depth - 1]] : nullptr;
    const bool passes_clause = mark.IsClause() && (top == nullptr || top->by_clause >= kNever);
    Keep(grow(Step::kIgnore, passes_clause ? 0 : mark.ignore));
    if (!mark.IsClause() && mark.shape->kind == QuoteMark::kSingle && singles_ == SingleQuotes::kOff) continue;
    const int open = mark.open + (top && !mark.IsClause() ? NestCost(*top->shape, *mark.shape) : 0);
    if (reading.depth < kMaxDepth && open < kNever) {
      Reading next = grow(Step::kOpen, open);
      next.key = reading.key << 8 | ShapeId(*mark.shape);
      next.open[next.depth++] = at;
      Keep(next);
    }
    const int close = top ? mark.close + PairCost(*top, mark) : kNever;
    if (close < kNever) {
      Reading next = grow(Step::kClose, close);
      next.key = reading.key >> 8;
      --next.depth;
      Keep(next);
    }
  }
  for (const Reading& reading : grown_) {
    trail_.push_back(static_cast<std::uint8_t>(reading.from * 4 + static_cast<int>(reading.step)));
  }
  trail_.resize((trail_.size() + kMaxReadings - 1) / kMaxReadings * kMaxReadings);
  readings_.swap(grown_);
}

std::size_t MarkPairer::Cheapest(const std::vector<Mark>& marks, bool at_end) const {
  std::size_t best = 0;
  int best_cost = 0;
  for (std::size_t i = 0; i < readings_.size(); ++i) {
    int cost = readings_[i].cost;
    for (std::size_t level = 0; at_end && level < readings_[i].depth; ++level) cost += marks[readings_[i].open[level]].unclosed;
    if (i == 0 || cost < best_cost) best = i, best_cost = cost;
  }
  return best;
}

// Traces reading `chosen` back over marks [begin, end) and puts its pairs down. Marks with nothing between them pair too, so
// that they fit no others, but are no quotation.
void MarkPairer::Commit(const std::vector<Mark>& marks, std::size_t begin, std::size_t end, std::size_t chosen) {
  steps_.resize(end - begin);
  for (std::size_t at = end - begin; at-- > 0;) {
    const std::uint8_t entry = trail_[at * kMaxReadings + chosen];
    steps_[at] = static_cast<Step>(entry % 4);
    chosen = entry / 4;
  }
  for (std::size_t at = begin; at < end; ++at) {
    if (steps_[at - begin] == Step::kOpen) {
      MarkPair pair;
      pair.open = at;
      if (!open_pairs_.empty()) pair.outer = open_pairs_.back();
      open_pairs_.push_back(pairs_.size());
      pairs_.push_back(pair);
    } else if (steps_[at - begin] == Step::kClose) {
      MarkPair& pair = pairs_[open_pairs_.back()];
      pair.close = at;
      if (marks[at].token == marks[pair.open].token + 1) pairs_.pop_back();
      open_pairs_.pop_back();
    }
  }
}

const std::vector<MarkPair>& MarkPairer::Pair(const std::vector<Mark>& marks) {
  pairs_.clear();
  open_pairs_.clear();
  readings_.assign(1, Reading());
  for (std::size_t begin = 0; begin < marks.size(); begin += kWindow) {
    const std::size_t end = std::min(begin + kWindow, marks.size());
    trail_.clear();
    for (std::size_t at = begin; at < end; ++at) Extend(marks, at);
    const std::size_t chosen = Cheapest(marks, end == marks.size());
    Commit(marks, begin, end, chosen);
    Reading rest = readings_[chosen];
    rest.cost = 0;
    readings_.assign(1, rest);
  }
  return pairs_;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
