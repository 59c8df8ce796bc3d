// Appositions: descriptions that stand beside a name and denote the same.
// SPDX-License-Identifier: Apache-2.0
//
// Four shapes: "campaign manager Jo Weir" (the description touches the name), "Jo Weir, a doctor," and "the mayor, Jo Weir,"
// (a comma between, and the description is of a person where the name may be one), "the Weir Post newspaper" (the name inside).
// A title in front of a name is a role, too.
// Known failures: lists ("Jo Weir, a doctor and a nurse") make the first noun an apposition.
#include <algorithm>
#include <iterator>
#include <string_view>

#include "lib/speakers/entities/entities.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

bool MayBe(const Mention& nominal, const Mention& name, const Referent& referent) {
  if (nominal.plural || nominal.modifier || !Agree(nominal.gender, referent.gender)) return false;
  const bool person = nominal.type == SpeakerType::kPerson;
  if (referent.type == SpeakerType::kOther) return person || nominal.type == SpeakerType::kOrganization;
  // "According to the filing, Kalo Mills left."
  if (nominal.type == SpeakerType::kDocument && referent.type != SpeakerType::kDocument && name.core < name.head) return false;
  return person == (referent.type == SpeakerType::kPerson) && (person || name.type != SpeakerType::kPerson);
}

// Whether `a` ends and `b` begins with nothing or a comma between them, in one sentence.
bool Touch(const Words& words, const Mention& a, const Mention& b) {
  if (words.BeginsSentence(b.begin)) return false;
  return a.end == b.begin || (a.end + 1 == b.begin && words.Is(a.end, ","));
}

void Link(const Words& words, std::uint32_t referent, Mention* nominal, Cast* cast) {
  nominal->referent = referent;
  nominal->rule = {"appositions", "it stands beside the name"};
  Referent& who = cast->referents[referent];
  LearnGender(*nominal, &who);
  if (who.type == SpeakerType::kOther) who.type = nominal->type;
  who.described = true;
  cast->AddRole(words[nominal->head].lower, referent);
  for (std::size_t t = nominal->core; t <= nominal->head; ++t) cast->AddTrait(referent, words[t]);
}

// Whether what follows lets a description behind a comma be an apposition: "Jo Weir, a doctor,", but not "In Kalo, a doctor
// said".
bool Closes(const Words& words, const Mention& nominal) {
  const Word& next = words[nominal.end];
  return !words.IsWord(nominal.end) || next.capital ||
         (next.pos != PartOfSpeech::kOpen && next.pos != PartOfSpeech::kAuxiliary);
}

// Links two neighbours of which one is a name and the other a description of it.
void LinkPair(const Words& words, Mention* first, Mention* second, Cast* cast) {
  if (first->form == Form::kNominal && second->form == Form::kName && first->referent == kNowhere) {
    // "a doctor, Jo Weir" is as likely a list as an apposition: only a definite or touching description counts.
    // "her husband, Jo Weir"
    const bool whose = words[first->begin].pos == PartOfSpeech::kPossessive && !words.Is(second->end, "and");
    const bool close = (first->end == second->begin || first->definite || whose) && !words[second->end - 1].possessive;
    if (first->end < second->begin && LeadsClause(words, *first, *second)) return;
    if (close && MayBe(*first, *second, cast->referents[second->referent])) Link(words, second->referent, first, cast);
  } else if (first->form == Form::kName && second->form == Form::kNominal && first->end < second->begin && !first->modifier) {
    // "deaths from Kalo fever, data from the Weir Board shows"
    const bool bare = second->type == SpeakerType::kDocument && second->begin == second->head;
    const bool fits = !bare && Closes(words, *second) && MayBe(*second, *first, cast->referents[first->referent]);
    if (fits) Link(words, first->referent, second, cast);
  }
}

// "the old city of Kalo": a kind of place, and the name of the one that is meant. "The city of Kalo" alone names the body that
// governs it.
bool IsPlaceOf(const Words& words, const Mention& kind, const Mention& name) {
  if (kind.form != Form::kNominal || name.form != Form::kName || kind.plural || kind.referent != kNowhere) return false;
  if (kind.core == kind.head) return false;
  if (kind.end + 1 != name.begin || !words.Is(kind.end, "of") || !name.place || name.modifier) return false;
  return words.IsOneOf(kind.head,
                       {"borough", "city", "county", "island", "municipality", "province", "state", "town", "village"});
}

// "Jo Weir, the founder and [senior pastor] of": a noun that "and" joins to a description of somebody, without a determiner.
bool IsSecondNoun(const Words& words, const Mention& first, const Mention& second) {
  if (first.form != Form::kNominal || first.referent == kNowhere || second.form != Form::kNominal || second.plural)
    return false;
  const bool bare = second.core == second.begin && second.type == SpeakerType::kPerson;
  return bare && second.referent == kNowhere && first.end + 1 == second.begin && words[first.end].pos == PartOfSpeech::kAnd;
}

// "Jo Weir, the company's [lawyer],": whether `owner`, whose `nominal` is, stands between it and the comma behind `name`. Not
// in "Asked about Jo Weir, the company's lawyer, Ada Pell, said".
bool TouchBehindOwner(const Words& words, const Mention& name, const Mention& owner, const Mention& nominal) {
  if (name.form != Form::kName || name.modifier || nominal.form != Form::kNominal || owner.end != nominal.begin) return false;
  if (!words[nominal.begin - 1].possessive || words.BeginsSentence(name.end + 1)) return false;
  if (words.Is(nominal.end, ",") && words[nominal.end + 1].capital) return false;
  const std::size_t the = words[owner.begin - 1].pos == PartOfSpeech::kDeterminer ? 1 : 0;
  return name.end + 1 + the == owner.begin && words.Is(name.end, ",");
}

