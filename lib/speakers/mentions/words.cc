// Words: what is known about each distinct word of a text, looked up once.
// SPDX-License-Identifier: Apache-2.0
//
// Every token is interned by its bytes; only a form that was not seen before is put in lower case and looked up in the
// lexicon. The other steps of the stage then compare small integers.
// "US", "WHO" and "IT" are the pronouns only among words that all have capitals; elsewhere they are words of their own.
// Known failures: a small word that is also a name ("will", "may") counts as the word where the text has it small and never
// with a capital inside a sentence.
#include "lib/speakers/mentions/words.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <optional>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// The longest word that is looked up; longer ones are no English.
constexpr std::size_t kMaxWordBytes = 64;

// What is known of a word of a closed class.
struct Facts {
  PartOfSpeech pos = PartOfSpeech::kOpen;
  Gender gender = Gender::kUnknown;
  bool plural = false;
  bool thing = false;
  bool quantity = false;
  bool indefinite = false;
  bool suffix = false;
  bool firm = false;
  bool medium = false;
};

struct Group {
  PartOfSpeech pos;
  const char* forms;  // parted by blanks
};

constexpr Group kClosed[] = {
    {PartOfSpeech::kDeterminer, "the this that these those both all each every either neither no"},
    {PartOfSpeech::kIndefinite,
     "a an another some any several many few most more one two three four five six seven eight nine ten dozens other others"},
    {PartOfSpeech::kPossessive, "its their his her"},
    {PartOfSpeech::kPersonal, "he him himself she herself hers it itself they them themselves theirs"},
    {PartOfSpeech::kRelative, "who whom whose which"},
    {PartOfSpeech::kFirst, "i me my mine myself we us our ours ourselves you your yours yourself"},
    {PartOfSpeech::kPreposition,
     "of in on at by for with from to about against among around as between during into like near over under through toward "
     "towards upon via within without across after before behind beyond despite inside outside off per since than until"
     " unlike"},
    {PartOfSpeech::kAnd, "and or &"},
    {PartOfSpeech::kParticle, "de da di del dela della der den van von bin bint ibn la le el du dos das ter ten al"},
    {PartOfSpeech::kDate,
     "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
     "october november december jan. feb. mar. apr. aug. sept. oct. nov. dec. mon. tue. wed. thu. thurs. fri. sat. sun."},
    {PartOfSpeech::kAuxiliary,
     "is are was were be been am has have had do does did can could will would shall should might must isn't wasn't aren't "
     "weren't don't didn't doesn't can't couldn't won't wouldn't shouldn't hasn't haven't hadn't said says say told asked"},
    {PartOfSpeech::kAdjective,
     "former top senior new old young other local big small great white black gay chief key high low past current top-level "
     "rank-and-file veteran recent early late long longtime fellow foreign good bad poor rich real main major leading "
     "more-than "
     "like-minded prospective likely registered undecided unnamed anonymous elected"},
    {PartOfSpeech::kFunction,
     "but if because while when where why how what whatever whether though although unless so then yet nor not being having "
     "now "
     "just only even still already here there however meanwhile moreover instead perhaps maybe yes indeed once again never "
     "always often later earlier today yesterday tomorrow according nearly "
     "almost very too such rather quite well up down out back away ago"},
};

struct Pronoun {
  Gender gender;
  bool plural;
  bool thing;
  const char* forms;
};

constexpr Pronoun kPronouns[] = {
    {Gender::kMale, false, false, "he him himself his"},
    {Gender::kFemale, false, false, "she her hers herself"},
    {Gender::kUnknown, false, true, "it its itself which"},
    {Gender::kUnknown, true, false, "they them their theirs themselves"},
};

// Before "of" and a noun: a part or a number of what the noun denotes.
constexpr char kQuantities[] =
    "percent % number majority minority half third quarter fifth two-thirds three-quarters lot lots plenty handful chunk share "
    "dozens "
    "hundreds thousands millions scores couple pair bunch series range group portion slice fraction one two three four five "
    "six "
    "seven eight nine ten many most some several few all both none each any either neither more";

// Stand for persons where a relative clause follows.
constexpr char kIndefinite[] =
    "those many some others few several anyone anybody someone somebody everyone everybody ones one all both most";

// What the names of firms end in, beside those of newspapers.
constexpr char kFirms[] =
    "inc corp co ltd llc plc motors airlines holdings enterprises industries pictures studios reserve energy oil mining foods "
    "electric steel entertainment magazine television";

// What the names of stations and of other media end in, beside those of newspapers.
constexpr char kMedia[] = "daily radio television";

