// Sources: which word of a source denotes the speaker, and how.
// SPDX-License-Identifier: Apache-2.0
//
// The core of a source runs from its beginning to the first preposition, relative pronoun or mark; names are taken as one word.
// Its last word is the head: "[former mayor Ada Pell] of Maine", "[Pell's office]", "[two aides] to Pell". A core that "and"
// joins to another, or a list of names, denotes the group, whatever a clause behind a comma joins. A title in
// quotation marks stands as it is.
// Known failures: "his friend and doctor" counts as two.
#include "lib/speakers/resolve/sources.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "lib/speakers/entities/descriptions.h"
#include "lib/speakers/mentions/names.h"
#include "lib/speakers/resolve/joined.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// As much of a source as is read, in tokens.
constexpr std::size_t kMaxSource = 64;

// Longest description in front of a name, in tokens.
constexpr std::size_t kMaxDescription = 12;

bool IsContentful(const Words& words, std::size_t t) {
  const TokenKind kind = words.TokenAt(t).kind;
  return kind == TokenKind::kWord || kind == TokenKind::kNumber || kind == TokenKind::kHandle || kind == TokenKind::kUrl ||
         words.Is(t, "%");
}

// The name that begins at token `t`, or kNowhere. A source may leave out the title, "Sen. [Ada Pell]", or "the U.S. [Mint]".
std::uint32_t NameAt(const std::vector<Mention>& mentions, std::size_t t) {
  const std::uint32_t after = FirstMention(mentions, t);
  if (after > 0 && mentions[after - 1].form == Form::kName && mentions[after - 1].begin < t) {
    const Mention& before = mentions[after - 1];
    if (t <= before.core || (before.type == SpeakerType::kOrganization && t <= before.head)) return after - 1;
  }
  return NameBeginningAt(mentions, t);
}

// The caller's mention that holds token `t`, or kNowhere. No found mention overlaps one.
std::uint32_t CallerMention(const std::vector<Mention>& mentions, std::size_t t) {
  const std::uint32_t after = FirstMention(mentions, t + 1);
  return after > 0 && mentions[after - 1].caller && mentions[after - 1].end > t ? after - 1 : kNowhere;
}

bool IsNumber(const Words& words, std::size_t t) {
  return words[t].pos == PartOfSpeech::kIndefinite || words[t].quantity || words.TokenAt(t).kind == TokenKind::kNumber;
}

// "only" in "only 23 percent", "so" in "so many of them", "as many as half": what belongs to the number behind it.
bool IsMeasure(const Words& words, std::size_t t) {
  if (t + 1 >= words.size()) return false;
  const std::string_view word = words.Lower(words[t].lower);
  if (word == "about" || (word == "at" && (words.Is(t + 1, "least") || words.Is(t + 1, "most")))) return true;
  if (!words.IsOneOf(t, {"almost", "as", "just", "nearly", "not", "only", "over", "so", "yet"})) return false;
  return IsNumber(words, t + 1) || words.Is(t + 1, "about") || (word == "not" && words[t + 1].indefinite);
}

// The "'s" of "the WHO's decision", which is a token of its own as that of "who's" is.
bool IsEnding(const Words& words, std::size_t t) { return words[t].possessive_bytes == words.TokenAt(t).span.size(); }

// "such claims", "earlier, longer polls": a word that belongs to the noun behind it.
bool IsEarlier(const Words& words, std::size_t t) {
  const std::string_view word = words.Lower(words[t].lower);
  if (word != "such" && word != "earlier") return false;
  const PartOfSpeech next = words[t + 1].pos;
  return words.Is(t + 1, ",") || (words.IsWord(t + 1) && (next == PartOfSpeech::kOpen || next == PartOfSpeech::kAdjective));
}

