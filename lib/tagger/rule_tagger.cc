// RuleTagger: tags by a lexicon of cues, the clause after the cue, quote regions and the nearest source.
// SPDX-License-Identifier: Apache-2.0
//
// Reads each sentence from left to right. At a verb of model/cues.tsv outside quotation marks it takes the verb group, the
// noun phrase before or after it as source, and as content what the verb allows: the quotation or clause that it stands
// beside, the clause or phrase that follows. What is tagged once is left alone, so an attribution inside a content is not
// tagged. Known failures: no parse, so noun phrases end by word classes, and clauses at the sentence's end; verbs not in the
// lexicon; nouns as cues without "that" or "to"; decisions in the passive. The learned tagger of the next step replaces it.
#include "lib/tagger/rule_tagger.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/match.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Longest noun phrase, adverbial and apposition that are looked for, in tokens.
constexpr std::size_t kPhrase = 15;
constexpr std::size_t kApposition = 25;
constexpr std::size_t kAdverbial = 9;

// How often each construction is right, on train.
constexpr double kBesideQuote = 0.9, kSaidClause = 0.8, kOtherClause = 0.6, kPhraseContent = 0.5;

struct Range {  // tokens [begin, end)
  std::size_t begin = 0;
  std::size_t end = 0;
  bool empty() const { return begin >= end; }
};

class Rules {
 public:
  Rules(const Lexicon& lexicon, const Text& text, const Tokenization& tokenization, const std::vector<QuoteRegion>& regions);
  TagScores Run();

 private:
  // Words.
  bool Is(std::size_t i, std::uint32_t use) const { return i < uses_.size() && (uses_[i] & use) != 0; }
  bool Reads(std::size_t i, std::string_view bytes) const { return i < tokens_.size() && text_.In(tokens_[i].span) == bytes; }
  bool IsWord(std::size_t i) const { return tokens_[i].kind == TokenKind::kWord || tokens_[i].kind == TokenKind::kNumber; }
  bool IsCapital(std::size_t i) const { return IsUpper(text_.At(tokens_[i].span.begin).code_point); }
  bool EndsWith(std::size_t i, std::string_view tail) const {
    const std::string_view word = text_.In(tokens_[i].span);
    return word.size() > tail.size() && word.substr(word.size() - tail.size()) == tail;
  }
  bool Quoted(std::size_t i) const { return i < region_.size() && region_[i] >= 0; }
  Range RegionAt(std::size_t i) const { return ranges_[static_cast<std::size_t>(region_[i])]; }

  // Phrases.
  Range NounPhraseBefore(std::size_t end, std::size_t begin) const;
  Range NounPhraseAfter(std::size_t begin, std::size_t end) const;
  Range SourceBefore(std::size_t group, Range sentence) const;
  Range VerbGroup(std::size_t verb, Range sentence) const;
  std::size_t SkipAdverbials(std::size_t at, std::size_t end) const;
  std::size_t ClauseEnd(std::size_t begin, std::size_t end) const;
  std::size_t PhraseEnd(std::size_t begin, std::size_t end) const;

  // Constructions; each tags what it finds and returns whether it found its pattern.
  void Sentence_(Range sentence, bool heading);
  bool Colon(Range sentence, bool heading);
  bool AccordingTo(std::size_t at, Range sentence);
  bool Verb(std::size_t verb, Range sentence);
  bool BesideQuote(Range cue, Range source, Range sentence);
  bool AfterClause(Range cue, Range source, Range sentence);
  bool BeforeClause(std::size_t verb, Range cue, Range source, Range sentence);
  bool Impersonal(std::size_t verb, Range cue, Range sentence);
  bool CueNoun(std::size_t noun, Range sentence);
  bool CueAdverb(std::size_t at, Range sentence);

  bool Free(Range range) const;
  void Tag(Range range, std::size_t begin_tag, double p);
  bool Emit(Range cue, Range source, std::vector<Range> contents, double p);

  const Text& text_;
  const std::vector<Token>& tokens_;
  const Tokenization& tokenization_;
  std::vector<std::uint32_t> uses_;
  std::vector<int> region_;    // outermost region of each token, or -1
  std::vector<Range> ranges_;  // tokens of each region
  Range subject_;              // the last source of the sentence
  TagScores scores_;
};

