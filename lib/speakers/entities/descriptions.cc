// Descriptions: what each nominal ("the senator", "two port officials") denotes, and how a referent without a name is called.
// SPDX-License-Identifier: Apache-2.0
//
// A definite nominal takes up the latest referent that the text describes or names with the same noun, if all that
// distinguishes it ("Pell's", "50-state", "in Kalo") has been said of that one; failing the noun, an organization whose name
// ends in one of its kind ("the agency": "Department"), for an epithet the person whom the text speaks of most, for "the
// team" the latest group of researchers whose college the text has told. One without a determiner or with "his" takes up only
// what was described in the same words, but "police" the police that the text names; one with "a" or a number is new, but "a
// judge" may be the only one whom the text names, later. Known failures: "the establishment" takes up "the political
// establishment" though the text may mean two; an epithet of somebody who is not the protagonist.
#include "lib/speakers/entities/descriptions.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "lib/speakers/entities/modifiers.h"
#include "lib/speakers/entities/places.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// What else an organization may be called than by the last word of its name.
struct Kind {
  std::string_view noun;
  std::string_view kinds;
};

constexpr Kind kKinds[] = {
    {"agency", "department bureau administration service commission authority ministry"},
    {"newspaper", kNewspapers},
    {"paper", kNewspapers},
    {"force", "police constabulary"},
    {"panel", "committee commission board tribunal court"},
    {"group", "association union foundation institute center council committee pac coalition alliance"},
    {"organization", "association union foundation institute center council committee pac coalition alliance"},
    {"union", "association brotherhood federation"},
    {"company", "corp inc co ltd llc plc airlines motors holdings enterprises industries pictures studios foods electric"},
    {"firm", "corp inc co ltd llc plc holdings enterprises industries"},
    {"airline", "airlines"},
    {"school", "university college academy"},
    {"network", "news"},
};

// Nouns that take each other up: "A lawsuit stopped the tram. The suit says ...". Of most groups two mean the same more often
// than not where they stand so, as readers of 1,600 articles tell (EXPERIMENTS.md of tools/train); the others are words like
// these.
constexpr std::string_view kAlike[] = {
    "accord agreement deal pact treaty",
    "airline carrier",
    "article piece report story",
    "bill legislation measure",
    "law legislation measure",
    "case lawsuit suit",
    "attacker gunman shooter",
    "carrier company firm giant maker",
    "clip footage video",
    "comments remarks",
    "cops officers",
    "country nation",
    "decision order ruling",
    "document filing",
    "document report",
    "forces troops",
    "inquiry investigation probe",
    "messages texts",
    "newspaper paper",
    "paper research study",
    "plan proposal",
    "poll survey",
};

// Longest phrase that is searched for its core, in tokens.
constexpr std::size_t kMaxPhrase = 64;

// Names from which on somebody whom the text describes is called by other descriptions, too: "Ada Pell, a doctor, ... the
// author".
constexpr std::uint32_t kProminent = 4;

// Mentions beyond which the distance of a protagonist counts as much as how often the text names him.
constexpr std::uint64_t kNear = 10;

// "a previous ruling": tells one thing from another of its kind.
bool IsAside(std::string_view word) {
  static constexpr std::string_view kAside[] = {"additional", "last", "past", "previous"};
  return std::find(std::begin(kAside), std::end(kAside), word) != std::end(kAside);
}

// "no poll", "neither poll", "any poll": nothing that could be taken up.
bool IsNobody(const Words& words, const Mention& nominal) {
  const std::string_view first = words.Lower(words[nominal.begin].lower);
  return first == "no" || first == "neither" || first == "every" || first == "any";
}

// "a poll", "another poll", "some polls", "30 percent of the voters": somebody or something new.
bool BringsIn(const Words& words, const Mention& nominal) {
  if (IsNobody(words, nominal)) return true;
  return words[nominal.begin].pos == PartOfSpeech::kIndefinite || words[nominal.begin].quantity ||
         nominal.begin + 1 < nominal.core;
}

