// Entities: the names of a text gathered into those who bear them.
// SPDX-License-Identifier: Apache-2.0
//
// Two passes over the names. The first gives each full name ("Ada Pell", "Harbour Board") its referent, middle names and
// initials left aside, long names of organizations before others. The second goes in order through the short ones: a surname,
// a given name, an acronym, the first word of an organization; whoever of that name the text introduced first and agrees in
// gender is meant, or whoever's surname it would be but for a slip, or else somebody new.
// Known failures: a bare surname in a family always means the same one; nicknames ("Bill" for "William") are known only where
// the text puts them in quotation marks behind the other.
#include "lib/speakers/entities/entities.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "lib/speakers/entities/full_forms.h"
#include "lib/speakers/entities/modifiers.h"
#include "lib/speakers/entities/places.h"
#include "lib/speakers/entities/short_names.h"
#include "lib/speakers/mentions/names.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Surnames that a misspelt one is compared with; where there are more, none is known to be the only one.
constexpr std::size_t kMaxSurnamed = 64;

// Mentions that may lie inside a description.
constexpr std::uint32_t kMaxInside = 4;

// Mention::rule of names that are no short form.
constexpr Rule kNewName = {"entities", "a name that the text introduces"};
constexpr Rule kSameName = {"entities", "the same name"};

// Of several bodies of one name, one that the text tells by its place.
struct Body {
  std::uint32_t referent;
  Owner owner;
  std::uint32_t mention;  // that tells
};

class NameClusterer {
 public:
  NameClusterer(const Words& words, std::vector<Mention>* mentions, Cast* cast)
      : words_(words), mentions_(*mentions), cast_(*cast) {}

