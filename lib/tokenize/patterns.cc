// The patterns of words and of article furniture: RE2 for what has a shape, a table for what is a list.
// SPDX-License-Identifier: Apache-2.0
//
// Every match is anchored and sees a bounded head of the text, so that a hostile text costs a constant a token.
// Known failures: a domain that ends in a common word ("so.in") is read as a glued sentence; of the cities that stand
// before a colon only those most often in datelines are known; a byline without "By" is known by its agency or date only.
#include "lib/tokenize/patterns.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

constexpr std::size_t kLongestUrl = 2048;
constexpr std::size_t kLongestAddress = 256;  // without a scheme
constexpr std::size_t kLongestHandle = 128;
constexpr std::size_t kLongestNumber = 64;
constexpr std::size_t kLongestShortForm = 32;  // acronyms, elisions
constexpr std::size_t kLongestDateline = 128;
constexpr std::size_t kLongestByline = 200;

// An apostrophe, or an entity that stands for one.
constexpr char kApostrophe[] =
    "(?:['`\\x{B4}\\x{2018}\\x{2019}]|&(?:[lr]squo|apos|acute|grave|#0*(?:39|96|14[56]|180|821[67])|"
    "#[xX]0*(?:27|60|[bB]4|9[12]|201[89]));)";
// The dash after a dateline.
constexpr char kDash[] = "(?:\\s(?:--+|[\\x{2013}\\x{2014}\\x{2015}])|(?:--+|[\\x{2013}\\x{2014}\\x{2015}])\\s|\\s-\\s)";
// What is no part of a URL: white space, as IsSpace in lib/text/text.h has it, and quotation marks. What cannot end one.
#define INQUIT_NOT_IN_URL "\\s\\v\\x{85}\\pZ\\x{200B}\\x{FEFF}<>\"'\\x{AB}\\x{BB}\\x{2018}\\x{2019}\\x{201C}-\\x{201E}"
constexpr char kUrlInner[] = "[^" INQUIT_NOT_IN_URL "]";
constexpr char kUrlLast[] = "[^" INQUIT_NOT_IN_URL ".,;:!?)\\]]";
#undef INQUIT_NOT_IN_URL
constexpr char kMonth[] =
    "(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?)\\.?";
constexpr char kCity[] =
    "(?i:Ankara|Athens|Baghdad|Beijing|Beirut|Berlin|Brussels|Cairo|Canberra|Colombo|Damascus|Delhi|Dhaka|Dubai|Geneva|"
    "Islamabad|Jerusalem|Johannesburg|Kabul|Kathmandu|Kiev|Kyiv|Lagos|Lisbon|London|Madrid|Moscow|Mumbai|Nairobi|New Delhi|"
    "New York|Ottawa|Paris|Rome|Seoul|Singapore|Sydney|Tehran|Tokyo|Toronto|Vienna|Washington)";

// A pattern that lives as long as the program and prints nothing.
const RE2& Compile(const std::string& pattern) { return *new RE2(pattern, RE2::Quiet); }

// Nov. 3 | 3 November
std::string DatePattern() { return absl::StrCat("(?:", kMonth, " \\d{1,2}|\\d{1,2} ", kMonth, ")"); }

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
  static const RE2& kOther = Compile(
      absl::StrCat("[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+\\.)+[A-Za-z]{2,}|"  // an e-mail address
                   "[A-Za-z0-9][A-Za-z0-9-]*(?:\\.[A-Za-z0-9-]+)*\\."      // a domain
                   "(?:com|org|net|gov|edu|mil|info|int|biz|io|tv|ly|eu|(?:co|com|org|gov|ac)\\.[a-z]{2}|uk|ca|de|fr|ru|gl)\\b"
                   "(?:/(?:",
                   kUrlInner, "*", kUrlLast, ")?)?"));
  return MatchHead(kOther, text, kLongestAddress);
}