// "voters in Ohio", "voters who": a description that goes on.
bool GoesOn(const Words& words, const Mention& nominal) {
  if (words.BeginsSentence(nominal.end)) return false;  // a byline under a heading
  const PartOfSpeech next = words[nominal.end].pos;
  return next == PartOfSpeech::kPreposition || next == PartOfSpeech::kRelative || words.Is(nominal.end, "that");
}

// "Kalo" in "the government in Kalo", as a token; nominal.end if there is none.
std::size_t PlaceBehind(const Words& words, const Mention& nominal) {
  const std::size_t at = nominal.end;
  if (!words.Is(at, "of") && !words.Is(at, "in") && !words.Is(at, "from") && !words.Is(at, "for")) return at;
  const std::size_t place = words.Is(at + 1, "the") ? at + 2 : at + 1;
  return words[place].capital && words[place].pos == PartOfSpeech::kOpen ? place : at;
}

bool HasCapital(const Words& words, const Mention& nominal) {
  for (std::size_t t = nominal.core; t < nominal.head; ++t) {
    if (words[t].capital) return true;
  }
  return false;
}

// "Ada" in "Ada Pell's campaign", which is also "Pell's campaign".
bool IsForename(const Words& words, const Mention& nominal, std::size_t t) {
  return t + 1 < nominal.head && words[t].capital && !words[t].possessive && words[t + 1].capital;
}

// What tells a description from another of its noun, and not only adds to it: "Pell" in "Pell's campaign", "50-state".
bool Distinguishes(const Words& words, std::size_t t) { return !words.IsWord(t) || words[t].capital || words[t].possessive; }

// "Samoa's largest bank": what only one can be.
bool TellsOnlyOne(const Words& words, const Mention& nominal) {
  bool whose = false;
  for (std::size_t t = nominal.core; t < nominal.head; ++t) {
    if (whose && words.IsOneOf(t, {"biggest", "busiest", "largest", "oldest"})) return true;
    whose = words[t].possessive;
  }
  return false;
}

// Those who did a piece of research, by whatever noun.
bool IsOfTeam(const Words& words, const Mention& nominal) {
  return words.IsOneOf(nominal.head, {"astronomers", "authors", "researchers", "scientists", "team"});
}

// "the company", with nothing that tells it from others.
bool IsBareDefinite(const Words& words, const Mention& nominal) {
  return nominal.definite && nominal.core == nominal.head && words[nominal.begin].pos == PartOfSpeech::kDeterminer &&
         !GoesOn(words, nominal);
}

// "the researchers", who may be the "scientists at Weir College" of before.
bool IsTeam(const Words& words, const Mention& nominal) { return IsOfTeam(words, nominal) && IsBareDefinite(words, nominal); }

// "scientists at Weir College", "a team of scientists", "the team behind the study"; but not "a team of lawyers", "the authors
// of the Bible".
bool BringsInTeam(const Words& words, const Mention& nominal) {
  const std::size_t at = nominal.end;
  if (!IsOfTeam(words, nominal) || words.BeginsSentence(at)) return false;
  if (words.Is(at, "of"))
    return words.Is(at - 1, "team") && words.IsOneOf(at + 1, {"astronomers", "researchers", "scientists"});
  const bool name = words[at + 1].capital || (words.Is(at + 1, "the") && words[at + 2].capital);
  return words.Is(at, "behind") || (words.IsOneOf(at, {"at", "from"}) && name);
}

// "A federal judge stopped the tram": a judge whom the text may name later on.
bool IsSomeJudge(const Words& words, const Mention& nominal) {
  const Word& first = words[nominal.begin];
  return words.Is(nominal.head, "judge") && first.pos == PartOfSpeech::kIndefinite && !first.quantity &&
         !IsNobody(words, nominal) && !GoesOn(words, nominal);
}

// "police": as good as definite without a determiner.
bool IsBarePolice(const Words& words, const Mention& nominal) {
  return nominal.begin == nominal.head && words.IsOneOf(nominal.head, {"police"});
}