// "Mayor Ada Pell flatly": whether the word at token `t` is an adverb behind somebody's name.
bool IsAdverbBehindName(const Words& words, const std::vector<Mention>& mentions, std::size_t t) {
  const std::string_view lower = words.Lower(words[t].lower);
  if (lower.size() < 5 || lower.substr(lower.size() - 2) != "ly" || words[t].capital || words[t].noun) return false;
  const std::uint32_t m = FirstMention(mentions, t);
  return m > 0 && mentions[m - 1].end == t && mentions[m - 1].form == Form::kName &&
         mentions[m - 1].type == SpeakerType::kPerson;
}

// What stands before a source without being part of it: marks, "but", "for".
bool IsLeadIn(const Words& words, std::size_t t) {
  const PartOfSpeech pos = words[t].pos;
  if (IsMeasure(words, t) || IsEarlier(words, t)) return false;
  if (pos == PartOfSpeech::kPreposition || words.Is(t, "said")) return true;
  return !IsContentful(words, t) || pos == PartOfSpeech::kAnd || (pos == PartOfSpeech::kFunction && !words[t].noun);
}

// "encouraging" in "groups encouraging Pell to run".
bool IsParticiple(const Words& words, std::size_t t) {
  const Word& before = words[t - 1];
  return before.noun && before.noun->plural && !words[t].noun && !words[t].capital && words[t].ing;
}

// "'The Long Dam,' by Jo Weir": the end of the title that stands between the marks before token `begin` and behind it;
// otherwise `begin`.
std::size_t TitleEnd(const Words& words, std::size_t begin, std::size_t end) {
  if (begin == 0 || words.TokenAt(begin - 1).kind != TokenKind::kQuote) return begin;
  std::size_t close = begin;
  while (close < end && words.TokenAt(close).kind != TokenKind::kQuote) ++close;
  if (close < begin + 2 || close >= words.size() || words.TokenAt(close).kind != TokenKind::kQuote) return begin;
  if (close + 1 < end && !words.Is(close + 1, "by")) return begin;
  while (close > begin && !IsContentful(words, close - 1)) --close;
  return close;
}

struct Core {
  std::size_t begin = 0, end = 0;
  std::uint32_t name = kNowhere;  // that it ends with
};

Core ReadCore(const Words& words, const std::vector<Mention>& mentions, std::size_t begin, std::size_t end) {
  Core core;
  core.begin = begin;
  std::size_t t = begin;
  while (t < end && (IsMeasure(words, t) || words[t].pos == PartOfSpeech::kFirst)) ++t;  // "my brother Jo Weir"
  if (t < end && IsEarlier(words, t)) t += words.Is(t + 1, ",") ? 2 : 1;
  while (t < end) {
    const std::uint32_t name = NameAt(mentions, t);
    if (name != kNowhere && mentions[name].end <= end) {
      core.name = name;
      t = mentions[name].end;
      continue;
    }
    if (words.TokenAt(t).kind == TokenKind::kQuote || (core.name != kNowhere && IsPostNominal(words, t))) {
      ++t;
      continue;
    }
    // "a Weir Board (WB) source"
    if (core.name != kNowhere && words.Is(t, "(") && words.Is(t + 2, ")") && t + 3 < end && words[t + 3].noun &&
        !words[t + 3].capital) {
      t += 3;
      continue;
    }
    if (t > begin && IsParticiple(words, t)) break;
    const PartOfSpeech pos = words[t].pos;
    const bool inner = pos == PartOfSpeech::kOpen || pos == PartOfSpeech::kAdjective || pos == PartOfSpeech::kParticle ||
                       pos == PartOfSpeech::kDeterminer || pos == PartOfSpeech::kIndefinite ||
                       pos == PartOfSpeech::kPossessive || pos == PartOfSpeech::kDate;
    if ((!IsContentful(words, t) && !words.Is(t, "/") && !words.IsHyphen(t)) || !inner || (t > begin && words.Is(t, "that")))
      break;
    core.name = kNowhere;
    ++t;
  }
  core.end = t;
  return core;
}