Rules::Rules(const Lexicon& lexicon, const Text& text, const Tokenization& tokenization, const std::vector<QuoteRegion>& regions)
    : text_(text), tokens_(tokenization.tokens), tokenization_(tokenization) {
  const std::size_t n = tokens_.size();
  uses_.reserve(n);
  for (const Token& token : tokens_) {
    const auto entry = lexicon.cues.find(text.Lower(token.span));
    uses_.push_back(entry == lexicon.cues.end() ? 0 : entry->second);
  }
  region_.assign(n, -1);
  std::size_t i = 0;
  for (const QuoteRegion& region : regions) {
    if (region.parent) continue;
    while (i < n && tokens_[i].span.begin < region.span.begin) ++i;
    Range range{i, i};
    for (; i < n && tokens_[i].span.end <= region.span.end; ++i) region_[i] = static_cast<int>(ranges_.size());
    range.end = i;
    ranges_.push_back(range);
  }
  scores_.tags.resize(n);
  for (auto& tag : scores_.tags) {
    tag.fill(std::log(1e-4f));
    tag[kOutside] = std::log(0.95f);
  }
}

// A noun phrase that ends at `end`, not before `begin`: back to a verb, a side clause, a long quotation or a fronted "In May".
Range Rules::NounPhraseBefore(std::size_t end, std::size_t begin) const {
  std::size_t at = end;
  while (at > begin && end - at < kPhrase) {
    const std::size_t i = at - 1;
    if (Quoted(i)) {
      if (RegionAt(i).end - RegionAt(i).begin > 5 || RegionAt(i).begin < begin) break;
      at = RegionAt(i).begin;
      continue;
    }
    if (!IsWord(i) || Is(i, kAuxiliary | kBe | kSubordinator | kContentOpener)) break;
    if (Is(i, kPronoun)) break;
    if (Is(i, kConjunction) && (i == begin || !(IsCapital(i - 1) || Is(i + 1, kDeterminer)) || Is(i, kSubordinator))) break;
    if (Is(i, kPrepositionWord) && (i == begin || !IsWord(i - 1) || Is(i - 1, kConjunction | kTimeWord))) break;
    if (Is(i, kQuotes | kClause) && !IsCapital(i) && !Is(i, kCueNoun)) break;
    at = i;
  }
  while (at < end && (Is(at, kConjunction | kPrepositionWord | kTimeWord) || (Is(at, kGroupAdverb) && !IsCapital(at)))) ++at;
  return {at, end};
}

// A noun phrase that begins at `begin`, with the apposition after it: up to an adverbial, a verb or the next clause.
Range Rules::NounPhraseAfter(std::size_t begin, std::size_t end) const {
  if (Is(begin, kPronoun)) return {begin, begin + 1};
  std::size_t at = begin;
  for (; at < end && at - begin < kApposition; ++at) {
    if (Quoted(at) && RegionAt(at).end - at > 5) break;
    if (Is(at, kAuxiliary | kBe | kSubordinator)) break;
    if (Is(at, kTimeWord) || Reads(at, ";") || Reads(at, ":")) break;
    if (Is(at, kPrepositionWord) && SkipAdverbials(at, end) > at + 1) break;
    if (Reads(at, ",") && (at + 1 == end || Is(at + 1, kConjunction | kVerb) || EndsWith(at + 1, "ing"))) break;
    if (Is(at, kQuotes) && at > begin && !Is(at, kCueNoun)) break;
  }
  while (at > begin && (Reads(at - 1, ",") || Is(at - 1, kConjunction | kPrepositionWord) || Reads(at - 1, "."))) --at;
  return {begin, at};
}

// Who does what the verb group at `group` says; empty if nobody is beside it.
Range Rules::SourceBefore(std::size_t group, Range sentence) const {
  if (group <= sentence.begin) return {};
  const std::size_t before = group - 1;
  if (Is(before, kPronoun)) return {before, group};
  if (Is(before, kConjunction) || EndsWith(group, "ing")) return subject_;
  if (!Reads(before, ",")) return NounPhraseBefore(group, sentence.begin);
  std::size_t comma = before;  // where an apposition between commas begins
  while (comma > sentence.begin && before - comma < kApposition && !(comma != before && Reads(comma, ","))) --comma;
  if (comma == sentence.begin || !Reads(comma, ",")) return subject_;
  const Range name = NounPhraseBefore(comma, sentence.begin);
  if (name.empty()) return subject_;
  return {name.begin, before == comma + 2 && tokens_[comma + 1].kind == TokenKind::kNumber ? comma : group};
}

