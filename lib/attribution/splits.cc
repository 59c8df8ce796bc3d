// Splits: second reports inside a draft become drafts of their own, and what passives and adverbs have for subject is content.
// SPDX-License-Identifier: Apache-2.0
//
// Each draft is held against these rules, in this order; brackets show the content after the rule was applied, and the numbers
// are those of docs/annotation.md.
//
//   Visitors were told [to wait].              who is told something is no content (6.9, DropAddressee)
//   [The tenor] allegedly [bit a stagehand].   the adverb is the cue, nobody the source, the clause content (2.12, ReadAdverb)
//   [The bay] is said [to be haunted].         the subject of a passive is content, not source (6.9, ReadPassive)
//   ["We wait,"] said Pell, ["in the fog."]    a quotation at the end of the source is content (6.4, DropQuotation)
//   He said [it would rain] and warned [that the bay would freeze].
//                                              a second verb with the same subject is a report of its own (6.13, SplitContent)
//   ["We wait,"] said Chief Wills, who added [that it had rained].
//                                              so is a relative clause, with its pronoun as source (4.6, SplitSource)
//
// The last two split only at the past tense of a reporting verb, outside quotation marks and with a word behind it that opens
// what somebody says ("that", "he", "the"). Counted on contract/train, free/train and free/onestop: one of 5,300 annotated
// contents holds " and warned that" or the like, and no source ", who warned".
//
// Known failures: present tenses ("he says it will rain and warns that ...") are not split; nor is a second verb whose subject
// may be somebody in between.
#include "lib/attribution/splits.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "lib/attribution/explain.h"
#include "lib/lexicon/word_lists.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// By hand: most tokens that are added to a content, so that the time is linear.
constexpr std::size_t kMostInRest = 64;

bool IsAdverb(std::string_view word) { return word == "also" || word == "later" || word == "then"; }

// "said", "wrote", "warned". No present: "warn" may be an infinitive ("and warn" in "to stop and warn the crew").
bool ReportsInPast(std::string_view word) {
  if (!WordLists::Get().reporting_verbs.contains(word) || word == "told") return false;  // behind "told" comes whoever was told
  return word == "said" || word == "wrote" || (word.size() > 2 && word.substr(word.size() - 2) == "ed");
}

// Words that open what somebody says.
bool OpensReport(std::string_view word) {
  static const auto& kWords = *new absl::flat_hash_set<std::string_view>{"that", "whether", "he",    "she", "it",  "they",
                                                                         "we",   "the",     "there", "his", "her", "their"};
  return kWords.contains(word);
}

// The cue that begins at token `i`: adverbs, a reporting verb, and behind it, before `end`, a word that opens what it reports.
std::optional<RoleSpan> CueAt(const Layout& layout, std::size_t i, std::size_t end, double probability) {
  std::size_t verb = i;
  while (verb < end && IsAdverb(layout.Word(verb))) ++verb;
  if (verb + 1 >= end || !ReportsInPast(layout.Word(verb)) || !OpensReport(layout.Word(verb + 1))) return std::nullopt;
  return RoleSpan{Role::kCue, i, verb + 1, probability};
}

// Whether token `i` may be somebody who does something in the content: "he", "the driver", "Pell".
bool MayAct(const Layout& layout, const Lexicon& lexicon, std::size_t i) {
  static const auto& kPronouns = *new absl::flat_hash_set<std::string_view>{"he",  "she", "they",     "we",        "i",
                                                                            "who", "you", "everyone", "everybody", "nobody"};
  const std::string lower = absl::AsciiStrToLower(std::string(layout.Word(i)));
  if (kPronouns.contains(lower) || (layout.IsCapitalised(i) && !layout.OpensSentence(i))) return true;
  const auto noun = lexicon.nouns.find(lower);
  return noun != lexicon.nouns.end() && noun->second.type != SpeakerType::kOther;
}