// "a delegate from Ohio", "the head of Weir (Dams, Locks and Weirs)", "his aide, and member of the board": where the
// description that goes on at token `t` ends with a comma or dash, at most kMaxDescription tokens outside brackets behind
// `begin`; `end` if it does not.
std::size_t CommaBehind(const Words& words, std::size_t begin, std::size_t t, std::size_t end) {
  std::size_t depth = 0;
  for (std::size_t limit = begin + kMaxDescription; t < end && t <= limit; ++t) {
    if (words.Is(t, ")") && depth > 0) --depth;
    if (words.Is(t, "(")) ++depth;
    if (depth > 0) ++limit;
    if (depth > 0 || (!words.Is(t, ",") && !words.IsDash(t))) continue;
    const bool goes_on = words.Is(t + 1, "and") && words[t + 2].noun && !words[t + 2].noun->plural && !words[t + 2].capital;
    if (!goes_on) return t;
  }
  return end;
}

// "Dr", which tells nothing of an office.
bool IsHonorific(const Words& words, std::size_t t) {
  return words[t].title &&
         words.IsOneOf(t, {"dame", "doctor", "dr", "lady", "lord", "miss", "mr", "mrs", "ms", "prof", "professor", "sir"});
}

// "Sen.", "Maj. Gen."
bool IsRank(const Words& words, std::size_t t) { return words[t].title && !words[t].noun; }

// "Senator", "singer", but no letters: "(MP)".
bool TellsPerson(const Words& words, std::size_t t) {
  const Noun* noun = words[t].noun;
  return !words[t].all_capitals && (words[t].title || (noun && noun->type == SpeakerType::kPerson));
}

// Whether the token `t` is the second of two quotation marks behind token `begin`.
bool ClosesQuote(const Words& words, std::size_t begin, std::size_t t) {
  if (words.TokenAt(t).kind != TokenKind::kQuote) return false;
  std::size_t marks = 1;
  for (std::size_t at = begin; at < t; ++at) marks += words.TokenAt(at).kind == TokenKind::kQuote;
  return marks == 2;
}

// "Minister", "head", "member": what is of a body, and hardly of a person; "a friend of Sen. Ada Pell" is.
bool IsSeat(const Words& words, std::size_t t) {
  return words[t].title || words.IsOneOf(t, {"chair", "chief", "director", "head", "leader", "member"});
}

// "Leader of Government Business Ada Pell", "the minister in the Ministry of Dams Ivo Roe", "Member of Parliament (MP) Ada Pell
// of Vale": the name behind somebody's office, or kNowhere. In "a friend of Ada Pell", "a critic of Mayor Ada Pell" it is
// another's.
std::uint32_t NameBehindOffice(const Words& words, const std::vector<Mention>& mentions, const Core& core, std::size_t end) {
  if (core.end == 0 || core.end >= end || words[core.end].pos != PartOfSpeech::kPreposition) return kNowhere;
  const Word& office = words[core.end - 1];
  if (!office.title && !IsPerson(office)) return kNowhere;
  const bool seat = IsSeat(words, core.end - 1);
  for (std::uint32_t m = FirstMention(mentions, core.end + 1); m < mentions.size() && mentions[m].end <= end; ++m) {
    const Mention& name = mentions[m];
    if (name.begin > core.end + kMaxDescription) return kNowhere;
    if (name.form != Form::kName || name.modifier || name.type != SpeakerType::kPerson) continue;
    const bool closes = name.end == end || words.Is(name.end, ",") || words.Is(name.end, "(") ||
                        words[name.end].pos == PartOfSpeech::kPreposition;
    std::size_t front = name.core;  // "Trade Ada Pell" has more of the office in front, "Dr Ada Pell" has not
    while (front > name.begin && (IsHonorific(words, front - 1) || (seat && IsRank(words, front - 1)))) --front;
    for (std::size_t t = core.end + 1; t < front; ++t) {
      const bool apart = words[t].capital && words[t - 1].pos != PartOfSpeech::kAnd;
      if ((apart || t + 1 == front) && TellsPerson(words, t)) return kNowhere;  // "a friend of Senator Ada Pell"
    }
    const Word& before = words[front - 1];
    const bool mark = words.Is(front - 1, ")") || ClosesQuote(words, core.end, front - 1);
    return closes && (before.capital || before.noun || mark) ? m : kNowhere;
  }
  return kNowhere;
}

