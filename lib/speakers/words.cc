// Words: what is known about each distinct word of a text, looked up once.
// SPDX-License-Identifier: Apache-2.0
//
// Every token is interned by its bytes; only a form that was not seen before is put in lower case and looked up in the
// lexicon. The other steps of the stage then compare small integers.
// Known failures: a small word that is also a name ("will", "may") counts as the word where the text has it small and never
// with a capital inside a sentence.
#include "lib/speakers/words.h"

#include <algorithm>
#include <string_view>

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

struct Closed {
  Part part;
  const char* forms;  // parted by blanks
};

constexpr Closed kClosed[] = {
    {Part::kDeterminer, "the this that these those both all each every either neither no"},
    {Part::kIndefinite,
     "a an another some any several many few most more one two three four five six seven eight nine ten dozens other others"},
    {Part::kPossessive, "its their"},
    {Part::kPersonal, "he him himself she herself hers it itself they them themselves theirs"},
    {Part::kRelative, "who whom whose which"},
    {Part::kFirst, "i me my mine myself we us our ours ourselves you your yours yourself i'm i've i'd i'll we're we've we'll you're"},
    {Part::kPreposition,
     "of in on at by for with from to about against among around as between during into like near over under through toward "
     "towards upon via within without across after before behind beyond despite inside outside off per since than until"},
    {Part::kAnd, "and or &"},
    {Part::kParticle, "de da di del della der den van von bin ibn la le el du dos das ter ten al"},
    {Part::kDate,
     "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
     "october november december jan feb mar apr aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun"},
    {Part::kAuxiliary,
     "is are was were be been am has have had do does did can could will would shall should might must isn't wasn't aren't "
     "weren't don't didn't doesn't can't couldn't won't wouldn't shouldn't hasn't haven't hadn't said says say told"},
    {Part::kFunction,
     "but if because while when where why how what whatever whether though although unless so then yet nor not being having now "
     "just only even still already here there however meanwhile moreover instead perhaps maybe yes indeed once again never "
     "always often later earlier today yesterday tomorrow it's he's she's that's there's what's let's according asked nearly "
     "almost very too such rather quite well up down out back away ago"},
};

// "his" and "her" before a noun are possessive, alone personal; the mention that is read decides.
struct Pronoun {
  const char* form;
  Gender gender;
  bool plural;
  bool thing;
};

constexpr Pronoun kPronouns[] = {
    {"he", Gender::kMale, false, false},       {"him", Gender::kMale, false, false},   {"himself", Gender::kMale, false, false},
    {"his", Gender::kMale, false, false},      {"she", Gender::kFemale, false, false}, {"her", Gender::kFemale, false, false},
    {"hers", Gender::kFemale, false, false},   {"herself", Gender::kFemale, false, false},
    {"it", Gender::kUnknown, false, true},     {"its", Gender::kUnknown, false, true}, {"itself", Gender::kUnknown, false, true},
    {"they", Gender::kUnknown, true, false},   {"them", Gender::kUnknown, true, false}, {"their", Gender::kUnknown, true, false},
    {"theirs", Gender::kUnknown, true, false}, {"themselves", Gender::kUnknown, true, false},
    {"which", Gender::kUnknown, false, true},
};

