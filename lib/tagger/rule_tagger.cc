// RuleTagger: tags by a lexicon of cues, the clause after the cue, quote regions and the nearest source.
// SPDX-License-Identifier: Apache-2.0
//
// Reads each sentence from left to right. At a verb of model/cues.tsv outside quotation marks it takes the verb group, the
// noun phrase before or after it as source, and as content what the verb allows: the quotation or clause that it stands
// beside, the clause or phrase that follows. What is tagged once is left alone, so an attribution inside a content is not
// tagged. Known failures: no parse, so noun phrases end by word classes, and clauses at the sentence's end; verbs not in the
// lexicon; nouns and colons as cues; impressions and decisions in the passive.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "lib/model/lexicon.h"
#include "lib/quotes/quotations.h"
#include "lib/tagger/tagger.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Longest noun phrase, apposition and adverbial that are looked for, and most of a sentence that is read at once, in tokens;
// they bound the time a token costs.
constexpr std::size_t kPhrase = 15, kApposition = 25, kAdverbial = 9, kSentence = 400;

// How often each construction is right, on train.
constexpr double kBesideQuote = 0.9, kSaidClause = 0.8, kOtherClause = 0.6, kPhraseContent = 0.5;
constexpr float kLogOutside = -0.05f, kLogUnlikely = -9.2f;

absl::string_view Absl(std::string_view bytes) { return {bytes.data(), bytes.size()}; }

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
  bool IsParticiple(std::size_t i) const {
    return i < tokens_.size() && absl::EndsWith(Absl(text_.In(tokens_[i].span)), "ing");
  }
  bool Quoted(std::size_t i) const { return i < tokens_.size() && quotations_.at_token[i] != kNoQuotation; }
  TokenRange QuotationAt(std::size_t i) const { return quotations_.tokens[quotations_.at_token[i]]; }

  // Phrases.
  TokenRange NounPhraseBefore(std::size_t end, std::size_t begin) const;
  TokenRange NounPhraseAfter(std::size_t begin, std::size_t end) const;
  TokenRange SourceBefore(std::size_t group, TokenRange sentence) const;
  TokenRange VerbGroup(std::size_t verb, TokenRange sentence) const;
  std::size_t SkipAdverbials(std::size_t at, std::size_t end) const;
  std::size_t ClauseEnd(std::size_t begin, std::size_t end) const;
  std::size_t PhraseEnd(std::size_t begin, std::size_t end) const;

  // Constructions; each tags what it finds, and returns whether it found something.
  void ReadSentence(TokenRange sentence);
  bool AccordingTo(std::size_t at, TokenRange sentence);
  bool BesideQuotation(TokenRange cue, TokenRange source, TokenRange sentence);
  bool AfterClause(TokenRange cue, TokenRange source, TokenRange sentence);
  bool BeforeContent(std::size_t verb, TokenRange cue, TokenRange source, TokenRange sentence);
  void Verb(std::size_t verb, TokenRange sentence);

  bool Free(TokenRange range) const;
  void Tag(TokenRange range, std::size_t begin_tag, double p);
  bool Emit(TokenRange cue, TokenRange source, std::vector<TokenRange> contents, double p);

  const Text& text_;
  const Tokenization& tokenization_;
  const std::vector<Token>& tokens_ = tokenization_.tokens;
  const Quotations quotations_;
  std::vector<std::uint32_t> uses_;  // WordUse of each token
  std::size_t paragraph_ = 0;        // the first token of the paragraph
  TokenRange subject_;               // the last source of the sentence
  TagScores scores_;
};

Rules::Rules(const Lexicon& lexicon, const Text& text, const Tokenization& tokenization,
             const std::vector<QuoteRegion>& regions)
    : text_(text), tokenization_(tokenization), quotations_(OutermostQuotations(tokenization, regions)) {
  uses_.reserve(tokens_.size());
  for (const Token& token : tokens_) {
    const auto entry = lexicon.cues.find(text.Lower(token.span));
    uses_.push_back(entry == lexicon.cues.end() ? 0 : entry->second);
  }
  std::array<float, kTagCount> outside;
  outside.fill(kLogUnlikely);
  outside[kOutside] = kLogOutside;
  scores_.tags.assign(tokens_.size(), outside);
}