// "the group's founder and head Ada Pell", "activist and chair of the Weir Board Ada Pell": two nouns in front of one name,
// which is returned; otherwise kNowhere.
std::uint32_t PersonBehindAnd(const Words& words, const std::vector<Mention>& mentions, const Core& core, std::size_t end) {
  if (core.end >= end || words[core.end].pos != PartOfSpeech::kAnd) return kNowhere;
  const Word& last = words[core.end - 1];
  if (core.name != kNowhere && mentions[core.name].type == SpeakerType::kPerson) return kNowhere;
  if (last.noun && last.noun->plural) return kNowhere;
  const PartOfSpeech next = words[core.end + 1].pos;
  if (next == PartOfSpeech::kDeterminer || next == PartOfSpeech::kIndefinite || next == PartOfSpeech::kPossessive)
    return kNowhere;
  const Core second = ReadCore(words, mentions, core.end + 1, end);
  if (second.name == kNowhere) return NameBehindOffice(words, mentions, second, end);
  const Mention& name = mentions[second.name];
  if (core.name != kNowhere && name.type != SpeakerType::kPerson) return kNowhere;  // "baker Velda and brewer Odd Ales"
  const Word& title = words[name.begin];
  const bool offices =
      last.title && name.core > name.begin && title.noun && Agree(last.gender, title.gender) &&
      words[core.begin].pos != PartOfSpeech::kDeterminer;  // not "King and Queen Pell", "the mayor and Mrs. Pell"
  const bool another =
      name.begin == core.end + 1 && (name.core == name.begin || title.capital);  // "the mayor and Sen. Ada Pell"
  if (another && !offices) return kNowhere;
  return second.name;
}

// Whether the name that `core` ends with, behind the comma at token `comma`, says who is described in front of it.
bool SaysWho(const Words& words, const std::vector<Mention>& mentions, const Core& core, std::size_t comma, std::size_t end) {
  const Mention& name = mentions[core.name];
  if (name.modifier) return false;
  // "a fire in Kalo, Ohio"
  if (words[comma - 1].capital && name.end == comma + 2 && name.type != SpeakerType::kPerson) return false;
  return core.end == end || words.Is(core.end, ",") || words.Is(core.end, "(") || words.IsDash(core.end) ||
         words[core.end].pos == PartOfSpeech::kPreposition;
}

// "another user, Roland Z,", "a delegate from Ohio, film director Jo Weir", "a baker from Kalo, the town's mayor, Ada Pell":
// the name behind the comma that ends a description, and behind further descriptions of the same person.
std::uint32_t NameBehind(const Words& words, const std::vector<Mention>& mentions, Core core, std::size_t end) {
  const Noun* noun = core.end > core.begin ? words[core.end - 1].noun : nullptr;
  if (core.name == kNowhere && noun && noun->plural) return kNowhere;  // "three critics, Jo Weir and others"
  for (;;) {
    const std::size_t comma = CommaBehind(words, core.begin, core.end, end);
    if (comma + 1 >= end || words.Is(comma + 1, "including") || words.Is(comma + 1, "such")) return kNowhere;
    core = ReadCore(words, mentions, comma + 1, end);
    if (core.name != kNowhere) return SaysWho(words, mentions, core, comma, end) ? core.name : kNowhere;
    std::uint32_t person = PersonBehindAnd(words, mentions, core, end);
    if (person == kNowhere) person = NameBehindOffice(words, mentions, core, end);
    if (person != kNowhere) return person;
    if (core.end == core.begin || !IsPerson(words[core.end - 1])) return kNowhere;
  }
}

// The name behind a comma, or else behind what an office is of.
std::uint32_t NameBehindDescription(const Words& words, const std::vector<Mention>& mentions, const Core& core,
                                    std::size_t end) {
  const std::uint32_t name = NameBehind(words, mentions, core, end);
  return name == kNowhere ? NameBehindOffice(words, mentions, core, end) : name;
}

