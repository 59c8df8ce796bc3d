// Characters to tokens: one pass, each token found from its first character.
// SPDX-License-Identifier: Apache-2.0
//
// A word is a run of letters and digits with the hyphens, apostrophes and ampersands that stand between them, and with
// the dots of abbreviations and of names like "node.js". The shortened verb of a pronoun is cut off ("he" "'s"), because the
// pronoun alone is a source. Single marks are the hard part. One between letters is an apostrophe; one that begins a known
// elision ('tis, '90s) belongs to it; one that ends a word belongs to it ("workers'", "doin'") unless a single mark stands open
// before it in its line, for then it may be the closing one; every other one that touches text is a quotation mark.
//
//   'We're in the workers' port,' she said. 'Tis late at the workers' port.
//   ' We 're in the workers ' port , ' she said . 'Tis late at the workers' port .
//
// The first mark opens a quotation, so the one behind the first "workers" is a token of its own: it may close. It does not have
// to; lib/quotes/ pairs the first mark with the one behind "port,", which fits better. In the next sentence none stands open.
//
// The entity of a mark ("&rsquo;") reads as that mark: see Text::At.
//
// Known failures: a closing single mark glued to the next word ('Stop'he said) is read as an apostrophe; an elision that
// is not on the list opens a quotation; the dot of an unlisted abbreviation is a full stop.
#include "lib/tokenize/tokens.h"

#include <algorithm>
#include <utility>

#include "lib/lexicon/word_lists.h"
#include "lib/text/mark_entities.h"
#include "lib/text/marks.h"
#include "lib/tokenize/patterns.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

bool IsWordCharacter(char32_t c) { return IsLetter(c) || IsDigit(c) || IsMark(c) || c == kSoftHyphen; }

bool IsApostrophe(char32_t c) {
  return c == kStraightSingle || c == kRightSingle || c == kLeftSingle || c == kBacktick || c == kAcute;
}

bool IsHyphen(char32_t c) { return c == '-' || c == kHyphen || c == kUnbreakableHyphen || c == '_'; }

bool IsDash(char32_t c) { return c == '-' || c == kEnDash || c == kEmDash || c == kHorizontalBar; }

bool IsDoubleMark(char32_t c) {
  return c == kStraightDouble || (c >= kLeftDouble && c <= kHighReversedDouble) || c == kLeftGuillemet ||
         c == kRightGuillemet || c == kLeftSingleGuillemet || c == kRightSingleGuillemet || c == kFullwidthDouble;
}

bool IsSingleMark(char32_t c) { return IsApostrophe(c) || c == kLowSingle || c == kHighReversedSingle; }

// Marks of which a run is one token.
bool Repeats(char32_t c) {
  return IsDash(c) || c == '.' || c == kEllipsis || c == '!' || c == '?' || c == '*' || c == '_' || c == '=';
}

// Where the entity of a quotation mark begins in the first `size` bytes of `text`, which no address goes beyond; or `size`.
std::size_t FindMarkEntity(std::string_view text, std::size_t size) {
  std::size_t at = text.find('&');
  while (at < size && ReadMarkEntity(text.substr(at)).size == 0) at = text.find('&', at + 1);
  return std::min(at, size);
}

// Bytes of the longest word of `words`.
std::size_t Longest(const WordSet& words) {
  std::size_t longest = 0;
  for (const std::string_view word : words) longest = std::max(longest, word.size());
  return longest;
}

class Scanner {
 public:
  explicit Scanner(const Text& text) : text_(text) {}

  std::vector<Token> Run() {
    bool after_space = true;
    for (std::size_t at = 0; at < text_.size();) {
      const Char c = text_.At(at);
      if (IsSpace(c.code_point)) {
        if (IsLineBreak(c.code_point)) BreakLine(at, c);
        after_space = true;
        at += c.size;
        continue;
      }
      tokens_.push_back({{at, at + c.size}, TokenKind::kSymbol, after_space});
      Scan(c, &tokens_.back());
      after_space = false;
      line_begins_ = false;
      at = tokens_.back().span.end;
    }
    return std::move(tokens_);
  }

