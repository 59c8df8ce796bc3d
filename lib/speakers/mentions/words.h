// Words: what is known about each distinct word of a text, looked up once.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_MENTIONS_WORDS_H_
#define INQUIT_LIB_SPEAKERS_MENTIONS_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "inquit/document.h"
#include "lib/article/article.h"
#include "lib/lexicon/lexicon.h"
#include "lib/text/text.h"
#include "lib/tokenize/tokenization.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// "No such thing", for the 32-bit indices of this stage. A text has fewer tokens than that, by kMaxTextBytes.
constexpr std::uint32_t kNowhere = 0xFFFFFFFF;

// The closed classes of English, as far as they bound or make a mention.
enum class PartOfSpeech : std::uint8_t {
  kOpen,        // nouns, verbs, adjectives, names, and whatever is not listed
  kAdjective,   // as far as listed or told by its ending
  kDeterminer,  // "the", "this"
  kIndefinite,  // "a", "some", "many": brings in something new
  kPossessive,  // "his", "their"
  kPersonal,    // "he", "them"
  kRelative,    // "who", "which", "that"
  kFirst,       // "I", "we", "you", and their forms: whoever speaks or is spoken to
  kPreposition,
  kAnd,        // "and", "or", "&"
  kParticle,   // "de", "van", "bin": inside a name
  kDate,       // "Monday", "January": capital without being a name
  kAuxiliary,  // "is", "would", and "said": what follows a subject
  kFunction,   // conjunctions, auxiliaries, adverbs: what no noun phrase holds
};

// What the names of newspapers end in.
inline constexpr std::string_view kNewspapers =
    "times post tribune herald journal gazette chronicle examiner telegraph globe inquirer news";

struct Word {
  std::uint32_t lower = 0;  // the word in lower case, without possessive 's: an index for Words::Lower
  PartOfSpeech pos = PartOfSpeech::kOpen;
  Gender gender = Gender::kUnknown;   // of a pronoun, title or given name
  bool plural = false;                // of a pronoun
  bool thing = false;                 // a pronoun that stands for no person: "it", "which"
  bool capital = false;               // begins with a capital, also after a hyphen
  bool all_capitals = false;          // two letters or more, no small ones: "FBI"
  bool possessive = false;            // ends in 's or s'
  std::uint8_t possessive_bytes = 0;  // length of that ending, without the s of s'
  bool title = false;
  bool office = false;  // small, where a capital would make it a title: "senator"
  bool given = false;
  bool place = false;       // "Lisbon", "Mexican": no person's name where it stands alone
  bool people = false;      // of these, "Mexican"
  bool quantity = false;    // "percent", "dozens", "some": what "of" makes a part of
  bool indefinite = false;  // "those", "many", "anyone": stands for persons without a noun
  bool compound = false;    // "Texas-based": a capital that makes no name
  bool suffix = false;      // "Jr.", "III"
  bool firm = false;        // "Times", "Inc.": ends the name of an organization
  bool medium = false;      // "Times", "Radio": ends the name of a newspaper or a station
  bool ing = false;         // ends in "ing"
  const Noun* noun = nullptr;
};

// "plans" in "the group plans": the plural of a thing, which behind the head of a phrase is as likely the verb.
inline bool IsVerbLike(const Word& word) { return word.noun && word.noun->plural && word.noun->type != SpeakerType::kGroup; }

// "senator": a noun for one person.
inline bool IsPerson(const Word& word) { return word.noun && word.noun->type == SpeakerType::kPerson && !word.noun->plural; }

// Where a word is seen with a capital: a word that is written small elsewhere in the text and never with a capital inside a
// sentence is no name, even at the beginning of one.
struct Usage {
  std::uint32_t small = 0;
  std::uint32_t capital_inside = 0;  // in body text, not at the beginning of a sentence or quotation
};

// One pass over the tokens; then everything is read by index. Holds references: both arguments must outlive it.
class Words {
 public:
  Words(const Article& article, const Lexicon& lexicon);