std::size_t MatchDottedName(std::string_view text) {
  // Names of files and programs, known by their last part, and others of three parts in small letters: a sentence begins with a
  // capital, so that one glued to another does not look like that.
  static const RE2& kPattern = Compile(
      "[A-Za-z][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)*\\."
      "(?:js|ts|py|rb|cpp|txt|pdf|doc|docx|xls|xlsx|csv|html?|xml|json|php|jpe?g|png|gif|mp3|mp4|exe|dll|zip|NET)\\b|"
      "[a-z][a-z0-9_-]*(?:\\.[a-z][a-z0-9_-]*){2,}\\b|"
      "(?:alt|comp|rec|sci|soc)(?:\\.[a-z][a-z0-9_-]*)+\\b");
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
  static const RE2& kPattern = Compile("(?:(?:Ph|[A-Za-z])\\.)+(?:[A-Z]\\b)?");
  return MatchHead(kPattern, text, kLongestShortForm);
}

std::size_t MatchElision(std::string_view text) {
  static const RE2& kPattern = Compile(absl::StrCat(
      kApostrophe, "(?:\\d\\ds?\\b|[Tt](?:is|was|were|il)\\b|(?:em|cause|cuz|bout|round|neath)\\b|[nN](?:", kApostrophe,
      "|\\b))"));
  return MatchHead(kPattern, text, kLongestShortForm);
}

std::size_t MatchDateline(std::string_view text) {
  // LISBON | , Portugal | , Nov. 3, 2015 | (Agency) | --
  constexpr char kPlace[] =
      "(?:[A-Z][A-Z'-]{4,}|[A-Z][A-Z.'-]*(?:[ /][A-Z][A-Z.'-]+){1,3}|BAKU|BERN|BONN|DOHA|KIEV|KYIV|LIMA|OSLO|RENO|RIGA|ROME)";
  constexpr char kAnyPlace[] = "[A-Z][A-Za-z. '-]{1,40}";
  constexpr char kRegion[] = "(?:, [A-Z][A-Za-z.]+(?: [A-Z][a-z]+)*)?";
  constexpr char kAgency[] = "(?: ?\\([A-Z][^()]{1,40}\\))";
  static const RE2& kPattern = Compile([&] {
    const std::string date = absl::StrCat("(?:,? ", DatePattern(), "(?:,? \\d{4})?)?");
    return absl::StrCat(kPlace, kRegion, date, kAgency, "?", kDash,     // a place in capitals
                        "|", kAnyPlace, kRegion, date, kAgency, kDash,  // a place with an agency
                        "|", kCity, date, kAgency, "?:\\s");            // "Lisbon:"
  }());
  return MatchHead(kPattern, text, kLongestDateline);
}

bool IsByline(std::string_view line) {
  // By Jane R. Doe and John Roe, political editor; Updated: ...
  constexpr char kAuthor[] =
      "(?:[Bb]y|BY)(?:[ ,]+(?:\\p{Lu}[\\pL\\pM.'\\x{2019}-]*|and|&|of|the|in|for|at|to|de|la|du|van|von|der|bin|al-\\pL+|\\||"
      "special|staff|senior|chief|political|writers?|correspondents?|reporters?|editors?))+[;,|]? ?"
      "(?:(?i:updated|published|posted)\\b.*)?";
  constexpr char kContributor[] = "[^.!?]* contributed (?:reporting|to this (?:report|article|story)).*";
  constexpr char kAgency[] =
      "\\(?(?:REUTERS|Reuters|AP|AFP|(?:The )?Associated Press|Agence France-Presse|"
      "KUNA|PTI|IANS|ANI|UPI|Xinhua|Bloomberg)\\)?";
  // Photo: Jane Doe | Reporting by Jane Doe; editing by John Roe
  constexpr char kCredit[] =
      "\\(?(?i:photos?|images?|pictures?|credits?|photographs?|video|source|illustration|reporting|writing|editing)"
      "(?i: by| credit| courtesy)*: .*|"
      "\\(?(?i:photos?|images?|photographs?|reporting|writing|editing|compiled) by \\p{Lu}.*|"
      "(?:\\x{A9}|(?i:copyright)) .*";
  constexpr char kContact[] = "Follow .* on (?:Twitter|Facebook|Instagram)\\b.*|Follow @.*|(?i:e-?mail|contact): .*";
  static const RE2& kPattern = Compile([&] {
    // Updated: Monday, Nov. 3, 2015 10:15 a.m. GMT
    const std::string when = absl::StrCat(
        "(?:(?i:(?:first |last )?(?:published|updated?|posted|modified):? ?(?:on |at )?))?(?:\\p{Lu}\\pL+day,? )?(?:",
        DatePattern(),
        "|\\d+[-/.]\\d+[-/.]\\d+|\\d{1,2}:\\d{2}\\b)"
        "(?:[\\d\\s,.:/|()-]|\\p{Lu}{1,5}\\b|\\p{Lu}\\pL+day|[ap]m\\b|[ap]\\.m\\.|at|on|",
        kMonth, ")*");
    return absl::StrCat(kAuthor, "|", kContributor, "|", kAgency, "|", kCredit, "|", kContact, "|", when);
  }());
  return line.size() <= kLongestByline && RE2::FullMatch(re2::StringPiece(line.data(), line.size()), kPattern);
}

