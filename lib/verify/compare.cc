// Compare: what differs between a piece of a quotation and the place where it stands in a source.
// SPDX-License-Identifier: Apache-2.0
//
// The words that both have are anchors. Between two anchors that follow one another on both sides, punctuation and case are
// compared; all else that stands between two anchors is one change.
#include "lib/verify/compare.h"

#include <algorithm>
#include <string>

#include "absl/strings/match.h"
#include "lib/text/text.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::size_t kFew = 3;           // words behind an ellipsis, of which a number is what matters
constexpr std::size_t kMostReplaced = 6;  // words that a bracket may stand for: "the harbour board of Kalo"

std::string LowerOf(std::string_view bytes) {
  const std::string straight = WithStraightApostrophes(bytes);
  return Text::OfAnyBytes(straight).Lower({0, straight.size()});
}

class Comparison {
 public:
  Comparison(std::string_view draft, const Piece& piece, const Sources& sources, const SourceRange& range,
             const std::vector<ChangeKind>& allowed)
      : draft_(draft),
        piece_(piece),
        sources_(sources),
        source_(sources.texts()[range.source]),
        text_(source_.text),
        words_(absl::MakeSpan(sources.words()).subspan(range.begin, range.end - range.begin)),
        allowed_(allowed) {
    match_.source = range.source;
    offset_ = range.begin;
  }

  std::optional<Match> Run() {
    beside_ = Align(piece_.words, words_);
    std::size_t before = kNoWord;
    std::size_t row = 0;
    for (std::size_t i = 0; i < beside_.size(); ++i) {
      if (!piece_.words[i].bracketed) ++match_.counted;
      if (!beside_[i].same) {
        if (!piece_.words[i].bracketed) row = 0;
        continue;
      }
      if (before == kNoWord) {
        match_.first = offset_ + beside_[i].word;
        Front(i);
      } else {
        Between(before, i);
      }
      Word(i);
      match_.matched += !piece_.words[i].bracketed;
      match_.unquoted += !words_[beside_[i].word].quoted;
      ++row;
      match_.longest = std::max(match_.longest, row);
      before = i;
    }
    if (before == kNoWord) return std::nullopt;
    match_.last = offset_ + beside_[before].word;
    Back(before);
    return std::move(match_);
  }

 private:
  ByteSpan Draft(std::size_t begin, std::size_t end) const {
    if (begin < end) return {piece_.words[begin].span.begin, piece_.words[end - 1].span.end};
    const std::size_t at = begin < piece_.words.size() ? piece_.words[begin].span.begin : piece_.span.end;
    return {at, at};
  }
  ByteSpan Source(std::size_t begin, std::size_t end) const {
    if (begin < end) return {words_[begin].span.begin, words_[end - 1].span.end};
    const std::size_t at = begin < words_.size() ? words_[begin].span.begin : text_.size();
    return {at, at};
  }

  void Add(ChangeKind kind, ByteSpan draft, ByteSpan source, bool permitted = true) {
    const bool allowed = std::find(allowed_.begin(), allowed_.end(), kind) != allowed_.end();
    match_.changes.push_back({kind, draft, source, permitted && allowed && kind != ChangeKind::kWords});
  }

  // One word that both have.
  void Word(std::size_t i) {
    const ComparedWord &ours = piece_.words[i], &theirs = words_[beside_[i].word];
    const std::string_view a = ours.span.In(draft_), b = theirs.span.In(text_);
    if (a == b) return;
    if (ours.bracketed) return Add(ChangeKind::kBrackets, ours.span, theirs.span);
    if (ours.exact == theirs.exact || LowerOf(a) != LowerOf(b)) return Add(ChangeKind::kMarks, ours.span, theirs.span);
    // "We" for "we", not "US" for "us".
    const bool first_alone = WithStraightApostrophes(a).substr(1) == WithStraightApostrophes(b).substr(1);
    const bool may = ours.begins_sentence || theirs.begins_sentence || ours.after_ellipsis || ours.after_split || i == 0;
    Add(ChangeKind::kCase, ours.span, theirs.span, first_alone && may);
  }

