// Splits: drafts that hold a second report are two.
// SPDX-License-Identifier: Apache-2.0
//
// Only verbs that report hardly ever do anything else are looked for, outside quotation marks. On contract/train, free/train
// and free/onestop one of 5,300 contents holds " and warned that" or the like, and no source ", who warned".
#include "lib/attribution/splits.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "lib/attribution/explain.h"
#include "lib/lexicon/word_lists.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::size_t kMostInRest = 64;  // tokens that are added to a content

bool IsAdverb(std::string_view word) { return word == "also" || word == "later" || word == "then"; }

// "said", "wrote", "warned": no present, which a plural shares with an infinitive.
bool ReportsInPast(std::string_view word) {
  if (!Words().reporting_verbs.contains(word) || word == "told") return false;  // behind "told" comes whoever was told
  return word == "said" || word == "wrote" || (word.size() > 2 && word.substr(word.size() - 2) == "ed");
}

// Words that open what somebody says.
bool OpensReport(std::string_view word) {
  static const auto& kWords = *new absl::flat_hash_set<std::string_view>{"that", "whether", "he",    "she", "it",  "they",
                                                                         "we",   "the",     "there", "his", "her", "their"};
  return kWords.contains(word);
}

// The cue, with its adverb, that begins at `i` and has what it reports behind it before `end`.
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

// He said it would rain and "warned that ...": the second verb has the subject of the first, unless there is somebody in
// between whose verb it may be.
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

// said Chief Wills, who added that ...: the relative clause is a report of its own.
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

// Where the tags stop at the cue, the rest of the clause behind it is content too.
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

// "The tenor allegedly bit a stagehand": nobody is the source, what the adverb is about is the content (2.12).
void ReadAdverb(const Layout& layout, const std::vector<bool>& taken, bool shared, Draft* draft) {
  static const auto& kAdverbs =
      *new absl::flat_hash_set<std::string_view>{"reportedly", "allegedly", "supposedly", "purportedly"};
  RoleSpan& cue = *draft->cue;
  if (!kAdverbs.contains(layout.Word(cue.begin)) || Words().reporting_verbs.contains(layout.Word(cue.end - 1)))
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

// "The bay is said to be haunted": what stands before a passive is no source but what the statement is about (6.9), and an
// empty "it" is not even that (4.2).
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

// "Visitors were told to wait": who was told something is no content.
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
  absl::flat_hash_map<std::size_t, std::size_t> uses;  // of the source that begins there
  for (const Draft& draft : *drafts) {
    if (draft.source) ++uses[draft.source->begin];
  }
  for (std::size_t d = 0; d < drafts->size(); ++d) {  // what is split off is looked at in its turn
    Draft& draft = (*drafts)[d];
    if (!draft.cue || draft.credited) continue;
    // A source of several cues stays what it is, since they all have it.
    const bool shared = draft.source && uses[draft.source->begin] > 1;
    std::optional<Draft> second;
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