// "a website called Weir News", "a man who calls himself Jo Weir", "who goes by the name 'Zorb'": the name at the end, or
// kNowhere.
std::uint32_t NameGiven(const Words& words, const std::vector<Mention>& mentions, std::size_t begin, std::size_t end) {
  for (std::size_t t = begin + 1; t + 1 < std::min(end, begin + kMaxDescription); ++t) {
    const bool reflexive = words.Is(t, "himself") || words.Is(t, "herself") || words.Is(t, "itself");
    const bool calls = words.Is(t - 1, "calls") || words.Is(t - 1, "calling");
    const bool goes_by = (words.Is(t - 1, "goes") || words.Is(t - 1, "going")) && words.Is(t, "by");
    if (words[t].pos == PartOfSpeech::kPreposition && !goes_by) return kNowhere;  // "a letter to a man named Jo Weir"
    if (!words.Is(t, "called") && !words.Is(t, "named") && !(reflexive && calls) && !goes_by) continue;
    std::size_t at = t + 1;
    if (goes_by && words.Is(at, "the") && words.Is(at + 1, "name")) at += words.Is(at + 2, "of") ? 3 : 2;
    while (at < end && (words.TokenAt(at).kind == TokenKind::kQuote || words[at].pos == PartOfSpeech::kDeterminer)) ++at;
    const std::uint32_t name = NameAt(mentions, at);
    if (name == kNowhere || mentions[name].modifier) return kNowhere;
    at = mentions[name].end;
    return at >= end || !words.IsWord(at) ? name : kNowhere;
  }
  return kNowhere;
}

// Whether ", and" stands in [t, end) outside brackets, with another speaker behind it: "Jo Weir, 25, and his wife", "and
// colleagues".
bool HasAndBehindComma(const Words& words, std::size_t t, std::size_t end) {
  std::size_t depth = 0;
  for (; t + 2 < end; ++t) {
    if (words.Is(t, "(")) ++depth;
    if (words.Is(t, ")") && depth > 0) --depth;
    if (depth > 0 || !words.Is(t, ",") || !words.Is(t + 1, "and")) continue;
    const Word& next = words[t + 2];
    if (next.capital || words.Is(t + 2, "colleagues") || next.pos == PartOfSpeech::kPossessive ||
        next.pos == PartOfSpeech::kDeterminer)
      return true;
  }
  return false;
}

// "Brin of the Weir Board and two bakers", "and baker Jo Odd": others behind a name and what belongs to it.
bool HasOthersBehind(const Words& words, const std::vector<Mention>& mentions, const Core& core, std::size_t end) {
  if (core.name == kNowhere || core.end >= end || words[core.end].pos != PartOfSpeech::kPreposition) return false;
  for (std::size_t t = core.end + 1; t + 1 < end && !words.Is(t, ","); ++t) {
    if (words[t].pos != PartOfSpeech::kAnd) continue;
    const Word& next = words[t + 1];
    const Noun* noun = next.capital ? nullptr : next.noun;
    const bool others = noun && noun->plural && noun->type == SpeakerType::kGroup;
    const bool person = noun && IsPerson(next) && words[t - 1].capital && t + 2 < end && NameAt(mentions, t + 2) != kNowhere;
    return others || person || next.pos == PartOfSpeech::kIndefinite || words.TokenAt(t + 1).kind == TokenKind::kNumber;
  }
  return false;
}

