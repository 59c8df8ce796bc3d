// Characters to tokens: one pass, each token found from its first character.
// SPDX-License-Identifier: Apache-2.0
//
// A word is a run of letters and digits with the hyphens, apostrophes and ampersands that stand between them, and with
// the dots of abbreviations. Single marks are the hard part: one between letters is an apostrophe; one that begins a known
// elision ('tis, '90s) belongs to it; one after a plural's s belongs to the word unless a single mark is open before it in
// its line, for then it may close; every other one that touches text is a quotation mark.
// Known failures: a closing single mark glued to the next word ('Stop'he said) is read as an apostrophe.
#include "lib/tokenize/tokens.h"

#include <algorithm>
#include <cstdint>

#include "lib/text/marks.h"
#include "lib/tokenize/patterns.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

bool IsWordCharacter(char32_t c) { return IsLetter(c) || IsDigit(c) || IsMark(c) || c == kSoftHyphen; }
bool IsApostrophe(char32_t c) { return c == kStraightSingle || c == kRightSingle || c == kLeftSingle; }
bool IsHyphen(char32_t c) { return c == '-' || c == kHyphen || c == kUnbreakableHyphen || c == '_'; }
bool IsLineBreak(char32_t c) { return c == '\n' || c == '\r' || c == kLineSeparator || c == kParagraphSeparator; }

bool IsDoubleMark(char32_t c) {
  return c == kStraightDouble || (c >= kLeftDouble && c <= kHighReversedDouble) || c == kLeftGuillemet ||
         c == kRightGuillemet || c == kLeftSingleGuillemet || c == kRightSingleGuillemet || c == kFullwidthDouble;
}
bool IsSingleMark(char32_t c) {
  return c == kStraightSingle || c == kBacktick || c == kAcute || (c >= kLeftSingle && c <= kHighReversedSingle);
}

// Marks of which a run is one token.
bool Repeats(char32_t c) {
  return c == '.' || c == kEllipsis || c == '-' || c == kEnDash || c == kEmDash || c == '!' || c == '?' || c == '*' || c == '_' ||
         c == '=';
}

class Scanner {
 public:
  explicit Scanner(const Text& text) : text_(text) {}

  std::vector<Token> Run() {
    bool after_space = true;
    for (std::size_t at = 0; at < text_.size();) {
      const Char c = text_.At(at);
      if (IsSpace(c.code_point)) {
        if (IsLineBreak(c.code_point)) single_open_ = false;
        after_space = true;
        at += c.size;
        continue;
      }
      Token token;
      token.kind = TokenKind::kSymbol;
      token.span = {at, at + c.size};
      token.after_space = after_space;
      Scan(c, &token);
      tokens_.push_back(token);
      after_space = false;
      at = token.span.end;
    }
    return std::move(tokens_);
  }

 private:
  std::string_view Rest(std::size_t at) const { return text_.bytes().substr(at); }
  char32_t CharAt(std::size_t at) const { return text_.At(at).code_point; }

  // Sets kind and end of the token that begins with `c`.
  void Scan(Char c, Token* token) {
    const std::size_t at = token->span.begin;
    if (IsLetter(c.code_point) || IsDigit(c.code_point)) return Word(token);
    if (IsDoubleMark(c.code_point)) {
      token->kind = TokenKind::kQuote;
    } else if (IsSingleMark(c.code_point)) {
      SingleMark(c, token);
    } else if (c.code_point == '@' || c.code_point == '#') {
      if (const std::size_t size = MatchHandle(Rest(at))) *token = {{at, at + size}, TokenKind::kHandle, token->after_space};
    } else if (StartsNumber(c, at)) {
      Word(token);
    } else if (IsPunctuation(c.code_point) || Repeats(c.code_point)) {
      token->kind = TokenKind::kPunctuation;
      while (Repeats(c.code_point) && RunsOn(c.code_point, token->span.end)) token->span.end += text_.At(token->span.end).size;
    }
    while (IsMark(CharAt(token->span.end))) token->span.end += text_.At(token->span.end).size;
  }

  bool RunsOn(char32_t c, std::size_t at) const {
    const char32_t next = CharAt(at);
    return next == c || (c == '?' && next == '!') || (c == '!' && next == '?');
  }

  // "$5", and ".5" where nothing stands before it.
  bool StartsNumber(Char c, std::size_t at) const {
    if (c.code_point == '.') return IsDigit(CharAt(at + 1)) && !IsWordCharacter(text_.Before(at).code_point);
    return IsDigit(CharAt(at + c.size)) && MatchNumber(Rest(at)) > 0;
  }