// The verb with its auxiliaries, negations and adverbs, and "refused to" and the like before an infinitive.
Range Rules::VerbGroup(std::size_t verb, Range sentence) const {
  std::size_t begin = verb;
  while (begin > sentence.begin && !Quoted(begin - 1)) {
    const std::size_t i = begin - 1;
    const bool to = Reads(i, "to") && i > sentence.begin && Is(i - 1, kInfinitive | kAuxiliary | kBe);
    if (!to && !Is(i, kAuxiliary | kBe | kGroupAdverb) && !EndsWith(i, "ly")) {
      if (!(begin < verb && Reads(begin, "to") && Is(i, kInfinitive))) break;
    }
    begin = i;
  }
  return {begin, verb + 1};
}

// Past when, where and in what it was said: "on Friday", "in a statement", "later".
std::size_t Rules::SkipAdverbials(std::size_t at, std::size_t end) const {
  while (at < end) {
    std::size_t next = at;
    if (Is(at, kTimeWord | kGroupAdverb) && !Is(at, kContentOpener)) next = at + 1;
    if (Is(at, kPrepositionWord | kDeterminer)) {
      for (std::size_t i = at + 1; i < end && i < at + 6 && IsWord(i) && !Is(i, kContentOpener); ++i) {
        if (Is(i, kTimeWord | kMedium)) next = i + 1;
      }
    }
    if (next > at && Is(next - 1, kMedium) && Is(next, kPrepositionWord)) {
      for (std::size_t i = next; i < end && i < next + kAdverbial; ++i) {
        if (Reads(i, ",") || Reads(i, ":") || Is(i, kContentOpener) || Quoted(i) || i + 1 == end) {
          next = i;
          break;
        }
      }
    }
    if (next == at) break;
    at = next;
  }
  return at;
}

// Where a clause that begins at `begin` ends: before the next report ("..., adding", "and said", "but Roos said").
std::size_t Rules::ClauseEnd(std::size_t begin, std::size_t end) const {
  for (std::size_t i = begin; i < end; ++i) {
    if (Quoted(i)) continue;
    const bool comma = Reads(i, ",") || Reads(i, ";");
    if (!comma && !Is(i, kConjunction)) continue;
    std::size_t next = i + 1;
    if (comma && Is(next, kConjunction)) ++next;
    while (Is(next, kGroupAdverb)) ++next;
    if (Is(next, kQuotes) && !Is(next, kCueNoun) && next < end) return i;
    if (comma && absl::EqualsIgnoreCase(absl::string_view(text_.Lower(tokens_[std::min(next, end - 1)].span)), "according")) return i;
    if (comma) {
      for (std::size_t j = next; j < end && j < next + 5 && IsWord(j); ++j) {
        if (Is(j, kQuotes) && !Is(j, kCueNoun) && j > next && !Is(j - 1, kPrepositionWord | kAuxiliary)) return i;
      }
    }
  }
  while (end > begin && !Quoted(end - 1) && tokens_[end - 1].kind == TokenKind::kPunctuation) --end;
  return end;
}

// Where a noun phrase and what belongs to it end.
std::size_t Rules::PhraseEnd(std::size_t begin, std::size_t end) const {
  end = ClauseEnd(begin, end);
  for (std::size_t i = begin + 1; i < end; ++i) {
    if (Quoted(i)) continue;
    if (Is(i, kSubordinator) || !(IsWord(i) || tokens_[i].kind == TokenKind::kSymbol || tokens_[i].kind == TokenKind::kApostrophe)) {
      return i;
    }
    if (Is(i, kPrepositionWord) && SkipAdverbials(i, end) > i) return i;
  }
  return end;
}

bool Rules::Free(Range range) const {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (scores_.tags[i][kOutside] < std::log(0.9f)) return false;
  }
  return true;
}

void Rules::Tag(Range range, std::size_t begin_tag, double p) {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    auto& tag = scores_.tags[i];
    tag.fill(std::log(1e-4f));
    tag[kOutside] = std::log(static_cast<float>((1 - p) / 2));  // a rule that matched outweighs none
    tag[begin_tag + (i > range.begin)] = std::log(static_cast<float>(p));
  }
}