// "the victim", "the voter": what somebody is whom a text leaves without a name rather than what else the named are called.
bool IsBystander(const Words& words, const Mention& nominal) {
  return words.IsOneOf(
      nominal.head,
      {"announcer",   "buyer",      "caller",      "clerk",    "conservative",  "consumer",  "contractor", "customer",
       "detainee",    "donor",      "driver",      "employee", "employer",      "executive", "head",       "immigrant",
       "independent", "individual", "interviewer", "liberal",  "local",         "migrant",   "moderator",  "narrator",
       "neighbor",    "neighbour",  "official",    "parent",   "passenger",     "patient",   "person",     "pilot",
       "principal",   "prisoner",   "reader",      "rebel",    "recruiter",     "referee",   "refugee",    "seller",
       "shopkeeper",  "shopper",    "source",      "student",  "taxpayer",      "teacher",   "terrorist",  "tourist",
       "user",        "victim",     "viewer",      "voter",    "whistleblower", "witness",   "worker"});
}

// "the candidate", "the retired surgeon": what a person is, not an office that a title would have told, nor "the owner of" a
// thing.
bool IsEpithet(const Words& words, const Mention& nominal) {
  const Word& head = words[nominal.head];
  if (!nominal.definite || nominal.plural || nominal.type != SpeakerType::kPerson || head.capital || head.office) return false;
  if (!words.Is(nominal.begin, "the") && !words.Is(nominal.begin, "The")) return false;
  if (GoesOn(words, nominal) || IsBystander(words, nominal)) return false;
  for (std::size_t t = nominal.core; t < nominal.head; ++t) {
    if (!words.IsWord(t)) return false;
  }
  return true;
}

// Whether one may be meant by a word that the text has not described him by.
bool MayBeCalledOtherwise(const Referent& referent) { return !referent.described || referent.count >= kProminent; }

// Whether "and" stands in [t, end), with or without a comma before it.
bool HasAnd(const Words& words, std::size_t t, std::size_t end, bool behind_comma) {
  for (; t < end; ++t) {
    if (words[t].pos == PartOfSpeech::kAnd && (!behind_comma || words.Is(t - 1, ","))) return true;
  }
  return false;
}

// "who chairs it", "at the port", "led by Pell": what begins at token `t`, behind a comma, is about all that is before.
bool BeginsClause(const Words& words, std::size_t t) {
  const Word& word = words[t];
  if (word.capital) return false;
  if (word.pos == PartOfSpeech::kRelative || word.pos == PartOfSpeech::kPreposition) return true;
  const std::string_view lower = words.Lower(word.lower);
  const bool participle = lower == "led" || lower == "run" || lower == "held" || lower == "known" || word.ing ||
                          (lower.size() > 4 && lower.substr(lower.size() - 2) == "ed");
  return participle && lower != "including" && words[t + 1].pos == PartOfSpeech::kPreposition;
}

// "the company", which the text need not have called so before: what kind of thing its name is tells no more.
bool IsBusiness(const Words& words, const Mention& nominal) {
  return IsBareDefinite(words, nominal) && !nominal.plural && !words[nominal.head].capital &&
         words.IsOneOf(nominal.head,
                       {"agency",  "airline", "bank",      "body",      "brand",    "carmaker", "chain", "charity",
                        "club",    "company", "developer", "firm",      "force",    "group",    "maker", "manufacturer",
                        "network", "party",   "publisher", "regulator", "retailer", "startup",  "union", "watchdog"});
}

// Whether `noun`, a Word::lower, is one of `list`, parted by blanks.
bool IsAmong(const Words& words, std::uint32_t noun, std::string_view list) {
  bool among = false;
  words.ForEachOf(list, [&](std::uint32_t one) { among = among || one == noun; });
  return among;
}

// "his [mother]": of whom one has one, and a text names few. Not "his lawyer", since lawyers are many.
bool IsRelation(const Words& words, const Mention& nominal) {
  return words[nominal.begin].pos == PartOfSpeech::kPossessive &&
         words.IsOneOf(nominal.head, {"boyfriend", "brother", "father", "fiance", "girlfriend", "husband", "mother", "sister",
                                      "widow", "wife"});
}

