// Names: where the network says that a name begins and ends, and what it tells of its bearer.
// SPDX-License-Identifier: Apache-2.0
//
// What it says is mended by what is a rule by nature: letters in brackets spell a name out, an owner is a name of its own,
// persons that touch, or that a nickname parts, are one, and an organization goes on with what it is of. Known failures:
// "Lloyd's Bank" is cut where "Lloyd" is no noun.
#include "lib/speakers/mentions/names.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace inquit {
inline namespace v0 {
namespace internal {

bool IsPostNominal(const Words& words, std::size_t at) {
  if (at < 2 || !words[at].all_capitals || words[at - 1].all_capitals || words.BeginsSentence(at)) return false;
  return words.IsOneOf(at, {"cbe", "kc", "mbe", "md", "mep", "mp", "obe", "qc"}) && words[at - 1].capital &&
         words[at - 2].capital;
}

bool IsMisspelt(std::string_view word, std::string_view surname) {
  constexpr std::size_t kLongEnough = 5;
  const auto plain = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (word.size() < kLongEnough || surname.size() < kLongEnough || word[0] != surname[0] || word == surname) return false;
  if (!std::all_of(word.begin(), word.end(), plain) || !std::all_of(surname.begin(), surname.end(), plain)) return false;
  std::size_t i = 0;
  while (i < word.size() && i < surname.size() && word[i] == surname[i]) ++i;
  const std::string_view w = word.substr(i), s = surname.substr(i);
  if (w.size() == s.size()) {
    if (w.size() == 1) return false;
    return w.substr(1) == s.substr(1) || (w[0] == s[1] && w[1] == s[0] && w.substr(2) == s.substr(2));
  }
  if (w.empty() || s.empty()) return false;
  return w.substr(1) == s || w == s.substr(1);
}

namespace {

constexpr std::size_t kMaxNameTokens = 12;  // of a name that the letters in brackets spell
constexpr std::size_t kMaxNickname = 3;     // By hand: words between the marks of a nickname

bool IsEnd(MentionTag tag) { return tag.part == Part::kEnd || tag.part == Part::kSingle; }
bool IsBegin(MentionTag tag) { return tag.part == Part::kBegin || tag.part == Part::kSingle; }

// A row of tags that is read and mended name by name.
class Names {
 public:
  explicit Names(std::vector<MentionTag>* tags) : tags_(*tags) {}

  bool BeginsAt(std::size_t t) const { return t < tags_.size() && IsName(tags_[t].kind) && IsBegin(tags_[t]); }
  bool EndsBefore(std::size_t t) const {
    return t > 0 && t <= tags_.size() && IsName(tags_[t - 1].kind) && IsEnd(tags_[t - 1]);
  }
  bool IsOutside(std::size_t t) const { return t < tags_.size() && tags_[t].kind == MentionKind::kNone; }

  std::size_t EndOf(std::size_t begin) const {
    std::size_t end = begin;
    while (end < tags_.size() && !IsEnd(tags_[end])) ++end;
    return end + 1;
  }
  std::size_t BeginOf(std::size_t end) const {
    std::size_t begin = end - 1;
    while (begin > 0 && !IsBegin(tags_[begin])) --begin;
    return begin;
  }

  // Makes [begin, end) one name. What it cuts of another name on either side is left a name of its own.
  void Set(std::size_t begin, std::size_t end, MentionKind kind) {
    if (begin > 0 && IsName(tags_[begin - 1].kind) && !IsEnd(tags_[begin - 1])) Close(begin - 1);
    if (end < tags_.size() && IsName(tags_[end].kind) && !IsBegin(tags_[end])) Open(end);
    for (std::size_t t = begin; t < end; ++t) tags_[t] = {kind, Part::kInside};
    tags_[begin].part = end == begin + 1 ? Part::kSingle : Part::kBegin;
    if (end > begin + 1) tags_[end - 1].part = Part::kEnd;
  }

 private:
  void Close(std::size_t last) { tags_[last].part = IsBegin(tags_[last]) ? Part::kSingle : Part::kEnd; }
  void Open(std::size_t first) { tags_[first].part = IsEnd(tags_[first]) ? Part::kSingle : Part::kBegin; }

  std::vector<MentionTag>& tags_;
};

// "Port Department of Dams and Rivers (PDDR)": the end of the name at token `at` that the capitals in brackets behind it are
// short for; `at` if there are none. They tell that "and" and commas are in the name.
std::size_t SpelledOutEnd(const Words& words, std::size_t at) {
  std::string initials;
  for (std::size_t t = at; t < words.size() && t < at + kMaxNameTokens; ++t) {
    if (words.Is(t, "(")) {
      std::string letters;
      if (!words[t + 1].all_capitals || !words.Is(t + 2, ")")) return at;
      for (const char c : words.Lower(words[t + 1].lower)) {
        if (c >= 'a' && c <= 'z') letters.push_back(c);
      }
      return letters.size() > 2 && letters == initials ? t : at;
    }
    if (words[t].capital) initials.push_back(words.Lower(words[t].lower)[0]);
    const bool link = words.Is(t, ",") || words[t].pos == PartOfSpeech::kAnd || words[t].pos == PartOfSpeech::kPreposition ||
                      words[t].pos == PartOfSpeech::kDeterminer || words[t].pos == PartOfSpeech::kParticle;
    if (!words[t].capital && !link) return at;
  }
  return at;
}

// "(Ada | ) | Pell", "[Ada | ] | Pell": what an editor adds in brackets is no part of what the text calls somebody.
void CutAtBrackets(const Words& words, Names* names, std::vector<MentionTag>* tags) {
  bool opens = false;  // in the name so far
  for (std::size_t t = 0; t < tags->size(); ++t) {
    const MentionTag tag = (*tags)[t];
    if (IsBegin(tag)) opens = false;
    opens = opens || words.Is(t, "(") || words.Is(t, "[");
    const bool inside = IsName(tag.kind) && !IsBegin(tag) && !IsEnd(tag);
    if (!inside || opens || (!words.Is(t, ")") && !words.Is(t, "]"))) continue;
    names->Set(t, t + 1, tag.kind);  // what is on either side is a name of its own
    (*tags)[t] = {};
  }
}

// "NASA's | Artemis", "the Weir Sea Force's | Kalo Range", but "the People's Party", "Lloyd's": an owner is a name of its own,
// unless it is a noun that is not the last word of an organization's name.
void SplitOwners(const Words& words, Names* names, std::vector<MentionTag>* tags) {
  for (std::size_t t = 0; t + 1 < tags->size(); ++t) {
    const MentionTag tag = (*tags)[t];
    if (!IsName(tag.kind) || tag.kind == MentionKind::kWork || IsEnd(tag) || !words[t].possessive) continue;
    if (!words[t + 1].capital) continue;
    const std::size_t begin = names->BeginOf(t + 1), end = names->EndOf(t);
    if (words[t].noun && (words[t].noun->type != SpeakerType::kOrganization || t < begin + 2)) continue;
    names->Set(begin, t + 1, words[t].place ? MentionKind::kPlace : tag.kind);
    names->Set(t + 1, end, tag.kind);
  }
}

// A given name in front of a person's name that the network does not see, or takes for a title: "Carmen | Yulin Cruz", "P. | Q.
// Odd".
bool IsUnseenGiven(const Words& words, const Names& names, MentionTag tag, std::size_t t) {
  const Word& word = words[t];
  const bool free = names.IsOutside(t) || tag.kind == MentionKind::kTitle;
  const std::string_view lower = words.Lower(word.lower);
  if (free && word.capital && !words.BeginsSentence(t + 1) && lower.size() == 2 && lower.back() == '.') return true;
  return free && word.given && word.capital && !word.title && !word.noun && !word.possessive && !words.BeginsSentence(t + 1) &&
         words.UsageOf(word).small == 0;
}

// "Walter | 'Stubby' | Kern": the network ends a name at the marks of a nickname.
void JoinNicknames(const Words& words, Names* names, std::vector<MentionTag>* tags) {
  const auto is_mark = [&](std::size_t t) { return words.TokenAt(t).kind == TokenKind::kQuote; };
  for (std::size_t close = 3; close + 1 < tags->size(); ++close) {
    if (!is_mark(close) || !words[close + 1].capital) continue;
    std::size_t open = close - 1;
    while (open > 1 && open + kMaxNickname >= close && words[open].capital) --open;
    const std::size_t given = open - 1, surname = close + 1;
    if (open + 1 == close || !is_mark(open) || words.SentenceOf(given) != words.SentenceOf(surname)) continue;
    const bool person = names->EndsBefore(open) && (*tags)[given].kind == MentionKind::kPerson;
    if (!words[given].capital || words[given].possessive || !(person || words[given].given)) continue;
    if ((*tags)[surname].kind != MentionKind::kPerson && (words[surname].noun || !names->IsOutside(surname))) continue;
    names->Set(person ? names->BeginOf(open) : given, names->IsOutside(surname) ? surname + 1 : names->EndOf(surname),
               MentionKind::kPerson);
  }
}

// "Arnel | dela | Vega", "Ada | Pell": persons that touch, or that a particle joins, are one.
void JoinPersons(const Words& words, Names* names, std::vector<MentionTag>* tags) {
  for (std::size_t t = 1; t < tags->size(); ++t) {
    if (!names->BeginsAt(t) || !words[t].capital || words.BeginsSentence(t)) continue;
    std::size_t before = t - 1;
    while (before > 0 && names->IsOutside(before) && words[before].pos == PartOfSpeech::kParticle &&
           !words.BeginsSentence(before))
      --before;
    const bool particle = before + 1 < t;
    const auto may_be = [&](std::size_t at) {
      const MentionKind kind = (*tags)[at].kind;
      return kind == MentionKind::kPerson || (particle && kind == MentionKind::kPlace);
    };
    const bool given =
        !particle && words[t].pos == PartOfSpeech::kOpen && IsUnseenGiven(words, *names, (*tags)[before], before);
    const bool unknown =
        (*tags)[t].part == Part::kSingle && !words[t].place && !words[t].noun && !words[t].firm && !words[t].all_capitals;
    if (!may_be(t) && !(given && unknown)) continue;
    if (names->EndsBefore(before + 1) && may_be(before) && words[before].capital && !words[before].possessive) {
      names->Set(names->BeginOf(before + 1), names->EndOf(t), MentionKind::kPerson);
    } else if (given) {
      names->Set(before, names->EndOf(t), MentionKind::kPerson);
    }
  }
}

// "Secretary | of State | Mike Pompeo", "Mayor | of London | Sadiq Khan", "Minister | of | Finance Ada Pell": what an office in
// front of a name is of belongs to the title, even where the network takes it for the first of three names.
void JoinTitles(const Words& words, Names* names, std::vector<MentionTag>* tags) {
  const auto is_office = [&](std::size_t t) {
    const bool person = words[t].noun && words[t].noun->type == SpeakerType::kPerson;
    return (*tags)[t].kind == MentionKind::kTitle || (names->IsOutside(t) && words[t].capital && (words[t].title || person));
  };
  for (std::size_t t = 3; t < tags->size(); ++t) {
    if (!names->BeginsAt(t) || (*tags)[t].kind != MentionKind::kPerson || words.BeginsSentence(t)) continue;
    std::size_t of = t;
    while (of > 0 && (*tags)[of - 1].kind == MentionKind::kTitle) --of;
    if (of == t && names->EndsBefore(t) && (*tags)[t - 1].kind == MentionKind::kPlace && !words[t - 1].possessive)
      of = names->BeginOf(t);
    if (of < 2 || !words.Is(of - 1, "of") || !is_office(of - 2) || words.SentenceOf(of - 2) != words.SentenceOf(t)) continue;
    std::size_t name = t;
    if (of == t) {
      const std::size_t end = names->EndOf(t);
      const bool is_first_name = words[t].given || end < t + 3 || !words[t + 1].capital;
      if (is_first_name) continue;
      names->Set(++name, end, MentionKind::kPerson);
    }
    for (std::size_t title = of - 2; title < name; ++title) (*tags)[title] = {MentionKind::kTitle, Part::kSingle};
  }
}

// "Ada Pell | QC"
void TrimLetters(const Words& words, Names* names, std::vector<MentionTag>* tags) {
  for (std::size_t t = 1; t < tags->size(); ++t) {
    if ((*tags)[t].kind != MentionKind::kPerson || (*tags)[t].part != Part::kEnd || !IsPostNominal(words, t)) continue;
    const std::size_t begin = names->BeginOf(t + 1);
    (*tags)[t] = {};
    names->Set(begin, t, MentionKind::kPerson);
  }
}

// A name behind a title, and a word that ends a person's name elsewhere in the text, are a person's: "Mr. | Odd", "ODD".
void RetypePersons(const Words& words, const Names& names, std::vector<MentionTag>* tags) {
  std::set<std::uint32_t> surnames;
  const auto make_person = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) (*tags)[i].kind = MentionKind::kPerson;
    surnames.insert(words[end - 1].lower);
  };
  for (std::size_t t = 0; t < tags->size(); ++t) {
    if (!names.BeginsAt(t)) continue;
    const std::size_t end = names.EndOf(t);
    const bool titled = t > 0 && words[t - 1].title && words[t - 1].gender != Gender::kUnknown && !words.BeginsSentence(t);
    if ((*tags)[t].kind == MentionKind::kPerson ? end > t + 1 : titled) make_person(t, end);
  }
  for (std::size_t t = 0; t < tags->size(); ++t) {
    const bool single = names.BeginsAt(t) && (*tags)[t].part == Part::kSingle && !words[t].place && !words[t].possessive;
    if (single && surnames.count(words[t].lower) > 0 && (*tags)[t].kind != MentionKind::kWork)
      (*tags)[t].kind = MentionKind::kPerson;
  }
}

// "Velda Motors", "the Vale High Court": a name that ends in the word for an organization is one; "the Ferry Act" is a
// document.
void RetypeBodies(const Words& words, const Names& names, std::vector<MentionTag>* tags) {
  for (std::size_t t = 0; t < tags->size(); ++t) {
    const MentionKind kind = (*tags)[t].kind;
    if (!names.BeginsAt(t) || kind == MentionKind::kWork || kind == MentionKind::kOrganization) continue;
    const std::size_t end = names.EndOf(t);
    const Word& last = words[end - 1];
    if (kind == MentionKind::kPerson && words[t].given) continue;  // "Ada Post"
    const bool body = last.firm || (last.noun && last.noun->type == SpeakerType::kOrganization && kind != MentionKind::kPerson);
    for (std::size_t i = t; body && end > t + 1 && i < end; ++i) (*tags)[i].kind = MentionKind::kOrganization;
    const bool act = kind == MentionKind::kOther && last.noun && last.noun->type == SpeakerType::kDocument;
    for (std::size_t i = t; act && end > t + 1 && i < end; ++i) (*tags)[i].kind = MentionKind::kWork;
  }
}

// "African Export | - | Import Bank": organizations that a dash joins without blanks.
void JoinByDash(const Words& words, Names* names, std::vector<MentionTag>* tags) {
  for (std::size_t t = 1; t + 1 < tags->size(); ++t) {
    const bool joins = words.IsHyphen(t) && names->EndsBefore(t) && names->BeginsAt(t + 1);
    if (joins && (*tags)[t + 1].kind == MentionKind::kOrganization)
      names->Set(names->BeginOf(t), names->EndOf(t + 1), MentionKind::kOrganization);
  }
}

// "the Supreme Court | of | Puerto Rico", "the Committee | on | Taxonomy of Viruses": what the noun that an organization's name
// ends with is of.
void JoinSubjects(const Words& words, Names* names, std::vector<MentionTag>* tags) {
  for (std::size_t t = 1; t + 1 < tags->size(); ++t) {
    const bool of = words.Is(t, "of") || words.Is(t, "for") || words.Is(t, "on");
    if (!of || !names->EndsBefore(t) || (*tags)[t - 1].kind != MentionKind::kOrganization || !names->IsOutside(t)) continue;
    const Noun* const noun = words[t - 1].noun;
    if (!noun || noun->type != SpeakerType::kOrganization || words[t - 1].possessive) continue;
    const std::size_t first = words.Is(t + 1, "the") ? t + 2 : t + 1;
    if (first >= tags->size() || !words[first].capital || words.BeginsSentence(first) ||
        (*tags)[first].kind == MentionKind::kPerson)
      continue;
    if (words[first].pos == PartOfSpeech::kDate) continue;
    std::size_t end = first + 1;
    if (names->BeginsAt(first)) {
      end = names->EndOf(first);
    } else {
      while (end < tags->size() && words[end].capital && names->IsOutside(end) && words.IsWord(end)) ++end;
    }
    names->Set(names->BeginOf(t), end, MentionKind::kOrganization);
  }
}

// Whether "a" stands in front of token `t`, with up to three words between that are no nouns: "an anti-Pell super [PAC]".
bool IsBehindArticle(const Words& words, std::size_t t) {
  constexpr std::size_t kMaxBetween = 3;
  if (words[t - 1].noun) return false;  // "a space agency PSB"
  std::size_t at = t - 1;
  while (at > 0 && at + kMaxBetween >= t && words.IsWord(at) && !words[at].possessive && !words.BeginsSentence(at) &&
         (words[at].pos == PartOfSpeech::kOpen || words[at].pos == PartOfSpeech::kAdjective)) {
    --at;
  }
  const std::string_view lower = words.Lower(words[at].lower);
  return (lower == "a" || lower == "an") && words.SentenceOf(at) == words.SentenceOf(t);
}

// Letters that "a" makes a noun are no name, unless they are one elsewhere: "a super PAC", but not "an embattled PSB".
void DropNouns(const Words& words, const Names& names, std::vector<MentionTag>* tags) {
  std::vector<std::size_t> nouns;
  std::set<std::uint32_t> elsewhere;
  for (std::size_t t = 1; t < tags->size(); ++t) {
    if (!names.BeginsAt(t) || (*tags)[t].part != Part::kSingle || !words[t].all_capitals) continue;
    const bool head = !words[t].possessive && !words[t + 1].noun && !words[t + 1].capital;  // not "a PSB source"
    if (head && IsBehindArticle(words, t)) {
      nouns.push_back(t);
    } else {
      elsewhere.insert(words[t].lower);
    }
  }
  for (const std::size_t t : nouns) {
    if (elsewhere.count(words[t].lower) == 0) (*tags)[t] = {};
  }
}

}  // namespace