// Tags one attribution, unless something else stands there.
bool Rules::Emit(Range cue, Range source, std::vector<Range> contents, double p) {
  for (Range& content : contents) {
    if (content.empty()) return false;
    if (Quoted(content.begin)) content.begin = RegionAt(content.begin).begin;
    if (Quoted(content.end - 1)) content.end = RegionAt(content.end - 1).end;
    if (!Free(content)) return false;
  }
  const bool shared = source.begin == subject_.begin && source.end == subject_.end;
  if (!Free(cue) || (!shared && !Free(source))) return false;
  const float score = std::log(static_cast<float>(p));
  Tag(cue, kBeginCue, p);
  if (!source.empty()) {
    Tag(source, kBeginSource, p);
    scores_.arcs.push_back({source.begin, cue.begin, score});
    subject_ = source;
  }
  for (const Range& content : contents) {
    Tag(content, kBeginContent, p);
    scores_.arcs.push_back({content.begin, cue.begin, score});
  }
  return true;
}

// "...," SOURCE CUE; "...," CUE SOURCE; SOURCE CUE, "..."; and both sides.
bool Rules::BesideQuote(Range cue, Range source, Range sentence) {
  Range core = cue;
  if (!source.empty() && source.end == cue.begin) core.begin = source.begin;
  std::vector<Range> contents;
  std::size_t left = core.begin;
  if (left > 0 && Reads(left - 1, ",")) --left;
  const bool before = left > 0 && Quoted(left - 1) && RegionAt(left - 1).end == left;
  if (before && core.begin == cue.begin) {
    source = NounPhraseAfter(cue.end, sentence.end);
    if (!source.empty()) core.end = source.end;
  }
  std::size_t right = SkipAdverbials(core.end, sentence.end);
  const bool ends = right >= sentence.end || !IsWord(right);
  if (before) {
    const Range quote = RegionAt(left - 1);
    const std::size_t last = quote.end - 1 - (tokens_[quote.end - 1].kind == TokenKind::kQuote);
    const bool stop = Reads(last, ".") || Reads(last, "...");
    if (left < core.begin || (!IsWord(last) && (!stop || ends))) {
      const std::size_t clause = quote.begin > sentence.begin && !Quoted(quote.begin - 1) ? sentence.begin : quote.begin;
      contents.push_back({Free({clause, quote.begin}) ? clause : quote.begin, quote.end});
    }
  }
  const bool mark = Reads(right, ",") || Reads(right, ":");
  if (Reads(right, ":") && right == cue.end) cue.end = ++right;
  else if (mark) ++right;
  if (Quoted(right) && RegionAt(right).begin == right && (mark || right < sentence.end)) {
    const std::size_t end = RegionAt(right).end;
    contents.push_back({right, std::max(end, mark ? end : ClauseEnd(right, sentence.end))});
  }
  return !contents.empty() && Emit(cue, source, contents, kBesideQuote);
}

// The ferry is late, SOURCE CUE; The ferry, SOURCE CUE, is late.
bool Rules::AfterClause(Range cue, Range source, Range sentence) {
  if (source.empty()) source = NounPhraseAfter(cue.end, sentence.end);
  const Range core{std::min(cue.begin, source.begin), std::max(cue.end, source.end)};
  if (source.empty() || core.begin < sentence.begin + 3 || !Reads(core.begin - 1, ",")) return false;
  std::size_t begin = core.begin - 1;
  while (begin > sentence.begin && Free({begin - 1, begin})) --begin;
  std::vector<Range> contents = {{begin, core.begin - 1}};
  const std::size_t next = SkipAdverbials(core.end, sentence.end);
  if (Reads(next, ",") && !Is(next + 1, kVerb | kContentOpener) && !EndsWith(next + 1, "ing")) {
    const Range rest{next + 1, ClauseEnd(next + 1, sentence.end)};
    if (rest.end > rest.begin + 2) contents.push_back(rest);
  } else if (next + 1 < sentence.end && !Reads(next, ",")) {
    return false;
  }
  return Emit(cue, source, contents, kSaidClause);
}