// "Mayor: Tram Will Open", "said the company's spokesman": a description of a person that the text may name later on.
bool MayBeNamedLater(const Words& words, const Mention& nominal) {
  if (nominal.plural || nominal.type != SpeakerType::kPerson) return false;
  const std::uint32_t paragraph = words.ParagraphOf(nominal.begin);
  const bool bare = nominal.core == nominal.begin;
  if (bare && words.tokenization().paragraphs[paragraph].kind == ParagraphKind::kHeading) return true;
  const bool whose = bare && nominal.begin > 0 && words[nominal.begin - 1].possessive;
  return (nominal.definite || whose || IsRelation(words, nominal)) && !words[nominal.head].capital;
}

// "(PDD)" at token `t` behind "the Port Department of Docks and Dams", which is [begin, t).
bool IsShortName(const Words& words, std::size_t begin, std::size_t t) {
  const Word& inside = words[t + 1];
  if (!words.Is(t, "(") || !words.Is(t + 2, ")") || !inside.capital || inside.place || inside.pos != PartOfSpeech::kOpen)
    return false;
  if (words.Lower(inside.lower).find_first_of(".-") != std::string_view::npos) return false;
  for (std::size_t i = begin; i < t; ++i) {
    const bool open = words[i].pos == PartOfSpeech::kOpen || words[i].pos == PartOfSpeech::kAdjective;
    if (words.Is(i, "(") || (open && !words[i].capital && words.IsWord(i))) return false;
  }
  return true;
}

}  // namespace

std::size_t DescriptionEnd(const Words& words, std::size_t begin, std::size_t end) {
  if (end > begin + kMaxPhrase) return end;
  bool joined = false;  // by "and"
  bool first = true;
  for (std::size_t t = begin + 1; t + 1 < end; ++t) {
    if (words.IsDash(t) && words[t + 1].pos != PartOfSpeech::kAnd) return t;
    if (t + 3 == end && IsShortName(words, begin, t)) return t;
    joined = joined || words[t].pos == PartOfSpeech::kAnd;
    if (!words.Is(t, ",")) continue;
    const std::size_t next = t + 1;
    if (BeginsClause(words, next) && !HasAnd(words, next, end, true)) return t;
    const PartOfSpeech pos = words[next].pos;
    const bool adds = words.Is(next, "both") || words.Is(next, "the") || words.Is(next, "a") || words.Is(next, "an") ||
                      (joined && !words[next].capital && (pos == PartOfSpeech::kOpen || pos == PartOfSpeech::kAdjective));
    bool list = !first || HasAnd(words, next, end, false);
    for (std::size_t u = next; u + 1 < end && !list; ++u) list = words.Is(u, ",");
    if (adds && !list) return t;
    first = false;
  }
  return end;
}