 private:
  std::string_view Rest(std::size_t at) const { return text_.bytes().substr(at); }
  char32_t CharAt(std::size_t at) const { return text_.At(at).code_point; }
  std::size_t After(std::size_t at) const { return at + text_.At(at).size; }

  // A single quotation goes on into the next line only where that is wrapped in mid-sentence.
  void BreakLine(std::size_t at, Char c) {
    const char32_t before = text_.Before(at).code_point;
    const bool crlf = c.code_point == '\n' && before == '\r';
    if (!crlf && !IsWordCharacter(before) && before != ',') single_open_ = false;
    line_begins_ = true;
  }

  // Sets kind and end of the token that begins with `c`.
  void Scan(Char c, Token* token) {
    const std::size_t at = token->span.begin;
    if (IsLetter(c.code_point) || IsDigit(c.code_point)) return Word(token);
    if (IsDoubleMark(c.code_point)) {
      DoubleMark(c, token);
    } else if (IsSingleMark(c.code_point)) {
      SingleMark(c, token);
    } else if (c.code_point == '@' || c.code_point == '#') {
      Handle(token);
    } else if (StartsNumber(c, at)) {
      Word(token);
    } else if (IsPunctuation(c.code_point) || Repeats(c.code_point)) {
      token->kind = TokenKind::kPunctuation;
      if (Repeats(c.code_point)) {
        while (RunsOn(c.code_point, token->span.end)) token->span.EndAt(After(token->span.end));
      }
    }
    while (IsMark(CharAt(token->span.end))) token->span.EndAt(After(token->span.end));
  }

  bool RunsOn(char32_t c, std::size_t at) const {
    const char32_t next = CharAt(at);
    return next == c || (c == '?' && next == '!') || (c == '!' && next == '?');
  }

  void Handle(Token* token) const {
    const std::size_t at = token->span.begin;
    const std::size_t size = IsWordCharacter(text_.Before(at).code_point) ? 0 : MatchHandle(Rest(at));
    if (size == 0) return;
    token->kind = TokenKind::kHandle;
    token->span.EndAt(at + size);
  }

  // "$5", and ".5" where no word stands before it.
  bool StartsNumber(Char c, std::size_t at) const {
    if (!IsDigit(CharAt(at + c.size))) return false;
    if (c.code_point == '.') return !IsWordCharacter(text_.Before(at).code_point);
    return c.code_point == '$' || c.code_point >= 0x80 ? MatchNumber(Rest(at)) > 0 : false;
  }

  void Word(Token* token) {
    const std::size_t at = token->span.begin;
    const bool number = !IsLetter(CharAt(at)) && !IsApostrophe(CharAt(at));
    bool hyphenated = false;
    std::size_t piece = at;  // begin of the last part: after the last hyphen or abbreviation
    std::size_t end = number ? at + std::max(MatchNumber(Rest(at)), text_.At(at).size) : After(at);
    for (;;) {
      const Char c = text_.At(end);
      if (IsWordCharacter(c.code_point)) {
        end += c.size;
      } else if (Joins(c, end)) {
        if (IsApostrophe(c.code_point) && HasClitic({at, end}, end + c.size)) break;
        end += c.size;
        if (!IsHyphen(c.code_point)) continue;
        piece = end;
        hyphenated = hyphenated || IsLetter(CharAt(end));
      } else {
        const std::size_t dotted = c.code_point == '.' ? DottedEnd(piece, end) : end;
        if (dotted == end) break;
        piece = end = dotted;
        if (!Joins(text_.At(end), end)) break;
      }
    }
    if (Address(end, token)) return;
    end = std::max(end, DottedNameEnd(at, end));
    token->kind = number && !hyphenated ? TokenKind::kNumber : TokenKind::kWord;
    token->span.EndAt(PossessiveEnd(end));
  }

