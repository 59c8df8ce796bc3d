// Frames: shapes of clauses that tell source, cue and content apart where the tags alone are unsure.
// SPDX-License-Identifier: Apache-2.0
//
//   "We wait," engineer Ines Falk said.    reporting clause: what stands between a quotation and its cue is the source,
//   "We wait," said engineer Ines Falk.    and so is the name behind the cue (ReportingClause)
//   A later start, says Falk, is good.     inverted reporting clause, verb first: the source stands behind the verb, and
//                                          nothing before it is one (InvertedClause)
//   "Who signed it?" inquired Falk.        behind a quotation that ends with a pause (a comma, "?", "!") comes a reporting
//                                          clause, whatever its verb (VerbBehind)
//   Falk inquired, "Who signed it?"        a verb and a comma or colon right before a quotation report it (VerbBefore)
//   The report recommends: - new locks     a list under a colon is the content (ListUnderColon)
//
// A frame decides nothing by itself: it adds to the log probabilities of tags, and the Viterbi search (spans.h) then takes what
// is best as a whole, so that a network that is sure of the contrary still prevails. In the second line above, for example, all
// source tags of "engineer Ines Falk" rise by 5, their content tags fall by 3, and the source tags that would begin a second
// source at "Ines" or "Falk" fall by 4.
//
// Known failures: a time between a quotation and its source joins the source ("We wait," the day before Falk said); behind a
// title that ends with a comma a word in "ed" becomes a cue ("Tides," released in May, sold well); a reporting clause is missed
// whose verb is not in model/reporting.tsv, looks like no verb, and is not suspected by the tags.
#include "lib/attribution/frames.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <vector>

#include "lib/lexicon/word_lists.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// What is added to log probabilities of tags. Fitted: chosen on contract/train, free/train and free/onestop, where each
// leaves triple and exact as they are or raises them, and on texts made by rule, where they decide (tools/train/EXPERIMENTS.md,
// "Decoding"; no search is logged).
constexpr float kSourceGain = 5;           // to the source tags of what a clause has for its source
constexpr float kSourceAsContent = -3;     // to the content tags of the same tokens
constexpr float kSecondSource = -4;        // to the tags that begin another source inside that one
constexpr float kVerbGain = 6;             // to the cue tags of a verb that no cue was found at
constexpr float kQuotationGain = 1;        // to the content tags of a quotation beside a reporting clause
constexpr float kListGain = 5;             // to the content tags of a list under a colon
constexpr float kNoSource = -kSourceGain;  // to the source tags of what stands before an inverted clause

// Probabilities of a role. By hand, as far as is known: nothing is logged of them.
constexpr double kLikelyCue = 0.5;       // from here on a cue announces a list, or is one inside it
constexpr double kMaybeCue = 0.2;        // ... a word without the look of a verb may be the verb of a reporting clause
constexpr double kPossibleSource = 0.1;  // ... the name behind an inverted verb may be a source: not "said Monday"

// By hand, not counted: lengths in tokens. kMostInFront only keeps the time linear.
constexpr std::size_t kMostInSource = 8;     // between a quotation and its cue, or of a name behind it
constexpr std::size_t kMostInFront = 64;     // in front of an inverted clause, of which none is a source
constexpr std::size_t kMostBeforeColon = 8;  // in front of a list, among which its cue stands

// The frames, as explanations name them.
constexpr char kReportingClause[] = "frame: the reporting clause behind a quotation";
constexpr char kInvertedClause[] = "frame: an inverted reporting clause";
constexpr char kVerbBehind[] = "frame: a verb behind a quotation";
constexpr char kVerbBefore[] = "frame: a verb in front of a quotation";
constexpr char kList[] = "frame: a list under a colon";

class Framer {
 public:
  Framer(const Layout& layout, const std::vector<RoleSpan>& spans, Tags* tags, std::vector<Gain>* gains)
      : layout_(layout), spans_(spans), tags_(*tags), gains_(gains) {
    for (const RoleSpan& span : spans) {
      if (span.role == Role::kCue) cues_.push_back(span.begin);
    }
  }