constexpr char kSuffixes[] = "jr jr. sr sr. ii iii iv";

// Endings that tell an adjective.
constexpr std::string_view kAdjectiveEndings[] = {"al", "ic", "ive", "ous", "ful", "ary", "ish", "ern", "less", "able", "ible"};

// Titles that are written short, for "Gov. Pell, ... the governor said".
constexpr std::pair<const char*, const char*> kShortTitles[] = {
    {"sen", "senator"},         {"gov", "governor"},   {"rep", "representative"}, {"gen", "general"},
    {"adm", "admiral"},         {"lt", "lieutenant"},  {"col", "colonel"},        {"capt", "captain"},
    {"sgt", "sergeant"},        {"prof", "professor"}, {"dr", "doctor"},          {"det", "detective"},
    {"supt", "superintendent"}, {"cmdr", "commander"}, {"amb", "ambassador"},     {"rev", "reverend"}};

// Abbreviations that a pronoun is spelt like, written with all capitals, and how they are known: with dots, so that "US" and
// "U.S." are one word.
constexpr std::pair<const char*, const char*> kAbbreviations[] = {{"US", "u.s"}, {"WHO", "w.h.o"}, {"IT", "i.t"}};

// So many words in a row that all have capitals are loud, and no abbreviations.
constexpr std::size_t kLoudWords = 3;

using FactTable = absl::flat_hash_map<std::string, Facts>;

// The facts of each word in `forms`, made where there are none yet.
template <typename Apply>
void ForEach(std::string_view forms, FactTable* table, Apply apply) {
  while (!forms.empty()) {
    const std::size_t size = std::min(forms.find(' '), forms.size());
    apply(&(*table)[std::string(forms.substr(0, size))]);
    forms.remove_prefix(std::min(size + 1, forms.size()));
  }
}

const FactTable& ClosedWords() {
  static const FactTable& words = *[] {
    // Has buckets for all of them: one that grows does not outlive memory running out (lib/model/make_room.h).
    auto owned = std::make_unique<FactTable>(1024);
    FactTable* const table = owned.get();
    // An earlier group comes first: "more" is indefinite rather than an adverb.
    for (const Group& group : kClosed) {
      ForEach(group.forms, table,
              [&](Facts* facts) { facts->pos = facts->pos == PartOfSpeech::kOpen ? group.pos : facts->pos; });
    }
    for (const Pronoun& pronoun : kPronouns) {
      ForEach(pronoun.forms, table, [&](Facts* facts) {
        facts->gender = pronoun.gender;
        facts->plural = pronoun.plural;
        facts->thing = pronoun.thing;
      });
    }
    ForEach(kQuantities, table, [](Facts* facts) { facts->quantity = true; });
    ForEach(kIndefinite, table, [](Facts* facts) { facts->indefinite = true; });
    ForEach(kFirms, table, [](Facts* facts) { facts->firm = true; });
    ForEach(kNewspapers, table, [](Facts* facts) { facts->firm = facts->medium = true; });
    ForEach(kMedia, table, [](Facts* facts) { facts->medium = true; });
    ForEach(kSuffixes, table, [](Facts* facts) { facts->suffix = true; });
    return owned.release();
  }();
  return words;
}

bool IsApostrophe(char32_t c) { return c == '\'' || c == 0x2019; }

// The bytes of a possessive ending of `span`: "'s" where it ends so, "'" where it ends in "s'".
std::size_t PossessiveBytes(const Text& text, ByteSpan span) {
  const Char last = text.Before(span.end);
  if (last.size >= span.size()) return 0;
  const Char before = text.Before(span.end - last.size);
  if (IsApostrophe(last.code_point) && (before.code_point == 's' || before.code_point == 'S')) return last.size;
  if ((last.code_point == 's' || last.code_point == 'S') && IsApostrophe(before.code_point)) return last.size + before.size;
  return 0;
}

void DescribeShape(const Text& text, ByteSpan span, Word* word) {
  std::size_t letters = 0;
  std::size_t capitals = 0;
  bool begins = true;
  bool behind_hyphen = false;
  for (std::size_t at = span.begin; at < span.end;) {
    const Char c = text.At(at);
    if (IsLetter(c.code_point)) {
      const bool name = begins && behind_hyphen && IsUpper(c.code_point) && IsUpper(text.At(span.begin).code_point);
      word->compound = word->compound && !name;  // "Mei-Ling", but not "pro-Kalo"
      ++letters;
      if (IsUpper(c.code_point)) {
        ++capitals;
        if (begins) word->capital = true;
      }
    }
    begins = c.code_point == '-';
    behind_hyphen = behind_hyphen || begins;
    at += c.size;
  }
  word->all_capitals = letters > 1 && letters == capitals;
}