std::vector<MentionTag> CompleteNames(const Words& words, std::vector<MentionTag> tags) {
  Names names(&tags);
  for (std::size_t t = 0; t < tags.size(); ++t) {
    const std::size_t end = words[t].capital ? SpelledOutEnd(words, t) : t;
    if (end > t) names.Set(t, end, MentionKind::kOrganization);
  }
  CutAtBrackets(words, &names, &tags);
  SplitOwners(words, &names, &tags);
  RetypeBodies(words, names, &tags);
  RetypePersons(words, names, &tags);
  TrimLetters(words, &names, &tags);
  JoinNicknames(words, &names, &tags);
  JoinPersons(words, &names, &tags);
  JoinTitles(words, &names, &tags);
  JoinByDash(words, &names, &tags);
  JoinSubjects(words, &names, &tags);
  std::map<std::uint32_t, MentionKind> known;
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
  DropNouns(words, names, &tags);
  for (std::size_t t = 0; t < tags.size(); ++t) {
    if (tags[t].part == Part::kSingle && words[t].pos == PartOfSpeech::kFirst) tags[t] = {};  // "I"
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

// "iPhone"
bool HasCapital(const Words& words, std::size_t t) {
  const std::string_view bytes = words.text().In(words.TokenAt(t).span);
  return std::any_of(bytes.begin(), bytes.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "Goalkeeper", "Potter": by its ending, where the lexicon does not have it.
bool IsRole(const Words& words, std::size_t t) {
  const std::string_view lower = words.Lower(words[t].lower);
  if (words[t].noun) return words[t].noun->type == SpeakerType::kPerson;
  for (const std::string_view ending : {"er", "or", "ist", "man"}) {
    if (lower.size() > ending.size() + 2 && lower.substr(lower.size() - ending.size()) == ending) return true;
  }
  return false;
}

// "New York-based | Port Board", but not the "Plant-Based Foods Board".
bool EndsInBased(const Words& words, std::size_t t) {
  if (!words[t].compound || !words[t].capital) return false;
  const std::string_view lower = words.Lower(words[t].lower);
  const std::string_view ending = lower.substr(lower.rfind('-') + 1);
  return ending == "based" || ending == "backed" || ending == "born" || ending == "led" || ending == "owned";
}

// Where the name in [core, end) begins behind what the network took for a part of it: "wife | Ada", "Kalo-led | Port Board",
// which begin the mention, too, and "Weir Police Constable | Ada Pell".
std::size_t BareBegin(const Words& words, std::size_t core, std::size_t end, MentionKind kind, std::size_t* begin) {
  const auto is_loose = [&](std::size_t t) {
    const std::string_view lower = words.Lower(words[t].lower);
    const bool age = lower.size() > 4 && lower.substr(lower.size() - 4) == "-old";
    const bool small = !words[t].capital && words.IsWord(t) && words[t].pos != PartOfSpeech::kParticle && !HasCapital(words, t);
    return words[t].compound || age || (kind != MentionKind::kWork && small);
  };
  while (core + 1 < end && is_loose(core)) *begin = ++core;
  for (std::size_t t = core + 1; t + 1 < end && kind != MentionKind::kWork && words[t - 1].capital; ++t) {
    if (EndsInBased(words, t) && words[t + 1].capital) *begin = core = t + 1;
  }
  if (kind != MentionKind::kPerson) return core;
  // "Goalkeeper | Tam Ekwe", at the head of a sentence: a word that is no name elsewhere
  const bool head =
      words.BeginsSentence(core) && core + 2 < end && !words[core].given && words[core + 1].given && IsRole(words, core);
  if (head && words.UsageOf(words[core]).capital_inside == 0 && !words[core].all_capitals) *begin = ++core;
  // "Mayor of London | Sadiq Khan", "Hong Kong | Carrie Lam"
  const bool behind_of = core > 0 && words[core - 1].pos == PartOfSpeech::kPreposition;
  bool place = false;
  for (std::size_t t = core; t + 1 < end && !words[core].given; ++t) {
    if (words[t].given && t > core && (behind_of || place)) {
      *begin = core = t;
      break;
    }
    place = place || words[t].place;
  }
  bool behind_office = core > *begin;
  for (std::size_t t = core; t + 1 < end; ++t) {
    const Word& word = words[t];
    const bool office = IsPerson(word);
    const bool member = word.all_capitals && words[t + 1].given && !behind_office;  // "MP Ada Pell", not "Judge TS Ellis"
    if (!word.given && (word.title || office || member)) {
      core = t + 1;
      behind_office = true;
    } else if (behind_office) {
      break;  // "President Ri | Son Pell": what looks like an office behind the first name is none
    }
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
  bool titled = core < head;
  for (std::size_t t = begin; t < core; ++t) titled = titled || words[t].title;
  if (!titled) name.begin = name.core;  // "his wife | Bernadette"
  name.titled = name.core > name.begin;
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