  // What stands between the anchors `a` and `b`.
  void Between(std::size_t a, std::size_t b) {
    const std::size_t from = beside_[a].word + 1, to = beside_[b].word;
    if (a + 1 == b && from == to) return piece_.words[b].after_split ? void() : Marks(a, b);
    if (a + 1 < b) return Other(a + 1, b, from, to);
    if (piece_.words[b].after_ellipsis) {
      return Add(ChangeKind::kEllipsis, Draft(b, b), Source(from, to), MayGo(from, to) && !OfTwo(from - 1, to));
    }
    const auto quoted = [](const ComparedWord& word) { return word.quoted; };
    const bool joins = words_[from - 1].quoted && words_[to].quoted && std::none_of(&words_[from], &words_[to], quoted);
    const bool may = joins && OneStatement(from - 1, to);
    if (may && piece_.words[b].after_split) return;  // both break it there
    Add(joins ? ChangeKind::kJoin : ChangeKind::kWords, Draft(b, b), Source(from, to), may);
  }

  // The words [begin, end) of the draft, for [from, to) of the source.
  void Other(std::size_t begin, std::size_t end, std::size_t from, std::size_t to) {
    const auto bracketed = [](const ComparedWord& word) { return word.bracketed; };
    const auto *first = piece_.words.data() + begin, *last = piece_.words.data() + end;
    const bool ellipsis = std::any_of(first, last, [](const ComparedWord& word) { return word.after_ellipsis; }) ||
                          (end < piece_.words.size() && piece_.words[end].after_ellipsis);
    if (std::all_of(first, last, bracketed)) {
      const bool may = (ellipsis || to - from <= kMostReplaced) && MayGo(from, to) && MayComeFor(begin, end, from, to);
      return Add(ChangeKind::kBrackets, Draft(begin, end), Source(from, to), may);
    }
    const bool spelling =
        end - begin == 1 && to - from == 1 && AreSpellings(first->span.In(draft_), words_[from].span.In(text_));
    Add(spelling ? ChangeKind::kSpelling : ChangeKind::kWords, Draft(begin, end), Source(from, to));
  }

