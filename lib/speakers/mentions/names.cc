// Names: where a run of capitals that names somebody or something begins and ends, and what kind of name it is.
// SPDX-License-Identifier: Apache-2.0
//
// A run is a sequence of capitalised words, with particles ("de", "van"), "Jr." after a comma, a nickname in quotation marks,
// and, in names of organizations, "of", "for", "on", "and" and ordinals. At the beginning of a sentence the text's own usage
// decides whether a capital means anything; in a heading only words that the body has as names do.
// Capitals in brackets tell how far the name goes that they are short for.
// Known failures: organizations whose name ends in no noun of the lexicon and has no short form look like persons; two names
// that touch ("Obama Friday" is fine, "Clinton Foundation Thursday Night" is not) run together.
#include "lib/speakers/mentions/names.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Longest name, in tokens; a longer run is a heading in capitals and is cut.
constexpr std::size_t kMaxNameTokens = 12;

bool EndsWith(std::string_view word, std::string_view ending) {
  return word.size() >= ending.size() && word.substr(word.size() - ending.size()) == ending;
}

bool IsNameWord(const Words& words, std::size_t at);

bool IsOrganizationWord(const Word& word) {
  return word.noun && !word.noun->plural && word.noun->type == SpeakerType::kOrganization;
}

// Whether the capitals from `at` on are `size` words or more and end in one like "Commission".
bool EndsAsOrganization(const Words& words, std::size_t at, std::size_t size) {
  std::size_t end = at;
  while (end < at + 4 && !words.BeginsSentence(end) && IsNameWord(words, end)) ++end;
  return end >= at + size && IsOrganizationWord(words[end - 1]);
}

// "Images of the dam", "Thousands were": several things at the beginning of a sentence, and no name.
bool IsPlural(const Words& words, std::size_t at) {
  const std::string_view lower = words.Lower(words[at].lower);
  if (words[at].quantity) return true;
  if (lower.size() < 4 || lower.back() != 's') return false;
  if (EndsWith(lower, "ss") || EndsWith(lower, "us") || EndsWith(lower, "is")) return false;
  const bool plural_verb = words.Is(at + 1, "are") || words.Is(at + 1, "were") || words.Is(at + 1, "have");
  return words[at + 1].pos == PartOfSpeech::kPreposition || plural_verb;
}

// At the beginning of a sentence: whether the capital of a word is that of a name.
bool IsNameAtBeginning(const Words& words, std::size_t at) {
  const Word& word = words[at];
  const Usage& usage = words.UsageOf(word);
  if (usage.capital_inside > 0) return true;
  if (word.given || word.title || word.all_capitals) return true;
  if (EndsAsOrganization(words, at + 1, 1)) return true;
  if (usage.small > 0 || word.pos == PartOfSpeech::kAdjective) return false;
  const Word& next = words[at + 1];
  if (next.capital && next.pos == PartOfSpeech::kOpen && !words.BeginsSentence(at + 1)) return true;
  const std::string_view lower = words.Lower(word.lower);
  return !word.noun && !IsPlural(words, at) && !EndsWith(lower, "ing") && !EndsWith(lower, "ed") && !EndsWith(lower, "ly");
}

// Whether word `at` is a name by itself, whatever stands beside it.
bool IsPlainName(const Words& words, std::size_t at) {
  const Word& word = words[at];
  if (!words.IsWord(at) || !word.capital || word.pos != PartOfSpeech::kOpen || words.Is(at, "Today")) return false;
  return !words.BeginsSentence(at) || word.given || word.all_capitals || words.UsageOf(word).capital_inside > 0;
}

bool IsNameWord(const Words& words, std::size_t at) {
  const Word& word = words[at];
  if (at >= words.size() || !word.capital || IsPostNominal(words, at)) return false;
  // "Weir Today"
  if (words.Is(at, "Today") && at > 0 && !words.BeginsSentence(at) && !words.InHeading(at)) return IsPlainName(words, at - 1);
  if (!words.IsWord(at) || word.compound) return false;
  if (word.pos != PartOfSpeech::kOpen && word.pos != PartOfSpeech::kAdjective && word.pos != PartOfSpeech::kParticle)
    return false;
  if (words.InHeading(at)) {
    // A word that the body has as a name, or a given name in front of one.
    const Word& last = word.given && words[at + 1].capital ? words[at + 1] : word;
    const Usage& usage = words.UsageOf(last);
    return usage.capital_inside > usage.small;
  }
  return !words.BeginsSentence(at) || IsNameAtBeginning(words, at);
}