const absl::flat_hash_map<std::string, Part>& ClosedWords() {
  static const auto& words = *[] {
    auto* map = new absl::flat_hash_map<std::string, Part>();
    for (const Closed& group : kClosed) {
      for (std::string_view rest = group.forms; !rest.empty();) {
        const std::size_t size = std::min(rest.find(' '), rest.size());
        map->try_emplace(std::string(rest.substr(0, size)), group.part);
        rest.remove_prefix(std::min(size + 1, rest.size()));
      }
    }
    (*map)["his"] = Part::kPossessive;
    (*map)["her"] = Part::kPossessive;
    return map;
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
  for (std::size_t at = span.begin; at < span.end;) {
    const Char c = text.At(at);
    if (IsLetter(c.code_point)) {
      ++letters;
      if (IsUpper(c.code_point)) {
        ++capitals;
        if (begins) word->capital = true;
      }
    }
    begins = c.code_point == '-';
    at += c.size;
  }
  word->all_capitals = letters > 1 && letters == capitals;
}

bool IsSuffix(const std::string& lower) {
  return lower == "jr." || lower == "jr" || lower == "sr." || lower == "sr" || lower == "ii" || lower == "iii" || lower == "iv";
}

template <typename Value>
const Value* Find(const absl::flat_hash_map<std::string, Value>& map, const std::string& key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

// The longest word that is looked up; longer ones are no English.
constexpr std::size_t kMaxWordBytes = 64;

}  // namespace

Word Words::Describe(ByteSpan span, const Lexicon& lexicon) {
  Word word;
  const std::size_t possessive = PossessiveBytes(text_, span);
  word.possessive = possessive != 0;
  word.possessive_bytes = static_cast<std::uint8_t>(possessive);
  span.end -= possessive;
  const bool plausible = span.size() <= kMaxWordBytes;
  std::string lower = plausible ? text_.Lower(span) : std::string(text_.In(span));
  if (plausible) {
    DescribeShape(text_, span, &word);
    const Part* part = Find(ClosedWords(), lower);
    if (part) word.part = *part;
    for (const Pronoun& pronoun : kPronouns) {
      if (lower != pronoun.form) continue;
      word.gender = pronoun.gender;
      word.plural = pronoun.plural;
      word.thing = pronoun.thing;
    }
    word.suffix = IsSuffix(lower);
    if (lower.size() > 2 && lower.back() == '.') lower.pop_back();  // "sen." is "sen"
    const Gender* title = Find(lexicon.titles, lower);
    const Gender* given = Find(lexicon.given_names, lower);
    word.title = title && word.capital;
    word.given = given && word.capital && word.part == Part::kOpen;
    if (word.title) word.gender = *title;
    if (word.given && !word.title) word.gender = *given;
    if (word.part == Part::kOpen) word.noun = Find(lexicon.nouns, lower);
  }
  const auto [entry, added] = lower_index_.try_emplace(std::move(lower), static_cast<std::uint32_t>(lower_.size()));
  if (added) lower_.push_back(entry->first);
  word.lower = entry->second;
  return word;
}

Words::Words(const Text& text, const Tokenization& tokenization, const std::vector<QuoteRegion>& regions, const Lexicon& lexicon)
    : text_(text), tokenization_(tokenization), words_(1), lower_(1), lower_index_{{"", 0}} {
  words_[0].lower = 0;
  words_[0].part = Part::kFunction;
  absl::flat_hash_map<std::string_view, std::uint32_t> forms;
  word_of_.reserve(tokenization.tokens.size());
  for (const Token& token : tokenization.tokens) {
    const auto [entry, added] = forms.try_emplace(text.In(token.span), static_cast<std::uint32_t>(words_.size()));
    if (added) words_.push_back(Describe(token.span, lexicon));
    word_of_.push_back(entry->second);
  }
  MarkPlaces(regions);
  CountUses();
}

void Words::MarkPlaces(const std::vector<QuoteRegion>& regions) {
  const std::size_t size = word_of_.size();
  flags_.assign(size, 0);
  sentence_of_.assign(size, 0);
  paragraph_of_.assign(tokenization_.sentences.size(), 0);
  for (std::size_t p = 0; p < tokenization_.paragraphs.size(); ++p) {
    const Paragraph& paragraph = tokenization_.paragraphs[p];
    const std::uint8_t heading = paragraph.kind == ParagraphKind::kHeading ? kInHeading : 0;
    for (std::size_t s = paragraph.first_sentence; s < paragraph.end_sentence; ++s) {
      paragraph_of_[s] = static_cast<std::uint32_t>(p);
      const Sentence& sentence = tokenization_.sentences[s];
      bool begins = true;
      for (std::size_t t = sentence.first_token; t < sentence.end_token; ++t) {
        sentence_of_[t] = static_cast<std::uint32_t>(s);
        flags_[t] = heading | (begins ? kBeginsSentence : 0);
        const TokenKind kind = tokenization_.tokens[t].kind;
        // A capital also begins what follows an opening mark or a colon.
        begins = kind == TokenKind::kQuote || Is(t, ":") || (begins && kind != TokenKind::kWord && kind != TokenKind::kNumber);
      }
    }
  }
  std::size_t t = 0;
  for (const QuoteRegion& region : regions) {
    if (region.parent) continue;
    while (t < size && tokenization_.tokens[t].span.begin < region.span.begin) ++t;
    for (; t < size && tokenization_.tokens[t].span.end <= region.span.end; ++t) flags_[t] |= kInQuotes;
  }
}

void Words::CountUses() {
  usage_.assign(lower_.size(), Usage());
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

bool Words::IsWord(std::size_t token) const {
  return token < word_of_.size() && tokenization_.tokens[token].kind == TokenKind::kWord;
}

std::pair<std::size_t, std::size_t> Words::TokensIn(ByteSpan span) const {
  const auto& tokens = tokenization_.tokens;
  const auto first = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end <= span.begin; });
  const auto last = std::partition_point(first, tokens.end(), [&](const Token& t) { return t.span.begin < span.end; });
  return {static_cast<std::size_t>(first - tokens.begin()), static_cast<std::size_t>(last - tokens.begin())};
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