  void Word(Token* token) {
    const std::size_t at = token->span.begin;
    const bool number = !IsLetter(CharAt(at));
    std::size_t end = at;
    if (number) end += std::max(MatchNumber(Rest(at)), text_.At(at).size);
    bool hyphen = false;
    std::size_t piece = at;  // begin of the last part between hyphens
    for (;; end += text_.At(end).size) {
      const char32_t c = CharAt(end);
      if (IsWordCharacter(c)) continue;
      if (Joins(c, end)) {
        if (IsHyphen(c)) {
          hyphen = hyphen || IsLetter(CharAt(end + text_.At(end).size));
          piece = end + text_.At(end).size;
        }
        continue;
      }
      const std::size_t dotted = c == '.' ? DottedEnd(piece, end) : end;
      if (dotted == end) break;
      end = dotted;
      piece = end;
      if (!Joins(CharAt(end), end)) break;
    }
    const char32_t stop = CharAt(end);
    if (stop == '.' || stop == '@' || stop == ':') {
      const std::size_t size = MatchAddress(Rest(at));
      if (at + size > end) {
        *token = {{at, at + size}, TokenKind::kUrl, token->after_space};
        return;
      }
    }
    token->kind = number && !hyphen ? TokenKind::kNumber : TokenKind::kWord;
    token->span.end = PossessiveEnd(end);
  }

  // Whether `c` at `at` joins the word characters on both sides of it.
  bool Joins(char32_t c, std::size_t at) const {
    const char32_t before = text_.Before(at).code_point;
    const char32_t after = CharAt(at + text_.At(at).size);
    if (IsHyphen(c)) return IsWordCharacter(after);
    if (IsApostrophe(c)) return IsLetter(after) && before != '\'';
    if (c == '&') return IsUpper(before) && IsUpper(after);
    return false;
  }

  // Where a word ends whose last piece begins at `piece` and has a dot at `dot`: after the dot of an abbreviation.
  std::size_t DottedEnd(std::size_t piece, std::size_t dot) const {
    const std::string_view word = text_.In({piece, dot});
    const char32_t after = CharAt(dot + 1);
    if (word.size() == 1 || word == "Ph") {
      const std::size_t size = MatchAcronym(Rest(piece));
      if (size > word.size() + 1) return piece + size;
      const bool initial = IsUpper(CharAt(piece)) && word != "I" && (IsUpper(after) || (after == ' ' && IsUpper(CharAt(dot + 2))));
      return initial ? dot + 1 : dot;
    }
    switch (AbbreviationOf(word)) {
      case Abbreviation::kNone: return dot;
      case Abbreviation::kIfItGoesOn: {
        const char32_t next = after == ' ' ? CharAt(dot + 2) : after;
        return IsDigit(next) || IsLower(next) || next == ',' || next == ')' ? dot + 1 : dot;
      }
      default: return dot + 1;
    }
  }

  // The end of a word with the apostrophe of "workers'" or "doin'".
  std::size_t PossessiveEnd(std::size_t end) const {
    const Char mark = text_.At(end);
    if (single_open_ || !(mark.code_point == kStraightSingle || mark.code_point == kRightSingle)) return end;
    const char32_t after = CharAt(end + mark.size);
    const char32_t before = text_.Before(end).code_point;
    const bool dropped_g = before == 'n' && text_.Before(end - 1).code_point == 'i';
    const bool plural = before == 's' || before == 'S' || before == 'z' || before == 'x';
    return (plural || dropped_g) && after != mark.code_point ? end + mark.size : end;
  }

  void SingleMark(Char c, Token* token) {
    const std::size_t at = token->span.begin;
    const Char next = text_.At(token->span.end);
    const bool space_after = next.size == 0 || IsSpace(next.code_point);
    token->kind = TokenKind::kQuote;
    if (next.code_point == c.code_point) {
      token->span.end += next.size;  // '' and `` stand for a double mark
    } else if (token->after_space && space_after) {
      token->kind = TokenKind::kApostrophe;
    } else if (const std::size_t size = MatchElision(Rest(at)); size > 0 && !single_open_) {
      token->span.end = at + size;
      token->kind = IsDigit(CharAt(at + c.size)) ? TokenKind::kNumber : TokenKind::kWord;
    } else {
      single_open_ = !single_open_ && !space_after;
    }
  }

  const Text& text_;
  std::vector<Token> tokens_;
  bool single_open_ = false;  // a single quotation mark stands open in this line
};

}  // namespace

std::vector<Token> FindTokens(const Text& text) { return Scanner(text).Run(); }

}  // namespace internal
}  // namespace v0
}  // namespace inquit