// He said it would rain and warned that it would freeze: the second verb has the subject of the first, unless somebody stands
// between them whose verb it may be ("the driver stopped and admitted that ..."). Returns the second report and ends `content`
// before it.
std::optional<Draft> SplitContent(const Layout& layout, const Lexicon& lexicon, Draft* draft, RoleSpan* content) {
  const std::size_t sentence = layout.SentenceOf(draft->cue->begin);
  for (std::size_t i = content->begin; i + 2 < content->end && layout.SentenceOf(i) == sentence; ++i) {
    const std::string_view joint = layout.Word(i);
    if (layout.QuotationOf(i) == kNoQuotation && MayAct(layout, lexicon, i)) return std::nullopt;
    if (i == content->begin || layout.QuotationOf(i) != kNoQuotation || (joint != "and" && joint != "but")) continue;
    const std::optional<RoleSpan> cue = CueAt(layout, i + 1, content->end, content->probability);
    if (!cue) continue;
    Draft second;
    second.contents.push_back({Role::kContent, cue->end, content->end, content->probability});
    second.cue = cue;
    second.source = draft->source;
    second.confidence = draft->confidence;
    content->end = layout.Word(i - 1) == "," ? i - 1 : i;
    return second;
  }
  return std::nullopt;
}

// said Chief Wills, who added that ...: returns the relative clause as a report of its own and ends the source before it.
std::optional<Draft> SplitSource(const Layout& layout, Draft* draft) {
  RoleSpan& source = *draft->source;
  for (std::size_t i = source.begin + 2; i + 2 < source.end; ++i) {
    if (layout.Word(i) != "who" || layout.Word(i - 1) != ",") continue;
    const std::optional<RoleSpan> cue = CueAt(layout, i + 1, source.end, source.probability);
    if (!cue) continue;
    Draft second;
    second.contents.push_back({Role::kContent, cue->end, source.end, source.probability});
    second.cue = cue;
    second.source = RoleSpan{Role::kSource, i, i + 1, source.probability};
    second.confidence = draft->confidence;
    source.end = i - 1;
    return second;
  }
  return std::nullopt;
}

// said Pell, "in the fog": a quotation at the end of the source is what was said.
void DropQuotation(const Layout& layout, Draft* draft) {
  RoleSpan& source = *draft->source;
  const std::size_t quotation = layout.QuotationOf(source.end - 1);
  if (quotation == kNoQuotation) return;
  const TokenRange quoted = layout.quotations().tokens[quotation];
  if (quoted.end != source.end || quoted.begin < source.begin + 2 || layout.Word(quoted.begin - 1) != ",") return;
  draft->contents.push_back({Role::kContent, quoted.begin, quoted.end, source.probability});
  source.end = quoted.begin - 1;
}

// If no content ends behind the cue, adds one: the tokens behind it up to punctuation, a quotation, another span or the end of
// the sentence.
void AddRest(const Layout& layout, const std::vector<bool>& taken, Draft* draft) {
  for (const RoleSpan& content : draft->contents) {
    if (content.end > draft->cue->end) return;
  }
  RoleSpan rest{Role::kContent, draft->cue->end, draft->cue->end, draft->contents[0].probability};
  const std::size_t sentence = layout.SentenceOf(draft->cue->begin);
  while (rest.end < layout.size() && rest.size() < kMostInRest && !taken[rest.end] && layout.SentenceOf(rest.end) == sentence &&
         layout.token(rest.end).kind != TokenKind::kPunctuation && layout.QuotationOf(rest.end) == kNoQuotation)
    ++rest.end;
  if (rest.size() > 0) draft->contents.push_back(rest);
}

// The tenor allegedly bit a stagehand: the cue is cut down to the adverb, the source becomes content unless another cue has it
// too (`shared`), and the rest of the clause is added.
void ReadAdverb(const Layout& layout, const std::vector<bool>& taken, bool shared, Draft* draft) {
  static const auto& kAdverbs =
      *new absl::flat_hash_set<std::string_view>{"reportedly", "allegedly", "supposedly", "purportedly"};
  RoleSpan& cue = *draft->cue;
  if (!kAdverbs.contains(layout.Word(cue.begin)) || WordLists::Get().reporting_verbs.contains(layout.Word(cue.end - 1)))
    return;  // "reportedly said" is a cue
  for (RoleSpan& content : draft->contents) {
    if (content.begin == cue.end) content.begin = cue.begin + 1;
  }
  cue.end = cue.begin + 1;
  if (draft->source && draft->source->end == cue.begin) {
    if (!shared)
      draft->contents.push_back({Role::kContent, draft->source->begin, draft->source->end, draft->source->probability});
    draft->source.reset();
  }
  AddRest(layout, taken, draft);
}

