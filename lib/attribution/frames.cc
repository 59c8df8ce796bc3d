// Frames: shapes of sentences that tell which tokens are source, cue and content.
// SPDX-License-Identifier: Apache-2.0
//
//   "We wait," engineer Ines Falk said.    what stands between a quotation and its cue is the source,
//   "We wait," said engineer Ines Falk.    and so is the name behind the cue
//   "Who signed it?" inquired Falk.        behind a quotation that does not end like a sentence comes a reporting clause,
//   Falk inquired, "Who signed it?"        whatever its verb, and so does one lead up to a quotation
//   A later start, says Falk, is good.     with the verb first, the source is behind it and not before it
//   The report recommends: - new locks     a list under a colon is what is recommended
//
// The tags keep their say: a frame adds to the log probabilities of tags, and the search takes what is best as a whole. The
// gains were chosen on contract/train, free/train and free/onestop, where each leaves triple and exact as they are or raises
// them, and on texts made by rule, where they decide (tools/train/EXPERIMENTS.md).
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

// Gains, as log probabilities.
constexpr float kSourceGain = 5;
constexpr float kNotContent = -3;  // of a source's tokens as content
constexpr float kOneSource = -4;   // of a second source that begins inside one
constexpr float kVerbGain = 6;     // of a cue that the tags do not see
constexpr float kContentGain = 1;  // of a quotation beside a reporting clause
constexpr float kListGain = 5;

// Probabilities of tags from which on they count as seen, or as possible.
constexpr double kLikely = 0.5;
constexpr double kMaybe = 0.2;
constexpr double kPossible = 0.1;

constexpr std::size_t kMostInSource = 8;     // tokens between a quotation and its cue, or of a name behind it
constexpr std::size_t kMostInFront = 64;     // tokens in front of an inverted clause that are no source
constexpr std::size_t kMostBeforeColon = 8;  // tokens in front of a list that may hold its cue