bool IsDash(std::string_view word) {
  return word == "-" || word == "--" || word == "\u2013" || word == "\u2014" || word == "\u2015";
}

Abbreviation AbbreviationOf(std::string_view word) {
  static const auto& kWords = *[] {
    auto* words = new absl::flat_hash_map<std::string_view, Abbreviation>();
    const auto add = [words](Abbreviation kind, std::initializer_list<std::string_view> list) {
      for (const std::string_view entry : list) words->emplace(entry, kind);
    };
    add(Abbreviation::kBeforeName,
        {"Adm", "Amb",  "Atty", "Brig", "Capt",   "Cmdr", "Col",  "Cpl", "Det", "Dr",   "Fr",   "Gen", "Gens", "Gov",  "Govs",
         "Hon", "Insp", "Lt",   "Maj",  "Messrs", "Mlle", "Mme",  "Mr",  "Mrs", "Ms",   "Msgr", "Mt",  "Pres", "Prof", "Profs",
         "Pvt", "Rep",  "Reps", "Rev",  "Sec",    "Sen",  "Sens", "Sgt", "Ste", "Supt", "vs",   "Vs",  "v"});
    add(Abbreviation::kAnywhere,
        {"Ala",  "Apr",    "Ariz", "Ark",  "Assn", "Aug",  "Ave",  "Blvd", "Bros", "Calif", "Co",   "Colo", "Conn",
         "Corp", "Cos",    "Dec",  "Dept", "Esq",  "Feb",  "Fla",  "Ga",   "Inc",  "Intl",  "Jan",  "Jr",   "Kan",
         "Ky",   "Ltd",    "Md",   "Mich", "Minn", "Mont", "Neb",  "Nev",  "Nov",  "Oct",   "Okla", "Pa",   "Penn",
         "Rd",   "St",     "Ft",   "Sep",  "Sept", "Sr",   "Tenn", "Tex",  "Univ", "Va",    "Vt",   "Wis",  "Wyo",
         "al",   "approx", "assn", "dept", "est",  "etc",  "ft",   "lb",   "lbs",  "oz"});
    add(Abbreviation::kBeforeName, {"DR", "FT", "GEN", "GOV", "MR", "MRS", "MS", "MT", "SEN", "ST"});
    add(Abbreviation::kIfItGoesOn,
        {"APR",  "AUG",   "DEC", "FEB",  "INC", "JAN",  "NO",   "NOV",  "OCT", "SEPT", "Art", "Del", "Fig", "Fri", "Ill",
         "Ind",  "Jul",   "Jun", "La",   "Mar", "Mass", "Miss", "Mo",   "Mon", "No",   "Nos", "Ore", "Sat", "Sun", "Thu",
         "Thur", "Thurs", "Tue", "Tues", "Vol", "Wash", "Wed",  "Wisc", "cf",  "hr",   "hrs", "min", "no",  "pp"});
    return words;
  }();
  const auto found = kWords.find(word);
  return found == kWords.end() ? Abbreviation::kNone : found->second;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