// Not "the Weir-run newspaper", "the Weir Party newspaper", "the NASA news site", which are somebody's.
bool MayBeMedium(const Words& words, const Mention& name, const Mention& nominal, const Cast& cast) {
  const Word& last = words[name.head];
  const bool place = name.place || (last.place && name.core == name.head);
  if (name.form != Form::kName || place || last.compound || words[name.end - 1].possessive) return false;
  if (last.noun && !last.firm && last.noun->type == SpeakerType::kOrganization) return false;
  const Referent& bearer = cast.referents[name.referent];
  if (bearer.type == SpeakerType::kPerson && bearer.name_words > 1) return false;  // Mehr, where the text has Ali Mehr
  return !bearer.known || cast.HasRole(name.referent, words[nominal.head].lower);
}

// "Weir [news agency]", "the Weir [state news agency]": the name in front, or kNowhere. The network takes many for a person.
std::uint32_t NamedAgency(const Words& words, const std::vector<Mention>& all, std::size_t m, const Cast& cast) {
  const Mention& nominal = all[m];
  if (nominal.head < 2 || !words.Is(nominal.head, "agency") || !words.Is(nominal.head - 1, "news")) return kNowhere;
  if (words[nominal.begin].pos == PartOfSpeech::kIndefinite) return kNowhere;
  const std::size_t end = words.Is(nominal.head - 2, "state") ? nominal.head - 2 : nominal.head - 1;
  for (std::size_t i = m > 0 ? m - 1 : m; i < all.size() && all[i].begin < end; ++i) {
    if (all[i].end == end && MayBeMedium(words, all[i], nominal, cast)) return all[i].referent;
  }
  return kNowhere;
}

// "the Weir Post [newspaper]", but not "a Weir newspaper": the name inside the description `all[m]` of the medium that bears
// it, or kNowhere.
std::uint32_t NamedMedium(const Words& words, const std::vector<Mention>& all, std::size_t m, const Cast& cast) {
  const Mention& nominal = all[m];
  const bool news = nominal.head > nominal.core && words.Is(nominal.head - 1, "news") &&
                    words.IsOneOf(nominal.head, {"agency", "outlet", "site", "website"});
  if (!nominal.definite || (!news && !words.IsOneOf(nominal.head, {"daily", "magazine", "newspaper", "tabloid", "weekly"})))
    return kNowhere;
  for (std::size_t i = m + 1; i < all.size() && all[i].begin < nominal.head; ++i) {
    const Mention& name = all[i];
    if (name.type != SpeakerType::kOrganization || !MayBeMedium(words, name, nominal, cast)) continue;
    std::size_t t = name.end;
    while (t < nominal.head && !words[t].capital && words.IsWord(t)) ++t;
    if (t == nominal.head) return name.referent;
  }
  return kNowhere;
}

// Of a description of one medium.
void LinkMedium(const Words& words, std::size_t m, std::vector<Mention>* mentions, Cast* cast) {
  std::uint32_t medium = NamedAgency(words, *mentions, m, *cast);
  if (medium == kNowhere) medium = NamedMedium(words, *mentions, m, *cast);
  if (medium == kNowhere) return;
  cast->referents[medium].type = SpeakerType::kOrganization;
  Link(words, medium, &(*mentions)[m], cast);
}

}  // namespace

void LinkAppositions(const Words& words, std::vector<Mention>* mentions, Cast* cast) {
  std::vector<Mention>& all = *mentions;
  Mention* before = nullptr;  // the last mention that lies in no other
  Mention* first = nullptr;   // the one before that
  for (std::size_t m = 0; m < all.size(); ++m) {
    Mention& mention = all[m];
    if (before && mention.end <= before->end) continue;
    if (mention.form == Form::kName) {
      for (std::size_t t = mention.begin; t < mention.core; ++t) {
        if (words[t].title || (words[t].noun && words[t].noun->type == SpeakerType::kPerson))
          cast->AddRole(words[t].lower, mention.referent);
      }
      // "former Sen. Ada Pell", "U.S. President Ada Pell"
      if (mention.begin > 0 && !words.BeginsSentence(mention.begin)) {
        const Word& word = words[mention.begin - 1];
        const bool of_place = word.place && word.capital && mention.begin < mention.core;
        if (word.pos == PartOfSpeech::kAdjective || of_place) cast->AddTrait(mention.referent, word);
      }
      // "Sen. Ada Pell of Ohio": the Ohio senator
      if (words.Is(mention.end, "of") && words[mention.end + 1].capital) {
        for (std::size_t t = mention.end + 1; t < mention.end + 3 && words[t].capital; ++t)
          cast->AddTrait(mention.referent, words[t]);
      }
    }
    if (mention.form == Form::kNominal && !mention.plural) LinkMedium(words, m, mentions, cast);
    if (before && Touch(words, *before, mention)) LinkPair(words, before, &mention, cast);
    if (before && IsSecondNoun(words, *before, mention)) Link(words, before->referent, &mention, cast);
    if (before && IsPlaceOf(words, *before, mention)) Link(words, mention.referent, before, cast);
    const bool behind_owner = first && TouchBehindOwner(words, *first, *before, mention);
    if (behind_owner && cast->referents[first->referent].type == SpeakerType::kPerson) LinkPair(words, first, &mention, cast);
    first = before;
    before = &mention;
  }
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