  void Run() {
    for (const RoleSpan& span : spans_) {
      if (span.role != Role::kCue) continue;
      ReportingClause({span.begin, span.end});
      InvertedClause({span.begin, span.end});
    }
    for (const TokenRange quoted : layout_.quotations().tokens) {
      VerbBehind(quoted);
      VerbBefore(quoted);
    }
    for (const TokenRange list : layout_.lists()) ListUnderColon(list);
  }

 private:
  // Adds `gain` to the four tags of `role` of each token of `range`.
  void Raise(TokenRange range, Role role, float gain, const char* rule) {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      for (std::size_t part = 0; part < kParts; ++part) tags_[i][TagOf(role, static_cast<Part>(part))] += gain;
    }
    if (gains_ != nullptr) gains_->push_back({rule, range, role, gain});
  }

  // Speaks for `range` as one source: for all of it, against content, against a source that began before it, and against a
  // second source that begins inside it.
  void RaiseSource(TokenRange range, const char* rule) {
    if (range.empty()) return;
    Raise(range, Role::kSource, kSourceGain, rule);
    Raise(range, Role::kContent, kSourceAsContent, rule);
    CutBefore(&tags_[range.begin], Role::kSource);
    for (std::size_t i = range.begin + 1; i < range.end; ++i) {
      for (const Part part : {Part::kBegin, Part::kSingle}) tags_[i][TagOf(Role::kSource, part)] += kSecondSource;
    }
  }

  // Whether token `i` may belong to a reporting clause: a word, number or handle outside quotation marks.
  bool IsWord(std::size_t i) const {
    const TokenKind kind = layout_.token(i).kind;
    return layout_.QuotationOf(i) == kNoQuotation &&
           (kind == TokenKind::kWord || kind == TokenKind::kNumber || kind == TokenKind::kHandle);
  }
  double Probability(std::size_t i, Role role) const { return ProbabilityOf(tags_[i], role); }
  TokenRange SentenceOf(std::size_t i) const { return layout_.Sentence(layout_.SentenceOf(i)); }

  static bool IsPreposition(std::string_view word) {
    static constexpr std::string_view kWords[] = {"as", "at", "by", "for", "from", "in", "of", "on", "to", "with"};
    return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
  }

  // "the charter", "his deputy": a determiner and at least one word more, so perhaps somebody without a name.
  bool IsDescription(TokenRange source) const {
    if (source.size() < 2) return false;
    const std::string_view word = layout_.Word(source.begin);
    return word == "the" || word == "a" || word == "an" || word == "one" || word == "his" || word == "her" || word == "their";
  }

  // How many tokens of a citation, "[3]", end right before token `i`: 3 or 0.
  std::size_t CitationBefore(std::size_t i) const { return i >= 3 && layout_.IsCitation(i - 3) ? 3 : 0; }

  // "We wait," engineer Ines Falk said. "We wait," said engineer Ines Falk. The cue stands behind a quotation that opens its
  // sentence, and either words alone stand between the two, or none and the words behind the cue are taken.
  void ReportingClause(TokenRange cue) {
    const TokenRange sentence = SentenceOf(cue.begin);
    std::size_t begin = cue.begin;
    while (begin > sentence.begin && cue.begin - begin <= kMostInSource && IsWord(begin - 1)) --begin;
    const std::size_t before = begin - CitationBefore(begin);
    if (before <= sentence.begin || layout_.QuotationOf(before - 1) == kNoQuotation) return;
    const TokenRange quoted = layout_.quotations().tokens[layout_.QuotationOf(before - 1)];
    if (!layout_.OpensSentence(quoted.begin)) return;
    Raise(quoted, Role::kContent, kQuotationGain, kReportingClause);
    TokenRange source{begin, cue.begin};
    if (source.empty()) {
      source = {cue.end, cue.end};
      while (source.end < sentence.end && source.size() <= kMostInSource && IsWord(source.end)) ++source.end;
    }
    TokenRange named = source;                                                    // up to its last word with a capital
    while (!named.empty() && !layout_.IsCapitalised(named.end - 1)) --named.end;  // without "later", "on"
    if (!named.empty() && IsPreposition(layout_.Word(named.begin))) return;       // "We wait," said on Sunday ...
    const bool described = named.empty() && source.end == cue.begin && IsDescription(source);
    if (source.size() <= kMostInSource) RaiseSource(described ? source : named, kReportingClause);
  }

  // A later start, says Falk, is good. Behind a comma the verb, then a name, then a comma or the full stop.
  void InvertedClause(TokenRange cue) {
    const TokenRange sentence = SentenceOf(cue.begin);
    if (cue.begin < sentence.begin + 2 || layout_.Word(cue.begin - 1) != "," || layout_.QuotationOf(cue.begin) != kNoQuotation)
      return;
    const std::string_view verb = layout_.Word(cue.end - 1);
    if (!WordLists::Get().reporting_verbs.contains(verb) || WordLists::Get().telling_verbs.contains(verb))
      return;  // behind "told" comes whoever was told
    TokenRange name{cue.end, cue.end};
    while (name.end < sentence.end && name.size() <= kMostInSource && IsWord(name.end) && layout_.IsCapitalised(name.end))
      ++name.end;
    if (name.empty() || name.end == sentence.end || (layout_.Word(name.end) != "," && layout_.Word(name.end) != ".")) return;
    if (Probability(name.begin, Role::kSource) < kPossibleSource) return;  // "said Monday"
    RaiseSource(name, kInvertedClause);
    const std::size_t front = std::max(sentence.begin, cue.begin - std::min(cue.begin, kMostInFront));
    Raise({front, cue.begin}, Role::kSource, kNoSource, kInvertedClause);
  }

  // Whether a cue begins in `range`.
  bool HasCue(TokenRange range) const {
    const auto cue = std::lower_bound(cues_.begin(), cues_.end(), range.begin);
    return cue != cues_.end() && *cue < range.end;
  }

  // A reporting verb, or any word in "ed": "said", "radioed".
  bool LooksLikeVerb(std::size_t i) const {
    if (layout_.token(i).kind != TokenKind::kWord) return false;
    const std::string_view word = layout_.Word(i);
    return WordLists::Get().reporting_verbs.contains(word) ||
           (word.size() > 4 && word.substr(word.size() - 2) == "ed" && !layout_.IsCapitalised(i));
  }

  // Whether `word` looks like a verb in the third person, as "states" in "the charter states"; many plurals do, too.
  bool LooksPresent(std::string_view word) const {
    return word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's' && word[0] >= 'a';
  }

  // The verb of the reporting clause `clause`, or kNoToken: a word that looks like a verb and stands first or before a pause, a
  // reporting verb anywhere, or else the first word that the tags suspect of being a cue.
  std::size_t VerbOf(TokenRange clause) const {
    const std::size_t last = std::min(clause.end, clause.begin + kMostInSource);
    for (std::size_t i = clause.begin; i < last; ++i) {
      const bool at_edge = i == clause.begin || i + 1 == clause.end || !IsWord(i + 1);
      if (LooksLikeVerb(i) && (at_edge || WordLists::Get().reporting_verbs.contains(layout_.Word(i)))) return i;
      if (i > clause.begin && at_edge && LooksPresent(layout_.Word(i))) return i;
    }
    for (std::size_t i = clause.begin; i < last; ++i) {
      if (!layout_.IsCapitalised(i) && Probability(i, Role::kCue) >= kMaybeCue) return i;
    }
    return kNoToken;
  }

  static bool IsPause(std::string_view word) {
    return word == "," || word == "?" || word == "!" || word == "?!" || word == "\u2014";
  }

  // "Who signed it?" inquired Falk. The quotation opens its sentence and ends with a pause, no cue was found behind it, and
  // there is a verb: it becomes the cue, and the clause is read as any reporting clause.
  void VerbBehind(TokenRange quoted) {
    const TokenRange clause{quoted.end + (layout_.IsCitation(quoted.end) ? 3 : 0), SentenceOf(quoted.end - 1).end};
    if (quoted.size() < 3 || clause.empty() || !IsPause(layout_.Word(quoted.end - 2)) || !layout_.OpensSentence(quoted.begin))
      return;
    if (!IsWord(clause.begin) || HasCue(clause)) return;
    const std::size_t verb = VerbOf(clause);
    if (verb == kNoToken) return;
    // "Help!" topped the charts: behind a title with "?" or "!" the first word counts only if it is a reporting verb.
    if (layout_.Word(quoted.end - 2) != "," && verb == clause.begin &&
        !WordLists::Get().reporting_verbs.contains(layout_.Word(verb)))
      return;
    TokenRange cue{verb, verb + 1};
    if (cue.end < clause.end && layout_.Word(cue.end) == "back") ++cue.end;  // shot back
    Raise(cue, Role::kCue, kVerbGain, kVerbBehind);
    ReportingClause(cue);
  }

  // Falk inquired, "Who signed it?" A verb and a comma or colon stand right before the quotation, and no cue was found in the
  // sentence before it: the verb becomes the cue, the quotation its content, and what opens the sentence its source.
  void VerbBefore(TokenRange quoted) {
    const TokenRange sentence = SentenceOf(quoted.begin);
    if (quoted.begin < sentence.begin + 3) return;
    const std::string_view pause = layout_.Word(quoted.begin - 1);
    const bool paused = pause == ":" || pause == ",";
    // Without a pause only an exclamation: radioed "Brace!"
    if (!paused && (quoted.size() < 3 || (layout_.Word(quoted.end - 2) != "!" && layout_.Word(quoted.end - 2) != "?"))) return;
    const std::size_t verb = quoted.begin - (paused ? 2 : 1);
    if (!LooksLikeVerb(verb) || HasCue({sentence.begin, quoted.begin})) return;
    Raise({verb, pause == ":" ? verb + 2 : verb + 1}, Role::kCue, kVerbGain, kVerbBefore);
    Raise(quoted, Role::kContent, kQuotationGain, kVerbBefore);
    TokenRange subject{verb, verb};
    while (subject.begin > sentence.begin && subject.size() <= kMostInSource && IsWord(subject.begin - 1)) --subject.begin;
    if (subject.begin == sentence.begin && subject.size() <= kMostInSource) RaiseSource(subject, kVerbBefore);
  }

  // The report recommends: - new locks. Only where a cue stands in front of the colon, and neither a cue nor a quotation in the
  // list.
  void ListUnderColon(TokenRange list) {
    const TokenRange above = layout_.Paragraph(layout_.ParagraphOf(list.begin - 1));
    const auto likely = [this](std::size_t i) { return Probability(i, Role::kCue) >= kLikelyCue; };
    bool cue = false;
    for (std::size_t i = above.end - std::min(above.size(), kMostBeforeColon); i < above.end; ++i) cue |= likely(i);
    if (!cue) return;
    for (std::size_t i = list.begin; i < list.end; ++i) {
      if (layout_.QuotationOf(i) != kNoQuotation || likely(i)) return;
    }
    Raise(list, Role::kContent, kListGain, kList);
  }

  const Layout& layout_;
  const std::vector<RoleSpan>& spans_;
  Tags& tags_;
  std::vector<Gain>* const gains_;  // null: nobody asks
  std::vector<std::size_t> cues_;   // their first tokens, in order
};

}  // namespace

void ApplyFrames(const Layout& layout, const std::vector<RoleSpan>& spans, Tags* tags, std::vector<Gain>* gains) {
  Framer(layout, spans, tags, gains).Run();
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