std::uint32_t Descriptions::TakeUp(const Mention& nominal, std::uint32_t index, std::uint32_t subject,
                                   absl::FunctionRef<std::uint32_t()> likeliest) {
  const bool bare = nominal.core == nominal.begin;
  const bool taken_up = !BringsIn(words_, nominal) && !(bare && GoesOn(words_, nominal));
  const std::string key = KeyOf(nominal);
  std::uint32_t referent = kNowhere;
  const auto by = [this, &referent](const char* rule, std::uint32_t found) {
    if (found == kNowhere) return;
    referent = found;
    rule_ = {"descriptions", rule};
  };
  if (taken_up) {
    const auto known = described_.find(key);
    if (known != described_.end()) by("the same description before", known->second);
    // "The poll" is the latest one; "the new poll" rather the one that was called so.
    const bool same = referent != kNowhere && nominal.core < nominal.head;
    if (nominal.definite && words_[nominal.begin].pos != PartOfSpeech::kPossessive && !same)
      by("the latest that is described by this noun", Latest(nominal, index));
    const bool epithet = referent == kNowhere && IsEpithet(words_, nominal);
    const std::uint32_t person = epithet ? likeliest() : kNowhere;
    if (person != kNowhere && MayBeCalledOtherwise(cast_.referents[person])) by("an epithet: the likeliest candidate", person);
    if (referent == kNowhere && epithet) by("a description of the protagonist", Protagonist(nominal, index));
    if (referent == kNowhere && subject != kNowhere && IsBusiness(words_, nominal))
      by("the organization that was the last subject", subject);
    if (referent == kNowhere && IsTeam(words_, nominal)) by("the latest research team", team_);
    if (referent == kNowhere && MayBeNamedLater(words_, nominal)) by("the only bearer of this role", OnlyBearer(nominal));
    const bool unnamed = referent == kNowhere || !cast_.referents[referent].named;
    if (unnamed && IsBarePolice(words_, nominal)) by("the only police that the text names", OnlyPolice(nominal));
  } else if (IsSomeJudge(words_, nominal)) {
    const std::uint32_t only = OnlyBearer(nominal);
    const bool named_later = only != kNowhere && cast_.referents[only].last > index;
    if (named_later) by("the only bearer of this role", only);
  }
  const bool is_new = referent == kNowhere;
  if (is_new) {
    by("a description that takes up nobody", Add(nominal));
    if (taken_up || (!nominal.plural && !IsNobody(words_, nominal))) described_[key] = referent;
  }
  if (is_new && BringsInTeam(words_, nominal)) team_ = referent;
  LearnGender(nominal, &cast_.referents[referent]);
  for (std::size_t t = nominal.core; t <= nominal.head; ++t) cast_.AddTrait(referent, words_[t]);
  const std::size_t place = PlaceBehind(words_, nominal);
  if (place != nominal.end) cast_.AddTrait(referent, words_[place]);
  const std::size_t end = words_[nominal.head].capital ? YearEnd(words_, nominal.end) : nominal.end;
  Name(referent, nominal.begin, is_new ? ModifiersEnd(words_, end) : end);
  return referent;
}

std::uint32_t Descriptions::Add(const Mention& nominal) {
  Referent added;
  added.type = nominal.type;
  added.plural = nominal.plural;
  const std::uint32_t referent = cast_.Add(added);
  // "Poll" and "traditional poll" without a determiner are part of something else, but "Weir poll" is a heading's "the Weir
  // poll"; "half of the voters" are not "the voters".
  const bool bare = nominal.core == nominal.begin;
  const bool modifier = bare && !nominal.plural && !HasCapital(words_, nominal);
  const bool share = nominal.begin + 1 < nominal.core;
  if (!modifier && !share && !IsNobody(words_, nominal)) cast_.AddRole(words_[nominal.head].lower, referent);
  return referent;
}

// The latest referent that has the noun of `nominal` for a role, or failing such one like it, or one of that kind, and nothing
// against it.
std::uint32_t Descriptions::Latest(const Mention& nominal, std::uint32_t index) const {
  const std::uint32_t noun = words_[nominal.head].lower;
  std::uint32_t best = kNowhere;
  LatestOf(noun, nominal, index, false, &best);
  const bool alone = best == kNowhere && IsBareDefinite(words_, nominal);
  for (const std::string_view alike : kAlike) {
    if (!alone || !IsAmong(words_, noun, alike)) continue;
    words_.ForEachOf(alike, [&](std::uint32_t other) { LatestOf(other, nominal, index, false, &best); });
  }
  if (nominal.plural || (best != kNowhere && !cast_.referents[best].known)) return best;
  for (const Kind& kind : kKinds) {
    if (words_.Lower(noun) != kind.noun) continue;
    words_.ForEachOf(kind.kinds, [&](std::uint32_t other) { LatestOf(other, nominal, index, true, &best); });
  }
  return best;
}