// "6th" in "the 6th Circuit Court", with a name behind it.
bool IsOrdinal(const Words& words, std::size_t at) {
  if (at >= words.size()) return false;
  const std::string_view token = words.text().In(words.TokenAt(at).span);
  if (token.size() < 3 || token[0] < '0' || token[0] > '9') return false;
  return (EndsWith(token, "th") || EndsWith(token, "st") || EndsWith(token, "nd") || EndsWith(token, "rd")) &&
         IsNameWord(words, at + 1);
}

// Whether a mark touches the tokens before it and behind it.
bool IsTight(const Words& words, std::size_t at) {
  return at > 0 && at + 1 < words.size() && words.TokenAt(at - 1).span.end == words.TokenAt(at).span.begin &&
         words.TokenAt(at).span.end == words.TokenAt(at + 1).span.begin;
}

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

// The end of what may stand between two capitals of one name, beginning at `at`; `at` if nothing may.
std::size_t LinkEnd(const Words& words, std::size_t begin, std::size_t at) {
  const Word& before = words[at - 1];
  if (words.Is(at, "/")) return at + 1;  // "CNN/ORC"
  // "Kalo-Weir Bank", with a dash for the hyphen
  if (words.IsDash(at) && IsTight(words, at) && EndsAsOrganization(words, at + 1, 2)) return at + 1;
  if (words.Is(at, ",")) return words[at + 1].suffix ? at + 1 : at;
  // "William "Bill" Odd"
  if (words[begin].given && words.TokenAt(at).kind == TokenKind::kQuote && words[at + 1].capital && at + 3 < words.size() &&
      words.TokenAt(at + 2).kind == TokenKind::kQuote) {
    return at + 3;
  }
  std::size_t end = at;
  while (end < at + 3 && words[end].pos == PartOfSpeech::kParticle && !words[end].capital) ++end;
  if (end > at) return end;
  if (words.Is(at, "on") && before.noun && before.noun->type == SpeakerType::kOrganization) return at + 1;  // "Council on Dams"
  if (words.Is(at, "of") || words.Is(at, "for")) {
    bool organization = before.noun && before.noun->type != SpeakerType::kPerson && before.noun->type != SpeakerType::kOther;
    // "Foundation for Defense of Harbours"
    for (std::size_t t = begin + 1; t + 1 < at && !organization; ++t) {
      organization = words[t].pos == PartOfSpeech::kPreposition && words[t - 1].noun;
    }
    // "Secretary of State John Kerry", "Mayor of Lisbon Zorb Kalo"
    const auto opens = [&](std::size_t t) { return words[t].capital && !words[t].place && !words[t].noun && !words[t].firm; };
    const bool seat = words[at + 1].place && IsNameWord(words, at + 2) && opens(at + 2) && opens(at + 3);
    const bool office = before.title && (words[at + 2].given || words[at + 3].given || seat);
    if (!organization && !office && !(before.noun && before.noun->type == SpeakerType::kGroup)) return at;
    const std::size_t next = words.Is(at + 1, "the") ? at + 2 : at + 1;
    return IsOrdinal(words, next) ? next + 1 : next;
  }
  if (words[at].pos == PartOfSpeech::kAnd) {
    if (words.Is(at, "&")) return at + 1;
    const bool person = words[begin].given || words[begin].title || before.all_capitals;
    const bool couple = words[begin].given && at == begin + 1 && words[at + 1].given;  // "Bill and Ada Pell Foundation"
    if ((!person || couple) && EndsAsOrganization(words, at + 1, 2)) return at + 1;
  }
  return at;
}

bool IsHonorific(const Word& word) { return word.title && word.gender != Gender::kUnknown; }

// "Velda Motors" is a firm, for all its given name, but "Emily Post" is none.
bool IsFirm(const Words& words, std::size_t begin, std::size_t head, bool forenamed) {
  if (begin == head || !words[head].firm) return false;
  const std::string_view lower = words.Lower(words[head].lower);
  return !forenamed || !(lower == "post" || lower == "steel" || lower == "herald");
}

// The noun in front of a preposition inside a name: "Center" in "Vale Center for Justice". None in a person's: "Secretary of
// Trade".
const Noun* PurposeOf(const Words& words, std::size_t begin, std::size_t head) {
  for (std::size_t t = begin + 1; t < head; ++t) {
    const Noun* noun = words[t - 1].noun;
    if (words[t].pos == PartOfSpeech::kPreposition && noun && noun->type != SpeakerType::kPerson) return noun;
  }
  return nullptr;
}

// "United States", "United Bakers": a name for all its plural.
bool IsUnited(const Words& words, std::size_t begin, std::size_t head) {
  return begin < head && words[head].noun && words[head].noun->plural && words.Lower(words[begin].lower) == "united";
}