// A noun phrase that ends at `end`, not before `begin`: back to a verb, a side clause, a long quotation or a fronted "In May".
TokenRange Rules::NounPhraseBefore(std::size_t end, std::size_t begin) const {
  std::size_t at = end;
  while (at > begin && end - at < kPhrase) {
    const std::size_t i = at - 1;
    if (Quoted(i)) {  // a nickname
      const TokenRange name = QuotationAt(i);
      if (i + 1 == end || name.size() > 5 || name.begin < begin || !IsWord(i - 1)) break;
      at = name.begin;
      continue;
    }
    if (!IsWord(i) || Is(i, kAuxiliary | kBe | kSubordinator | kContentOpener | kPronoun)) break;
    if (Is(i, kConjunction) && (i == begin || !(IsCapital(i - 1) || Is(i + 1, kDeterminer)))) break;
    if (Is(i, kPrepositionWord) && (i == begin || !IsWord(i - 1) || Is(i - 1, kConjunction | kTimeWord))) break;
    if (Is(i, kQuotes | kClause) && !IsCapital(i) && !Is(i, kCueNoun)) break;
    at = i;
  }
  while (at < end && (Is(at, kConjunction | kPrepositionWord | kTimeWord) || (Is(at, kGroupAdverb) && !IsCapital(at)))) ++at;
  return {at, end};
}

// A noun phrase that begins at `begin`, with the apposition after it: up to an adverbial, a verb or the next clause.
TokenRange Rules::NounPhraseAfter(std::size_t begin, std::size_t end) const {
  if (Is(begin, kPronoun)) return {begin, begin + 1};
  std::size_t at = begin;
  for (; at < end && at - begin < kApposition; ++at) {
    if (Is(at, kAuxiliary | kBe | kSubordinator | kTimeWord | kContentOpener) || Reads(at, ";") || Reads(at, ":")) break;
    if (Quoted(at) && QuotationAt(at).end - at > 5) break;
    if (Is(at, kPrepositionWord) && SkipAdverbials(at, end) > at + 1) break;
    if (Reads(at, ",") && (at + 1 == end || Is(at + 1, kConjunction | kVerb) || IsParticiple(at + 1))) break;
    if (Is(at, kQuotes) && at > begin && !Is(at, kCueNoun)) break;
  }
  while (at > begin && (Reads(at - 1, ",") || Is(at - 1, kConjunction | kPrepositionWord) || Reads(at - 1, "."))) --at;
  return {begin, at};
}

// Who does what the verb group at `group` says; empty if nobody is beside it.
TokenRange Rules::SourceBefore(std::size_t group, TokenRange sentence) const {
  if (group <= sentence.begin) return {};
  const std::size_t before = group - 1;
  if (Is(before, kPronoun)) return {before, group};
  if (Is(before, kConjunction) || IsParticiple(group)) return subject_;
  if (!Reads(before, ",")) return NounPhraseBefore(group, sentence.begin);
  // An apposition or several between commas: back to the name before the first.
  std::size_t comma = before;
  TokenRange name;
  for (std::size_t i = before; i > sentence.begin && group - i < kApposition && !Quoted(i - 1); --i) {
    if (!Reads(i - 1, ",")) continue;
    name = NounPhraseBefore(i - 1, sentence.begin);
    comma = i - 1;
    if (name.empty() || name.begin == sentence.begin || !Reads(name.begin - 1, ",")) break;
  }
  if (name.empty()) return subject_;
  return {name.begin, before == comma + 2 && tokens_[comma + 1].kind == TokenKind::kNumber ? comma : group};
}

// The verb with its auxiliaries, negations and adverbs, and "refused to" and the like before an infinitive.
TokenRange Rules::VerbGroup(std::size_t verb, TokenRange sentence) const {
  std::size_t begin = verb;
  while (begin > sentence.begin && !Quoted(begin - 1)) {
    const std::size_t i = begin - 1;
    const bool to = Reads(i, "to") && i > sentence.begin && Is(i - 1, kInfinitive | kAuxiliary | kBe);
    const bool before_to = begin < verb && Reads(begin, "to") && Is(i, kInfinitive);
    const bool adverb = Is(i, kGroupAdverb) || absl::EndsWith(Absl(text_.In(tokens_[i].span)), "ly");
    if (!to && !before_to && !adverb && !Is(i, kAuxiliary | kBe)) break;
    begin = i;
  }
  return {begin, verb + 1};
}

