// Roles: what the text says that the bearer of a name is: "head of the diving school", "Senator".
// SPDX-License-Identifier: Apache-2.0
//
// Three places: behind the name between commas ("Jo Weir, a doctor at the clinic, said"), in front of it ("campaign manager Jo
// Weir", "the mayor of Kalo, Jo Weir,"), and a title. A description goes from mark to mark, or from a mark to the name; what
// goes on without one is none.
// Known failures: the first of a list behind a name ("Jo Weir, a doctor and a nurse"); a role after a verb ("Jo Weir is a
// doctor").
#include "lib/speakers/entities/roles.h"

#include <cstddef>

#include "lib/speakers/entities/entities.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::size_t kMaxTokens = 24;   // of a description
constexpr std::uint32_t kMaxInside = 6;  // mentions that may lie inside one
constexpr std::size_t kMaxOf = 6;        // tokens in front of a title that tell what it is of

// Whether token `t` may stand in a description: no mark, no verb that is listed, nothing that begins a clause.
bool IsInside(const Words& words, std::size_t t) {
  if (words.TokenAt(t).kind == TokenKind::kNumber) return true;
  if (!words.IsWord(t)) return false;
  switch (words[t].pos) {
    case PartOfSpeech::kAuxiliary:
    case PartOfSpeech::kFunction:
    case PartOfSpeech::kRelative:
    case PartOfSpeech::kPersonal:
    case PartOfSpeech::kFirst:
    case PartOfSpeech::kDate: return false;
    default: return true;
  }
}

bool IsArticle(const Words& words, std::size_t t) {
  return words.Is(t, "a") || words.Is(t, "an") || words.Is(t, "the") || words.Is(t, "A") || words.Is(t, "An") ||
         words.Is(t, "The");
}

// Without "a", "the", "its".
ByteSpan Bare(const Words& words, std::size_t begin, std::size_t end) {
  while (begin + 1 < end && (IsArticle(words, begin) || words[begin].pos == PartOfSpeech::kPossessive)) ++begin;
  return SpanOf(words, begin, end);
}

// "Mr.", which tells no role.
bool IsFormOfAddress(const Word& word) { return word.title && !word.office && word.gender != Gender::kUnknown; }

// The titles in front of `name`, with what they are of: "Health Minister", "former Sen."; empty where none of them is an
// office.
ByteSpan TitleOf(const Words& words, const Mention& name) {
  std::size_t begin = name.begin;
  while (begin < name.core && IsFormOfAddress(words[begin])) ++begin;
  if (begin == name.core) return {};
  bool office = name.titled;
  for (std::size_t t = begin; t < name.core; ++t) office = office || words[t].title || IsPerson(words[t]);
  if (!office) return {};
  const auto belongs = [&](std::size_t t) {
    return words.IsWord(t) && !words[t].possessive && (words[t].pos == PartOfSpeech::kAdjective || words[t].capital) &&
           IsInside(words, t);
  };
  while (begin > 0 && !words.BeginsSentence(begin) && name.begin < begin + kMaxOf && belongs(begin - 1)) --begin;
  return Bare(words, begin, name.core);
}

// The description between the comma behind `name` and the next mark: "Ada Pell, | a doctor at the clinic,".
ByteSpan DescriptionBehind(const Words& words, const std::vector<Mention>& mentions, const Mention& name) {
  if (!words.Is(name.end, ",") || words[name.end - 1].possessive) return {};
  const std::size_t begin = name.end + 1;
  std::size_t end = begin;
  while (end < words.size() && end < begin + kMaxTokens && !words.BeginsSentence(end) && IsInside(words, end)) ++end;
  const bool closed = words.Is(end, ",") || words.Is(end, ")") || words.Is(end, ".") || words.IsDash(end) ||
                      words.BeginsSentence(end) || end == words.size();
  if (end == begin || !closed) return {};
  for (std::uint32_t m = FirstMention(mentions, begin); m < mentions.size() && mentions[m].begin == begin; ++m) {
    const Mention& nominal = mentions[m];
    if (nominal.form != Form::kNominal || nominal.plural || nominal.modifier) continue;
    // What goes on behind the noun is "of", "at" ... something, and no verb.
    const PartOfSpeech next = words[nominal.end].pos;
    const bool whole = nominal.end >= end || next == PartOfSpeech::kPreposition || next == PartOfSpeech::kAnd;
    return whole ? Bare(words, begin, end) : ByteSpan();
  }
  return {};
}

// The description that ends where the name and its titles begin, or at a comma before it: "the mayor of Kalo, | Jo Weir",
// "incumbent | President Jo Weir".
ByteSpan DescriptionBefore(const Words& words, const std::vector<Mention>& mentions, std::uint32_t m) {
  const Mention& name = mentions[m];
  if (name.begin == 0 || words.BeginsSentence(name.begin)) return {};
  const bool comma = words.Is(name.begin - 1, ",");
  const std::size_t end = comma ? name.begin - 1 : name.begin;
  for (std::uint32_t i = m; i > 0 && i + kMaxInside > m; --i) {
    const Mention& nominal = mentions[i - 1];
    if (nominal.form != Form::kNominal || nominal.end > end || nominal.end + kMaxTokens < end) continue;
    if (nominal.plural || nominal.modifier || !IsPerson(words[nominal.head])) continue;
    // "a doctor, Jo Weir" may be a list.
    if (comma && !nominal.definite && words[nominal.begin].pos != PartOfSpeech::kPossessive) return {};
    if (comma && LeadsClause(words, nominal, name)) return {};
    bool whole = nominal.end == end || (comma && words[nominal.end].pos == PartOfSpeech::kPreposition);
    for (std::size_t t = nominal.end; t < end; ++t) whole = whole && IsInside(words, t) && !words.BeginsSentence(t);
    if (!whole) return {};
    return Bare(words, nominal.begin, comma ? end : name.core);
  }
  return {};
}

}  // namespace

RolePhrase RoleBeside(const Words& words, const std::vector<Mention>& mentions, std::uint32_t m) {
  const Mention& name = mentions[m];
  if (const ByteSpan behind = DescriptionBehind(words, mentions, name); !behind.empty()) return {behind, false};
  if (const ByteSpan before = DescriptionBefore(words, mentions, m); !before.empty()) return {before, false};
  return {TitleOf(words, name), true};
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