// "Ada Baker", "Judge Ada Baker", "Mr. Baker": a person, though the last word may be a noun.
bool IsForenamed(const Words& words, std::size_t begin, std::size_t head) {
  return begin < head && (words[begin].given || words[head - 1].given || IsHonorific(words[head - 1]));
}

// Whether the run is a description in capitals: "Attorney General", "House Republicans", "Congress". "Mr. King" and
// "John King" are persons; so is "Law", where the text never has that small.
bool IsDescription(const Words& words, std::size_t begin, std::size_t head) {
  const Word& last = words[head];
  if (begin == head) {
    if (!last.noun || last.all_capitals) return last.noun && !words.InHeading(head);  // "PAC"
    const bool name_like = last.noun->type == SpeakerType::kDocument || last.noun->type == SpeakerType::kOther;
    const Usage& usage = words.UsageOf(last);
    return !(name_like && !last.noun->plural && usage.capital_inside > usage.small);
  }
  if (IsUnited(words, begin, head)) return false;
  if (IsForenamed(words, begin, head) || PurposeOf(words, begin, head)) return false;
  return last.title || (last.noun && (last.noun->type == SpeakerType::kPerson || last.noun->plural));
}

// Whether a capital word in front of a given name may be no name: "Crooked Hillary Clinton", "Republican John Odd",
// "Lampmaker Ada Pell".
bool MayDescribe(const Words& words, std::size_t at) {
  const Word& word = words[at];
  const std::string_view lower = words.Lower(word.lower);
  return word.pos != PartOfSpeech::kOpen || word.place || word.noun || word.compound || word.all_capitals || word.ing ||
         EndsWith(lower, "ed") || EndsWith(lower, "er") || EndsWith(lower, "or") || EndsWith(lower, "ist") ||
         words.UsageOf(word).small > 0;
}

// "Brewer Mats Oberg" at the beginning of a sentence: whether a word of the shape of a trade stands in front of two unknown
// names.
bool IsTrade(const Words& words, std::size_t begin, std::size_t head) {
  const Word& word = words[begin];
  if (!words.BeginsSentence(begin) || head < begin + 2 || word.given || word.all_capitals ||
      words.UsageOf(word).capital_inside > 0)
    return false;
  const std::string_view lower = words.Lower(word.lower);
  const bool shaped = EndsWith(lower, "er") || EndsWith(lower, "or") || EndsWith(lower, "ist") || EndsWith(lower, "man") ||
                      EndsWith(lower, "woman") || EndsWith(lower, "smith") || EndsWith(lower, "wright");
  return shaped && words[begin + 1].pos == PartOfSpeech::kOpen && words[begin + 2].pos == PartOfSpeech::kOpen;
}

// "J. R. Colby": whether a letter with a dot stands among the words of a name.
bool HasInitial(const Words& words, std::size_t begin, std::size_t head) {
  for (std::size_t t = begin; t < head; ++t) {
    const std::string_view lower = words.Lower(words[t].lower);
    if (lower.size() == 2 && lower.back() == '.') return true;
  }
  return false;
}

// Where the name of a person begins in [core, head] behind what is none: "of State [John Kerry]", "Crooked [Hillary Clinton]".
std::size_t ForenameIn(const Words& words, std::size_t core, std::size_t head) {
  for (std::size_t t = core + 1; t < head && !words[core].given && MayDescribe(words, core); ++t) {
    const std::string_view lower = words.Lower(words[core].lower);
    const bool initial = lower.size() <= 1 || lower.back() == '.';
    if (words[t].given && !initial) core = t;
  }
  // "Mayor of Kalo [Zorb Odd]"
  if (words[core].pos == PartOfSpeech::kPreposition) {
    std::size_t t = core + 1;
    while (t < head && words[t].place) ++t;
    if (t > core + 1 && t < head) core = t;
  }
  return core;
}

// "Ministry of Finance | Brian Manning", "United Nations | Nikki Haley": whether a person's name begins at `at` behind that of
// an organization which the run from `begin` on has been so far. "Foundation for Ada Pell" is one name.
bool IsPersonBehindOrganization(const Words& words, std::size_t begin, std::size_t at) {
  if (at < begin + 2 || !words[at].given || !words[at + 1].capital || words[at + 1].noun ||
      words[at - 1].pos != PartOfSpeech::kOpen)
    return false;
  std::size_t end = at + 1;
  while (end < at + 3 && !words.BeginsSentence(end) && IsNameWord(words, end)) ++end;
  if (words[end].capital || words[end - 1].noun) return false;  // "Bank Ada Pell School"
  const Noun* noun = words[at - 1].noun;
  const bool united = IsUnited(words, begin, at - 1);
  return united || (noun && noun->type == SpeakerType::kOrganization) || PurposeOf(words, begin, at - 1);
}

}  // namespace