// Past when, where and in what it was said: "on Friday", "in a statement", "later".
std::size_t Rules::SkipAdverbials(std::size_t at, std::size_t end) const {
  for (std::size_t next = at; at < end; at = next) {
    if (Is(at, kTimeWord | kGroupAdverb) && !Is(at, kContentOpener)) next = at + 1;
    if (Is(at, kPrepositionWord | kDeterminer)) {
      for (std::size_t i = at + 1; i < end && i < at + 6 && IsWord(i) && !Is(i, kContentOpener); ++i) {
        if (Is(i, kTimeWord | kMedium)) next = i + 1;
      }
    }
    if (next > at && Is(next - 1, kMedium) && Is(next, kPrepositionWord)) {
      std::size_t i = next;  // "in an interview with the Courier": to the next clause or mark
      while (i + 1 < end && i < next + kAdverbial && IsWord(i) && !Is(i, kContentOpener) && !Quoted(i)) ++i;
      if (i < next + kAdverbial) next = i;
    }
    if (next == at) break;
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
    while (Is(next, kGroupAdverb) || (comma && Is(next, kConjunction))) ++next;
    if (Is(next, kQuotes) && !Is(next, kCueNoun) && next < end) return i;
    if (!comma) continue;
    if (Reads(next, "according")) return i;
    for (std::size_t j = next + 1; j < end && j < next + 5 && IsWord(j); ++j) {
      if (Is(j, kQuotes) && !Is(j, kCueNoun) && !Is(j - 1, kPrepositionWord | kAuxiliary)) return i;
    }
  }
  while (end > begin && !Quoted(end - 1) && tokens_[end - 1].kind == TokenKind::kPunctuation) --end;
  return end;
}

// Where a noun phrase and what belongs to it end.
std::size_t Rules::PhraseEnd(std::size_t begin, std::size_t end) const {
  end = ClauseEnd(begin, end);
  for (std::size_t i = begin + 1; i < end; ++i) {
    const bool stop = tokens_[i].kind == TokenKind::kPunctuation || Is(i, kSubordinator);
    if (!Quoted(i) && (stop || (Is(i, kPrepositionWord) && SkipAdverbials(i, end) > i))) return i;
  }
  return end;
}

bool Rules::Free(TokenRange range) const {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (scores_.tags[i][kOutside] < kLogOutside) return false;
  }
  return true;
}

void Rules::Tag(TokenRange range, std::size_t begin_tag, double p) {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    auto& tag = scores_.tags[i];
    tag.fill(kLogUnlikely);
    tag[kOutside] = std::log(static_cast<float>((1 - p) / 2));  // a rule that matched outweighs none
    tag[begin_tag + (i > range.begin)] = std::log(static_cast<float>(p));
  }
}