// Makes `best` the latest bearer of the role `noun` that fits, if it is later than that. `only_named`: not one without a name.
void Descriptions::LatestOf(std::uint32_t noun, const Mention& nominal, std::uint32_t index, bool only_named,
                            std::uint32_t* best) const {
  const auto found = cast_.roles.find(noun);
  if (found == cast_.roles.end()) return;
  for (const std::uint32_t r : found->second) {
    const Referent& referent = cast_.referents[r];
    if (referent.last > index || !Agree(referent.gender, nominal.gender) || referent.plural != nominal.plural) continue;
    if (!Fits(nominal, r)) continue;
    if (only_named && (!referent.named || referent.known)) continue;
    if (*best == kNowhere || referent.last > cast_.referents[*best].last) *best = r;
  }
}

// The one with a name who has the noun of `nominal` for a role, in front of the description or behind it.
std::uint32_t Descriptions::OnlyNamed(const Mention& nominal) const {
  const auto found = cast_.roles.find(words_[nominal.head].lower);
  if (found == cast_.roles.end()) return kNowhere;
  std::uint32_t only = kNowhere;
  for (const std::uint32_t r : found->second) {
    const Referent& referent = cast_.referents[r];
    if (!referent.named || referent.plural || !Agree(referent.gender, nominal.gender)) continue;
    if (only != kNowhere) return kNowhere;
    only = r;
  }
  return only;
}

// "Police" where the text names the Kalo Police and no other; not where it tells of "Weir police", nor of the Order of Police.
std::uint32_t Descriptions::OnlyPolice(const Mention& nominal) const {
  const std::uint32_t only = OnlyNamed(nominal);
  if (only == kNowhere) return kNowhere;
  for (const std::uint32_t r : cast_.roles.find(words_[nominal.head].lower)->second) {
    const auto [begin, end] = words_.TokensIn(cast_.referents[r].name);
    for (std::size_t t = begin; t < end && !cast_.referents[r].named; ++t) {
      const bool other =
          words_[t].capital && words_[t].pos == PartOfSpeech::kOpen && words_[t].lower != words_[nominal.head].lower;
      if (words_[t].place || other) return kNowhere;
    }
  }
  const auto [begin, end] = words_.TokensIn(cast_.referents[only].name);
  for (std::size_t t = begin; t < end; ++t) {
    const bool of = t > begin && words_[t - 1].pos == PartOfSpeech::kPreposition;
    if (words_[t].lower == words_[nominal.head].lower && !of) return only;
  }
  return kNowhere;
}

// The one with a name who has the noun of `nominal` for a role, if the text has said of that one what tells the description
// from others.
std::uint32_t Descriptions::OnlyBearer(const Mention& nominal) const {
  const std::uint32_t only = OnlyNamed(nominal);
  if (only == kNowhere) return kNowhere;
  const std::size_t place = PlaceBehind(words_, nominal);
  if (place != nominal.end && !Has(only, place)) return kNowhere;
  bool former = false;
  for (std::size_t t = nominal.core; t < nominal.head; ++t) {
    if (IsForename(words_, nominal, t)) continue;
    // "The Ohio senator" may be one of whom no place was told; "the Mexican president" is none whose country is taken as known.
    const bool free = words_[t].place && !words_[t].people && !cast_.referents[only].placed;
    const bool tells = (words_[t].capital && !free) || words_[t].noun || words_[t].office || words_.Is(t, "former");
    if (tells && !Has(only, t)) return kNowhere;
    former = former || words_.Is(t, "former") || words_.Is(t, "Former");
  }
  return former || !cast_.HasTrait(only, words_.Find("former")) ? only : kNowhere;
}

// Whom the text names most, and lately, and who may be described so.
std::uint32_t Descriptions::Protagonist(const Mention& nominal, std::uint32_t index) const {
  std::uint32_t best = kNowhere;
  std::uint64_t best_score = 0;
  for (const std::uint32_t r : cast_.protagonists) {
    const Referent& referent = cast_.referents[r];
    if (referent.last > index || !Agree(referent.gender, nominal.gender)) continue;
    if (!MayBeCalledOtherwise(referent)) continue;
    const std::uint64_t score = std::uint64_t{1000} * referent.count / (kNear + index - referent.last);
    if (best == kNowhere || score > best_score) {
      best = r;
      best_score = score;
    }
  }
  return best;
}

