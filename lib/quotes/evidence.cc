// What stands beside a quotation mark, weighed.
// SPDX-License-Identifier: Apache-2.0
//
// Of a mark only shape counts, never a lexicon: white space, the characters on both sides, digits, the edges of the paragraph.
// Reporting clauses (clauses.h) are known by their verbs.
//
// Costs were set by hand, in fives, so that the direct quotations of the training articles came out as regions (5229 of 5229;
// of dev's 537 of 538, where the other stands in no marks). What matters is their order: one thing wrong with a mark (a space
// on the wrong side, 30 or 40) weighs less than to call it stray (50), two weigh more. The marks of a text, and their costs:
//
//   "Go," he said, "now."          opens   closes   passed over
//   the first, in front of "Go"        0    never            50    nothing before it to close
//   the second, behind "Go,"          50       -5            65    opens: glued to a comma (20), a blank behind it (30)
//   the third, in front of "now"      -5       50            65    closes: a blank before it (30), glued to a word (20)
//   the fourth, at the end         never      -10            50    nothing behind it to open
//
// pairing.cc adds these up.
//
// Known failures: an elision that the tokenizer does not know ('ere) or a possessive inside a single quotation
// can be taken for a mark where another single mark in the paragraph fits it.
#include "lib/quotes/evidence.h"

#include <string>

#include "lib/quotes/clauses.h"
#include "lib/text/marks.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// One side of a mark.
struct Beside {
  bool edge = false;   // the paragraph begins or ends here
  bool space = false;  // white space stands between, or an edge
  bool mark = false;   // the nearest token is a mark too
  char32_t c = 0;      // the nearest character that is no space; 0 at an edge
};

struct Context {
  Beside before;
  Beside after;
  bool after_height = false;  // the token before it is a number of feet and inches: 6'2
};

bool IsPause(char32_t c) { return c == ',' || c == ':' || c == ';'; }
bool EndsClause(char32_t c) { return IsPause(c) || c == '.' || c == '!' || c == '?' || c == kEllipsis; }
bool IsOpeningBracket(char32_t c) { return c == '(' || c == '[' || c == '{'; }
bool IsClosingBracket(char32_t c) { return c == ')' || c == ']' || c == '}'; }
bool IsDash(char32_t c) { return c == '-' || c == '/' || c == '=' || (kHyphen <= c && c <= kHorizontalBar); }
bool IsWordChar(char32_t c) { return IsLetter(c) || IsDigit(c) || IsMark(c); }

bool IsMarkToken(const Token& token) { return token.kind == TokenKind::kQuote || token.kind == TokenKind::kApostrophe; }

bool IsHeight(const Text& text, ByteSpan number) { return text.Fold(number).find('\'') != std::string::npos; }

Context ContextOf(const Text& text, const std::vector<Token>& tokens, TokenRange paragraph, std::size_t at) {
  Context context;
  if (at == paragraph.begin) {
    context.before = {true, true, false, 0};
  } else {
    const Token& previous = tokens[at - 1];
    context.before = {false, tokens[at].after_space, IsMarkToken(previous), text.Before(previous.span.end).code_point};
    context.after_height = previous.kind == TokenKind::kNumber && IsHeight(text, previous.span);
  }
  if (at + 1 == paragraph.end) {
    context.after = {true, true, false, 0};
  } else {
    const Token& next = tokens[at + 1];
    context.after = {false, next.after_space, IsMarkToken(next), text.At(next.span.begin).code_point};
  }
  return context;
}

// An opening mark wants space, a bracket or a dash before it, and a word right after it.
int OpenCost(const Context& c, bool guillemet) {
  if (c.after.edge) return kNever;
  int cost = 0;
  if (c.after.space) {
    cost += guillemet ? 5 : 30;  // French style stands apart
  } else if (EndsClause(c.after.c) || IsClosingBracket(c.after.c)) {
    cost += 30;
  }
  if (c.before.space) return cost - (IsPause(c.before.c) ? 5 : 0);
  if (c.before.mark || IsOpeningBracket(c.before.c) || IsDash(c.before.c)) return cost;
  if (EndsClause(c.before.c)) return cost + 20;  // its space is missing: budget."So we wait
  return cost + (IsWordChar(c.before.c) ? 40 : 10);
}

// A closing mark wants a word or its stop right before it, and space or a stop after it.
int CloseCost(const Context& c, bool guillemet) {
  if (c.before.edge) return kNever;
  int cost = 0;
  if (c.before.space) {
    cost += guillemet ? 5 : 30;
  } else if (IsOpeningBracket(c.before.c)) {
    cost += 30;
  } else if (EndsClause(c.before.c)) {
    cost -= 5;
  }
  if (c.after.edge) return cost - 5;
  if (c.after.space || c.after.mark || !IsWordChar(c.after.c)) return cost;
  return cost + (EndsClause(c.before.c) ? 20 : 40);  // its space is missing: wait."He left
}

// 6' 2", 12": a straight mark right after a number, with no word glued to it; after a height (6\u20192) a curly one too.
bool IsInches(const Context& c, MarkStyle style) {
  if (c.before.space || !IsDigit(c.before.c) || (!c.after.space && IsLetter(c.after.c))) return false;
  return style == MarkStyle::kStraight || (style == MarkStyle::kCurly && c.after_height);
}

// The workers' side: a single mark glued to a plural, with another word to follow.
bool IsPossessive(const Context& c) {
  return !c.before.space && (c.before.c == 's' || c.before.c == 'S') && c.after.space && IsWordChar(c.after.c);
}

// A comma or stop on the proper side of a mark that opens or closes: said, "We / go," he.
bool IsFramed(const Context& c) { return EndsClause(c.before.c) && c.before.space != c.after.space; }

