// Tokens to sentences, by what stands around each stop.
// SPDX-License-Identifier: Apache-2.0
//
// A stop ends a sentence, with the closing marks and brackets that touch it, where a capital, a digit or a new quotation
// follows; glued or not. The dot of an abbreviation does so only before a word that is known to begin sentences, and the
// stop of a quotation does not where a short reporting clause comes after it ("Go home!" she said), or, after a question or
// exclamation, no more than a name and one word ("Is it?" Okonjo wheezed).
//
//   "Is it sunk?" Rhea Okonjo, a diver, asked. It sank at 3 p.m. Then we left. He met Sen. Pell in the U.S. Navy.
//
// "?" and its mark end no sentence, since behind them stands a name and, after an apposition in commas, a reporting verb. The
// dot of "p.m." ends one, since "Then" begins sentences; those of "Sen." and "U.S." do not, for "Pell" and "Navy" may be names.
//
// Whether a straight mark opens or closes is read from the blanks beside it; where it is glued on both sides, from
// whether one stands open in the paragraph.
//
// Known failures: a sentence that begins with a small letter (iPhone); a name after an abbreviation that ends a sentence
// ("in the U.S. Officials ..."); a longer reporting clause with a verb that is not on the list, and a sentence of a name and
// one word that is none ("Is it?" Okonjo waited).
#include "lib/tokenize/sentences.h"

#include <algorithm>

#include "lib/lexicon/word_lists.h"
#include "lib/text/marks.h"
#include "lib/tokenize/patterns.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// How many tokens of a reporting clause are looked at: so many that the clauses of news fit, so few that the next sentence's
// own verb is hardly ever among them. By hand.
constexpr std::size_t kMostBeforeVerb = 6;     // "the harbour master of Vale asked"
constexpr std::size_t kMostInApposition = 12;  // "Rhea Okonjo, head of the diving school in Vale, asked"
constexpr std::size_t kMostAfterVerb = 8;      // "asked reporters on Monday in the port"
constexpr std::size_t kMostInName = 4;         // "Dame Ana Maria Roos wheezed"

bool EndsWith(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending;
}

bool IsEllipsis(std::string_view token) {
  return token == "\u2026" || (token.size() > 1 && token.find_first_not_of('.') == std::string_view::npos);
}

bool IsTerminator(std::string_view token) {
  return token == "\u2026" || token.find_first_not_of(".!?") == std::string_view::npos;
}

enum class Side { kOpens, kCloses };

class SentenceFinder {
 public:
  SentenceFinder(const Text& text, const std::vector<Token>& tokens, std::size_t first, std::size_t end,
                 std::vector<Sentence>* sentences)
      : text_(text), tokens_(tokens), first_(first), end_(end), sentences_(sentences) {}

  void Run() {
    std::size_t from = first_;
    for (std::size_t i = first_; i < end_;) {
      if (tokens_[i].kind == TokenKind::kQuote) Pass(i);
      const bool abbreviation = EndsInDot(i);
      if (!abbreviation && !Terminates(i)) {
        ++i;
        continue;
      }
      const std::size_t next = SkipClosers(i + 1);
      const bool leads = i == from || (i == from + 1 && tokens_[from].kind == TokenKind::kQuote);
      if (next < end_ && !leads && Breaks(i, next, abbreviation)) {
        Add(from, next);
        from = next;
      }
      i = next;
    }
    Add(from, end_);
  }

 private:
  std::string_view Word(std::size_t i) const { return text_.In(tokens_[i].span); }
  char32_t FirstChar(std::size_t i) const { return text_.At(tokens_[i].span.begin).code_point; }
  bool Terminates(std::size_t i) const { return tokens_[i].kind == TokenKind::kPunctuation && IsTerminator(Word(i)); }
  bool EndsInDot(std::size_t i) const { return tokens_[i].kind == TokenKind::kWord && Word(i).back() == '.'; }
  bool SpaceAfter(std::size_t i) const { return i + 1 >= end_ || tokens_[i + 1].after_space; }

  void Add(std::size_t from, std::size_t end) {
    if (from < end) sentences_->push_back({ByteSpan{tokens_[from].span.begin, tokens_[end - 1].span.end}, from, end});
  }

  // Which way the quotation mark `i` faces.
  Side SideOf(std::size_t i) const {
    const char32_t c = FirstChar(i);
    if (c == kLeftDouble || c == kLeftSingle || c == kLowDouble || c == kLowSingle || c == kLeftGuillemet ||
        c == kLeftSingleGuillemet || c == kBacktick) {
      return Side::kOpens;
    }
    if (c == kRightDouble || c == kRightSingle || c == kRightGuillemet || c == kRightSingleGuillemet) return Side::kCloses;
    const bool space_before = i == first_ || tokens_[i].after_space;
    if (space_before != SpaceAfter(i)) return space_before ? Side::kOpens : Side::kCloses;
    return open_ ? Side::kCloses : Side::kOpens;
  }

  void Pass(std::size_t i) { open_ = SideOf(i) == Side::kOpens; }

  // One past the closing marks, brackets and citations that touch the token before `i`.
  std::size_t SkipClosers(std::size_t i) {
    for (; i < end_ && (!tokens_[i].after_space || ClosesApart(i)); ++i) {
      if (tokens_[i].kind == TokenKind::kQuote && SideOf(i) == Side::kCloses) {
        Pass(i);
      } else if (IsCitation(i)) {
        i += 2;
      } else if (Word(i) != ")" && Word(i) != "]" && !Terminates(i)) {
        break;
      }
    }
    return i;
  }