// "Brin and Vale", "Brin, Vale and Odd": a core that goes on with another of its kind.
bool IsJoined(const Words& words, const std::vector<Mention>& mentions, const Core& core, std::size_t end) {
  std::size_t t = core.end;
  if (words.Is(t, "(")) {  // "Jo Weir (Ohio) and"
    while (t < end && !words.Is(t, ")")) ++t;
    ++t;
  }
  if (t >= end) return false;
  // "the Weir Board or WB": two names of one
  const std::uint32_t other = core.name != kNowhere && words.Is(t, "or") && t + 2 == end ? NameAt(mentions, t + 1) : kNowhere;
  if (other != kNowhere && mentions[other].referent == mentions[core.name].referent) return false;
  if (words[t].pos == PartOfSpeech::kAnd) return t > core.end || PersonBehindAnd(words, mentions, core, end) == kNowhere;
  const std::size_t with = words.Is(t, ",") ? t + 2 : t + 1;
  if (with < end && words.Is(with, "with") && (words.Is(with - 1, "along") || words.Is(with - 1, "together"))) return true;
  if (HasAndBehindComma(words, t, end) || HasOthersBehind(words, mentions, core, end)) return true;
  if (core.name == kNowhere || mentions[core.name].modifier) return false;
  while (t + 1 < end && words.Is(t, ",")) {
    if (words[t + 1].pos == PartOfSpeech::kAnd) return true;
    const std::uint32_t name = NameAt(mentions, t + 1);
    if (name == kNowhere) return false;
    t = mentions[name].end;
    if (t < end && words[t].pos == PartOfSpeech::kAnd) return true;
  }
  return false;
}

// "two inspectors, Brin and Vale,", "senators Brin and Vale": where the names begin that say who a description of several is,
// or kNowhere.
std::size_t FirstNameBehind(const Words& words, const std::vector<Mention>& mentions, const Core& core) {
  if (core.end == core.begin) return kNowhere;
  const Noun* noun = words[core.end - 1].noun;
  const std::string_view lower = words.Lower(words[core.begin].lower);
  const bool number = IsNumber(words, core.begin) && lower != "a" && lower != "an" && lower != "one" && lower != "another";
  const bool group = core.name == kNowhere && noun && noun->plural && noun->type == SpeakerType::kGroup;
  if ((group || (number && (!noun || noun->plural))) && words.Is(core.end, ",")) return core.end + 1;
  if (core.name == kNowhere) return kNowhere;
  const std::size_t name = mentions[core.name].core;
  return name > core.begin && words[name - 1].noun && words[name - 1].noun->plural ? name : kNowhere;
}

// The tokens of these names, or none.
std::pair<std::size_t, std::size_t> NamesBehind(const Words& words, const std::vector<Mention>& mentions, const Core& core,
                                                std::size_t end) {
  constexpr std::pair<std::size_t, std::size_t> kNone{0, 0};
  const std::size_t first = FirstNameBehind(words, mentions, core);
  if (first == kNowhere) return kNone;
  bool last = false;
  for (std::size_t t = first; t < end;) {
    const std::uint32_t m = NameAt(mentions, words.Is(t, "the") ? t + 1 : t);
    if (m == kNowhere || mentions[m].modifier || mentions[m].place) return kNone;
    t = mentions[m].end;
    if (last) return t >= end || words.Is(t, ",") ? std::pair{first, t} : kNone;
    if (words.Is(t, ",")) ++t;
    last = words[t].pos == PartOfSpeech::kAnd;
    if (last) ++t;
    if (!last && !words.Is(t - 1, ",")) return kNone;
  }
  return kNone;
}

// "Brin and Vale's mother, Ada Odd": the name at the end of a source whose "and" joins the owners, or kNowhere.
std::uint32_t NameBehindOwners(const Words& words, const std::vector<Mention>& mentions, std::size_t begin, std::size_t end) {
  for (std::uint32_t m = FirstMention(mentions, end); m > 0 && mentions[m - 1].begin + kMaxDescription > end; --m) {
    const Mention& name = mentions[m - 1];
    if (name.form != Form::kName || name.end != end || name.modifier || name.begin < begin + 3) continue;
    if (name.type != SpeakerType::kPerson && name.type != SpeakerType::kOther) return kNowhere;
    const bool whose = IsPerson(words[name.begin - 2]) && words[name.begin - 3].possessive;
    return words.Is(name.begin - 1, ",") && whose ? m - 1 : kNowhere;
  }
  return kNowhere;
}