// The bay is said to be haunted: a source right before a passive cue is dropped, and becomes content unless it is an empty "it"
// or another cue has it too (`shared`).
void ReadPassive(const Layout& layout, const std::vector<bool>& taken, bool shared, Draft* draft) {
  static const auto& kForms = *new absl::flat_hash_set<std::string_view>{"is", "are", "was", "were", "been", "'s", "\u2019s"};
  static const auto& kParticiples =
      *new absl::flat_hash_set<std::string_view>{"accused", "agreed",   "alleged", "believed", "called", "charged", "known",
                                                 "named",   "reported", "rumored", "rumoured", "said",   "thought"};
  const RoleSpan cue = *draft->cue;
  bool passive = false;
  for (std::size_t i = cue.begin; i + 1 < cue.end; ++i) {
    passive |= kForms.contains(layout.Word(i)) && kParticiples.contains(layout.Word(i + 1));
  }
  if (!passive) return;
  if (cue.end < layout.size() && layout.Word(cue.end) == "to") AddRest(layout, taken, draft);
  if (!draft->source || draft->source->end != cue.begin || draft->contents[0].begin < cue.end) return;
  const RoleSpan source = *draft->source;
  draft->source.reset();
  const std::string_view subject = layout.Word(source.begin);
  if (shared) return;
  if (source.size() > 1 || (subject != "It" && subject != "it"))
    draft->contents.push_back({Role::kContent, source.begin, source.end, source.probability});
}

// Visitors were told to wait: of a cue that ends with "told" and has no source, only what stands behind it is content.
void DropAddressee(const Layout& layout, const std::vector<bool>& taken, Draft* draft) {
  if (draft->source || draft->cue->size() < 2 || layout.Word(draft->cue->end - 1) != "told") return;
  AddRest(layout, taken, draft);
  if (draft->contents.size() < 2) return;
  std::vector<RoleSpan> behind;
  for (const RoleSpan& content : draft->contents) {
    if (content.begin >= draft->cue->end) behind.push_back(content);
  }
  if (!behind.empty()) draft->contents = behind;
}

}  // namespace

void SplitDrafts(const Layout& layout, const Lexicon& lexicon, const std::vector<bool>& taken, std::vector<Draft>* drafts,
                 bool explain) {
  std::map<std::size_t, std::size_t> uses;  // by the first token of a source: how many drafts have it
  for (const Draft& draft : *drafts) {
    if (draft.source) ++uses[draft.source->begin];
  }
  for (std::size_t d = 0; d < drafts->size(); ++d) {  // what is split off is looked at in its turn
    Draft& draft = (*drafts)[d];
    if (!draft.cue || draft.credited) continue;
    // What several cues have for their source is left as it is.
    const bool shared = draft.source && uses[draft.source->begin] > 1;
    std::optional<Draft> second;
    // Makes `change` and writes it into the draft's decisions if it moved a span and somebody asks.
    const auto apply = [&](const char* rule, const auto& change) {
      if (!explain) return change();
      const Draft before = draft;
      change();
      ExplainChange(layout, "splits", rule, before, &draft);
    };
    apply("whoever was told is no content", [&] { DropAddressee(layout, taken, &draft); });
    apply("\"reportedly\" is the cue", [&] { ReadAdverb(layout, taken, shared, &draft); });
    apply("the subject of a passive is content", [&] { ReadPassive(layout, taken, shared, &draft); });
    if (draft.source && !shared)
      apply("a quotation at the end of the source is content", [&] { DropQuotation(layout, &draft); });
    apply("a second report in the content", [&] {
      for (std::size_t c = 0; !second && c < draft.contents.size(); ++c) {
        if (draft.contents[c].begin >= draft.cue->end) second = SplitContent(layout, lexicon, &draft, &draft.contents[c]);
      }
    });
    if (!second && draft.source && !shared)
      apply("a second report in the source", [&] { second = SplitSource(layout, &draft); });
    if (!second) continue;
    if (explain) ExplainChange(layout, "splits", "split off another report", draft, &*second);
    if (second->source) ++uses[second->source->begin];
    drafts->push_back(*std::move(second));
  }
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