  // Whether a verb is cut off from `word`, after whose apostrophe `verb` begins: "he" + "'s".
  bool HasClitic(ByteSpan word, std::size_t verb) const {
    static const std::size_t kLongestHost = Longest(WordLists::Get().clitic_hosts),
                             kLongestClitic = Longest(WordLists::Get().clitics);
    if (word.size() > kLongestHost || !words_.clitic_hosts.contains(text_.Lower(word))) return false;
    std::size_t end = verb;
    for (std::size_t letters = 0; letters < kLongestClitic && IsLetter(CharAt(end)); ++letters) end = After(end);
    return !IsLetter(CharAt(end)) && words_.clitics.contains(text_.Lower({verb, end}));
  }

  // Whether a URL, domain or e-mail address begins where `token` does, as only what stops its first word at `end` can show.
  bool Address(std::size_t end, Token* token) const {
    const char32_t stop = CharAt(end);
    if (stop != '@' && (stop != '.' || !IsWordCharacter(CharAt(end + 1))) && (stop != ':' || CharAt(end + 1) != '/'))
      return false;
    const std::string_view rest = Rest(token->span.begin);
    std::size_t size = MatchAddress(rest);
    const std::size_t mark = FindMarkEntity(rest.substr(0, size + kLongestEntity), size);
    if (mark < size) size = MatchAddress(rest.substr(0, mark));
    if (token->span.begin + size <= end) return false;
    token->kind = TokenKind::kUrl;
    token->span.EndAt(token->span.begin + size);
    return true;
  }

  // Where a name with dots ends that begins at `begin`, if the word ends at `end` for its first dot; otherwise `end`.
  std::size_t DottedNameEnd(std::size_t begin, std::size_t end) const {
    if (CharAt(end) != '.' || !IsWordCharacter(CharAt(end + 1))) return end;
    const std::size_t dotted = begin + MatchDottedName(Rest(begin));
    return IsWordCharacter(CharAt(dotted)) ? end : dotted;
  }

  // Whether `c` at `at` joins the word characters on both sides of it.
  bool Joins(Char c, std::size_t at) const {
    const char32_t after = CharAt(at + c.size);
    if (IsHyphen(c.code_point)) return IsWordCharacter(after);
    if (IsApostrophe(c.code_point) || c.code_point == kReplacement) return IsLetter(after);
    if (c.code_point == '&') return IsUpper(text_.Before(at).code_point) && IsUpper(after);
    if (c.code_point == '.') return IsDigit(text_.Before(at).code_point) && IsDigit(after);
    return false;
  }

  // Where the word ends whose last part begins at `piece` and has a dot at `dot`: after the dot of an abbreviation.
  std::size_t DottedEnd(std::size_t piece, std::size_t dot) const {
    const std::string_view word = text_.In({piece, dot});
    const char32_t after = CharAt(dot + 1);
    const char32_t next = after == ' ' ? CharAt(dot + 2) : after;
    if (word.size() == 1 || words_.acronym_parts.contains(word)) {
      const std::size_t size = MatchAcronym(Rest(piece));
      if (size > word.size() + 1) return piece + size;
      const bool initial = IsUpper(CharAt(piece)) && (word != "I" || BesideInitial(dot)) && !LetterAsName(piece, dot);
      return (initial || word == "v") && IsUpper(next) ? dot + 1 : dot;
    }
    const Abbreviation kind = AbbreviationOf(word);
    if (kind == Abbreviation::kNone) return dot;
    const bool goes_on = IsDigit(next) || next == ',' || next == ')' || (after == ' ' && (IsLower(next) || IsDash(next)));
    return kind != Abbreviation::kIfItGoesOn || goes_on ? dot + 1 : dot;
  }

  // Whether the last word, which ends at the dot `dot`, has an initial in front of it, or behind: "A. I. Odd", "I. M. Odd".
  bool BesideInitial(std::size_t dot) const {
    if (CharAt(dot + 1) == ' ' && IsUpper(CharAt(dot + 2)) && CharAt(After(dot + 2)) == '.') return true;
    if (tokens_.size() < 2) return false;
    const ByteSpan before = tokens_[tokens_.size() - 2].span;
    return before.size() == 2 && IsUpper(CharAt(before.begin)) && CharAt(before.begin + 1) == '.';
  }