  std::size_t size() const { return word_of_.size(); }
  // Past the end stands an empty word, so that a neighbour can always be asked.
  const Word& operator[](std::size_t token) const { return words_[token < word_of_.size() ? word_of_[token] : 0]; }
  std::string_view Lower(std::uint32_t lower) const { return forms_[lower]; }
  // Word::lower of a lower-case form, or kNowhere if the text does not have it.
  std::uint32_t Find(std::string_view lower) const;
  // Calls `use` for Word::lower of each of `list`, parted by blanks, that the text has.
  void ForEachOf(std::string_view list, absl::FunctionRef<void(std::uint32_t)> use) const;
  const Usage& UsageOf(const Word& word) const { return usage_[word.lower]; }

  const Text& text() const { return text_; }
  const Token& TokenAt(std::size_t token) const { return tokenization_.tokens[token]; }
  const Tokenization& tokenization() const { return tokenization_; }
  // True of a punctuation token with these bytes.
  bool Is(std::size_t token, std::string_view bytes) const;
  // Whether the word at `token` is one of `words`, which are in lower case.
  bool IsOneOf(std::size_t token, std::initializer_list<std::string_view> words) const;
  // A hyphen or en dash without blanks between capitals, as joins two names.
  bool IsHyphen(std::size_t token) const;
  // Any other dash.
  bool IsDash(std::size_t token) const;
  bool IsWord(std::size_t token) const;

  bool InQuotes(std::size_t token) const { return flags_[token] & kFlagInQuotes; }
  bool BeginsSentence(std::size_t token) const { return token < flags_.size() && flags_[token] & kFlagBeginsSentence; }
  // Inside words that all have capitals, so that these mean nothing.
  bool InHeading(std::size_t token) const { return flags_[token] & kFlagInHeading; }
  std::uint32_t SentenceOf(std::size_t token) const { return sentence_of_[token]; }
  std::uint32_t ParagraphOf(std::size_t token) const { return paragraph_of_[sentence_of_[token]]; }

  // The tokens that `span` touches, as [first, second).
  std::pair<std::size_t, std::size_t> TokensIn(ByteSpan span) const;

 private:
  enum Flag : std::uint8_t { kFlagInQuotes = 1, kFlagBeginsSentence = 2, kFlagInHeading = 4 };
  // The index of the form in `span`, or of a lower-case form, described if it is new.
  std::uint32_t Intern(ByteSpan span, const Lexicon& lexicon);
  std::uint32_t InternForm(ByteSpan span, const std::string& stem, const Lexicon& lexicon);
  std::uint32_t InternStem(const std::string& stem, std::string_view form, const Lexicon& lexicon);
  std::uint32_t Add(std::string_view form, const Word& word);

  void ReadAbbreviations(const Lexicon& lexicon);
  bool IsLoud(const Sentence& sentence) const;
  bool InLoudRow(std::size_t token, const Sentence& sentence) const;
  // The number of capitals where no noun, verb or adjective is written small, as in headings; otherwise 0.
  std::size_t CapitalsIn(const Sentence& sentence) const;
  void MarkPlaces(const Quotations& quotations);
  void CountUses();
  const Text& text_;
  const Tokenization& tokenization_;
  // Distinct forms; [0] is the empty one. The lower-case form of a word is a form, too.
  std::vector<Word> words_;
  std::vector<std::string_view> forms_;  // into the text or `stems_`
  std::vector<Usage> usage_;             // of lower-case forms
  std::unordered_map<std::string_view, std::uint32_t> index_;
  std::deque<std::string> stems_;            // lower-case forms that the text itself does not hold
  std::vector<std::uint32_t> word_of_;       // per token
  std::vector<std::uint8_t> flags_;          // per token
  std::vector<std::uint32_t> sentence_of_;   // per token
  std::vector<std::uint32_t> paragraph_of_;  // per sentence
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_MENTIONS_WORDS_H_