// Tags one attribution, unless something else stands there.
bool Rules::Emit(TokenRange cue, TokenRange source, std::vector<TokenRange> contents, double p) {
  for (TokenRange& content : contents) {
    if (content.empty()) return false;
    if (Quoted(content.begin)) content.begin = QuotationAt(content.begin).begin;
    if (Quoted(content.end - 1)) content.end = QuotationAt(content.end - 1).end;
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
  for (const TokenRange& content : contents) {
    Tag(content, kBeginContent, p);
    scores_.arcs.push_back({content.begin, cue.begin, score});
  }
  return true;
}

// "...," SOURCE CUE; "...," CUE SOURCE; SOURCE CUE, "..."; and both sides.
bool Rules::BesideQuotation(TokenRange cue, TokenRange source, TokenRange sentence) {
  TokenRange core = cue;
  if (!source.empty() && source.end == cue.begin) core.begin = source.begin;
  std::vector<TokenRange> contents;
  std::size_t left = core.begin;
  if (left > paragraph_ && Reads(left - 1, ",")) --left;
  const bool before = left > paragraph_ && Quoted(left - 1) && QuotationAt(left - 1).end == left;
  if ((before && core.begin == cue.begin) || cue.begin == sentence.begin) {
    source = NounPhraseAfter(cue.end, sentence.end);
    if (!source.empty()) core.end = source.end;
  }
  std::size_t right = SkipAdverbials(core.end, sentence.end);
  const bool ends = right >= sentence.end || !IsWord(right);
  if (before) {
    const TokenRange quote = QuotationAt(left - 1);
    const std::size_t last = quote.end - 1 - (tokens_[quote.end - 1].kind == TokenKind::kQuote);
    const bool stop = Reads(last, ".") || Reads(last, "...");
    if (left < core.begin || (!IsWord(last) && (!stop || ends))) {
      const std::size_t clause = quote.begin > sentence.begin && !Quoted(quote.begin - 1) ? sentence.begin : quote.begin;
      contents.push_back({Free({clause, quote.begin}) ? clause : quote.begin, quote.end});
    }
  }
  const bool mark = Reads(right, ",") || Reads(right, ":");
  if (Reads(cue.end, ":") && right == cue.end) ++cue.end;
  if (mark) ++right;
  if (Quoted(right) && QuotationAt(right).begin == right && (mark || right < sentence.end)) {
    contents.push_back({right, mark ? QuotationAt(right).end : ClauseEnd(right, sentence.end)});
  }
  return !contents.empty() && Emit(cue, source, contents, kBesideQuote);
}

// The ferry is late, SOURCE CUE; The ferry, SOURCE CUE, is late.
bool Rules::AfterClause(TokenRange cue, TokenRange source, TokenRange sentence) {
  if (source.empty()) source = NounPhraseAfter(cue.end, sentence.end);
  const TokenRange core{std::min(cue.begin, source.begin), std::max(cue.end, source.end)};
  if (source.empty() || core.begin < sentence.begin + 3 || !Reads(core.begin - 1, ",")) return false;
  std::size_t begin = core.begin - 1;
  while (begin > sentence.begin && Free({begin - 1, begin})) --begin;
  std::vector<TokenRange> contents = {{begin, core.begin - 1}};
  const std::size_t next = SkipAdverbials(core.end, sentence.end);
  if (next + 1 < sentence.end && !Reads(next, ",")) return false;
  const TokenRange rest{next + 1, ClauseEnd(std::min(next + 1, sentence.end), sentence.end)};
  const bool resumes = Reads(next, ",") && !Is(next + 1, kVerb | kContentOpener) && !IsParticiple(next + 1);
  if (resumes && rest.end > rest.begin + 2) contents.push_back(rest);
  return Emit(cue, source, contents, kSaidClause);
}

// SOURCE CUE that ...; SOURCE CUE to ...; SOURCE CUE the plan.
bool Rules::BeforeContent(std::size_t verb, TokenRange cue, TokenRange source, TokenRange sentence) {
  std::size_t at = SkipAdverbials(cue.end, sentence.end);
  for (std::size_t i = cue.end; i < at && !Quoted(i); ++i) {
    if (Is(i, kMedium) && at < sentence.end) cue.end = i + 1;
  }
  if (Is(verb, kAddressee)) {  // "told the board that": past the board, or one token where nothing opens the content
    const std::size_t most = std::min(sentence.end, at + kAdverbial);
    std::size_t opener = at;
    while (opener < most && !Is(opener, kContentOpener) && !Reads(opener, "to") && !Quoted(opener)) ++opener;
    at = opener < most ? opener : at + 1;
  }
  if (at >= sentence.end) return false;
  const TokenRange clause{at, ClauseEnd(at, sentence.end)}, phrase{at, PhraseEnd(at, sentence.end)};
  const bool subject = Is(at, kPronoun | kDeterminer) || IsCapital(at);
  if (Is(at, kContentOpener) && Is(verb, kQuotes | kClause)) return Emit(cue, source, {clause}, kSaidClause);
  if (Reads(at, "to") && Is(verb, kInfinitive)) return Emit(cue, source, {clause}, kOtherClause);
  if (Reads(at, ":")) return Emit({cue.begin, at + 1}, source, {{at + 1, ClauseEnd(at + 1, sentence.end)}}, kOtherClause);
  if (Is(at, kPrepositionWord) && Is(verb, kPreposition) && at == cue.end) {
    return Emit({cue.begin, at + 1}, source, {{at + 1, phrase.end}}, kPhraseContent);
  }
  if (Is(at, kConjunction | kSubordinator | kAuxiliary | kBe | kPrepositionWord) || !(IsWord(at) || Quoted(at))) return false;
  if (Is(verb, kObject) && !Is(at, kPronoun)) return Emit(cue, source, {phrase}, kPhraseContent);
  if (Is(verb, kQuotes) || (Is(verb, kClause) && subject)) return Emit(cue, source, {clause}, kSaidClause);
  return Is(verb, kObject) && Emit(cue, source, {phrase}, kPhraseContent);
}

void Rules::Verb(std::size_t verb, TokenRange sentence) {
  const TokenRange cue = VerbGroup(verb, sentence);
  if (cue.begin > sentence.begin) {
    const std::size_t before = cue.begin - 1;
    const bool noun = Is(before, kPrepositionWord) || (Is(before, kDeterminer) && cue.begin == verb);
    if ((noun && !Is(before, kPronoun)) || Reads(before, "to")) return;
  }
  const TokenRange source = SourceBefore(cue.begin, sentence);
  if (!source.empty() || Is(verb, kQuotes)) BeforeContent(verb, cue, source, sentence);
}

// According to SOURCE, ...; ..., according to SOURCE.
bool Rules::AccordingTo(std::size_t at, TokenRange sentence) {
  if (!Reads(at + 1, "to") || !(Reads(at, "according") || Reads(at, "According"))) return false;
  TokenRange source{at + 2, at + 2};
  while (source.end < sentence.end && !Reads(source.end, ",") && !Reads(source.end, ".") && !Quoted(source.end)) ++source.end;
  TokenRange content{source.end + 1, ClauseEnd(std::min(source.end + 1, sentence.end), sentence.end)};
  if (at > sentence.begin + 2) content = {sentence.begin, at - Reads(at - 1, ",")};
  while (content.begin < content.end && !Free({content.begin, content.begin + 1})) ++content.begin;
  return !source.empty() && Emit({at, at + 2}, source, {content}, kBesideQuote);
}

// What holds the rest of a sentence comes first; then what stands in the parts that are left.
void Rules::ReadSentence(TokenRange sentence) {
  subject_ = {};
  for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
    if (Quoted(i) || AccordingTo(i, sentence) || !Is(i, kQuotes)) continue;
    const TokenRange cue = VerbGroup(i, sentence);
    const TokenRange source = SourceBefore(cue.begin, sentence);
    if (!BesideQuotation(cue, source, sentence)) AfterClause(cue, source, sentence);
  }
  subject_ = {};
  for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
    if (Is(i, kVerb) && !Quoted(i) && Free({i, i + 1})) Verb(i, sentence);
  }
}

