// Frames: shapes of sentences that tell which tokens are source, cue and content.
// SPDX-License-Identifier: Apache-2.0
#include "lib/attribution/frames.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "lib/tokenize/reporting_verbs.h"

namespace inquit {
inline namespace v0 {
namespace internal {
double Tune(const char* name, double value);
namespace {
#define T(name, value) static const float name = static_cast<float>(Tune(#name, value))
T(kClauseGain, 5);
T(kInverted, 4);
T(kVerbGain, 6);
T(kMaybe, 0.2);
T(kQuoteGain, 1);
T(kOneSource, 4);
T(kInvertedSource, 0.1);

constexpr std::size_t kMostInSource = 8;     // tokens between a quotation and its cue
constexpr std::size_t kMostBeforeColon = 8;  // tokens in front of a list that may hold its cue
constexpr double kLikely = 0.5;              // from this probability on a tag counts as seen


bool IsWordLike(const Layout& layout, std::size_t i) {
  const TokenKind kind = layout.token(i).kind;
  return kind == TokenKind::kWord || kind == TokenKind::kNumber || kind == TokenKind::kHandle;
}

bool IsCapitalised(const Layout& layout, std::size_t i) { return IsUpper(layout.text().At(layout.token(i).span.begin).code_point); }

void Favour(Tags* tags, std::size_t i, Role role, float gain) {
  for (std::size_t part = 0; part < kParts; ++part) (*tags)[i][TagOf(role, static_cast<Part>(part))] += gain;
}

// Tokens [begin, end) are one source.
void FavourSource(Tags* tags, std::size_t begin, std::size_t end, float gain) {
  for (std::size_t i = begin; i < end; ++i) {
    Favour(tags, i, Role::kSource, gain);
    if (i == begin) continue;
    for (const Part part : {Part::kBegin, Part::kSingle}) (*tags)[i][TagOf(Role::kSource, part)] -= kOneSource;
  }
}

void FavourClause(const Layout& layout, const RoleSpan& cue, Tags* tags) {
  const std::size_t sentence = layout.SentenceOf(cue.begin);
  std::size_t begin = cue.begin;
  while (begin > 0 && layout.SentenceOf(begin - 1) == sentence && IsWordLike(layout, begin - 1) && layout.QuotationOf(begin - 1) == kNoQuotation) --begin;
  if (begin == 0 || layout.SentenceOf(begin - 1) != sentence) return;
  const std::size_t quotation = layout.QuotationOf(begin - 1);
  const bool behind_quotation = quotation != kNoQuotation;
  if (!behind_quotation) return;
  const std::size_t q0 = layout.quotations().tokens[quotation].begin;
  if (q0 > 0 && layout.SentenceOf(q0 - 1) == layout.SentenceOf(q0)) return;  // it does not open a sentence
  const TokenRange quoted = layout.quotations().tokens[quotation];
  for (std::size_t i = quoted.begin; i < quoted.end; ++i) Favour(tags, i, Role::kContent, kQuoteGain);
  std::size_t first = begin, last = cue.begin;
  if (begin == cue.begin) {
    first = last = cue.end;
    while (last < layout.size() && layout.SentenceOf(last) == sentence && IsWordLike(layout, last) && layout.QuotationOf(last) == kNoQuotation) ++last;
  }
  while (last > first && !IsCapitalised(layout, last - 1)) --last;
  if (last - first > kMostInSource) return;
  FavourSource(tags, first, last, kClauseGain);
}

bool IsPause(std::string_view word) { return word == "," || word == "?" || word == "!" || word == "\u2014" || word == "?!"; }

// Whether token `i` looks like the verb of a reporting clause.
bool LooksLikeVerb(const Layout& layout, std::size_t i) {
  if (layout.token(i).kind != TokenKind::kWord) return false;
  const std::string_view word = layout.Word(i);
  if (IsReportingVerb(word)) return true;
  return word.size() > 4 && word.substr(word.size() - 2) == "ed" && !IsCapitalised(layout, i);
}

bool HasCue(const std::vector<RoleSpan>& spans, TokenRange range) {
  auto span = std::lower_bound(spans.begin(), spans.end(), range.begin, [](const RoleSpan& s, std::size_t i) { return s.begin < i; });
  for (; span != spans.end() && span->begin < range.end; ++span) {
    if (span->role == Role::kCue) return true;
  }
  return false;
}

// The verb of the clause that `rest` is, behind a quotation: first where the subject comes last, or what the subject's words lead to.
std::size_t FindVerb(const Layout& layout, TokenRange rest, const Tags& tags) {
  std::size_t found = kNoToken;
  for (std::size_t i = rest.begin; i < rest.end && i < rest.begin + kMostInSource; ++i) {
    const bool last = i + 1 == rest.end || !IsWordLike(layout, i + 1);
    if (LooksLikeVerb(layout, i) && (i == rest.begin || last || IsReportingVerb(layout.Word(i)))) return i;
    if (found == kNoToken && i == rest.begin + (IsCapitalised(layout, rest.begin) ? i - rest.begin : 0) && !IsCapitalised(layout, i) && ProbabilityOf(tags[i], Role::kCue) >= kMaybe) found = i;
  }
  return found;
}

// "Who signed it?" inquired Pell: behind a quotation that does not end like a sentence a reporting clause follows, whatever its verb.
void FavourVerb(const Layout& layout, std::size_t quotation, const std::vector<RoleSpan>& spans, Tags* tags) {
  const TokenRange quoted = layout.quotations().tokens[quotation];
  const TokenRange sentence = layout.Sentence(layout.SentenceOf(quoted.end - 1));
  if (quoted.size() < 3 || !IsPause(layout.Word(quoted.end - 2)) || quoted.end >= sentence.end) return;
  if (quoted.begin > 0 && layout.SentenceOf(quoted.begin - 1) == layout.SentenceOf(quoted.begin)) return;
  const TokenRange rest{quoted.end, sentence.end};
  if (!IsWordLike(layout, rest.begin) || HasCue(spans, rest)) return;
  const std::size_t verb = FindVerb(layout, rest, *tags);
  if (verb == kNoToken) return;
  Favour(tags, verb, Role::kCue, kVerbGain);
  FavourClause(layout, {Role::kCue, verb, verb + 1, 0}, tags);
}

// Pell inquired, "Who signed it?": so is what leads up to a quotation that ends its sentence.
void FavourLead(const Layout& layout, std::size_t quotation, const std::vector<RoleSpan>& spans, Tags* tags) {
  const TokenRange quoted = layout.quotations().tokens[quotation];
  const TokenRange sentence = layout.Sentence(layout.SentenceOf(quoted.begin));
  if (quoted.begin < sentence.begin + 3) return;
  const std::size_t pause = quoted.begin - 1, verb = quoted.begin - 2;
  const bool colon = layout.Word(pause) == ":";
  if ((!colon && layout.Word(pause) != ",") || !LooksLikeVerb(layout, verb) || HasCue(spans, {sentence.begin, quoted.begin})) return;
  Favour(tags, verb, Role::kCue, kVerbGain);
  if (colon) Favour(tags, pause, Role::kCue, kVerbGain);
  for (std::size_t i = quoted.begin; i < quoted.end; ++i) Favour(tags, i, Role::kContent, kQuoteGain);
  std::size_t subject = verb;
  while (subject > sentence.begin && IsWordLike(layout, subject - 1)) --subject;
  if (subject == sentence.begin && verb - subject <= kMostInSource) FavourSource(tags, subject, verb, kClauseGain);
}

// "A later start, says Kelley, is good": the name behind the verb is the source, and nothing in front of its comma is.
void FavourInversion(const Layout& layout, const RoleSpan& cue, Tags* tags) {
  const std::size_t sentence = layout.SentenceOf(cue.begin);
  const std::size_t first = layout.Sentence(sentence).begin, end = layout.Sentence(sentence).end;
  if (cue.begin < first + 2 || layout.Word(cue.begin - 1) != "," || layout.QuotationOf(cue.begin) != kNoQuotation) return;
  std::size_t name = cue.end;
  while (name < end && IsWordLike(layout, name) && IsCapitalised(layout, name)) ++name;
  if (name == cue.end || name == end || (layout.Word(name) != "," && layout.Word(name) != ".")) return;
  if (ProbabilityOf((*tags)[cue.end], Role::kSource) < kInvertedSource) return;
  FavourSource(tags, cue.end, name, kInverted);
  for (std::size_t i = first; i < cue.begin; ++i) Favour(tags, i, Role::kSource, -kInverted);
}

// "The report recommends:" and a list: the list is what it recommends.
void FavourList(const Layout& layout, TokenRange list, Tags* tags) {
  const TokenRange above = layout.Paragraph(layout.ParagraphOf(list.begin - 1));
  const std::size_t first = std::max(above.begin, above.end - std::min(above.size(), kMostBeforeColon));
  bool cue = false;
  for (std::size_t i = first; i < above.end; ++i) cue |= ProbabilityOf((*tags)[i], Role::kCue) >= kLikely;
  if (!cue) return;
  for (std::size_t i = list.begin; i < list.end; ++i) {
    if (layout.QuotationOf(i) != kNoQuotation || ProbabilityOf((*tags)[i], Role::kCue) >= kLikely) return;
  }
  for (std::size_t i = list.begin; i < list.end; ++i) Favour(tags, i, Role::kContent, kClauseGain);
}

}  // namespace

void FavourFrames(const Layout& layout, const std::vector<RoleSpan>& spans, Tags* tags) {
  for (const RoleSpan& span : spans) {
    if (span.role != Role::kCue) continue;
    FavourClause(layout, span, tags);
    FavourInversion(layout, span, tags);
  }
  static const bool on = Tune("kVerbs", 1) > 0;
  for (std::size_t q = 0; on && q < layout.quotations().tokens.size(); ++q) {
    FavourVerb(layout, q, spans, tags);
    FavourLead(layout, q, spans, tags);
  }
  for (const TokenRange list : layout.lists()) FavourList(layout, list, tags);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
