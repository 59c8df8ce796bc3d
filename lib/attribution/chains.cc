// Chains: quotations without a cue of their own go on with a report that has one (docs/annotation.md, section 7).
// SPDX-License-Identifier: Apache-2.0
//
// A "/" is the end of a paragraph.
//
//   Pell said: "We wait. / "It is early."       paragraphs of one quotation, each opening it again and only the last closing
//   "We wait. / "It is early," said Pell.       it, belong to one report (ChainForwards, ChainBackwards)
//   Pell said she would wait. / "It is early."  a bare quotation of a sentence belongs to the report before it
//   "We wait," said Pell, who fears the dam. "It is early."
//                                               ... not to one inside the sentence of a quotation (Main)
//   "Since when?" asked Odd. "It never did."    ... nor where a cue stands right behind it, for a quotation that comes later
//                                               (CueBehind)
//   "Why?" asked Pell. / "It leaks," said Odd. / "Since when?"
//                                               where two talk in turn, a bare question goes to the one who asked before, a
//                                               bare answer to the one who did not (OtherInTurn)
//   "We wait." / Pell said ...                  before any report it is an attribution without cue and source
//   the "garden" was a car park                 a term inside a sentence is nobody's, nor is a subhead in quotation marks
//                                               (IsStatement)
//
// A quotation's owner is the draft that has it among its contents.
//
// Known failures: a bare quotation by somebody else than the speaker before it, unless one of the two asks. In '"It leaks,"
// Pell said. Odd disagreed. / "It never did."' the second quotation is taken for Pell's: a cue without a content, "disagreed",
// is no draft, so nothing here knows that Odd has the word.
#include "lib/attribution/chains.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "absl/container/flat_hash_set.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::size_t kNoDraft = static_cast<std::size_t>(-1);
using Places = std::vector<std::pair<std::size_t, std::size_t>>;  // token, draft; in order

// Least words of a bare quotation that is a statement: with a full stop, "?" or "!" at its end, and without. Fitted: two words
// by found on the PolNeAR training articles of step 1 (tools/train/EXPERIMENTS.md); four by hand.
constexpr std::size_t kSentenceWords = 2;
constexpr std::size_t kStatementWords = 4;
// By hand: most contents and cues of a sentence that are looked through for a quotation, so that time stays linear.
constexpr std::ptrdiff_t kMostInSentence = 16;
// By hand: most words of a subhead in single quotation marks, in a text that quotes with double ones.
constexpr std::size_t kSubheadWords = 8;

// Confidence of a quotation that goes on with a report. Counted: 322 of 337 are right on contract/train, free/train and
// free/onestop (small; tools/train/EXPERIMENTS.md, "Edges").
constexpr double kChained = 0.95;

class Chainer {
 public:
  Chainer(const Layout& layout, const std::vector<RoleSpan>& spans, const std::vector<TokenRange>& titles,
          std::vector<Draft>* drafts, bool explain)
      : layout_(layout), quotations_(layout.quotations()), drafts_(*drafts), explain_(explain) {
    FindOwners(spans, titles);
  }

  void Run() {
    ChainBackwards();
    ChainForwards();
  }

 private:
  // Sets the owners that the quotations have from the start, and which lie in a phrase.
  void FindOwners(const std::vector<RoleSpan>& spans, const std::vector<TokenRange>& titles) {
    owner_.assign(quotations_.tokens.size(), kNoDraft);
    in_phrase_.assign(quotations_.tokens.size(), false);
    for (const RoleSpan& span : spans) {
      if (span.role != Role::kContent)
        ForQuotationsOf({span.begin, span.end}, [&](std::size_t quotation) { in_phrase_[quotation] = true; });
    }
    for (const TokenRange title : titles) ForQuotationsOf(title, [&](std::size_t quotation) { in_phrase_[quotation] = true; });
    for (std::size_t d = 0; d < drafts_.size(); ++d) {
      for (const RoleSpan& piece : drafts_[d].contents) {
        ForQuotationsOf({piece.begin, piece.end}, [&](std::size_t quotation) { owner_[quotation] = d; });
      }
    }
  }