bool IsPostNominal(const Words& words, std::size_t at) {
  static constexpr std::string_view kLetters[] = {"cbe", "kc", "mbe", "md", "mep", "mp", "obe", "qc"};
  if (at < 2 || !words[at].all_capitals || words[at - 1].all_capitals || words.BeginsSentence(at)) return false;
  const std::string_view lower = words.Lower(words[at].lower);
  return std::find(std::begin(kLetters), std::end(kLetters), lower) != std::end(kLetters) && words[at - 1].capital &&
         words[at - 2].capital;
}

std::size_t NameEnd(const Words& words, std::size_t at, std::size_t limit) {
  if (at < words.size() && words.TokenAt(at).kind == TokenKind::kHandle) return at + 1;
  // "Our Principles PAC"
  const bool our = words[at].pos == PartOfSpeech::kFirst && words[at].capital && words.Is(at, "Our") &&
                   !words.BeginsSentence(at) && !words.InHeading(at) && IsNameWord(words, at + 1);
  const bool ordinal = IsOrdinal(words, at) && EndsAsOrganization(words, at + 1, 2);
  if ((!our && !ordinal && !IsNameWord(words, at)) || words[at].suffix) return at;
  limit = std::min(limit, at + kMaxNameTokens);
  if (const std::size_t spelled = SpelledOutEnd(words, at); spelled > at && spelled < limit) return spelled;
  std::size_t end = at + 1;
  while (end < limit && !words[end - 1].possessive) {
    if (IsPersonBehindOrganization(words, at, end)) break;
    if (IsNameWord(words, end)) {
      ++end;
      continue;
    }
    const std::size_t link = LinkEnd(words, at, end);
    if (link == end || link >= limit || !(IsNameWord(words, link) || words[link].suffix)) break;
    end = link + 1;
  }
  return end;
}

std::optional<Mention> ReadName(const Words& words, std::size_t begin, std::size_t end) {
  std::size_t head = end - 1;
  while (head > begin && (words[head].suffix || words.Is(head, ","))) --head;
  const Word& last = words[head];
  Mention name;
  name.begin = name.core = static_cast<std::uint32_t>(begin);
  name.end = static_cast<std::uint32_t>(end);
  name.head = static_cast<std::uint32_t>(head);
  if (begin < head && SpelledOutEnd(words, begin) == end) {
    name.type = SpeakerType::kOrganization;
    return name;
  }
  if (IsDescription(words, begin, head)) return std::nullopt;
  const bool person = IsForenamed(words, begin, head);
  if (const Noun* noun = PurposeOf(words, begin, head)) {
    name.type = noun->type == SpeakerType::kGroup ? SpeakerType::kOrganization : noun->type;
    return name;
  }
  if (IsFirm(words, begin, head, person) || IsUnited(words, begin, head)) {
    name.type = SpeakerType::kOrganization;
    return name;
  }
  if (last.noun && begin < head && !(person && last.noun->type != SpeakerType::kOrganization)) {
    name.type = last.noun->type;
    return name;
  }
  // A title or office in front, the last one counting: "Ohio Governor", "Labor Secretary".
  std::size_t core = begin;
  for (std::size_t t = begin; t < head; ++t) {
    const Word& word = words[t];
    const bool office = word.noun && word.noun->type == SpeakerType::kPerson && !word.noun->plural && !word.given;
    if (!word.title && !office) continue;
    core = t + 1;
    name.titled = true;
    if (word.title && !word.given && word.gender != Gender::kUnknown) {
      name.gender = word.gender;
      name.by_title = true;
    }
  }
  if (core == begin && IsTrade(words, begin, head)) {
    core = begin + 1;
    name.titled = true;
  }
  core = ForenameIn(words, core, head);
  name.core = static_cast<std::uint32_t>(core);
  if (name.titled || (core < head && words[core].given)) {
    name.type = SpeakerType::kPerson;
    if (name.gender == Gender::kUnknown && core < head) name.gender = words[core].title ? Gender::kUnknown : words[core].gender;
  } else if (begin == head && last.all_capitals) {
    name.type = SpeakerType::kOrganization;
  } else if (core < head && (head + 1 < end || HasInitial(words, core, head))) {
    name.type = SpeakerType::kPerson;  // "J. R. Colby", "Colby Odd Jr."
  }
  return name;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