// The frames, in words.
constexpr char kClause[] = "a source between a quotation and its cue, or behind that";
constexpr char kInversion[] = "a source behind the verb of an inverted clause";
constexpr char kVerbBehind[] = "a verb behind a quotation";
constexpr char kVerbBefore[] = "a verb in front of a quotation";
constexpr char kList[] = "a list under a colon";

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
      FavourClause({span.begin, span.end});
      FavourInversion({span.begin, span.end});
    }
    for (const TokenRange quoted : layout_.quotations().tokens) {
      FavourVerbBehind(quoted);
      FavourVerbBefore(quoted);
    }
    for (const TokenRange list : layout_.lists()) FavourList(list);
  }

 private:
  void Favour(TokenRange range, Role role, float gain, const char* rule) {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      for (std::size_t part = 0; part < kParts; ++part) tags_[i][TagOf(role, static_cast<Part>(part))] += gain;
    }
    if (gains_ != nullptr) gains_->push_back({rule, range, role, gain});
  }

  // Makes `range` one source.
  void FavourSource(TokenRange range, const char* rule) {
    if (range.empty()) return;
    Favour(range, Role::kSource, kSourceGain, rule);
    Favour(range, Role::kContent, kNotContent, rule);
    BeginSpan(&tags_[range.begin], Role::kSource);
    for (std::size_t i = range.begin + 1; i < range.end; ++i) {
      for (const Part part : {Part::kBegin, Part::kSingle}) tags_[i][TagOf(Role::kSource, part)] += kOneSource;
    }
  }

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

  // "the charter": a description of some words.
  bool IsArticle(TokenRange source) const {
    if (source.size() < 2) return false;
    const std::string_view word = layout_.Word(source.begin);
    return word == "the" || word == "a" || word == "an" || word == "one" || word == "his" || word == "her" || word == "their";
  }

  // Tokens of "[3]" that end before token `i`.
  std::size_t CitationBefore(std::size_t i) const { return i >= 3 && layout_.IsCitation(i - 3) ? 3 : 0; }

  // The cue stands behind a quotation that opens its sentence, with nothing but the source between them, or in front of the
  // source.
  void FavourClause(TokenRange cue) {
    const TokenRange sentence = SentenceOf(cue.begin);
    std::size_t begin = cue.begin;
    while (begin > sentence.begin && cue.begin - begin <= kMostInSource && IsWord(begin - 1)) --begin;
    const std::size_t before = begin - CitationBefore(begin);
    if (before <= sentence.begin || layout_.QuotationOf(before - 1) == kNoQuotation) return;
    const TokenRange quoted = layout_.quotations().tokens[layout_.QuotationOf(before - 1)];
    if (!layout_.OpensSentence(quoted.begin)) return;
    Favour(quoted, Role::kContent, kContentGain, kClause);
    TokenRange source{begin, cue.begin};
    if (source.empty()) {
      source = {cue.end, cue.end};
      while (source.end < sentence.end && source.size() <= kMostInSource && IsWord(source.end)) ++source.end;
    }
    TokenRange named = source;
    while (!named.empty() && !layout_.IsCapitalised(named.end - 1)) --named.end;  // "later", "on"
    if (!named.empty() && IsPreposition(layout_.Word(named.begin))) return;       // "returns on Sunday"
    const bool described = named.empty() && source.end == cue.begin && IsArticle(source);
    if (source.size() <= kMostInSource) FavourSource(described ? source : named, kClause);
  }

  void FavourInversion(TokenRange cue) {
    const TokenRange sentence = SentenceOf(cue.begin);
    if (cue.begin < sentence.begin + 2 || layout_.Word(cue.begin - 1) != "," || layout_.QuotationOf(cue.begin) != kNoQuotation)
      return;
    const std::string_view verb = layout_.Word(cue.end - 1);
    if (!Words().reporting_verbs.contains(verb) || Words().telling_verbs.contains(verb))
      return;  // behind "told" comes whoever was told
    TokenRange name{cue.end, cue.end};
    while (name.end < sentence.end && name.size() <= kMostInSource && IsWord(name.end) && layout_.IsCapitalised(name.end))
      ++name.end;
    if (name.empty() || name.end == sentence.end || (layout_.Word(name.end) != "," && layout_.Word(name.end) != ".")) return;
    if (Probability(name.begin, Role::kSource) < kPossible) return;  // "said Monday"
    FavourSource(name, kInversion);
    const std::size_t front = std::max(sentence.begin, cue.begin - std::min(cue.begin, kMostInFront));
    Favour({front, cue.begin}, Role::kSource, -kSourceGain, kInversion);
  }

  // Whether a cue begins in `range`.
  bool HasCue(TokenRange range) const {
    const auto cue = std::lower_bound(cues_.begin(), cues_.end(), range.begin);
    return cue != cues_.end() && *cue < range.end;
  }

  bool LooksLikeVerb(std::size_t i) const {
    if (layout_.token(i).kind != TokenKind::kWord) return false;
    const std::string_view word = layout_.Word(i);
    return Words().reporting_verbs.contains(word) ||
           (word.size() > 4 && word.substr(word.size() - 2) == "ed" && !layout_.IsCapitalised(i));
  }

  // "states" at the end of "the charter states".
  bool IsPresent(std::string_view word) const {
    return word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's' && word[0] >= 'a';
  }

  // The verb of the reporting clause `clause`, or kNoToken: what looks like one and stands first or last, or what the tags
  // suspect.
  std::size_t VerbOf(TokenRange clause) const {
    const std::size_t last = std::min(clause.end, clause.begin + kMostInSource);
    for (std::size_t i = clause.begin; i < last; ++i) {
      const bool at_edge = i == clause.begin || i + 1 == clause.end || !IsWord(i + 1);
      if (LooksLikeVerb(i) && (at_edge || Words().reporting_verbs.contains(layout_.Word(i)))) return i;
      if (i > clause.begin && at_edge && IsPresent(layout_.Word(i))) return i;
    }
    for (std::size_t i = clause.begin; i < last; ++i) {
      if (!layout_.IsCapitalised(i) && Probability(i, Role::kCue) >= kMaybe) return i;
    }
    return kNoToken;
  }

  static bool IsPause(std::string_view word) {
    return word == "," || word == "?" || word == "!" || word == "?!" || word == "\u2014";
  }

  void FavourVerbBehind(TokenRange quoted) {
    const TokenRange clause{quoted.end + (layout_.IsCitation(quoted.end) ? 3 : 0), SentenceOf(quoted.end - 1).end};
    if (quoted.size() < 3 || clause.empty() || !IsPause(layout_.Word(quoted.end - 2)) || !layout_.OpensSentence(quoted.begin))
      return;
    if (!IsWord(clause.begin) || HasCue(clause)) return;
    const std::size_t verb = VerbOf(clause);
    if (verb == kNoToken) return;
    // Behind a title, "Help!" topped the charts: only a verb that reports.
    if (layout_.Word(quoted.end - 2) != "," && verb == clause.begin && !Words().reporting_verbs.contains(layout_.Word(verb)))
      return;
    TokenRange cue{verb, verb + 1};
    if (cue.end < clause.end && layout_.Word(cue.end) == "back") ++cue.end;  // shot back
    Favour(cue, Role::kCue, kVerbGain, kVerbBehind);
    FavourClause(cue);
  }

  void FavourVerbBefore(TokenRange quoted) {
    const TokenRange sentence = SentenceOf(quoted.begin);
    if (quoted.begin < sentence.begin + 3) return;
    const std::string_view pause = layout_.Word(quoted.begin - 1);
    const bool paused = pause == ":" || pause == ",";
    // Without a pause only an exclamation: radioed "Brace!"
    if (!paused && (quoted.size() < 3 || (layout_.Word(quoted.end - 2) != "!" && layout_.Word(quoted.end - 2) != "?"))) return;
    const std::size_t verb = quoted.begin - (paused ? 2 : 1);
    if (!LooksLikeVerb(verb) || HasCue({sentence.begin, quoted.begin})) return;
    Favour({verb, pause == ":" ? verb + 2 : verb + 1}, Role::kCue, kVerbGain, kVerbBefore);
    Favour(quoted, Role::kContent, kContentGain, kVerbBefore);
    TokenRange subject{verb, verb};
    while (subject.begin > sentence.begin && subject.size() <= kMostInSource && IsWord(subject.begin - 1)) --subject.begin;
    if (subject.begin == sentence.begin && subject.size() <= kMostInSource) FavourSource(subject, kVerbBefore);
  }

  // Only where a cue stands in front of the colon, and none in the list.
  void FavourList(TokenRange list) {
    const TokenRange above = layout_.Paragraph(layout_.ParagraphOf(list.begin - 1));
    const auto likely = [this](std::size_t i) { return Probability(i, Role::kCue) >= kLikely; };
    bool cue = false;
    for (std::size_t i = above.end - std::min(above.size(), kMostBeforeColon); i < above.end; ++i) cue |= likely(i);
    if (!cue) return;
    for (std::size_t i = list.begin; i < list.end; ++i) {
      if (layout_.QuotationOf(i) != kNoQuotation || likely(i)) return;
    }
    Favour(list, Role::kContent, kListGain, kList);
  }

  const Layout& layout_;
  const std::vector<RoleSpan>& spans_;
  Tags& tags_;
  std::vector<Gain>* const gains_;  // null: nobody asks
  std::vector<std::size_t> cues_;   // their first tokens, in order
};

}  // namespace

void FavourFrames(const Layout& layout, const std::vector<RoleSpan>& spans, Tags* tags, std::vector<Gain>* gains) {
  Framer(layout, spans, tags, gains).Run();
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
