// Edges: moves the first and last tokens of source, cue and content by the words that stand there.
// SPDX-License-Identifier: Apache-2.0
//
// The network is least sure at the edges of spans, where docs/annotation.md has firm rules that can be told by a word or two.
// They are applied in this order; brackets show the span that is moved, behind the number of the rule in docs/annotation.md:
//
//   5.8  [In] the words of Pell         [In the words of] Pell         cue (TakePhrase)
//   4.8  [The panel's report] warns of  [The panel's] report warns of  source; "report" joins the cue (GiveArtefact)
//   4.3  [they left, its keeper], Odd,  [they left], its keeper, Odd,  content; the rest joins the source (TakeApposition)
//   4.5  [Pell, 61,] said               [Pell], 61, said               source (DropAge)
//   4.1  the [keeper] said              [the keeper] said              source (MendSource)
//   6.6  said [Pell to reporters]       said [Pell] to reporters       source (MendSource)
//   5.3  called [for a vote]            called for [a vote]            content; "for" joins the cue (TakePreposition)
//        said ["No!" and left]          said ["No!"] and left          content (EndWithQuotation)
//        [* "No!"] he said              * ["No!"] he said              content (DropSymbols; * is a symbol, as an emoji)
//   6.2  said [it leaked,]              said [it leaked]               content (DropComma)
//
// Known failures: "for", "of" and "as" that belong to the content are taken into the cue too, in a third of all cases; verbs of
// something done are told by their form, so that a content like ["No!" and tired words] ends at its "and", too.
#include "lib/attribution/edges.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// By hand, not counted: lengths in words.
constexpr std::size_t kMostInArtefact = 2;  // behind the possessor: "official statement"
constexpr std::size_t kMostInApposition = 5;
constexpr std::size_t kMostInPhrase = 3;  // between "In" and the source
constexpr std::size_t kMostInAge = 3;     // in bytes

// A preposition that links a cue to the content right behind it belongs to the cue (5.3): "hopes for" "a deal". Counted: these
// three do so in 40 of 59 cases on contract/train, free/train and free/onestop (tools/train/EXPERIMENTS.md, "Edges").
void TakePreposition(const Layout& layout, RoleSpan* cue, RoleSpan* content) {
  if (cue->end != content->begin || content->end - content->begin < 2) return;
  const std::string_view word = layout.Word(content->begin);
  if (word != "for" && word != "of" && word != "as") return;
  ++cue->end;
  ++content->begin;
}

// A comma behind an indirect statement is out (6.2).
void DropComma(const Layout& layout, RoleSpan* content) {
  if (content->size() > 1 && layout.Word(content->end - 1) == "," && layout.QuotationOf(content->end - 1) == kNoQuotation)
    --content->end;
}

// Whether `word` looks like a past tense: a word in "ed" or one of some irregular ones, written down by hand: "walked", "left".
bool IsPastTense(std::string_view word) {
  static const auto& kIrregular = *new absl::flat_hash_set<std::string_view>{
      "began", "came", "did",   "drew",  "drove", "fell",  "found", "gave",   "got",  "grew", "held", "hung",
      "kept",  "left", "lit",   "made",  "put",   "ran",   "rang",  "rode",   "rose", "sang", "sat",  "set",
      "shook", "shut", "slept", "stood", "swam",  "threw", "took",  "turned", "went", "wept", "won",  "wrote"};
  return (word.size() > 4 && word.substr(word.size() - 2) == "ed") || kIrregular.contains(word);
}

// What the speaker does next is no content: said "No!" and walked away. Only where the content begins with a quotation and has
// no other.
void EndWithQuotation(const Layout& layout, RoleSpan* content) {
  const std::size_t quotation = layout.QuotationOf(content->begin);
  if (quotation == kNoQuotation) return;
  const TokenRange quoted = layout.quotations().tokens[quotation];
  if (quoted.begin != content->begin || quoted.end + 1 >= content->end) return;
  const std::string_view joint = layout.Word(quoted.end);
  if ((joint != "and" && joint != "but" && joint != "then") || !IsPastTense(layout.Word(quoted.end + 1))) return;
  for (std::size_t i = quoted.end; i < content->end; ++i) {
    if (layout.QuotationOf(i) != kNoQuotation) return;
  }
  content->end = quoted.end;
}

// An emoji in front of a quotation is no part of what was said.
void DropSymbols(const Layout& layout, RoleSpan* content) {
  std::size_t begin = content->begin;
  while (begin + 1 < content->end && layout.token(begin).kind == TokenKind::kSymbol) ++begin;
  if (layout.QuotationOf(content->begin) == kNoQuotation && layout.QuotationOf(begin) != kNoQuotation) content->begin = begin;
}

// "In" "the words of" [Pell]: the phrase up to the source is the cue (5.8).
void TakePhrase(const Layout& layout, const std::vector<bool>& taken, const RoleSpan& source, RoleSpan* cue) {
  static const auto& kPhrase =
      *new absl::flat_hash_set<std::string_view>{"the", "words", "view", "opinion", "eyes", "mind", "of"};
  if (source.begin <= cue->end || source.begin > cue->end + kMostInPhrase) return;
  const std::string_view first = layout.Word(cue->begin);
  if (cue->end != cue->begin + 1 || (first != "In" && first != "in")) return;
  for (std::size_t i = cue->end; i < source.begin; ++i) {
    if (taken[i] || !kPhrase.contains(layout.Word(i))) return;
  }
  cue->end = source.begin;
}

