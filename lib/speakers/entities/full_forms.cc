// Full forms: how much of what stands around a name belongs to it when somebody is called by it.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/entities/full_forms.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "absl/strings/ascii.h"
#include "lib/speakers/entities/modifiers.h"
#include "lib/speakers/entities/short_names.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// "executive [Lord Pell]", "Kalo [Mayor Pell]": the beginning of a surname with its title.
std::size_t TitleBegin(const Words& words, const Mention& name) {
  if (words.IsOneOf(name.core - 1, {"baroness", "dame", "lady", "lord", "sir"})) return name.core - 1;
  const auto is_other = [&](const Word& word) { return (word.place || IsPerson(word)) && !word.title; };
  std::size_t begin = name.begin;
  while (begin + 1 < name.core && is_other(words[begin])) ++begin;
  return begin;
}

// "the [2013 Star Count]": the beginning of a name of several words with the year or ordinal number in front.
std::size_t NumberBegin(const Words& words, const Mention& name) {
  const std::size_t core = name.core;
  const bool may = core > 1 && core < name.head && name.type != SpeakerType::kPerson && core == name.begin;
  if (!may || words.TokenAt(core - 1).kind != TokenKind::kNumber || words[core - 2].pos != PartOfSpeech::kDeterminer)
    return core;
  const std::string_view number = words.Lower(words[core - 1].lower);
  const bool ordinal = number.size() > 2 && number.back() >= 'a' && number.back() <= 'z';
  return IsYear(number) || ordinal ? core - 1 : core;
}

// Where "for the 6th Circuit" ends that begins at token `end`; otherwise `end`.
std::size_t CircuitEnd(const Words& words, std::size_t end) {
  constexpr std::size_t kMaxCircuit = 6;  // By hand: tokens, "the District of Columbia Circuit"
  if (!words.Is(end, "for") || !words.Is(end + 1, "the")) return end;
  for (std::size_t t = end + 2; t < words.size() && t < end + 2 + kMaxCircuit; ++t) {
    if (words.IsOneOf(t, {"circuit"})) return t + 1;
    if (!words[t].capital && !words.Is(t, "of") && words.TokenAt(t).kind != TokenKind::kNumber) break;
  }
  return end;
}

// The end of a name with what tells it from others of its kind.
std::size_t WholeEnd(const Words& words, const std::vector<Mention>& mentions, const Mention& name) {
  const bool body = name.type != SpeakerType::kPerson && name.type != SpeakerType::kOther;
  if (!body || name.core == name.head) return name.end;
  if (words.IsOneOf(name.head, {"appeals"})) return CircuitEnd(words, name.end);
  if (words.IsOneOf(name.head, {"act", "bill", "law"})) return YearEnd(words, name.end);
  if (!words.IsOneOf(name.head, {"consulate", "court", "embassy"}) || !words.Is(name.end, "in")) return name.end;
  const std::uint32_t place = NameBeginningAt(mentions, name.end + 1);
  return place != kNowhere && mentions[place].place ? ModifiersEnd(words, name.end) : name.end;
}

// "State Dept."
bool IsCutShort(std::string_view name) {
  return IsWrittenShort(absl::AsciiStrToLower(std::string(name.substr(name.rfind(' ') + 1))));
}

}  // namespace

TokenRange FullForm(const Words& words, const std::vector<Mention>& mentions, const Mention& name) {
  const bool surname = name.core == name.head && name.titled;
  return {surname ? TitleBegin(words, name) : NumberBegin(words, name), WholeEnd(words, mentions, name)};
}

bool IsQuieter(const Text& text, ByteSpan name, ByteSpan than) {
  const auto small = [&](ByteSpan span) {
    const std::string_view bytes = text.In(span);
    return std::count_if(bytes.begin(), bytes.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  };
  const bool several = text.In(name).find(' ') != std::string_view::npos;
  if (several && IsCutShort(text.In(than)) && !IsCutShort(text.In(name))) return true;
  return several && small(name) > small(than) + 1 && text.Fold(name) == text.Fold(than);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