// SOURCE CUE that ...; SOURCE CUE to ...; SOURCE CUE the plan.
bool Rules::BeforeClause(std::size_t verb, Range cue, Range source, Range sentence) {
  std::size_t at = SkipAdverbials(cue.end, sentence.end);
  for (std::size_t i = cue.end; i < at && !Quoted(i); ++i) {
    if (Is(i, kMedium) && at < sentence.end) cue.end = i + 1;
  }
  if (Is(verb, kAddressee)) {
    std::size_t opener = at;
    while (opener < sentence.end && opener < at + kAdverbial && !Is(opener, kContentOpener) && !Reads(opener, "to") && !Quoted(opener)) {
      ++opener;
    }
    const bool found = opener < sentence.end && opener < at + kAdverbial;
    at = found ? opener : std::min(at + 1, sentence.end);
  }
  if (at >= sentence.end) return false;
  const Range clause{at, ClauseEnd(at, sentence.end)};
  const bool subject = Is(at, kPronoun | kDeterminer) || (IsWord(at) && IsCapital(at));
  if (Is(at, kContentOpener) && Is(verb, kQuotes | kClause)) return Emit(cue, source, {clause}, kSaidClause);
  if (Reads(at, "to") && Is(verb, kInfinitive)) return Emit(cue, source, {clause}, kOtherClause);
  if (Reads(at, ":")) return Emit({cue.begin, at + 1}, source, {{at + 1, ClauseEnd(at + 1, sentence.end)}}, kOtherClause);
  if (Is(at, kPrepositionWord)) {
    if (!Is(verb, kPreposition) || at > cue.end) return false;
    return Emit({cue.begin, at + 1}, source, {{at + 1, PhraseEnd(at + 1, sentence.end)}}, kPhraseContent);
  }
  if (Is(at, kConjunction | kSubordinator | kAuxiliary | kBe) || !(IsWord(at) || Quoted(at))) return false;
  if (Is(verb, kObject) && !Is(at, kPronoun)) return Emit(cue, source, {{at, PhraseEnd(at, sentence.end)}}, kPhraseContent);
  if (Is(verb, kQuotes) || (Is(verb, kClause) && subject)) return Emit(cue, source, {clause}, kSaidClause);
  return Is(verb, kObject) && Emit(cue, source, {{at, PhraseEnd(at, sentence.end)}}, kPhraseContent);
}

// The roof seemed sound; Hale was accused of fraud: the subject is content.
bool Rules::Impersonal(std::size_t verb, Range cue, Range sentence) {
  const bool passive = Is(verb, kPassive) && verb > sentence.begin && cue.begin < verb && Is(verb - 1, kBe | kGroupAdverb);
  if (!passive && !Is(verb, kImpersonal)) return false;
  const Range subject = SourceBefore(cue.begin, sentence);
  if (Is(cue.end, kPrepositionWord) && !Reads(cue.end, "to")) {
    if (Reads(cue.end, "by")) return false;
    ++cue.end;
  }
  const Range rest{cue.end, ClauseEnd(cue.end, sentence.end)};
  if (subject.empty() || Reads(subject.begin, "it") || Reads(subject.begin, "It")) return Emit(cue, {}, {rest}, kPhraseContent);
  return Emit(cue, {}, {subject, rest}, kPhraseContent);
}

bool Rules::Verb(std::size_t verb, Range sentence) {
  const Range cue = VerbGroup(verb, sentence);
  const std::size_t before = cue.begin;
  if (before > sentence.begin && Is(before - 1, kDeterminer | kPrepositionWord) && !Is(before - 1, kPronoun)) {
    if (!(Is(before - 1, kDeterminer) && before < verb)) return false;
  }
  if (before > sentence.begin && Reads(before - 1, "to")) return false;  // "to say" after a verb that is no cue
  if (Impersonal(verb, cue, sentence)) return true;
  const Range source = SourceBefore(cue.begin, sentence);
  if (source.empty() && !Is(verb, kQuotes)) return false;
  if (BeforeClause(verb, cue, source, sentence)) return true;
  return false;
}

// According to SOURCE, ...; ..., according to SOURCE.
bool Rules::AccordingTo(std::size_t at, Range sentence) {
  if (!Reads(at + 1, "to") || !(Reads(at, "according") || Reads(at, "According"))) return false;
  Range source{at + 2, at + 2};
  while (source.end < sentence.end && !Reads(source.end, ",") && !Reads(source.end, ".") && !Quoted(source.end)) ++source.end;
  Range content{source.end + 1, ClauseEnd(std::min(source.end + 1, sentence.end), sentence.end)};
  if (at > sentence.begin + 2) content = {sentence.begin, at - Reads(at - 1, ",")};
  while (content.begin < content.end && !Free({content.begin, content.begin + 1})) ++content.begin;
  return !source.empty() && Emit({at, at + 2}, source, {content}, kBesideQuote);
}