  // Calls `act` with each quotation of which a token lies in `range`.
  template <typename Act>
  void ForQuotationsOf(TokenRange range, const Act& act) const {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const std::size_t quotation = layout_.QuotationOf(i);
      if (quotation == kNoQuotation) continue;
      act(quotation);
      i = quotations_.tokens[quotation].end - 1;
    }
  }

  const QuoteRegion& Region(std::size_t quotation) const { return layout_.regions()[quotations_.region[quotation]]; }

  // The quotation of the paragraph before that `quotation` opens again, or kNoQuotation.
  std::size_t Before(std::size_t quotation) const {
    const std::optional<std::size_t> region = Region(quotation).continues;
    if (!region) return kNoQuotation;
    const auto found = std::lower_bound(quotations_.region.begin(), quotations_.region.end(), *region);
    if (found == quotations_.region.end() || *found != *region) return kNoQuotation;
    return static_cast<std::size_t>(found - quotations_.region.begin());
  }

  bool IsFree(std::size_t quotation) const { return owner_[quotation] == kNoDraft && !in_phrase_[quotation]; }

  // That `rule` gave `piece` to `draft`: which report that is, by its cue or else its source.
  Decision Explain(const Draft& draft, TokenRange piece, const char* rule) const {
    Decision decision{"chains", rule, layout_.Bytes(piece)};
    const std::optional<RoleSpan>& report = draft.cue ? draft.cue : draft.source;
    if (report) decision.alternatives = {{"", layout_.Bytes({report->begin, report->end}), kChained, true}};
    return decision;
  }

  void AddPiece(std::size_t draft, std::size_t quotation, const char* rule) {
    const TokenRange piece = quotations_.tokens[quotation];
    owner_[quotation] = draft;
    drafts_[draft].contents.push_back({Role::kContent, piece.begin, piece.end, kChained});
    if (explain_) drafts_[draft].decisions.push_back(Explain(drafts_[draft], piece, rule));
  }

  // "We wait. / "It is early," said Pell. Earlier paragraphs of a quotation go to the owner of a later one.
  void ChainBackwards() {
    for (std::size_t q = quotations_.tokens.size(); q-- > 0;) {
      const std::size_t before = Before(q);
      if (owner_[q] == kNoDraft || before == kNoQuotation || !IsFree(before)) continue;
      // In '"We wait," said Pell. "It is early. / "Very early."' the second quotation has its report before it, in its
      // paragraph.
      if (layout_.OpensParagraph(quotations_.tokens[before].begin))
        AddPiece(owner_[q], before, "the next paragraph opens the same quotation again");
    }
  }

  // All other quotations go to a report before them.
  void ChainForwards() {
    Places reports, clauses;  // where contents and cues begin; where sources and cues do
    for (std::size_t d = 0; d < drafts_.size(); ++d) {
      for (const RoleSpan& piece : drafts_[d].contents) reports.push_back({piece.begin, d});
      if (!drafts_[d].cue) continue;
      reports.push_back({drafts_[d].cue->begin, d});
      clauses.push_back({drafts_[d].cue->begin, d});
      if (drafts_[d].source) clauses.push_back({drafts_[d].source->begin, d});
    }
    std::sort(reports.begin(), reports.end());
    std::sort(clauses.begin(), clauses.end());
    std::size_t last = kNoDraft;
    auto report = reports.begin();
    for (std::size_t q = 0; q < quotations_.tokens.size(); ++q) {
      for (; report != reports.end() && report->first < quotations_.tokens[q].begin; ++report) last = Main(reports, report);
      if (!IsFree(q)) continue;
      const std::size_t before = Before(q);
      if (before != kNoQuotation && owner_[before] != kNoDraft) {
        AddPiece(owner_[before], q, "opens the quotation of the paragraph before again");
      } else if (IsStatement(q)) {
        const char* rule = "a bare quotation goes on with the report before it";
        if (const std::size_t behind = CueBehind(clauses, q); behind != kNoDraft) {
          last = behind;
          rule = "a cue stands right behind it";
        } else if (last == kNoDraft) {
          last = drafts_.size();
          drafts_.push_back({{}, std::nullopt, std::nullopt, kChained});
          rule = "a bare quotation before any report";
        } else if (const std::size_t other = OtherInTurn(q); other != kNoDraft) {
          last = other;
          rule = "a question, or its answer, where two talk in turn";
        }
        AddPiece(last, q, rule);
      }
    }
  }

  // "who fears the dam", "as he described it", "when asked", "in answer to Pell's plea": whether a report stands inside
  // another's clause, and not, as behind "and", beside it.
  bool IsInside(const Draft& draft) const {
    static const auto& kLeads =
        *new absl::flat_hash_set<std::string_view>{"about", "after", "against", "as",   "because", "before", "from", "if",
                                                   "of",    "since", "to",      "when", "where",   "who",    "whose"};
    const RoleSpan& first = draft.source && draft.source->begin < draft.cue->begin ? *draft.source : *draft.cue;
    if (kLeads.contains(layout_.Word(first.begin)) || (first.begin > 0 && kLeads.contains(layout_.Word(first.begin - 1))))
      return true;
    return draft.source && draft.source->end == draft.cue->begin && layout_.IsPossessive(draft.source->end - 1);
  }

  // The report whose quotation goes on, where `last` is the latest of `reports`: in '"We wait," said Pell, who fears the dam.'
  // Pell's, which is the latest in the sentence that has a quotation.
  std::size_t Main(const Places& reports, Places::const_iterator last) const {
    if (!drafts_[last->second].cue || HasQuotation(layout_, drafts_[last->second]) || !IsInside(drafts_[last->second]))
      return last->second;
    const std::size_t sentence = layout_.SentenceOf(drafts_[last->second].cue->begin);
    for (auto report = last; report != reports.begin() && last - report < kMostInSentence;) {
      --report;
      if (layout_.SentenceOf(report->first) != sentence) break;
      const Draft& draft = drafts_[report->second];
      if (report->second != last->second && draft.cue && HasQuotation(layout_, draft)) return report->second;
    }
    return last->second;
  }

  // The report whose source or cue stands right behind `quotation` and that has nothing but quotations behind these. Otherwise
  // kNoDraft. A full stop in the quotation ends its sentence, so that nothing behind it can be its cue.
  std::size_t CueBehind(const Places& clauses, std::size_t quotation) const {
    const std::size_t end = quotations_.tokens[quotation].end;
    if (StopOf(quotation) == ".") return kNoDraft;
    const auto found = std::lower_bound(clauses.begin(), clauses.end(), std::make_pair(end, std::size_t{0}));
    if (found == clauses.end() || found->first != end || layout_.OpensParagraph(end)) return kNoDraft;
    const Draft& draft = drafts_[found->second];
    const auto is_later = [&](const RoleSpan& piece) {
      return layout_.QuotationOf(piece.begin) != kNoQuotation && piece.begin > draft.cue->begin;
    };
    return std::all_of(draft.contents.begin(), draft.contents.end(), is_later) ? found->second : kNoDraft;
  }

  // The last token inside the marks of `quotation`, where its full stop, "?" or "!" stands if it has one.
  std::string_view StopOf(std::size_t quotation) const {
    const TokenRange range = quotations_.tokens[quotation];
    const std::size_t marks = Region(quotation).end == QuoteEnd::kClosed ? 2 : 1;
    return range.size() > marks ? layout_.Word(range.end - marks) : "";
  }

  // Whether its paragraph is nothing but `quotation`.
  bool IsAlone(std::size_t quotation) const {
    const TokenRange range = quotations_.tokens[quotation];
    const TokenRange paragraph = layout_.Paragraph(layout_.ParagraphOf(range.begin));
    return paragraph.begin == range.begin && paragraph.end == range.end;
  }

  bool IsSubhead(std::size_t quotation) const {
    const TokenRange range = quotations_.tokens[quotation];
    if (layout_.KindOf(layout_.ParagraphOf(range.begin)) != ParagraphKind::kBody) return true;
    return Region(quotation).mark == QuoteMark::kSingle && IsAlone(quotation) && layout_.WordsIn(range) <= kSubheadWords &&
           QuotesWithDoubles();
  }

  bool QuotesWithDoubles() const {
    return !layout_.regions().empty() && layout_.regions()[quotations_.region[0]].mark == QuoteMark::kDouble;
  }

  // Whether a quotation that no report claims is somebody's words rather than a term, a title or a subhead.
  bool IsStatement(std::size_t quotation) const {
    const TokenRange range = quotations_.tokens[quotation];
    const std::string_view stop = StopOf(quotation);
    const bool stops = stop == "." || stop == "?" || stop == "!";
    bool opens = layout_.OpensSentence(range.begin);
    if (!opens && range.size() > 1 && range.begin > 0 && layout_.token(range.begin - 1).kind == TokenKind::kPunctuation) {
      opens = stops && IsUpper(layout_.text().At(layout_.token(range.begin + 1).span.begin).code_point);
    }
    if (!opens) return false;
    const bool first = layout_.ParagraphOf(range.begin) == 0 || drafts_.empty();  // a pull quote under the headline
    if (!first && IsSubhead(quotation)) return false;
    return layout_.WordsIn(range) >= (stops ? kSentenceWords : kStatementWords);
  }

  // The owner of quotation q - 2, if quotations q - 2 and q - 1 have two owners, the three stand in paragraphs one right after
  // the other, q - 2 and q are both questions or both none, and q - 1 is the contrary. Otherwise kNoDraft.
  std::size_t OtherInTurn(std::size_t q) const {
    if (q < 2 || !IsAlone(q) || owner_[q - 1] == kNoDraft || owner_[q - 2] == kNoDraft || owner_[q - 1] == owner_[q - 2])
      return kNoDraft;
    const std::size_t paragraph = layout_.ParagraphOf(quotations_.tokens[q].begin);
    if (layout_.ParagraphOf(quotations_.tokens[q - 1].begin) + 1 != paragraph) return kNoDraft;
    if (layout_.ParagraphOf(quotations_.tokens[q - 2].begin) + 2 != paragraph) return kNoDraft;
    const auto asks = [&](std::size_t quotation) { return StopOf(quotation) == "?"; };
    return asks(q) != asks(q - 1) && asks(q) == asks(q - 2) ? owner_[q - 2] : kNoDraft;
  }

  const Layout& layout_;
  const Quotations& quotations_;
  std::vector<Draft>& drafts_;
  const bool explain_;
  std::vector<std::size_t> owner_;  // of each quotation: its draft, or kNoDraft
  std::vector<bool> in_phrase_;     // of each quotation: whether it lies in a source, a cue or a title
};

}  // namespace

void ChainQuotations(const Layout& layout, const std::vector<RoleSpan>& spans, const std::vector<TokenRange>& titles,
                     std::vector<Draft>* drafts, bool explain) {
  Chainer(layout, spans, titles, drafts, explain).Run();
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