// "Texas-based", "Soviet-era": an adjective made from a name.
bool IsCompound(const std::string& lower) {
  if (lower.find('-') == std::string::npos) return false;
  if (absl::StartsWith(lower, "pro-") || absl::StartsWith(lower, "anti-")) return true;
  for (const char* ending : {"ed", "-born", "-led", "-run", "-style", "-era", "-area", "-old", "ing"}) {
    if (absl::EndsWith(lower, ending)) return true;
  }
  return false;
}

template <typename Map>
const typename Map::mapped_type* Find(const Map& map, const std::string& key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

// The form under which a word is known: lower case, without possessive ending or the dot of an abbreviation, with a straight
// apostrophe.
std::string StemOf(const Text& text, ByteSpan span) {
  std::string stem = text.Lower(span);
  if (stem.find("\u2019") != std::string::npos) absl::StrReplaceAll({{"\u2019", "'"}}, &stem);
  if (stem.size() > 2 && stem.back() == '.' && !Find(ClosedWords(), stem)) stem.pop_back();
  return stem;
}

bool IsAdjective(const std::string& stem) {
  for (const std::string_view ending : kAdjectiveEndings) {
    if (stem.size() > ending.size() + 2 && stem.compare(stem.size() - ending.size(), ending.size(), ending) == 0) return true;
  }
  return false;
}

// What a lower-case form means.
Word Describe(const std::string& stem, const Lexicon& lexicon) {
  Word word;
  if (const Facts* facts = Find(ClosedWords(), stem)) {
    word.pos = facts->pos;
    word.gender = facts->gender;
    word.plural = facts->plural;
    word.thing = facts->thing;
    word.quantity = facts->quantity;
    word.indefinite = facts->indefinite;
    word.suffix = facts->suffix;
    word.firm = facts->firm;
    word.medium = facts->medium;
  }
  word.compound = IsCompound(stem);
  word.office = Find(lexicon.titles, stem) != nullptr;
  word.ing = absl::EndsWith(stem, "ing");
  if (word.pos == PartOfSpeech::kOpen || word.pos == PartOfSpeech::kAdjective) word.noun = Find(lexicon.nouns, stem);
  if (word.pos == PartOfSpeech::kOpen && !word.noun && IsAdjective(stem)) word.pos = PartOfSpeech::kAdjective;
  return word;
}

std::string WithoutAccents(const std::string& stem) {
  if (std::all_of(stem.begin(), stem.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return stem;
  return Text::OfAnyBytes(stem).Fold({0, stem.size()});
}

// What its capital adds to a word: it may be a title or a given name, and is no adjective by its ending.
void DescribeCapital(const std::string& stem, const Lexicon& lexicon, Word* word) {
  if (word->pos == PartOfSpeech::kAdjective && !Find(ClosedWords(), stem)) word->pos = PartOfSpeech::kOpen;
  const Gender* title = Find(lexicon.titles, stem.substr(stem.rfind('-') + 1));  // "then-Sen.", "Secretary-Treasurer"
  std::optional<Gender> given;
  if (word->pos == PartOfSpeech::kOpen) given = lexicon.given_names.Find(WithoutAccents(stem));
  word->title = title != nullptr;
  word->given = given.has_value();
  const bool* place = Find(lexicon.places, stem);
  word->place = place != nullptr;
  word->people = place != nullptr && *place;
  if (title || given) word->gender = title ? *title : *given;
}

}  // namespace

Words::Words(const Article& article, const Lexicon& lexicon)
    : text_(article.text), tokenization_(article.tokenization), words_(1), forms_(1) {
  words_[0].pos = PartOfSpeech::kFunction;
  word_of_.reserve(article.size());
  for (const Token& token : tokenization_.tokens) word_of_.push_back(Intern(token.span, lexicon));
  ReadAbbreviations(lexicon);
  MarkPlaces(article.quotations);
  CountUses();
}

std::uint32_t Words::Intern(ByteSpan span, const Lexicon& lexicon) {
  const std::string_view form = text_.In(span);
  const auto known = index_.find(form);
  if (known != index_.end()) return known->second;
  if (span.size() > kMaxWordBytes) return Add(form, Word());
  const std::string stem = StemOf(text_, {span.begin, span.end - PossessiveBytes(text_, span)});
  return InternForm(span, stem, lexicon);
}

// The form in `span` with all that its stem and its shape tell.
std::uint32_t Words::InternForm(ByteSpan span, const std::string& stem, const Lexicon& lexicon) {
  const std::string_view form = text_.In(span);
  const std::size_t possessive = PossessiveBytes(text_, span);
  std::uint32_t lower = InternStem(stem, form, lexicon);
  if (stem == form) return lower;
  Word word = words_[lower];
  DescribeShape(text_, {span.begin, span.end - possessive}, &word);
  if (word.capital) DescribeCapital(stem, lexicon, &word);
  if (word.title) {
    const auto full =
        std::find_if(std::begin(kShortTitles), std::end(kShortTitles), [&](const auto& t) { return stem == t.first; });
    if (full != std::end(kShortTitles)) lower = InternStem(full->second, {}, lexicon);
  }
  word.lower = lower;
  word.possessive = possessive != 0;
  word.possessive_bytes = static_cast<std::uint8_t>(possessive);
  return Add(form, word);
}

// `form` lends its bytes where it is the stem itself.
std::uint32_t Words::InternStem(const std::string& stem, std::string_view form, const Lexicon& lexicon) {
  const auto known = index_.find(stem);
  if (known != index_.end()) return known->second;
  const std::uint32_t index = Add(stem == form ? form : std::string_view(stems_.emplace_back(stem)), Describe(stem, lexicon));
  words_[index].lower = index;
  return index;
}

std::uint32_t Words::Add(std::string_view form, const Word& word) {
  const auto index = static_cast<std::uint32_t>(words_.size());
  words_.push_back(word);
  forms_.push_back(form);
  index_.emplace(form, index);
  return index;
}

// Makes "US" and "WHO" the abbreviations that they are where they do not stand among words with all capitals. What they are
// then is not in `index_`, where the pronoun is.
void Words::ReadAbbreviations(const Lexicon& lexicon) {
  std::array<std::uint32_t, std::size(kAbbreviations)> plain{};  // as words_, once they were seen
  std::array<std::uint32_t, std::size(kAbbreviations)> possessive{};
  for (const Sentence& sentence : tokenization_.sentences) {
    const bool all_loud = IsLoud(sentence);
    for (std::size_t t = sentence.first_token; t < sentence.end_token; ++t) {
      const Word& word = (*this)[t];
      if (!word.all_capitals || word.pos == PartOfSpeech::kOpen) continue;
      const ByteSpan span = tokenization_.tokens[t].span;
      const std::string_view form = text_.In({span.begin, span.end - word.possessive_bytes});
      const auto found =
          std::find_if(std::begin(kAbbreviations), std::end(kAbbreviations), [&](const auto& a) { return form == a.first; });
      if (found == std::end(kAbbreviations)) continue;
      // Nor does "us" begin a sentence, or stand behind "the".
      const bool noun = (t > sentence.first_token && Lower((*this)[t - 1].lower) == "the") ||
                        (t == sentence.first_token && found == std::begin(kAbbreviations));
      if (!noun && (all_loud || InLoudRow(t, sentence))) continue;
      auto& known = (word.possessive ? possessive : plain)[static_cast<std::size_t>(found - std::begin(kAbbreviations))];
      if (known == 0) known = InternForm(span, found->second, lexicon);
      word_of_[t] = known;
    }
  }
}

// Whether all words of a sentence have all capitals, and it has several.
bool Words::IsLoud(const Sentence& sentence) const {
  std::size_t words = 0;
  for (std::size_t t = sentence.first_token; t < sentence.end_token; ++t) {
    if (!IsWord(t)) continue;
    if (!(*this)[t].all_capitals && !Is(t, "I") && !Is(t, "A")) return false;
    ++words;
  }
  return words > 1;
}

// Whether token `t` is one of several words in a row that have all capitals.
bool Words::InLoudRow(std::size_t t, const Sentence& sentence) const {
  const auto loud = [&](std::size_t at) { return (*this)[at].all_capitals || Is(at, "I") || Is(at, "A"); };
  std::size_t begin = t;
  while (begin > sentence.first_token && begin + kLoudWords > t && loud(begin - 1)) --begin;
  std::size_t end = t + 1;
  while (end < sentence.end_token && end < begin + kLoudWords && loud(end)) ++end;
  return end - begin >= kLoudWords;
}

void Words::MarkPlaces(const Quotations& quotations) {
  const std::size_t size = word_of_.size();
  flags_.assign(size, 0);
  sentence_of_.assign(size, 0);
  paragraph_of_.assign(tokenization_.sentences.size(), 0);
  for (std::size_t p = 0; p < tokenization_.paragraphs.size(); ++p) {
    const Paragraph& paragraph = tokenization_.paragraphs[p];
    for (std::size_t s = paragraph.first_sentence; s < paragraph.end_sentence; ++s) {
      paragraph_of_[s] = static_cast<std::uint32_t>(p);
      const Sentence& sentence = tokenization_.sentences[s];
      const std::size_t least = paragraph.kind == ParagraphKind::kHeading ? 1 : 5;
      const std::uint8_t heading = CapitalsIn(sentence) >= least ? kFlagInHeading : 0;
      bool begins = true;
      for (std::size_t t = sentence.first_token; t < sentence.end_token; ++t) {
        sentence_of_[t] = static_cast<std::uint32_t>(s);
        flags_[t] = heading | (begins ? kFlagBeginsSentence : 0);
        const TokenKind kind = tokenization_.tokens[t].kind;
        // A capital also begins what follows an opening mark or a colon.
        begins = kind == TokenKind::kQuote || Is(t, ":") || (begins && kind != TokenKind::kWord && kind != TokenKind::kNumber);
      }
    }
  }
  for (const TokenRange quotation : quotations.tokens) {
    for (std::size_t t = quotation.begin; t < quotation.end; ++t) flags_[t] |= kFlagInQuotes;
  }
}

std::uint32_t Words::Find(std::string_view lower) const {
  const auto known = index_.find(lower);
  return known == index_.end() ? kNowhere : words_[known->second].lower;
}

void Words::ForEachOf(std::string_view list, absl::FunctionRef<void(std::uint32_t)> use) const {
  while (!list.empty()) {
    const std::size_t size = std::min(list.find(' '), list.size());
    if (const std::uint32_t word = Find(list.substr(0, size)); word != kNowhere) use(word);
    list.remove_prefix(std::min(size + 1, list.size()));
  }
}

std::size_t Words::CapitalsIn(const Sentence& sentence) const {
  std::size_t capitals = 0;
  for (std::size_t t = sentence.first_token; t < sentence.end_token; ++t) {
    const Word& word = (*this)[t];
    if (!IsWord(t)) continue;
    if (word.capital) ++capitals;
    const bool large =
        word.pos == PartOfSpeech::kOpen || word.pos == PartOfSpeech::kAdjective || word.pos == PartOfSpeech::kAuxiliary;
    if (!word.capital && large) return 0;
  }
  return capitals;
}

void Words::CountUses() {
  usage_.assign(words_.size(), Usage());
  for (std::size_t t = 0; t < word_of_.size(); ++t) {
    const Word& word = (*this)[t];
    Usage& usage = usage_[word.lower];
    if (!word.capital) ++usage.small;
    if (word.capital && !BeginsSentence(t) && !InHeading(t)) ++usage.capital_inside;
  }
}

bool Words::Is(std::size_t token, std::string_view bytes) const {
  return token < word_of_.size() && text_.In(tokenization_.tokens[token].span) == bytes;
}

bool Words::IsOneOf(std::size_t token, std::initializer_list<std::string_view> words) const {
  return std::find(words.begin(), words.end(), Lower((*this)[token].lower)) != words.end();
}

bool Words::IsHyphen(std::size_t token) const {
  if (token == 0 || token + 1 >= size() || !(Is(token, "-") || Is(token, "\u2013"))) return false;
  const ByteSpan before = TokenAt(token - 1).span, here = TokenAt(token).span, behind = TokenAt(token + 1).span;
  return before.end == here.begin && here.end == behind.begin && (*this)[token - 1].capital && (*this)[token + 1].capital;
}

bool Words::IsDash(std::size_t token) const {
  const bool dash = Is(token, "-") || Is(token, "--") || Is(token, "\u2013") || Is(token, "\u2014");
  return dash && !IsHyphen(token);
}

bool Words::IsWord(std::size_t token) const {
  return token < word_of_.size() && tokenization_.tokens[token].kind == TokenKind::kWord;
}

std::pair<std::size_t, std::size_t> Words::TokensIn(ByteSpan span) const {
  const auto& tokens = tokenization_.tokens;
  const auto first =
      std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end <= span.begin; });
  const auto last = std::partition_point(first, tokens.end(), [&](const Token& t) { return t.span.begin < span.end; });
  return {static_cast<std::size_t>(first - tokens.begin()), static_cast<std::size_t>(last - tokens.begin())};
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