  void Run() {
    for (const Mention& name : mentions_) {
      if (name.form == Form::kName && name.core == name.head && !words_[name.head].place)
        alone_.try_emplace(LowerAt(name.head), name.begin);
    }
    DropNoForenames();
    for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
      const Mention& name = mentions_[m];
      if (name.caller && name.form == Form::kName) AddCallerName(m);
    }
    for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
      const Mention& name = mentions_[m];
      if (IsFull(name) && IsLong(name)) AddFullName(m);
    }
    for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
      const Mention& name = mentions_[m];
      if (IsFull(name) && !IsLong(name)) AddFullName(m);
    }
    for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
      Mention& name = mentions_[m];
      if (name.form != Form::kName) continue;
      if (name.referent == kNowhere) name.referent = FindShort(m);
      Touch(m);
    }
  }

 private:
  using Shorts = std::map<std::uint32_t, Cast::Namesakes>;

  std::uint32_t LowerAt(std::size_t token) const { return LookUpWord(words_, token); }
  bool IsLower(std::size_t token, std::string_view word) const { return words_.Lower(LowerAt(token)) == word; }

  // "Matchwinner Pell", "DCI Pell", at the head of a heading "Understated Pell" are Pell, where the text also has "Ada Pell":
  // what cannot be a forename is none.
  void DropNoForenames() {
    std::set<std::uint32_t> surnames;  // of those with a forename
    for (const Mention& name : mentions_) {
      if (IsFullPerson(name) && words_[name.core].given) surnames.insert(LowerAt(name.head));
    }
    for (Mention& name : mentions_) {
      if (!IsFullPerson(name)) continue;
      const std::uint32_t surname = LowerAt(name.head);
      if ((HasNoForename(name) && surnames.count(surname) > 0) || (BeginsWithVerb(name) && alone_.count(surname) > 0))
        name.core = name.head;
    }
  }

  // "[Befriending] Pell was not easy."
  bool BeginsWithVerb(const Mention& name) const {
    const Word& first = words_[name.core];
    const bool one = name.head == name.core + 1 && !name.titled && words_.BeginsSentence(name.core);
    return one && first.ing && !first.given && words_.UsageOf(first).capital_inside == 0;
  }

  static bool IsFullPerson(const Mention& name) { return IsFull(name) && name.type == SpeakerType::kPerson; }

  // Not so "JD Pell", "Paris Pell", "PELL", nor "Rep. Young Pell".
  bool HasNoForename(const Mention& name) const {
    const Word& first = words_[name.core];
    if (first.given || name.titled) return false;
    const bool letters = first.all_capitals && !words_[name.head].all_capitals && words_.Lower(first.lower).size() > 2;
    return letters || OpensHeading(name.core) || first.noun || first.title || first.people || words_.UsageOf(first).small > 0;
  }

  // "[Understated] Pell Goes Home": a word that begins a heading, has a capital in no sentence and the look of no name.
  bool OpensHeading(std::size_t t) const {
    const ParagraphKind kind = words_.tokenization().paragraphs[words_.ParagraphOf(t)].kind;
    if (kind != ParagraphKind::kHeading || !words_.BeginsSentence(t) || words_.UsageOf(words_[t]).capital_inside > 0)
      return false;
    const std::string_view word = words_.Lower(words_[t].lower);
    return words_[t].pos == PartOfSpeech::kAdjective || (word.size() > 5 && word.substr(word.size() - 2) == "ed");
  }

  bool IsOrganization(const Mention& name) const {
    return name.type != SpeakerType::kPerson && name.type != SpeakerType::kOther;
  }

  static bool IsFull(const Mention& name) { return !name.caller && name.form == Form::kName && name.core < name.head; }

  // These come first, since "the Vale Center" is short for "the Vale Center for Dams", which may come later.
  bool IsLong(const Mention& name) const { return IsOrganization(name) && name.head > name.core + 1; }

  // The words of a name as one string: first and last of a person, with "Jr."; all of an organization, but "U.S." or "United
  // States" in front, and with "Justice Department" for "Department of Justice".
  std::string FullKey(const Mention& name) const {
    if (!IsOrganization(name)) {
      const bool suffix = words_[name.end - 1].suffix;
      return suffix ? Key({name.core, name.head, name.end - 1}) : Key({name.core, name.head});
    }
    const std::size_t first = BehindStates(name);
    const bool office =
        name.head > first + 1 && (IsLower(first, "department") || IsLower(first, "ministry")) && IsLower(first + 1, "of");
    std::string key;
    for (std::size_t t = office ? first + 2 : first; t <= name.head; ++t) absl::StrAppend(&key, LowerAt(t), " ");
    if (office) absl::StrAppend(&key, LowerAt(first), " ");
    return key;
  }

  // "U.S. | Dam Board": where an organization's name begins behind that.
  std::size_t BehindStates(const Mention& name) const {
    const std::size_t first = name.core;
    if (name.head > first && (IsLower(first, "u.s") || IsLower(first, "us"))) return first + 1;
    return name.head > first + 1 && IsLower(first, "united") && IsLower(first + 1, "states") ? first + 2 : first;
  }

  std::string Key(std::initializer_list<std::size_t> tokens) const {
    std::string key;
    for (const std::size_t t : tokens) absl::StrAppend(&key, LowerAt(t), " ");
    return key;
  }

  void AddCallerName(std::uint32_t m) {
    const Mention& name = mentions_[m];
    if (name.core == name.head) {
      Remember(&surname_, LowerAt(name.head), name.referent);
    } else if (full_.try_emplace(FullKey(name), name.referent).second) {
      Index(m);
    }
  }

  void AddFullName(std::uint32_t m) {
    Mention& name = mentions_[m];
    std::string key = FullKey(name);
    // A place is not the body whose name it ends: "Port College [South Samoa]".
    if (name.place && in_places_.count(key) > 0) key += "as a place";
    const Owner owner = OwnerOutside(m);
    const std::uint32_t known = FindFullName(key, owner);
    name.rule = known == kNowhere ? kNewName : kSameName;
    name.referent = known == kNowhere ? Create(name) : known;
    if (owner.known) AddBody(key, {name.referent, owner, m});
    if (known == kNowhere) {
      full_.emplace(key, name.referent);
      Index(m);
    }
    Improve(name);
    if (IsOrganization(name)) return;
    LearnFromDescription(m);
    for (std::size_t t = name.begin; t < name.core; ++t) {
      if (words_[t].title) titles_.insert({name.referent, words_[t].lower});
    }
  }

  // Whether somebody's full name has a title of `name` in front somewhere: "President Ada Pell" for "President Pell".
  bool HasTitle(std::uint32_t referent, const Mention& name) const {
    for (std::size_t t = name.begin; t < name.core; ++t) {
      if (words_[t].title && titles_.count({referent, words_[t].lower}) > 0) return true;
    }
    return false;
  }

  // Where the name `mentions_[m]` belongs to, as far as that is no part of its full key.
  Owner OwnerOutside(std::uint32_t m) const {
    const Mention& name = mentions_[m];
    const std::size_t first = IsOrganization(name) ? BehindStates(name) : name.core;
    return first > name.core ? OwnerOf(words_, name.core, first) : OwnerBefore(words_, mentions_, m);
  }

  // Who is called by the full name `key`: of several bodies the one that belongs to `owner`, if that is known.
  std::uint32_t FindFullName(const std::string& key, const Owner& owner) const {
    const auto known = full_.find(key);
    if (known == full_.end()) return kNowhere;
    const auto bodies = bodies_.find(key);
    if (!owner.known || bodies == bodies_.end()) return known->second;
    bool told = false;  // to be somebody else's
    for (const Body& body : bodies->second) {
      if (IsSameOwner(words_, owner, body.owner)) return body.referent;
      told = told || body.referent == known->second;
    }
    return told && bodies->second.size() < Cast::kMaxNamesakes ? kNowhere : known->second;
  }

  // Remembers whose a body of the name `key` is; of several each is called with its owner.
  void AddBody(const std::string& key, const Body& body) {
    auto& bodies = bodies_[key];
    if (bodies.size() == Cast::kMaxNamesakes) return;
    for (const Body& other : bodies) {
      if (IsSameOwner(words_, body.owner, other.owner)) return;
    }
    bodies.push_back(body);
    for (std::size_t b = 0; bodies.size() > 1 && b < bodies.size(); ++b) CallWithOwner(bodies[b]);
  }

  // "[Samoa's Dams Ministry]"
  void CallWithOwner(const Body& body) {
    const Mention& name = mentions_[body.mention];
    if (body.owner.last >= name.begin) return;  // the name has it
    cast_.referents[body.referent].name = SpanOf(words_, body.owner.first, name.end);
    cast_.referents[body.referent].name_words = name.end - body.owner.first;
  }

  // "her husband, Zorb Kalo,": what a description right in front tells of the gender, before "Mrs. Kalo" is looked for.
  void LearnFromDescription(std::uint32_t m) {
    const Mention& name = mentions_[m];
    for (std::uint32_t i = m; i > 0 && i + kMaxInside > m; --i) {  // a pronoun or name may lie inside the description
      const Mention& before = mentions_[i - 1];
      const bool touches = before.end == name.begin;
      const bool behind_comma = before.end + 1 == name.begin && words_.Is(before.end, ",") &&
                                (before.definite || words_[before.begin].pos == PartOfSpeech::kPossessive);
      if (before.form != Form::kNominal || before.plural || before.modifier || !(touches || behind_comma)) continue;
      return LearnGender(before, &cast_.referents[name.referent]);
    }
  }

  // Remembers the short forms of the full name `mentions_[m]`, which has its referent.
  void Index(std::uint32_t m) {
    const Mention& name = mentions_[m];
    const std::uint32_t referent = name.referent;
    if (IsOrganization(name)) {
      // "the Vale Center" for "the Vale Center for Dams"
      for (std::size_t t = name.core + 2; t < name.head; ++t) {
        if (words_[t].pos == PartOfSpeech::kPreposition) full_.try_emplace(Key({t - 2, t - 1}), referent);
      }
      // "the church" for "the Living Church of Weir"
      for (std::size_t t = name.core; t < name.head; ++t) {
        if (words_[t].noun && words_[t + 1].pos == PartOfSpeech::kPreposition) cast_.AddRole(LowerAt(t), referent);
      }
      // "the Safety Board" for "the Port Safety Board"
      if (name.head > name.core + 1 && name.type == SpeakerType::kOrganization && !EndsInOther(name)) {
        const std::string last_two = Key({name.head - 1, name.head});
        full_.try_emplace(last_two, referent);
        if (words_[name.head].place) in_places_.insert(last_two);
        const Owner owner = OwnerOf(words_, name.core, name.head - 1);
        if (owner.known) AddBody(last_two, {referent, owner, m});
      }
      if (IsCalledByFirstWord(name) || IsUnitCalledByFirstWord(name)) Remember(&prefix_, LowerAt(name.core), referent);
      if (IsKindOfBody(name) && !words_[name.core].place) Remember(&called_, LowerAt(name.core), referent);
      acronyms_.try_emplace(Initials(words_, name), referent);
      if (words_.Lower(LowerAt(name.head)) != "house") cast_.AddRole(LowerAt(name.head), referent);  // not "the White House"
      if (words_[name.head].firm) Remember(&last_, LowerAt(name.head), referent);
      const std::uint32_t clipped = ClippedFrom(words_, name);
      if (clipped != kNowhere) Remember(&prefix_, clipped, referent);
    } else {
      if (name.type == SpeakerType::kPerson && surnamed_.size() < kMaxSurnamed) surnamed_.push_back(m);
      if (name.type == SpeakerType::kPerson || !words_[name.core].noun) Remember(&surname_, LowerAt(name.head), referent);
      Remember(&given_, LowerAt(name.core), referent);
      if (alone_.count(LowerAt(name.head)) > 0 && !IsImpersonal(name)) Remember(&called_by_both_, LowerAt(name.core), referent);
      full_.try_emplace(Key({name.core, name.head}), referent);  // without "Jr."
      // "Ada Vale Pell" may be called "Vale", if she has two surnames.
      if (HasTwoSurnames(name)) Remember(&middle_, LowerAt(name.core + 1), referent);
      // "Ada Vale Pell" may be called "Vale Pell", and "Ada Vale".
      if (name.head > name.core + 1) full_.try_emplace(Key({name.head - 1, name.head}), referent);
      if (HasTwoSurnames(name) && !words_[name.head].given) full_.try_emplace(Key({name.core, name.core + 1}), referent);
      // "Robert 'Bobby' Odd" may be called "Bobby Odd" or "Bobby".
      if (name.head > name.core + 2 && words_.TokenAt(name.head - 1).kind == TokenKind::kQuote) {
        full_.try_emplace(Key({name.head - 2, name.head}), referent);
        Remember(&given_, LowerAt(name.head - 2), referent);
      }
      if (words_[name.end - 1].suffix) full_.try_emplace(Key({name.core, name.end - 1}), referent);
      if (name.type == SpeakerType::kOther && !words_[name.core].given) acronyms_.try_emplace(Initials(words_, name), referent);
      const std::string initials = name.type == SpeakerType::kPerson ? InitialsOfPerson(words_, name) : "";
      if (!initials.empty()) persons_initials_.try_emplace(initials, referent);
    }
  }

  // "Ada Vale Pell", as far as its shape tells.
  bool HasTwoSurnames(const Mention& name) const {
    const Word& last = words_[name.head];
    return name.head == name.core + 2 && words_[name.core + 1].pos == PartOfSpeech::kOpen && !last.noun && !last.all_capitals;
  }

  // "the Office of the Weir House", "the League for The Weir House": whether the last two words are the name of somebody else.
  bool EndsInOther(const Mention& name) const {
    const std::size_t the = name.head - 2;
    return the > name.core && words_[the].pos == PartOfSpeech::kDeterminer && words_[the - 1].pos == PartOfSpeech::kPreposition;
  }

  // "Weir University", but not "Weir Wallet" and "Weir Administration", which are Weir's; nor "House Dams Committee", since the
  // House is itself.
  bool IsKindOfBody(const Mention& name) const {
    const Word& last = words_[name.head];
    if (IsLower(name.core, "house") || IsLower(name.core, "senate")) return false;
    if (words_.IsOneOf(name.head, {"administration", "campaign", "league", "store"})) return false;
    const bool body = last.firm || (last.noun && last.noun->type == SpeakerType::kOrganization);
    return name.type == SpeakerType::kOrganization && body && !words_[name.core].possessive;
  }

  // "Weir" for "Weir University" and "Weir Motor Company", but not for the "Weir Club for Growth"; "WNB" for "WNB News".
  bool IsCalledByFirstWord(const Mention& name) const {
    const Word& first = words_[name.core];
    const Word& last = words_[name.head];
    if (!IsKindOfBody(name) || (first.all_capitals && !last.firm)) return false;
    if (first.place && last.medium) return false;  // "Samoa Times", but "Ohio" for "Ohio Airlines"
    if (name.head == name.core + 1) return true;
    const std::string_view kind = words_.Lower(LowerAt(name.head));
    const bool business = kind == "company" || kind == "corporation" || kind == "corp" || kind == "co" || kind == "inc";
    return name.head == name.core + 2 && business && !first.place && words_[name.core + 1].pos == PartOfSpeech::kOpen;
  }

  // "Weir" for "Weir Research" and "Weir Partners", where the text has not told of Weir before, whose unit or namesake it may
  // be; and where Weir is no person's name nor a place.
  bool IsUnitCalledByFirstWord(const Mention& name) const {
    const Word& first = words_[name.core];
    const bool unit = name.head == name.core + 1 && words_.IsOneOf(name.head, {"analytics", "partners", "research"});
    if (!unit || name.type != SpeakerType::kOrganization || first.all_capitals || first.given || first.place || first.people)
      return false;
    const auto alone = alone_.find(LowerAt(name.core));
    return alone != alone_.end() && alone->second > name.begin;
  }

  // Of a name of unknown kind: whether it can be no person's.
  bool IsImpersonal(const Mention& name) const {
    const Word& head = words_[name.head];
    if (name.type != SpeakerType::kOther || name.place || head.place) return name.type == SpeakerType::kOther;
    return name.begin > 0 && words_[name.begin - 1].pos == PartOfSpeech::kDeterminer;
  }

  bool IsDoubtful(const Mention& name) const {
    const Word& head = words_[name.head];
    return name.core == name.head && !head.given && words_.UsageOf(head).capital_inside == 0 &&
           words_.BeginsSentence(name.begin);
  }

  std::uint32_t Create(const Mention& name) {
    Referent referent;
    referent.type = name.type;
    referent.named = true;
    referent.impersonal = IsImpersonal(name);
    referent.doubtful = name.type == SpeakerType::kOther && IsDoubtful(name);
    return cast_.Add(referent);
  }

  // A name tells more than was known: a longer form, a gender, that it is a person.
  void Improve(const Mention& name) {
    Referent& referent = cast_.referents[name.referent];
    LearnGender(name, &referent);
    if (referent.type == SpeakerType::kOther) referent.type = name.type;
    const TokenRange form = FullForm(words_, mentions_, name);
    const auto size = static_cast<std::uint32_t>(name.core == name.head ? 1 : form.size());
    for (std::size_t t = name.begin; t < name.end; ++t) {
      if (words_.IsWord(t)) cast_.AddTrait(name.referent, words_[t]);
    }
    const ByteSpan whole = SpanOf(words_, form.begin, form.end);
    if (size < referent.name_words || (size == referent.name_words && !IsQuieter(words_.text(), whole, referent.name))) return;
    referent.name_words = size;
    referent.name = whole;
  }

  static void Remember(Shorts* index, std::uint32_t word, std::uint32_t referent) {
    Cast::Namesakes& namesakes = (*index)[word];
    if (namesakes.size() < Cast::kMaxNamesakes) namesakes.push_back(referent);
  }

  // Of those under `word` that agree, the one whom the text introduced first; one who has a title of the name goes before
  // others, one whose gender is known to be that of the name before those, and a person before a name of unknown kind.
  std::uint32_t First(const Shorts& index, std::uint32_t word, const Mention& name) const {
    const auto found = index.find(word);
    if (found == index.end()) return kNowhere;
    std::uint32_t best = kNowhere;
    for (const std::uint32_t r : found->second) {
      const Referent& referent = cast_.referents[r];
      const bool person = referent.type == SpeakerType::kPerson;
      if (!Agree(referent.gender, name.gender) || (name.titled && !person && referent.type != SpeakerType::kOther)) continue;
      const auto rank = [&](std::uint32_t bearer) {
        const Referent& who = cast_.referents[bearer];
        const bool same = name.gender != Gender::kUnknown && who.gender == name.gender;
        return 4 * HasTitle(bearer, name) + 2 * same + (who.type == SpeakerType::kPerson);
      };
      if (best == kNowhere || rank(r) > rank(best)) best = r;
    }
    return best;
  }

  // The first of the ways in which a name of one word may be a short form of another, and its bearer.
  std::uint32_t FindBearer(std::uint32_t m) {
    Mention& name = mentions_[m];
    const std::uint32_t word = LowerAt(name.head);
    const auto by = [&name](const char* rule, std::uint32_t referent) {
      if (referent != kNowhere) name.rule = {"entities", rule};
      return referent;
    };
    std::uint32_t referent = by("the first bearer of the surname", First(surname_, word, name));
    if (referent == kNowhere) referent = by("the first word of a longer name", FindByFirstWord(word, name));
    if (referent == kNowhere && !name.titled && words_[name.head].all_capitals) {
      const std::string letters = Letters(words_.Lower(word));
      const auto found = acronyms_.find(letters);
      if (found != acronyms_.end()) referent = by("the initials of a longer name", found->second);
      const auto person = persons_initials_.find(letters);
      if (referent == kNowhere && person != persons_initials_.end()) referent = by("the initials of a person", person->second);
    }
    if (referent == kNowhere) referent = by("the middle word of a longer name", FindByMiddleWord(word, name));
    const bool place = name.place && words_[name.head].place;  // "Samoa" is not Samoa Airlines
    if (referent == kNowhere && !name.titled && !place)
      referent = by("the last word of an organization's name", First(last_, word, name));
    if (referent == kNowhere && !name.titled && !place)
      referent = by("the first word of an organization's name", First(prefix_, word, name));
    // "Weir asked people" after "the Weir Research Center": even what the network takes for a person, whom nothing else names.
    const bool may_be_body = !name.titled && !words_[name.head].given && !words_[name.head].all_capitals;
    if (referent == kNowhere && (name.type == SpeakerType::kOrganization || may_be_body))
      referent = by("the first word of an organization's name", First(called_, word, name));
    if (referent == kNowhere) referent = by("a surname with one letter wrong", FindMisspelt(word, name));
    return referent;
  }

  // "Chriac" means Jacques Chirac, where his is the only surname like it, the right form is as frequent, and nothing but a name
  // is written so.
  std::uint32_t FindMisspelt(std::uint32_t word, const Mention& name) const {
    const Word& head = words_[name.head];
    if (IsOrganization(name) || surnamed_.size() == kMaxSurnamed) return kNowhere;
    if (head.given || head.title || head.place || head.all_capitals || words_.UsageOf(head).small > 0) return kNowhere;
    const Mention* only = nullptr;
    for (const std::uint32_t m : surnamed_) {
      const Mention& named = mentions_[m];
      if (!IsMisspelt(words_.Lower(word), words_.Lower(LowerAt(named.head)))) continue;
      if (only != nullptr && only->referent != named.referent) return kNowhere;
      only = &named;
    }
    if (only == nullptr || !Agree(cast_.referents[only->referent].gender, name.gender)) return kNowhere;
    const bool rare = words_.UsageOf(head).capital_inside <= words_.UsageOf(words_[only->head]).capital_inside;
    return rare ? only->referent : kNowhere;
  }

  std::uint32_t FindShort(std::uint32_t m) {
    Mention& name = mentions_[m];
    std::uint32_t referent = FindIntroduced(m);
    if (referent != kNowhere) {
      name.rule = {"entities", "a short name in brackets"};
    } else if (words_[name.end - 1].suffix) {
      return FindJunior(m);
    } else {
      referent = FindBearer(m);
    }
    if (referent == kNowhere) {
      referent = Create(name);
      name.rule = kNewName;
      Remember(&surname_, LowerAt(name.head), referent);
    }
    name.referent = referent;
    Improve(name);
    return referent;
  }

  // "John Jr." is John Odd Jr., and never John Odd.
  std::uint32_t FindJunior(std::uint32_t m) {
    const Mention& name = mentions_[m];
    const auto known = full_.try_emplace(Key({name.head, name.end - 1}), kNowhere).first;
    mentions_[m].rule = known->second == kNowhere ? kNewName : kSameName;
    if (known->second == kNowhere) known->second = Create(name);
    mentions_[m].referent = known->second;
    Improve(mentions_[m]);
    return known->second;
  }

  // "Ada" means Ada Pell, "Mr. Lou" or "Lou" the person Lou Jiwei; but "Vale" is no short form of the unknown "Vale Market",
  // unless that is called "Market", too.
  std::uint32_t FindByFirstWord(std::uint32_t word, const Mention& name) const {
    const std::uint32_t referent = First(given_, word, name);
    if (referent == kNowhere || name.titled || words_[name.head].given) return referent;
    return cast_.referents[referent].type == SpeakerType::kPerson ? referent : First(called_by_both_, word, name);
  }

  // "Ruiz" means Ana Ruiz Soler, where no other name has the word. A given name means somebody else.
  std::uint32_t FindByMiddleWord(std::uint32_t word, const Mention& name) const {
    const std::uint32_t referent = words_[name.head].given ? kNowhere : First(middle_, word, name);
    return referent != kNowhere && cast_.referents[referent].type == SpeakerType::kPerson ? referent : kNowhere;
  }

  // "Harbour Safety Board (HSB)", "Notes from Kalo (NfK)": what stands in brackets behind the name of an organization or a work
  // is its short name from here on.
  std::uint32_t FindIntroduced(std::uint32_t m) {
    const Mention& name = mentions_[m];
    if (m == 0 || name.core < name.head || !words_.Is(name.begin - 1, "(") || !words_.Is(name.end, ")")) return kNowhere;
    if (name.place || name.type == SpeakerType::kPerson) return kNowhere;
    const Mention& before = mentions_[m - 1];
    if (before.form != Form::kName || before.end + 1 != name.begin || !IsOrganization(before)) return kNowhere;
    surname_[LowerAt(name.head)] = {before.referent};
    return before.referent;
  }

  void Touch(std::uint32_t m) {
    Referent& referent = cast_.referents[mentions_[m].referent];
    referent.last = m;
    ++referent.count;
  }

  const Words& words_;
  std::vector<Mention>& mentions_;
  Cast& cast_;
  std::map<std::string, std::uint32_t> full_;
  std::map<std::string, absl::InlinedVector<Body, 2>> bodies_;  // by full_'s key
  std::set<std::string> in_places_;                             // ends of names of organizations that may be places
  Shorts surname_, given_, middle_, prefix_, last_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> titles_;  // of persons: referent, Word::lower
  std::vector<std::uint32_t> surnamed_;                       // mentions: full names of persons, the first ones
  Shorts called_;  // first words of organizations, which mean these where they are a name by themselves and nobody else's
  std::map<std::uint32_t, std::uint32_t> alone_;  // last words of names that stand alone somewhere; the first such token
  Shorts called_by_both_;                         // as given_, of those whose last word stands alone
  std::map<std::string, std::uint32_t> acronyms_, persons_initials_;
};

}  // namespace

