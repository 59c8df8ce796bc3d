// The patterns of words and of article furniture: RE2 for what has a shape, with the words of model/*.tsv in it.
// SPDX-License-Identifier: Apache-2.0
//
// Every match is anchored and sees a bounded head of the text, so that a hostile text costs a constant a token.
// Known failures: a domain that ends in a common word ("so.in") is read as a glued sentence; of the cities that stand
// before a colon only those most often in datelines are known; a byline without "By" is known by its agency or date only.
#include "lib/tokenize/patterns.h"

#include <re2/re2.h>
#include <re2/stringpiece.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"

namespace inquit {
inline namespace v0 {
namespace internal {

std::string AnyOf(const WordSet& words) {
  if (words.empty()) return "[^\\x{0}-\\x{10FFFF}]";  // matches nothing, where a group of none would match everywhere
  std::vector<std::string> patterns;
  for (const std::string_view word : words) patterns.push_back(RE2::QuoteMeta(re2::StringPiece(word.data(), word.size())));
  std::sort(patterns.begin(), patterns.end(),
            [](const std::string& a, const std::string& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
  return absl::StrCat("(?:", absl::StrJoin(patterns, "|"), ")");
}

namespace {

// The bytes of a text's head that a pattern sees. By hand: several times what is found in news, so that they cut off nothing
// there, and bound what each token of a hostile text costs. What is longer is cut into several tokens.
constexpr std::size_t kLongestUrl = 2048;      // what browsers and servers are known to take
constexpr std::size_t kLongestAddress = 256;   // without a scheme; a domain has 253 at most
constexpr std::size_t kLongestHandle = 128;    // "@name", "#topic"
constexpr std::size_t kLongestNumber = 64;     // "1,000,000.50"
constexpr std::size_t kLongestShortForm = 32;  // acronyms, elisions
constexpr std::size_t kLongestDateline = 128;
constexpr std::size_t kLongestByline = 200;  // a whole line: a longer one is text

// An apostrophe, or an entity that stands for one.
constexpr char kApostrophe[] =
    "(?:['`\\x{B4}\\x{2018}\\x{2019}]|&(?:[lr]squo|apos|acute|grave|#0*(?:39|96|14[56]|180|821[67])|"
    "#[xX]0*(?:27|60|[bB]4|9[12]|201[89]));)";
// The dash after a dateline.
constexpr char kDash[] = "(?:\\s(?:--+|[\\x{2013}\\x{2014}\\x{2015}])|(?:--+|[\\x{2013}\\x{2014}\\x{2015}])\\s|\\s-\\s)";
// What is no part of a URL: white space, as IsSpace in lib/text/text.h has it, quotation marks, long dashes. What cannot end
// one.
#define INQUIT_NOT_IN_URL \
  "\\s\\v\\x{85}\\pZ\\x{200B}\\x{FEFF}<>\"'\\x{AB}\\x{BB}\\x{2013}-\\x{2015}\\x{2018}\\x{2019}\\x{201C}-\\x{201E}"
constexpr char kUrlInner[] = "[^" INQUIT_NOT_IN_URL "]";
constexpr char kUrlLast[] = "[^" INQUIT_NOT_IN_URL ".,;:!?)\\]]";
#undef INQUIT_NOT_IN_URL

// A pattern that lives as long as the program and prints nothing.
const RE2& Compile(const std::string& pattern) { return *new RE2(pattern, RE2::Quiet); }

// As AnyOf, in any case.
std::string AnyCaseOf(const WordSet& words) { return absl::StrCat("(?i:", AnyOf(words), ")"); }

// Nov. | november
std::string MonthPattern() { return AnyCaseOf(WordLists::Get().month_forms) + "\\.?"; }

// Nov. 3 | 3 November
std::string DatePattern() { return absl::Substitute(R"((?:$0 \d{1,2}|\d{1,2} $0))", MonthPattern()); }

// 'tis | 'n' | '90s
std::string ElisionPattern() {
  WordSet closed;  // by a second apostrophe: "n'"
  WordSet open;
  for (std::string_view word : WordLists::Get().elisions) {
    const bool is_closed = word.back() == '\'';
    if (is_closed) word.remove_suffix(1);
    (is_closed ? closed : open).insert(word);
  }
  return absl::Substitute(R"($0(?:\d\ds?\b|$1$0|$2\b))", kApostrophe, AnyOf(closed), AnyOf(open));
}

// LISBON, Portugal, Nov. 3, 2015 (Agency) -- | Lisbon, Nov. 3 (Agency) -- | Lisbon:
std::string DatelinePattern() {
  constexpr char kAnyPlace[] = "[A-Z][A-Za-z. '-]{1,40}";
  constexpr char kRegion[] = "(?:, [A-Z][A-Za-z.]+(?: [A-Z][a-z]+)*)?";
  constexpr char kAgency[] = R"((?: ?\([A-Z][^()]{1,40}\)))";
  const std::string in_capitals = absl::Substitute("(?:[A-Z][A-Z'-]{4,}|[A-Z][A-Z.'-]*(?:[ /][A-Z][A-Z.'-]+){1,3}|$0)",
                                                   AnyOf(WordLists::Get().short_dateline_cities));
  const std::string date = absl::Substitute(R"((?:,? $0(?:,? \d{4})?)?)", DatePattern());
  return absl::StrCat(in_capitals, kRegion, date, kAgency, "?", kDash, "|",  //
                      kAnyPlace, kRegion, date, kAgency, kDash, "|",         //
                      AnyCaseOf(WordLists::Get().dateline_cities), date, kAgency, "?:\\s");
}

// By Jane R. Doe and John Roe, political editor; Updated: ...
std::string AuthorLine() {
  return absl::Substitute(R"((?:[Bb]y|BY)(?:[ ,]+(?:\p{Lu}[\pL\pM.'\x{2019}-]*|&|al-\pL+|\||$0))+[;,|]? ?(?:$1\b.*)?)",
                          AnyOf(WordLists::Get().byline_words), AnyCaseOf(WordLists::Get().stamps_after_author));
}

// Jane Doe contributed to this report.
std::string ContributorLine() { return "[^.!?]* contributed (?:reporting|to this (?:report|article|story)).*"; }

// (Reuters)
bool IsAgencyLine(std::string_view line) {
  if (line.front() == '(') line.remove_prefix(1);
  if (!line.empty() && line.back() == ')') line.remove_suffix(1);
  return WordLists::Get().agencies.contains(line);
}

// Photo: Jane Doe | Reporting by Jane Doe; editing by John Roe | Copyright 2015 The Courier
std::string CreditLine() {
  return absl::Substitute(R"(\(?$0(?i: by| credit| courtesy)*: .*|\(?$1 by \p{Lu}.*|(?:\x{A9}|(?i:copyright)) .*)",
                          AnyCaseOf(WordLists::Get().credits_before_colon), AnyCaseOf(WordLists::Get().credits_before_by));
}

// Follow Jane Doe on Twitter | E-mail: jane@valeport.com
std::string ContactLine() {
  return absl::Substitute(R"(Follow .* on $0\b.*|Follow @.*|$1: .*)", AnyOf(WordLists::Get().networks),
                          AnyCaseOf(WordLists::Get().contacts));
}

// Updated: Monday, Nov. 3, 2015 10:15 a.m. GMT
std::string StampLine() {
  return absl::Substitute(R"((?:(?i:first |last )?$0(?i::? ?(?:on |at )?))?(?:\p{Lu}\pL+day,? )?)"
                          R"((?:$1|\d+[-/.]\d+[-/.]\d+|\d{1,2}:\d{2}\b))"
                          R"((?:[\d\s,.:/|()-]|\p{Lu}{1,5}\b|\p{Lu}\pL+day|[ap]m\b|[ap]\.m\.|at|on|$2)*)",
                          AnyCaseOf(WordLists::Get().stamps), DatePattern(), MonthPattern());
}

// Whether a whole line is as the pattern that `make` makes says.
template <std::string (*make)()>
bool Is(std::string_view line) {
  static const RE2& kPattern = Compile(make());
  return RE2::FullMatch(re2::StringPiece(line.data(), line.size()), kPattern);
}

bool Has(std::string_view line, std::string_view part) { return line.find(part) != line.npos; }

// Bytes that `pattern` matches at the beginning of the first `most` bytes of `text`.
std::size_t MatchHead(const RE2& pattern, std::string_view text, std::size_t most) {
  const re2::StringPiece head(text.data(), std::min(text.size(), most));
  re2::StringPiece match;
  return pattern.Match(head, 0, head.size(), RE2::ANCHOR_START, &match, 1) ? match.size() : 0;
}

}  // namespace

std::size_t MatchAddress(std::string_view text) {
  static const RE2& kUrl = Compile(absl::StrCat("(?i:https?://|www\\.)", kUrlInner, "*", kUrlLast));
  if (const std::size_t size = MatchHead(kUrl, text, kLongestUrl)) return size;
  static const RE2& kOther = Compile(absl::Substitute(
      R"([A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}|)"                                          // an e-mail address
      R"([A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.(?:$0|(?:co|ac)\.[a-z]{2})\b(?:/(?:$1*$2)?)?)",  // a domain
      AnyOf(WordLists::Get().domains), kUrlInner, kUrlLast));
  return MatchHead(kOther, text, kLongestAddress);
}

std::size_t MatchDottedName(std::string_view text) {
  // Names of files and programs, known by their last part, and others of three parts in small letters: a sentence begins with a
  // capital, so that one glued to another does not look like that.
  static const RE2& kPattern =
      Compile(absl::Substitute(R"([A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*\.$0\b|)"
                               R"([a-z][a-z0-9_-]*(?:\.[a-z][a-z0-9_-]*){2,}\b|$1(?:\.[a-z][a-z0-9_-]*)+\b)",
                               AnyOf(WordLists::Get().files), AnyOf(WordLists::Get().newsgroups)));
  return MatchHead(kPattern, text, kLongestAddress);
}

std::size_t MatchHandle(std::string_view text) {
  static const RE2& kPattern = Compile("@[\\pL\\pM\\pN_]+|#[\\pN_]*\\pL[\\pL\\pM\\pN_]*");
  return MatchHead(kPattern, text, kLongestHandle);
}

std::size_t MatchNumber(std::string_view text) {
  static const RE2& kPattern =
      Compile(absl::StrCat("\\d+", kApostrophe, "\\d{1,2}[\"\\x{201D}]?|\\p{Sc}?(?:\\d+(?:[.,:/]\\d+)*|\\.\\d+)%?"));
  return MatchHead(kPattern, text, kLongestNumber);
}

std::size_t MatchAcronym(std::string_view text) {
  static const RE2& kPattern =
      Compile(absl::Substitute(R"((?:(?:$0|[A-Za-z])\.)+(?:[A-Z]\b)?)", AnyOf(WordLists::Get().acronym_parts)));
  return MatchHead(kPattern, text, kLongestShortForm);
}

std::size_t MatchElision(std::string_view text) {
  static const RE2& kPattern = Compile(ElisionPattern());
  return MatchHead(kPattern, text, kLongestShortForm);
}

std::size_t MatchDateline(std::string_view text) {
  // A hyphen, a colon, or the first byte of the other dashes.
  if (text.substr(0, kLongestDateline).find_first_of("-:\xE2") == text.npos) return 0;
  static const RE2& kPattern = Compile(DatelinePattern());
  return MatchHead(kPattern, text, kLongestDateline);
}

// Each pattern is tried on a line alone that has what it cannot do without: to compile them all takes a quarter of the time in
// which the program starts.
bool IsByline(std::string_view line) {
  if (line.empty() || line.size() > kLongestByline) return false;
  const bool colon = Has(line, ":"), by = Has(line, " by "), digit = line.find_first_of("0123456789") != line.npos;
  const bool author = line.substr(1, 1) == "y" || line.substr(1, 1) == "Y";
  const bool copyright = line.front() == 'c' || line.front() == 'C' || line.substr(0, 2) == "\u00A9";
  return (author && Is<AuthorLine>(line)) || (Has(line, " contributed ") && Is<ContributorLine>(line)) || IsAgencyLine(line) ||
         ((colon || by || copyright) && Is<CreditLine>(line)) ||
         ((colon || line.substr(0, 7) == "Follow ") && Is<ContactLine>(line)) || (digit && Is<StampLine>(line));
}

bool IsDash(std::string_view word) {
  return word == "-" || word == "--" || word == "\u2013" || word == "\u2014" || word == "\u2015";
}

Abbreviation AbbreviationOf(std::string_view word) {
  const WordLists& words = WordLists::Get();
  if (words.abbreviations_before_name.contains(word)) return Abbreviation::kBeforeName;
  if (words.abbreviations_anywhere.contains(word)) return Abbreviation::kAnywhere;
  return words.abbreviations_if_it_goes_on.contains(word) ? Abbreviation::kIfItGoesOn : Abbreviation::kNone;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