  // Whether the words [begin, end) of the draft, in brackets, may stand for [from, to) of the source: they bring no "not", and
  // take no number away.
  bool MayComeFor(std::size_t begin, std::size_t end, std::size_t from, std::size_t to) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (IsNegation(piece_.words[i].span.In(draft_))) return false;
    }
    for (std::size_t i = from; i < to; ++i) {
      if (IsNumber(words_[i].span.In(text_))) return false;
    }
    return true;
  }

  // Whether the words [from, to) of the source may go without another sense. By their words alone: no "not" of a sentence that
  // goes on behind them or has begun before, and of a few words no number, which they are there for.
  bool MayGo(std::size_t from, std::size_t to) const {
    std::size_t begin = to;  // of the sentence that the last of them is in
    while (begin > from && !(begin < words_.size() && words_[begin].begins_sentence)) --begin;
    std::size_t end = from;  // of the sentence that the first of them is in
    while (end < to && !words_[end].begins_sentence) ++end;
    if (begin >= end) begin = from, end = to;  // all of one sentence
    const bool few = to - from <= kFew;
    const auto keeps = [&](std::size_t i) {
      const std::string_view word = words_[i].span.In(text_);
      return IsNegation(word) || (few && IsNumber(word));
    };
    for (std::size_t i = from; i < to; ++i) {
      if ((i < end || i >= begin) && keeps(i)) return false;
    }
    return true;
  }

  // The statement of the source that has this word; null where none does.
  const Attribution* StatementAt(std::size_t word) const {
    const std::uint32_t statement = sources_.StatementOf(offset_ + word);
    return statement == Sources::kNobodys ? nullptr : &source_.document.attributions[statement];
  }
  // Whether one statement of the source, or one speaker, has both of these words.
  bool OneStatement(std::size_t a, std::size_t b) const {
    const Attribution *first = StatementAt(a), *second = StatementAt(b);
    return first && second && (first == second || (first->speaker && first->speaker == second->speaker));
  }
  // Whether two speakers have them.
  bool OfTwo(std::size_t a, std::size_t b) const {
    const Attribution *first = StatementAt(a), *second = StatementAt(b);
    return first && second && first->speaker && second->speaker && first->speaker != second->speaker;
  }

  void Marks(std::size_t a, std::size_t b) {
    const ByteSpan ours = {piece_.words[a].span.end, piece_.words[b].span.begin};
    const ByteSpan theirs = {words_[beside_[a].word].span.end, words_[beside_[b].word].span.begin};
    const std::string mine = MarksIn(ours.In(draft_)), there = MarksIn(theirs.In(text_));
    if (mine == there) return;
    if (piece_.words[b].after_ellipsis) return Add(ChangeKind::kEllipsis, ours, theirs);
    Add(ChangeKind::kPunctuation, ours, theirs, absl::StrContains(mine, '?') == absl::StrContains(there, '?'));
  }

  // Words of the draft in front of the first anchor.
  void Front(std::size_t first) {
    if (first == 0) return;
    const std::size_t to = beside_[first].word;
    std::size_t from = to;
    for (std::size_t i = 0; i < first; ++i) {
      if (beside_[i].word != kNoWord) from = std::min(from, beside_[i].word);
    }
    std::size_t begin = to;  // of what stands in the anchor's sentence
    while (begin > from && !words_[begin].begins_sentence) --begin;
    Other(0, first, begin, to);
  }

  // Words and marks behind the last anchor.
  void Back(std::size_t last) {
    const std::size_t from = beside_[last].word + 1;
    if (last + 1 < piece_.words.size()) {
      std::size_t to = from;
      for (std::size_t i = last + 1; i < piece_.words.size(); ++i) {
        if (beside_[i].word != kNoWord) to = std::max(to, beside_[i].word + 1);
      }
      std::size_t end = from;
      while (end < to && !words_[end].begins_sentence) ++end;
      return Other(last + 1, piece_.words.size(), from, end);
    }
    const ByteSpan ours = {piece_.words[last].span.end, piece_.span.end};
    const std::size_t begin = words_[beside_[last].word].span.end;
    const std::size_t following = offset_ + from;  // which may stand behind the range
    const std::size_t next = following < source_.end ? sources_.words()[following].span.begin : text_.size();
    const std::string_view behind = text_.substr(begin, next - begin);
    const std::string mine = MarksIn(ours.In(draft_)), there = MarksIn(behind.substr(0, behind.find('\n')));
    // A quotation may end in the middle of a sentence, without a mark or with that of the sentence around it.
    if (mine.empty() || mine == there || absl::StartsWith(there, mine)) return;
    Add(ChangeKind::kPunctuation, ours, {begin, begin + behind.find_last_not_of(" \t\r\n") + 1},
        !absl::StrContains(mine, '?') || absl::StrContains(there, '?'));
  }

  std::string_view draft_;
  const Piece& piece_;
  const Sources& sources_;
  const SourceText& source_;
  std::string_view text_;
  absl::Span<const ComparedWord> words_;  // of the range
  std::size_t offset_ = 0;                // of the range's first word
  const std::vector<ChangeKind>& allowed_;
  std::vector<Counterpart> beside_;
  Match match_;
};

// `word` with an ending in place of another; empty where it does not end so.
std::string WithEnding(const std::string& word, std::string_view from, std::string_view to) {
  if (word.size() < from.size() + 2 || word.substr(word.size() - from.size()) != from) return "";
  return word.substr(0, word.size() - from.size()).append(to);
}

}  // namespace

std::optional<Match> CompareWith(std::string_view draft, const Piece& piece, const Sources& sources, const SourceRange& range,
                                 const std::vector<ChangeKind>& allowed) {
  return Comparison(draft, piece, sources, range, allowed).Run();
}

bool AreSpellings(std::string_view a, std::string_view b) {
  static constexpr std::string_view kStems[][2] = {{"our", "or"}, {"is", "iz"},   {"ys", "yz"},    {"re", "er"},
                                                   {"ll", "l"},   {"ogue", "og"}, {"ence", "ense"}};
  static constexpr std::string_view kEndings[] = {"",    "s",     "e",      "es",   "ed", "er", "ers",
                                                  "ing", "ation", "ations", "able", "al", "ful"};
  const std::string first = LowerOf(a), second = LowerOf(b);
  for (const std::string_view ending : kEndings) {
    for (const auto& [british, american] : kStems) {
      const std::string from = std::string(british).append(ending), to = std::string(american).append(ending);
      if (WithEnding(first, from, to) == second || WithEnding(second, from, to) == first) return true;
    }
  }
  return false;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