Cast ClusterNames(const Words& words, const std::vector<Entity>& callers, std::vector<Mention>* mentions) {
  Cast cast;
  for (std::uint32_t c = 0; c < callers.size(); ++c) {
    Referent referent;
    referent.type = callers[c].type;
    referent.gender = callers[c].gender;
    if (referent.gender != Gender::kUnknown) referent.gender_evidence = GenderEvidence::kCaller;
    referent.named = true;
    referent.caller = c;
    cast.Add(referent);
  }
  NameClusterer(words, mentions, &cast).Run();
  std::vector<char> only_quoted(cast.referents.size(), 1);  // "'Wilfred, wait,' the caretaker said"
  for (const Mention& mention : *mentions) {
    if (mention.referent < only_quoted.size() && !mention.quoted) only_quoted[mention.referent] = 0;
  }
  for (std::uint32_t r = 0; r < cast.referents.size(); ++r) {
    if (cast.referents[r].type == SpeakerType::kPerson && only_quoted[r] == 0) cast.protagonists.push_back(r);
  }
  std::stable_sort(cast.protagonists.begin(), cast.protagonists.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return cast.referents[a].count > cast.referents[b].count; });
  if (cast.protagonists.size() > Cast::kMaxNamesakes) cast.protagonists.resize(Cast::kMaxNamesakes);
  return cast;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