// "Longtime Weir at Noon writer and performer Jo Odd": the name behind what somebody does for something whose name has a
// preposition in it, or kNowhere. "Brin of the Weir Board" is Brin.
std::uint32_t NameBehindWork(const Words& words, const std::vector<Mention>& mentions, const Core& core, std::size_t end) {
  if (core.name == kNowhere || core.end >= end || words[core.end].pos != PartOfSpeech::kPreposition) return kNowhere;
  const Mention& work = mentions[core.name];
  if (work.type == SpeakerType::kPerson && (work.core < work.head || work.titled))
    return kNowhere;  // "Ada Pell with Kalo mayor"
  if (work.type == SpeakerType::kDocument && words.Is(core.end, "by")) return kNowhere;
  std::size_t t = core.end + 1;
  if (words[t].pos == PartOfSpeech::kDeterminer) ++t;
  const std::size_t name = t;
  while (t < end && words[t].capital && !words[t].possessive) ++t;
  const std::size_t roles = t;
  if (roles == name || words[roles].pos == PartOfSpeech::kAnd) return kNowhere;
  const auto is_inner = [&](std::size_t at) {
    const PartOfSpeech pos = words[at].pos;
    const bool inner = pos == PartOfSpeech::kOpen || pos == PartOfSpeech::kAdjective || pos == PartOfSpeech::kAnd;
    return words.IsWord(at) && !words[at].capital && inner;
  };
  while (t < end && is_inner(t)) ++t;
  const std::uint32_t person = t > roles && words[t - 1].noun && !words[t - 1].noun->plural ? NameAt(mentions, t) : kNowhere;
  return person != kNowhere && mentions[person].type == SpeakerType::kPerson && mentions[person].end == end ? person : kNowhere;
}

// What is tagged as a name may be an office: "[MEC] for Dams, Ada Pell", "the [High Commissioner on Dams], Ada Pell".
bool IsOffice(const Words& words, const Mention& name, std::size_t end) {
  if (name.end >= end) return false;
  if (words[name.end].pos == PartOfSpeech::kPreposition) return true;
  for (std::size_t t = name.begin; t < name.end && words.Is(name.end, ","); ++t) {
    if (IsPerson(words[t])) return true;
  }
  return false;
}

// A source that is a name, a description or several: fills `source`, whose beginning is set, with what denotes the speaker.
void ReadPhrase(const Words& words, const std::vector<Mention>& mentions, std::size_t end, Source* source) {
  const std::size_t begin = source->begin;
  const Core core = ReadCore(words, mentions, begin, end);
  if (const auto [first, last] = NamesBehind(words, mentions, core, end); first < last) {
    source->plural = true;
    source->begin = static_cast<std::uint32_t>(first);
    source->end = static_cast<std::uint32_t>(last);
    source->head = source->end - 1;
    return;
  }
  if (const std::uint32_t name = NameBehindOwners(words, mentions, begin, end); name != kNowhere) {
    source->kind = Source::Kind::kMention;
    source->mention = name;
    return;
  }
  source->plural = IsJoined(words, mentions, core, end);
  source->head = static_cast<std::uint32_t>(std::max(core.end, begin + 1) - 1);
  if (source->plural) {
    source->end = static_cast<std::uint32_t>(DescriptionEnd(words, begin, source->end));
    if (IsBoth(words, begin)) ++source->begin;
  }
  if (source->plural || core.end == begin) return;
  const bool some = words[begin].quantity && !words.Is(begin, "one") && !words.Is(begin, "One");
  if (core.name != kNowhere && some && mentions[core.name].begin > begin) return;  // "most Whigs"
  source->mention = core.name;
  if (core.name != kNowhere && mentions[core.name].type != SpeakerType::kPerson && IsOffice(words, mentions[core.name], end)) {
    const std::uint32_t person = NameBehindDescription(words, mentions, core, end);
    if (person != kNowhere && mentions[person].type == SpeakerType::kPerson) source->mention = person;
  }
  if (const std::uint32_t person = NameBehindWork(words, mentions, core, end); person != kNowhere) source->mention = person;
  if (core.name == kNowhere) source->mention = NameGiven(words, mentions, begin, end);
  if (source->mention == kNowhere) source->mention = NameBehindDescription(words, mentions, core, end);
  if (source->mention == core.name) {
    const std::uint32_t person = PersonBehindAnd(words, mentions, core, end);
    if (person != kNowhere) source->mention = person;
  }
  for (std::uint32_t m = FirstMention(mentions, begin); source->mention == kNowhere && m < mentions.size(); ++m) {
    if (mentions[m].begin >= core.end) break;
    if (mentions[m].form == Form::kNominal && mentions[m].head + 1 == core.end) source->mention = m;
  }
  if (source->mention != kNowhere) source->kind = Source::Kind::kMention;
}

}  // namespace