  // Whether the capital at `piece`, which has a dot at `dot`, is no initial but a name by itself, and the dot a stop: "Plan B."
  // What says so is the word before it, unless another initial follows.
  bool LetterAsName(std::size_t piece, std::size_t dot) const {
    if (tokens_.size() < 2 || tokens_.back().span.begin != piece || CharAt(dot + 1) != ' ') return false;
    const std::size_t next = dot + 2;
    if (CharAt(After(next)) == '.') return false;
    const Token& before = tokens_[tokens_.size() - 2];
    return before.kind == TokenKind::kWord && (words_.nouns_before_letters.contains(text_.Lower(before.span)) ||
                                               words_.prepositions_before_media.contains(text_.In(before.span)));
  }

  // The end of a word with the apostrophe of "workers'", where that cannot close a quotation.
  std::size_t PossessiveEnd(std::size_t end) const {
    const Char mark = text_.At(end);
    const char32_t after = CharAt(end + mark.size);
    const bool apostrophe = IsApostrophe(mark.code_point) && mark.code_point != kBacktick && after != mark.code_point;
    return apostrophe && !single_open_ && !IsWordCharacter(after) ? end + mark.size : end;
  }

  void DoubleMark(Char c, Token* token) const {
    const bool pointer = c.code_point == kRightGuillemet || c.code_point == kRightSingleGuillemet;
    const bool bullet = pointer && line_begins_ && IsSpace(CharAt(token->span.end));
    token->kind = bullet ? TokenKind::kSymbol : TokenKind::kQuote;
  }

  void SingleMark(Char c, Token* token) {
    const std::size_t at = token->span.begin;
    const Char next = text_.At(token->span.end);
    const char32_t before = text_.Before(at).code_point;
    const bool space_after = next.size == 0 || IsSpace(next.code_point);
    token->kind = TokenKind::kQuote;
    if (IsApostrophe(c.code_point) && IsLetter(before) && IsLetter(next.code_point)) {
      Word(token);  // the verb cut off from a pronoun
    } else if (next.code_point == c.code_point && !ClosesInner(c, token->span.end)) {
      token->span.EndAt(token->span.end + next.size);  // '' and `` stand for a double mark
    } else if (token->after_space && space_after) {
      token->kind = TokenKind::kApostrophe;
    } else if (const std::size_t size = ElisionSize(*token); size > 0) {
      token->span.EndAt(at + size);
      token->kind = IsDigit(CharAt(at + c.size)) ? TokenKind::kNumber : TokenKind::kWord;
    } else {
      // After a plural it may as well be an apostrophe ('Workers' rights'), and the quotation go on.
      single_open_ = space_after ? single_open_ && before == 's' : !single_open_ || token->after_space;
    }
  }

  // In ''' at the end of a quotation the first mark closes the inner one. `second` is where the second mark stands.
  bool ClosesInner(Char c, std::size_t second) const { return single_open_ && CharAt(second + c.size) == c.code_point; }

  // Bytes of the elision that the apostrophe of `token` begins. "'16" is one only after a word: "the class of '16".
  std::size_t ElisionSize(const Token& token) const {
    const std::size_t at = token.span.begin;
    const char32_t before = text_.Before(at).code_point;
    if (!token.after_space && (IsWordCharacter(before) || before == '.' || before == ',' || before == '!' || before == '?'))
      return 0;
    const std::size_t size = MatchElision(Rest(at));
    const bool year = size > 0 && IsDigit(text_.Before(at + size).code_point);
    const bool after_word = !line_begins_ && tokens_.size() > 1 && tokens_[tokens_.size() - 2].kind == TokenKind::kWord;
    return year && !after_word ? 0 : size;
  }

  const WordLists& words_ = WordLists::Get();
  const Text& text_;
  std::vector<Token> tokens_;
  bool single_open_ = false;  // a single quotation mark stands open in this line
  bool line_begins_ = true;   // no token has come in this line
};

}  // namespace

std::vector<Token> FindTokens(const Text& text) { return Scanner(text).Run(); }

}  // namespace internal
}  // namespace v0
}  // namespace inquit