// "Pell's 2008 campaign" and "a previous ruling" are not meant where no year and no "previous" stands in front; "a past winner"
// may be.
bool Descriptions::NamesOther(std::uint32_t r, const Mention& nominal) const {
  const auto traits = cast_.traits.find(r);
  if (traits == cast_.traits.end()) return false;
  for (const std::uint32_t trait : traits->second) {
    const std::string_view word = words_.Lower(trait);
    if (!IsYear(word) && (nominal.type == SpeakerType::kPerson || !IsAside(word))) continue;
    bool named = false;
    for (std::size_t t = nominal.core; t < nominal.head; ++t) named = named || words_[t].lower == trait;
    if (!named) return true;
  }
  return false;
}

// Whether the text has said of `r` what the word at token `t` tells.
bool Descriptions::Has(std::uint32_t r, std::size_t t) const {
  if (cast_.HasTrait(r, words_[t].lower)) return true;
  const auto traits = cast_.traits.find(r);
  if (!words_[t].place || traits == cast_.traits.end()) return false;
  const std::string_view word = words_.Lower(words_[t].lower);
  return std::any_of(traits->second.begin(), traits->second.end(),
                     [&](std::uint32_t trait) { return IsSamePlace(word, words_.Lower(trait)); });
}

// Whether the text has said of `r` what the words of `nominal` tell.
bool Descriptions::Fits(const Mention& nominal, std::uint32_t r) const {
  const Referent& referent = cast_.referents[r];
  if (!referent.named && NamesOther(r, nominal)) return false;
  if (referent.named && TellsOnlyOne(words_, nominal)) return true;
  const std::size_t place = PlaceBehind(words_, nominal);
  if (place != nominal.end && !Has(r, place)) return false;
  for (std::size_t t = nominal.core; t < nominal.head; ++t) {
    if (IsForename(words_, nominal, t)) continue;
    if (Has(r, t)) continue;
    const std::string_view word = words_.Lower(words_[t].lower);
    if (Distinguishes(words_, t) || word == "former" || IsAside(word)) return false;
    // Of a named person one need not have been told before: "the embattled mayor".
    if (referent.named && referent.type != SpeakerType::kPerson) return false;
    const auto traits = cast_.traits.find(r);
    if (!referent.named && traits != cast_.traits.end() && traits->second.size() > 1) return false;
  }
  return true;
}

// The words of a description without its determiner, but with "his".
std::string Descriptions::KeyOf(const Mention& nominal) const {
  std::string key;
  for (std::size_t t = nominal.begin; t <= nominal.head; ++t) {
    if (t >= nominal.core && IsForename(words_, nominal, t)) continue;
    if (t >= nominal.core || words_[t].pos == PartOfSpeech::kPossessive) absl::StrAppend(&key, words_[t].lower, " ");
  }
  const std::size_t place = PlaceBehind(words_, nominal);
  if (place != nominal.end) absl::StrAppend(&key, words_[place].lower);
  return key;
}

// Words count, determiners do not; of equals "the poll" goes before "poll" and "that poll".
void Descriptions::Name(std::uint32_t r, std::size_t begin, std::size_t end) {
  Referent& referent = cast_.referents[r];
  end = DescriptionEnd(words_, begin, end);
  const PartOfSpeech first = words_[begin].pos;
  const bool determiner =
      first == PartOfSpeech::kDeterminer || first == PartOfSpeech::kIndefinite || first == PartOfSpeech::kPossessive;
  const std::string_view lower = words_.Lower(words_[begin].lower);
  const bool points = lower == "this" || lower == "that" || lower == "these" || lower == "those";
  const std::size_t size = 2 * (end - begin - (determiner ? 1 : 0)) + 1 + (determiner && !points ? 1 : 0);
  if (referent.named || size <= referent.name_words) return;
  referent.name_words = static_cast<std::uint32_t>(size);
  referent.name = SpanOf(words_, begin, end);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