// The minister's claim that ...; his plan to ...
bool Rules::CueNoun(std::size_t noun, Range sentence) {
  if (noun == sentence.begin || !(Reads(noun + 1, "that") || Reads(noun + 1, "to"))) return false;
  const std::size_t before = noun - 1;
  static constexpr const char* kOwners[] = {"his", "her", "their", "its", "our", "my"};
  const bool owner = std::any_of(std::begin(kOwners), std::end(kOwners), [&](const char* word) { return Reads(before, word); });
  const Range rest{noun + 1, ClauseEnd(noun + 1, sentence.end)};
  if (owner) return Emit({noun, noun + 1}, {before, noun}, {rest}, kOtherClause);
  if (EndsWith(before, "s") && IsCapital(before)) {
    return Emit({noun, noun + 1}, NounPhraseBefore(noun, sentence.begin), {rest}, kOtherClause);
  }
  return Is(before, kDeterminer) && Reads(noun + 1, "that") && Emit({before, noun + 1}, {}, {rest}, kPhraseContent);
}

// The tenor allegedly bit a stagehand.
bool Rules::CueAdverb(std::size_t at, Range sentence) {
  const Range rest{at + 1, ClauseEnd(at + 1, sentence.end)};
  const Range subject = NounPhraseBefore(at, sentence.begin);
  return subject.empty() ? Emit({at, at + 1}, {}, {rest}, kOtherClause) : Emit({at, at + 1}, {}, {subject, rest}, kOtherClause);
}

// In a heading or a transcript: "Minister: deal is off"; "Deal is off: minister".
bool Rules::Colon(Range sentence, bool heading) {
  for (std::size_t i = sentence.begin + 1; i + 1 < sentence.end && i < sentence.begin + kPhrase; ++i) {
    if (!Reads(i, ":") || tokens_[i].after_space || !heading) continue;
    const Range left{sentence.begin, i}, right{i + 1, sentence.end};
    const auto name = [&](Range range) {
      for (std::size_t j = range.begin; j < range.end; ++j) {
        if (!IsWord(j) || Quoted(j) || Is(j, kVerb | kAuxiliary | kBe)) return false;
      }
      return range.end - range.begin <= 5;
    };
    if (name(left)) return Emit({i, i + 1}, left, {right}, kPhraseContent);
    if (name(right) && right.end - right.begin <= 3) return Emit({i, i + 1}, right, {left}, kPhraseContent);
  }
  return false;
}

// What holds the rest of a sentence comes first; then what stands in the parts that are left.
void Rules::Sentence_(Range sentence, bool heading) {
  subject_ = {};
  if (Colon(sentence, heading)) return;
  for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
    if (Quoted(i) || !IsWord(i)) continue;
    if (AccordingTo(i, sentence) || !Is(i, kQuotes)) continue;
    const Range cue = VerbGroup(i, sentence);
    const Range source = SourceBefore(cue.begin, sentence);
    if (!BesideQuote(cue, source, sentence)) AfterClause(cue, source, sentence);
  }
  subject_ = {};
  for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
    if (Quoted(i) || !Free({i, i + 1})) continue;
    if (Is(i, kCueAdverb)) CueAdverb(i, sentence);
    if (Is(i, kVerb) && Verb(i, sentence)) continue;
    if (Is(i, kCueNoun)) CueNoun(i, sentence);
  }
}

TagScores Rules::Run() {
  for (const Paragraph& paragraph : tokenization_.paragraphs) {
    if (paragraph.kind == ParagraphKind::kByline) continue;
    for (std::size_t s = paragraph.first_sentence; s < paragraph.end_sentence; ++s) {
      const inquit::Sentence& sentence = tokenization_.sentences[s];
      Sentence_({sentence.first_token, sentence.end_token}, paragraph.kind == ParagraphKind::kHeading);
    }
  }
  std::stable_sort(scores_.arcs.begin(), scores_.arcs.end(), [](const Arc& a, const Arc& b) { return a.from < b.from; });
  return std::move(scores_);
}

}  // namespace

TagScores RuleTagger::Score(const Text& text, const Tokenization& tokenization, const std::vector<QuoteRegion>& regions) const {
  return Rules(lexicon_, text, tokenization, regions).Run();
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