bool IsDeterminer(std::string_view word) {
  static const auto& kWords =
      *new absl::flat_hash_set<std::string_view>{"the", "The",   "a",     "A",   "an",  "An",   "his",  "His", "her",
                                                 "Her", "their", "Their", "its", "Its", "some", "Some", "two", "Two"};
  return kWords.contains(word);
}

bool IsPossessive(std::string_view word) {
  const absl::string_view w(word.data(), word.size());
  return absl::EndsWith(w, "'s") || absl::EndsWith(w, "s'") || absl::EndsWith(w, "\u2019s") || absl::EndsWith(w, "s\u2019");
}

// "[The panel's report] [warns of]": the panel is the source, its report joins the cue (4.8).
void GiveArtefact(const Layout& layout, const Lexicon& lexicon, RoleSpan* source, RoleSpan* cue) {
  if (source->end != cue->begin || source->size() < 2) return;
  const auto noun = lexicon.nouns.find(absl::AsciiStrToLower(std::string(layout.Word(source->end - 1))));
  if (noun == lexicon.nouns.end() || noun->second.type != SpeakerType::kDocument) return;
  for (std::size_t i = source->end - 1; i-- > source->begin && source->end - 1 - i <= kMostInArtefact;) {
    if (!IsPossessive(layout.Word(i))) continue;
    source->end = cue->begin = i + 1;
    return;
  }
}

// "[the insurers have left, its keeper], [Aldo Ferrante,] said": the apposition in front of a name belongs to the source (4.3).
void TakeApposition(const Layout& layout, RoleSpan* source, RoleSpan* content) {
  if (content->end + 1 != source->begin || layout.Word(content->end) != "," || layout.Word(source->end - 1) != ",") return;
  std::size_t begin = content->end;
  while (begin > content->begin + 1 && content->end - begin < kMostInApposition &&
         layout.token(begin - 1).kind == TokenKind::kWord)
    --begin;
  if (begin == content->end || layout.Word(begin - 1) != "," || !IsDeterminer(layout.Word(begin)) || content->end - begin < 2)
    return;
  if (begin - 1 <= content->begin) return;
  source->begin = begin;
  content->end = begin - 1;
}

// "[Pell], 61, said": a bare age at the end is out, and the comma with it (4.5).
void DropAge(const Layout& layout, RoleSpan* source) {
  std::size_t end = source->end;
  if (layout.Word(end - 1) == ",") --end;
  if (end < source->begin + 3 || layout.token(end - 1).kind != TokenKind::kNumber || layout.Word(end - 2) != ",") return;
  if (layout.token(end - 1).span.size() <= kMostInAge) source->end = end - 2;
}

// The article or the like in front of a source belongs to it (4.1), whoever it is said to is not part of it (6.6).
void MendSource(const Layout& layout, const std::vector<bool>& taken, const RoleSpan& cue, RoleSpan* source) {
  DropAge(layout, source);
  const std::size_t begin = source->begin;
  if (begin > 0 && !taken[begin - 1] && begin != cue.end && layout.SentenceOf(begin - 1) == layout.SentenceOf(begin) &&
      layout.QuotationOf(begin - 1) == layout.QuotationOf(begin) && IsDeterminer(layout.Word(begin - 1)) &&
      !IsDeterminer(layout.Word(begin))) {
    --source->begin;
  }
  static const auto& kAddressees =
      *new absl::flat_hash_set<std::string_view>{"me", "us", "him", "her", "them", "reporters", "it"};
  if (source->size() > 2 && layout.Word(source->end - 2) == "to" && kAddressees.contains(layout.Word(source->end - 1)))
    source->end -= 2;
}

}  // namespace

bool IsEmptySubject(const Layout& layout, const RoleSpan& source, const RoleSpan& cue, const RoleSpan& content) {
  if (source.end != source.begin + 1 || source.end != cue.begin || cue.size() < 2) return false;
  const std::string_view subject = layout.Word(source.begin), verb = layout.Word(cue.begin);
  if (subject == "There" || subject == "there") return true;
  if (subject != "It" && subject != "it") return false;
  return (verb == "is" || verb == "was" || verb == "'s" || verb == "has") && layout.Word(content.begin) == "that";
}

void MendEdges(const Layout& layout, const Lexicon& lexicon, const std::vector<bool>& taken, RoleSpan* source, RoleSpan* cue,
               RoleSpan* content) {
  if (source != nullptr) {
    TakePhrase(layout, taken, *source, cue);
    GiveArtefact(layout, lexicon, source, cue);
    TakeApposition(layout, source, content);
    MendSource(layout, taken, *cue, source);
  }
  TakePreposition(layout, cue, content);
  EndWithQuotation(layout, content);
  DropSymbols(layout, content);
  DropComma(layout, content);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
