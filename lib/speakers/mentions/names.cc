// Names: where the network says that a name begins and ends, and what it tells of its bearer.
// SPDX-License-Identifier: Apache-2.0
//
// Known failures: two names of one kind that touch and of which the network sees the first begin and the second end.
#include "lib/speakers/mentions/names.h"

#include <algorithm>
#include <string_view>

#include "absl/container/flat_hash_map.h"

namespace inquit {
inline namespace v0 {
namespace internal {

bool IsPostNominal(const Words& words, std::size_t at) {
  static constexpr std::string_view kLetters[] = {"cbe", "kc", "mbe", "md", "mep", "mp", "obe", "qc"};
  if (at < 2 || !words[at].all_capitals || words[at - 1].all_capitals || words.BeginsSentence(at)) return false;
  const std::string_view lower = words.Lower(words[at].lower);
  return std::find(std::begin(kLetters), std::end(kLetters), lower) != std::end(kLetters) && words[at - 1].capital &&
         words[at - 2].capital;
}

std::vector<MentionTag> CompleteNames(const Words& words, std::vector<MentionTag> tags) {
  absl::flat_hash_map<std::uint32_t, MentionKind> known;
  for (std::size_t t = 0; t < tags.size(); ++t) {
    const bool last = tags[t].part == Part::kSingle || (tags[t].part == Part::kEnd && tags[t].kind == MentionKind::kPerson);
    if (last && IsName(tags[t].kind) && words[t].capital) known.try_emplace(words[t].lower, tags[t].kind);
  }
  for (std::size_t t = 0; t < tags.size(); ++t) {
    if (tags[t].kind != MentionKind::kNone || !words[t].capital || words[t].pos != PartOfSpeech::kOpen) continue;
    const auto found = known.find(words[t].lower);
    const Usage& usage = words.UsageOf(words[t]);
    if (found == known.end() || words.InHeading(t) || usage.capital_inside <= usage.small) continue;
    tags[t] = {found->second, Part::kSingle};
  }
  return tags;
}

std::size_t NameEnd(const Words& words, const std::vector<MentionTag>& tags, std::size_t at, std::size_t limit) {
  if (at < limit && words.TokenAt(at).kind == TokenKind::kHandle) return at + 1;
  std::size_t t = at;
  while (t < limit && tags[t].kind == MentionKind::kTitle) ++t;
  if (t == limit || !IsName(tags[t].kind)) return at;
  if (t > at && tags[t].kind != MentionKind::kPerson) return at;
  std::size_t end = t + 1;
  const auto goes_on = [&](std::size_t next) {
    const bool open = tags[next - 1].part == Part::kBegin || tags[next - 1].part == Part::kInside;
    return open && IsName(tags[next].kind) && (tags[next].part == Part::kInside || tags[next].part == Part::kEnd);
  };
  while (end < limit && goes_on(end)) ++end;
  if (end < limit && words[end].suffix) return end + 1;                                // "Ada Pell | Jr."
  if (end + 1 < limit && words.Is(end, ",") && words[end + 1].suffix) return end + 2;  // "Ada Pell | , Jr."
  return end;
}

namespace {

// Where the name in [core, end) begins behind what the network took for a part of it: "wife | Ada", "Kalo-led | Port Board",
// which begin the mention, too, and "Weir Police Constable | Ada Pell".
std::size_t BareBegin(const Words& words, std::size_t core, std::size_t end, MentionKind kind, std::size_t* begin) {
  const auto is_loose = [&](std::size_t t) {
    return words[t].compound || (kind == MentionKind::kPerson && !words[t].capital && words[t].pos != PartOfSpeech::kParticle);
  };
  while (core + 1 < end && is_loose(core)) *begin = ++core;
  if (kind != MentionKind::kPerson) return core;
  for (std::size_t t = core; t + 1 < end; ++t) {
    const Word& word = words[t];
    const bool office = word.noun && word.noun->type == SpeakerType::kPerson && !word.noun->plural;
    const bool member = word.all_capitals && words[t + 1].given;  // "MP Ada Pell"
    if (!word.given && (word.title || office || member)) core = t + 1;
  }
  return core;
}

}  // namespace

Mention ReadName(const Words& words, std::size_t begin, std::size_t core, std::size_t end, MentionKind kind) {
  Mention name;
  name.begin = static_cast<std::uint32_t>(begin);
  core = BareBegin(words, core, end, kind, &begin);
  name.begin = static_cast<std::uint32_t>(begin);
  name.core = static_cast<std::uint32_t>(core);
  name.end = static_cast<std::uint32_t>(end);
  std::size_t head = end - 1;
  while (head > core && (words[head].suffix || words.Is(head, ",") || IsPostNominal(words, head))) --head;
  name.head = static_cast<std::uint32_t>(head);
  name.titled = core > begin;
  name.type = kind == MentionKind::kPerson         ? SpeakerType::kPerson
              : kind == MentionKind::kOrganization ? SpeakerType::kOrganization
              : kind == MentionKind::kWork         ? SpeakerType::kDocument
                                                   : SpeakerType::kOther;
  name.place = kind == MentionKind::kPlace;
  if (kind != MentionKind::kPerson) return name;
  for (std::size_t t = begin; t < core; ++t) {
    if (!words[t].title || words[t].given || words[t].gender == Gender::kUnknown) continue;
    name.gender = words[t].gender;
    name.by_title = true;
  }
  if (name.gender == Gender::kUnknown && core < head && words[core].given) name.gender = words[core].gender;
  return name;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