  // Whether `i` is a closing mark between blanks, as French and careless writers set it.
  bool ClosesApart(std::size_t i) const {
    return open_ && tokens_[i].kind == TokenKind::kQuote && SpaceAfter(i) && SideOf(i) == Side::kCloses;
  }

  // Whether "[3]" begins at `i`, glued together.
  bool IsCitation(std::size_t i) const {
    return i + 2 < end_ && Word(i) == "[" && tokens_[i + 1].kind == TokenKind::kNumber && Word(i + 2) == "]" &&
           !tokens_[i + 1].after_space && !tokens_[i + 2].after_space;
  }

  // Whether a sentence ends with the stop `stop`, after whose closers `next` begins.
  bool Breaks(std::size_t stop, std::size_t next, bool abbreviation) const {
    const bool opens = tokens_[next].kind == TokenKind::kQuote;
    std::size_t word = next;
    while (word + 1 < end_ && (tokens_[word].kind == TokenKind::kQuote || Word(word) == "(" || Word(word) == "[" ||
                               (opens && IsEllipsis(Word(word))))) {
      ++word;
    }
    const char32_t c = FirstChar(word);
    const bool quoted = tokens_[next - 1].kind == TokenKind::kQuote;
    if (abbreviation && !CanEndWith(stop, word)) return false;
    if (tokens_[word].kind == TokenKind::kPunctuation && Word(word) != "\xC2\xA1" && Word(word) != "\xC2\xBF") return false;
    if (IsLower(c) && !(opens || (word > next && Word(stop) == "."))) return false;
    if (IsEllipsis(Word(stop)) && Word(word) == "I") return false;
    if (!quoted || opens) return true;
    const bool full_stop = Word(stop) == "." || abbreviation;
    return !ReportingClause(next, full_stop) && (full_stop || !NameAndVerb(next));
  }

  // Whether the abbreviation `stop` may be the last word of its sentence.
  bool CanEndWith(std::size_t stop, std::size_t word) const {
    const std::string_view stem = Word(stop).substr(0, Word(stop).size() - 1);
    if (AbbreviationOf(stem) == Abbreviation::kBeforeName) return false;
    return words_.sentence_openers.contains(Word(word));
  }

  // Whether a short clause with a reporting verb begins at `i`: "Rhea Okonjo, a diver, asked". After a full stop it must
  // end soon too, for otherwise it reports something of its own.
  bool ReportingClause(std::size_t i, bool full_stop) const {
    const std::size_t verb = words_.connectives.contains(Word(i)) ? end_ : FindVerb(i);
    if (verb == end_) return false;
    std::size_t k = verb + 1;
    if (k == end_) return true;
    if (Word(k) == ",") return k + 1 == end_ || tokens_[k + 1].kind != TokenKind::kQuote;
    if (full_stop && !Terminates(k) && !words_.after_reporting_verb.contains(Word(k))) return false;
    for (const std::size_t last = std::min(end_, k + kMostAfterVerb); k < last; ++k) {
      if (Word(k) == "," || Terminates(k)) return true;
      if (Word(k) == "that" || Word(k) == ":" || tokens_[k].kind == TokenKind::kQuote) return false;
      if ((k == verb + 1 || full_stop) && words_.clause_subjects.contains(Word(k))) return false;
    }
    return k == end_ || !full_stop;
  }

  // Whether a name and one more word are all that comes after a question or exclamation in marks: "Rhea Okonjo wheezed back."
  // Then the verb need not be known for one of speech.
  bool NameAndVerb(std::size_t i) const {
    std::size_t verb = i;
    while (verb < end_ && verb < i + kMostInName && tokens_[verb].kind == TokenKind::kWord && IsUpper(FirstChar(verb))) ++verb;
    if (verb == i || verb == end_) return false;
    if (words_.sentence_openers.contains(Word(i)) || words_.nobody.contains(Word(i))) return false;
    if (!EndsWith(Word(verb), "ed") || !IsLower(FirstChar(verb))) return false;
    std::size_t k = verb + 1;
    if (k < end_ && (EndsWith(Word(k), "ly") || words_.verb_particles.contains(Word(k)))) ++k;
    return k == end_ || Terminates(k);
  }

  // The reporting verb of a clause that begins at `i`, or end_.
  std::size_t FindVerb(std::size_t i) const {
    const std::size_t last = std::min(end_, i + kMostBeforeVerb);
    for (std::size_t k = i + 1; k < last; ++k) {
      if (tokens_[k].kind == TokenKind::kWord) {
        if (words_.reporting_verbs.contains(Word(k))) return Word(k - 1) == "and" ? end_ : k;  // "He left and said"
      } else {
        return Word(k) == "," ? VerbAfterApposition(k + 1) : end_;
      }
    }
    return end_;
  }

  std::size_t VerbAfterApposition(std::size_t i) const {
    const std::size_t last = std::min(end_, i + kMostInApposition);
    for (std::size_t k = i; k < last; ++k) {
      if (Terminates(k) || tokens_[k].kind == TokenKind::kQuote) return end_;
      if (Word(k) == ",") return k + 1 < end_ && words_.reporting_verbs.contains(Word(k + 1)) ? k + 1 : end_;
    }
    return end_;
  }

  const WordLists& words_ = WordLists::Get();
  const Text& text_;
  const std::vector<Token>& tokens_;
  const std::size_t first_;
  const std::size_t end_;
  std::vector<Sentence>* const sentences_;
  bool open_ = false;  // the last quotation mark opened
};

}  // namespace

void FindSentences(const Text& text, const std::vector<Token>& tokens, std::size_t first, std::size_t end,
                   std::vector<Sentence>* sentences) {
  SentenceFinder(text, tokens, first, end, sentences).Run();
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