Source ReadSource(const Words& words, const std::vector<Mention>& mentions, ByteSpan span) {
  auto [begin, end] = words.TokensIn(span);
  if (words.Is(begin, "I") && words.Is(begin + 1, ".") && begin + 2 < end) begin += 2;  // "I. John Odd"
  // No more is passed over than is read, since attributions may share a source.
  const std::size_t lead = std::min(end, begin + kMaxSource);
  while (begin < lead && IsLeadIn(words, begin)) ++begin;
  const std::size_t tail = std::max(begin, end - std::min(end, kMaxSource));
  const auto is_part = [&](std::size_t t) { return (IsContentful(words, t) && !IsEnding(words, t)) || words.Is(t, ")"); };
  while (end > tail && !is_part(end - 1)) --end;
  if (end > tail + 1 && IsAdverbBehindName(words, mentions, end - 1)) --end;
  if (end > begin + 3 && words.TokenAt(end - 2).kind == TokenKind::kHandle && words.Is(end - 3, "(")) end -= 3;  // "(@pell)"
  Source source;
  source.begin = static_cast<std::uint32_t>(begin);
  source.end = static_cast<std::uint32_t>(end);
  const bool lets =
      words.IsOneOf(begin, {"let"}) && (words[begin].possessive || (begin + 1 < words.size() && IsEnding(words, begin + 1)));
  if (begin == end || lets) return source;
  source.mention = CallerMention(mentions, begin);
  source.kind = Source::Kind::kMention;
  if (source.mention != kNowhere) return source;
  end = std::min(end, begin + kMaxSource);
  if (const std::size_t close = TitleEnd(words, begin, end); close > begin) {
    source.kind = Source::Kind::kPhrase;
    source.end = static_cast<std::uint32_t>(close);
    source.head = source.end - 1;
    return source;
  }
  const PartOfSpeech pos = words[begin].pos;
  const bool alone = end == begin + 1;
  source.kind = Source::Kind::kPhrase;
  const bool named = NameAt(mentions, begin) != kNowhere;  // "Our Roots Committee"
  const std::string_view lower = words.Lower(words[begin].lower);
  const bool possessive = lower == "my" || lower == "our" || lower == "your";
  if (pos == PartOfSpeech::kFirst && !named && (alone || !possessive)) {
    source.kind = Source::Kind::kFirst;
  } else if (pos == PartOfSpeech::kRelative || (alone && words.Is(begin, "that"))) {
    source.kind = Source::Kind::kRelative;
  } else if (pos == PartOfSpeech::kPersonal && begin + 2 < end && words[begin + 1].pos == PartOfSpeech::kAnd) {
    source.plural = true;  // "she and her aides"
    source.head = source.begin;
  } else if (pos == PartOfSpeech::kPersonal || (pos == PartOfSpeech::kPossessive && alone)) {
    source.kind = Source::Kind::kMention;
    source.mention = FirstMention(mentions, begin);
    while (source.mention < mentions.size() && mentions[source.mention].form != Form::kPronoun) {
      source.mention = mentions[source.mention].begin == begin ? source.mention + 1 : kNowhere;
    }
  } else {
    ReadPhrase(words, mentions, end, &source);
  }
  if (source.kind == Source::Kind::kMention && source.mention >= mentions.size()) source.kind = Source::Kind::kNothing;
  return source;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