TagScores Rules::Run() {
  for (const Paragraph& paragraph : tokenization_.paragraphs) {
    for (std::size_t s = paragraph.first_sentence; s < paragraph.end_sentence; ++s) {
      const Sentence& sentence = tokenization_.sentences[s];
      if (s == paragraph.first_sentence) paragraph_ = sentence.first_token;
      for (std::size_t begin = sentence.first_token; begin < sentence.end_token; begin += kSentence) {
        ReadSentence({begin, std::min(sentence.end_token, begin + kSentence)});
      }
    }
  }
  std::stable_sort(scores_.arcs.begin(), scores_.arcs.end(), [](const Arc& a, const Arc& b) { return a.from < b.from; });
  return std::move(scores_);
}

class RuleTagger : public Tagger {
 public:
  explicit RuleTagger(const Lexicon& lexicon) : lexicon_(lexicon) {}
  TagScores Score(const Text& text, const Tokenization& tokenization, const std::vector<QuoteRegion>& regions) const override {
    return Rules(lexicon_, text, tokenization, regions).Run();
  }

 private:
  const Lexicon& lexicon_;
};

}  // namespace

std::unique_ptr<const Tagger> MakeRuleTagger(const Lexicon& lexicon) { return std::make_unique<RuleTagger>(lexicon); }

}  // namespace internal
}  // namespace v0
}  // namespace inquit
