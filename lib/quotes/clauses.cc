// Reporting clauses after a quotation that nothing closes.
// SPDX-License-Identifier: Apache-2.0
//
//   "We wait, said harbour master Ana Roos.      verb and subject: a name stands in it before any small word
//   "We wait, Roos said on Monday.               subject and verb: "on" cannot begin what is reported
//   "He came, said nothing and left.             no clause: "nothing" stands before any name
//   "We wait, Roos said that we go.              no clause of the quotation's: something else is reported
//
// In a quotation people report others too ("I came in, he said hello, and we left"). So the subject must not be the speaker,
// and nothing that is reported may follow before the clause ends.
//
// Known failures: a verb that is not in model/reporting.tsv; an inverted clause with an addressee ("said Roos to
// the crew"); a subject with a relative clause.
#include "lib/quotes/clauses.h"

#include <algorithm>

#include "lib/lexicon/word_lists.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Tokens of a clause and of its subject. By hand: room for "said a spokesman for the port of Vale" and "the former harbour
// master of Vale"; in longer ones more than a clause is read.
constexpr std::size_t kMostInClause = 16;
constexpr std::size_t kMostInSubject = 7;

bool IsStop(std::string_view token) { return token.find_first_not_of(".!?") == std::string_view::npos; }

class ClauseReader {
 public:
  ClauseReader(const Text& text, const std::vector<Token>& tokens, std::size_t pause, std::size_t end)
      : text_(text), tokens_(tokens), pause_(pause), end_(end) {}

  bool Read() {
    const std::size_t begin = pause_ + 1;
    if (begin >= end_ || !tokens_[begin].after_space || tokens_[begin].kind != TokenKind::kWord) return false;
    for (stop_ = begin; stop_ < end_ && !IsStop(Word(stop_)) && Word(stop_) != "," && Word(stop_) != ";"; ++stop_) {
      if (tokens_[stop_].kind == TokenKind::kQuote || stop_ - begin == kMostInClause) return false;
    }
    return words_.reporting_verbs.contains(Word(begin)) ? Inverted(begin) : Word(pause_) != "." && SubjectAndVerb(begin);
  }

 private:
  std::string_view Word(std::size_t i) const { return text_.In(tokens_[i].span); }
  bool IsWord(std::size_t i) const { return tokens_[i].kind == TokenKind::kWord; }
  bool IsName(std::size_t i) const {
    return IsWord(i) && IsUpper(text_.At(tokens_[i].span.begin).code_point) && !words_.no_names.contains(Word(i));
  }

  // "said Roos", "said the harbour master", "said union official Rab Tennant" up to stop_.
  bool Inverted(std::size_t verb) const {
    const std::size_t subject = verb + 1;
    if (subject >= stop_ || words_.telling_verbs.contains(Word(verb))) return false;
    for (std::size_t i = subject; i < stop_; ++i) {
      if (words_.content_openers.contains(Word(i))) return false;
    }
    if (IsName(subject)) return true;
    if (words_.speaking_pronouns.contains(Word(subject))) return subject + 1 == stop_;
    // After a comma the object of another verb looks the same: "claimed the prize".
    if (words_.determiners.contains(Word(subject))) return Word(pause_) != "," || words_.saying_verbs.contains(Word(verb));
    for (std::size_t i = subject; i < std::min(stop_, subject + kMostInSubject) && IsWord(i); ++i) {
      if (IsName(i)) return true;
      if (words_.never_in_names.contains(Word(i))) return false;
    }
    return false;
  }

  // Whether the clause ends its sentence, or the quotation goes on in marks right after it: ", Roos said, "and wait."
  bool EndsSentence() const {
    if (stop_ == end_ || IsStop(Word(stop_))) return true;
    const std::size_t next = stop_ + 1;
    return next + 1 < end_ && tokens_[next].kind == TokenKind::kQuote && tokens_[next].after_space &&
           IsLower(text_.At(tokens_[next + 1].span.begin).code_point);
  }

  // "Roos said", "the harbour master told reporters".
  bool SubjectAndVerb(std::size_t begin) const {
    if (!EndsSentence()) return false;
    if (!words_.speaking_pronouns.contains(Word(begin)) && !words_.determiners.contains(Word(begin)) && !IsName(begin))
      return false;
    std::size_t verb = begin + 1;
    for (; verb < stop_ && !words_.reporting_verbs.contains(Word(verb)); ++verb) {
      if (!IsWord(verb) || words_.never_in_names.contains(Word(verb)) || verb - begin == kMostInSubject) return false;
    }
    if (verb >= stop_) return false;
    const std::size_t after = verb + 1;
    if (after == stop_) return true;
    const bool told = words_.telling_verbs.contains(Word(verb));
    if (!words_.after_reporting_verb.contains(Word(after)) &&
        !(told && (IsName(after) || words_.determiners.contains(Word(after)))))
      return false;
    for (std::size_t i = after; i < stop_; ++i) {
      if (words_.content_openers.contains(Word(i))) return false;
    }
    return true;
  }

  const WordLists& words_ = WordLists::Get();
  const Text& text_;
  const std::vector<Token>& tokens_;
  const std::size_t pause_;
  const std::size_t end_;
  std::size_t stop_ = 0;  // the first comma or stop of the clause, or end_
};

}  // namespace

bool IsClauseAfter(const Text& text, const std::vector<Token>& tokens, std::size_t pause, std::size_t end) {
  const std::string_view mark = text.In(tokens[pause].span);
  if (tokens[pause].kind != TokenKind::kPunctuation || (mark != "," && !IsStop(mark))) return false;
  return ClauseReader(text, tokens, pause, end).Read();
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