// More for a framed mark, which is certain: rather one at an edge of the paragraph has lost its partner.
int IgnoreDoubleCost(const Context& c, MarkStyle style) {
  if (IsInches(c, style)) return c.after_height ? 0 : 10;
  return IsFramed(c) && !c.after.edge ? 65 : 50;
}

int IgnoreSingleCost(const Context& c, TokenKind kind, MarkStyle style) {
  if (kind == TokenKind::kApostrophe || IsInches(c, style)) return 0;
  if (IsPossessive(c) || (c.before.space && c.after.space)) return 5;
  if (!c.before.space && EndsClause(c.before.c)) return 30;  // no apostrophe stands there
  return 15;
}

// Cheap where it stands apart: a bullet, a path of links.
int IgnoreGuillemetCost(const Context& c) { return c.before.space && c.after.space ? 8 : 40; }

int IgnoreCost(const Context& c, TokenKind kind, const MarkShape& shape) {
  if (shape.kind == QuoteMark::kDouble) return IgnoreDoubleCost(c, shape.style);
  return shape.kind == QuoteMark::kSingle ? IgnoreSingleCost(c, kind, shape.style) : IgnoreGuillemetCost(c);
}

// The kinds of marks at the very front of a paragraph: "'We ...
struct Front {
  bool has_kind[3] = {};
  bool Has(QuoteMark kind) const { return has_kind[static_cast<int>(kind)]; }
};

// As many kinds of marks as there are: a paragraph that opens with more has some twice.
constexpr std::size_t kMaxFront = 3;

Front FrontOf(const Text& text, const std::vector<Token>& tokens, TokenRange paragraph) {
  Front front;
  for (std::size_t at = paragraph.begin; at < paragraph.end && at < paragraph.begin + kMaxFront; ++at) {
    const MarkShape* shape = tokens[at].kind == TokenKind::kQuote ? FindShape(text, tokens[at].span) : nullptr;
    if (shape == nullptr) break;
    front.has_kind[static_cast<int>(shape->kind)] = true;
  }
  return front;
}

// What it costs that a reporting clause ends a quotation that has no closing mark, and that one goes on over the clause: so
// that a chain of paragraphs ends there, but not a quotation that is closed later.
constexpr std::int16_t kClosedByClause = 15;
constexpr std::int16_t kOverClause = 30;
// More where the comma before the clause follows a mark, which has rather closed the quotation: "We wait", said Roos.
constexpr std::int16_t kClauseAfterMark = 20;

// Adds the reporting clause after the pause `at`, if one begins there.
void CollectClause(const Text& text, const std::vector<Token>& tokens, std::size_t at, std::size_t end,
                   std::vector<Mark>* marks) {
  if (!IsClauseAfter(text, tokens, at, end)) return;
  Mark mark;
  mark.token = text.In(tokens[at].span) == "," ? at : at + 1;
  mark.open = kNever;
  mark.close = kClosedByClause;
  if (IsMarkToken(tokens[at - 1])) mark.close += kClauseAfterMark;
  mark.ignore = kOverClause;
  marks->push_back(mark);
}

// A double mark that opens a paragraph may stay open, the readier where the next paragraph opens with one too; a single one
// only then.
int UnclosedCost(QuoteMark kind, bool at_front, bool reopened) {
  if (kind == QuoteMark::kDouble) return at_front ? (reopened ? 0 : 25) : (reopened ? 20 : 40);
  if (kind == QuoteMark::kSingle) return reopened ? (at_front ? 5 : 10) : kNever;
  return at_front && reopened ? 5 : 80;
}

// What it costs that a reporting clause ends the quotation that a mark opens, on top of the clause's own cost: together less
// than to ignore the mark. A single mark may well be an apostrophe, unless it stands in front or the next paragraph has one
// there.
int ByClauseCost(const MarkShape& shape, bool at_front, bool reopened) {
  if (shape.side == MarkSide::kClosing) return shape.kind == QuoteMark::kDouble ? 15 : kNever;
  if (shape.kind == QuoteMark::kDouble) return 0;
  if (shape.kind == QuoteMark::kSingle) return at_front || reopened ? -10 : kNever;
  return -15;
}

}  // namespace

void CollectMarks(const Text& text, const std::vector<Token>& tokens, TokenRange paragraph, TokenRange next,
                  std::vector<Mark>* marks) {
  marks->clear();
  Front next_front;
  for (std::size_t at = paragraph.begin; at < paragraph.end; ++at) {
    const Token& token = tokens[at];
    if (!IsMarkToken(token)) {
      if (!marks->empty()) CollectClause(text, tokens, at, paragraph.end, marks);
      continue;
    }
    const MarkShape* shape = FindShape(text, token.span);
    if (shape == nullptr) continue;
    if (marks->empty()) next_front = FrontOf(text, tokens, next);
    const Context context = ContextOf(text, tokens, paragraph, at);
    const bool guillemet = shape->kind == QuoteMark::kGuillemet;
    const bool at_front = at - paragraph.begin == marks->size();
    Mark mark;
    mark.token = at;
    mark.shape = shape;
    mark.open = static_cast<std::int16_t>(OpenCost(context, guillemet));
    mark.close = static_cast<std::int16_t>(CloseCost(context, guillemet));
    mark.ignore = static_cast<std::int16_t>(IgnoreCost(context, token.kind, *shape));
    const bool reopened = next_front.Has(shape->kind);
    mark.unclosed = static_cast<std::int16_t>(UnclosedCost(shape->kind, at_front, reopened));
    mark.by_clause = static_cast<std::int16_t>(ByClauseCost(*shape, at_front, reopened));
    mark.after_stop = !context.before.space && EndsClause(context.before.c);
    marks->push_back(mark);
  }
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
