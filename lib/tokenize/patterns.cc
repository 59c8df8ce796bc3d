// The patterns of words and of article furniture: RE2 for what has a shape, a table for what is a list.
// SPDX-License-Identifier: Apache-2.0
//
// Every match is anchored and sees a bounded head of the text, so that a hostile text costs a constant a token.
// Known failures: a domain whose last part is a word ("so.in") is read as a glued sentence; of the cities that stand
// before a colon only the common ones are known.
#include "lib/tokenize/patterns.h"

#include <re2/re2.h>

#include <algorithm>

#include "absl/container/flat_hash_map.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Both curly marks and the straight one.
#define INQUIT_APOSTROPHE "['\\x{2018}\\x{2019}]"
#define INQUIT_DASH "(?:--+|-|\\x{2013}|\\x{2014})"
#define INQUIT_MONTH \
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|" \
  "Nov(?:ember)?|Dec(?:ember)?)\\.?"

// A pattern that lives as long as the program and prints nothing.
const RE2& Compile(const char* pattern) {
  RE2::Options options;
  options.set_log_errors(false);
  return *new RE2(pattern, options);
}

// Bytes that `pattern` matches at the beginning of the first `most` bytes of `text`.
std::size_t MatchHead(const RE2& pattern, std::string_view text, std::size_t most) {
  const re2::StringPiece head(text.data(), std::min(text.size(), most));
  re2::StringPiece match;
  return pattern.Match(head, 0, head.size(), RE2::ANCHOR_START, &match, 1) ? match.size() : 0;
}

bool MatchAll(const RE2& pattern, std::string_view text) {
  return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

}  // namespace

std::size_t MatchAddress(std::string_view text) {
  static const RE2& kPattern = Compile(
      "(?i)(?:https?://|www\\.)[^\\s<>\"'\\x{2018}\\x{2019}\\x{201C}\\x{201D}]*[^\\s<>\"'\\x{2018}\\x{2019}\\x{201C}\\x{201D}.,;:!?)\\]]|"
      "[a-z0-9._%+-]*[a-z0-9_%+-]@[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.[a-z]{2,}|"
      "(?-i:[A-Za-z0-9][A-Za-z0-9-]*(?:\\.[A-Za-z0-9-]+)*\\."
      "(?:com|org|net|gov|edu|mil|info|int|biz|io|tv|ly|co\\.[a-z]{2}|com\\.[a-z]{2}|org\\.[a-z]{2}|eu|uk|ca|de|fr|ru|gl)\\b"
      "(?:/[^\\s<>\"'\\x{2018}\\x{2019}\\x{201C}\\x{201D}]*[^\\s<>\"'\\x{2018}\\x{2019}\\x{201C}\\x{201D}.,;:!?)\\]])?)");
  return MatchHead(kPattern, text, 256);
}

std::size_t MatchHandle(std::string_view text) {
  static const RE2& kPattern = Compile("@[\\pL\\pN_]+|#[\\pN_]*\\pL[\\pL\\pM\\pN_]*");
  return MatchHead(kPattern, text, 128);
}

std::size_t MatchNumber(std::string_view text) {
  static const RE2& kPattern = Compile(
      "\\p{Sc}?(?:\\d+(?:[.,:/]\\d+)*|\\.\\d+)%?|\\d+" INQUIT_APOSTROPHE "\\d{1,2}");
  return MatchHead(kPattern, text, 64);
}

std::size_t MatchAcronym(std::string_view text) {
  static const RE2& kPattern = Compile("(?:(?:Ph|[A-Za-z])\\.)+(?:[A-Z]\\b)?");
  return MatchHead(kPattern, text, 32);
}

std::size_t MatchElision(std::string_view text) {
  static const RE2& kPattern = Compile(
      INQUIT_APOSTROPHE "(?:\\d\\ds?\\b|[Tt](?:is|was|il|were)\\b|(?:em|cause|bout|round|til|cuz)\\b|[nN]" INQUIT_APOSTROPHE ")");
  return MatchHead(kPattern, text, 16);
}

std::size_t MatchDateline(std::string_view text) {
  static const RE2& kPattern = Compile(
      "[A-Z][A-Z]+(?:[ .'-]+[A-Z]+)*\\.?(?:, [A-Z][A-Za-z.]+(?: [A-Z][a-z]+)?)?(?:,? " INQUIT_MONTH " \\d{1,2}(?:, \\d{4})?)?"
      "(?: ?\\([^)]{2,40}\\))? ?" INQUIT_DASH " |"
      "[A-Z][A-Za-z. '-]{1,40}(?:, [A-Z][A-Za-z.]+(?: [A-Z][a-z]+)?)?(?:,? " INQUIT_MONTH " \\d{1,2}(?:, \\d{4})?)? ?"
      "\\([A-Z][^)]{1,40}\\) ?" INQUIT_DASH " |"
      "(?:Washington|London|New Delhi|New York|Paris|Moscow|Beijing|Berlin|Brussels|Geneva|Jerusalem|Islamabad|Kabul|Dubai|Cairo|"
      "Tokyo|Seoul|Ankara|Baghdad|Beirut|Damascus|Tehran|Rome|Madrid|Lisbon|Vienna|Athens|Kiev|Kyiv|Mumbai|Dhaka|Colombo|"
      "Kathmandu|Singapore|Sydney|Canberra|Ottawa|Toronto|Nairobi|Johannesburg|Lagos): ");
  const std::size_t size = MatchHead(kPattern, text, 128);
  return size == 0 ? 0 : size - 1;  // without the blank
}

bool IsByline(std::string_view line) {
  static const RE2& kPattern = Compile(
      "(?:[Bb]y|BY) \\p{Lu}[^.!?]*(?:(?i:updated|published):?.*)?|"
      "(?i:photos?|images?|pictures?|credits?|photographs?|video|source|reporting by|writing by|editing by)(?i: by| credit)?:? .*|"
      "\\(?(?:REUTERS|Reuters|AP|AFP|Associated Press|The Associated Press|Agence France-Presse|KUNA|PTI|UPI|Bloomberg)\\)?|"
      "(?i:published|updated?|posted|first published|last modified|last updated)\\b.*\\d.*|"
      "(?:\\p{Lu}[a-z]+day,? )?(?:" INQUIT_MONTH " \\d{1,2}|\\d{1,2} " INQUIT_MONTH "),? \\d{4}.*|"
      "\\x{A9}.*|(?i:copyright) .*");
  return line.size() <= 160 && MatchAll(kPattern, line);
}

Abbreviation AbbreviationOf(std::string_view word) {
  static const auto& kWords = *[] {
    auto* words = new absl::flat_hash_map<std::string_view, Abbreviation>();
    for (const char* w : {"Mr",  "Mrs", "Ms",  "Dr",   "Prof", "Sen", "Sens", "Rep",  "Reps", "Gov",  "Govs", "Gen",  "Col",
                          "Lt",  "Sgt", "Cpl", "Capt", "Cmdr", "Adm", "Maj",  "Brig", "Rev",  "Hon",  "Pres", "St",   "Ste",
                          "Mt",  "Ft",  "Msgr", "Supt", "Insp", "Det", "Atty", "Pvt",  "Fr",   "Sec",  "Amb",  "Mme",  "Mlle"}) {
      words->emplace(w, Abbreviation::kBeforeName);
    }
    for (const char* w :
         {"Jr",   "Sr",   "Inc",  "Corp", "Co",   "Cos",  "Ltd",  "Bros", "Jan",   "Feb",   "Apr",  "Aug",  "Sept", "Sep",  "Oct",
          "Nov",  "Dec",  "vs",   "etc",  "Dept", "Univ", "Ave",  "Blvd", "Rd",    "approx", "est", "Calif", "Ala", "Ariz", "Ark",
          "Colo", "Conn", "Fla",  "Kan",  "Ky",   "Md",   "Mich", "Minn", "Mont",  "Neb",   "Nev",  "Okla", "Penn", "Tenn", "Tex",
          "Va",   "Vt",   "Wis",  "Wyo",  "Pa",   "Ga",   "al",   "cf",   "ft",    "lb",    "oz",   "Esq",  "assn", "Assn", "Intl"}) {
      words->emplace(w, Abbreviation::kAnywhere);
    }
    for (const char* w : {"No", "Nos", "Sun", "Sat", "Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Mar", "Ill", "Miss",
                          "Mass", "Wash", "Ore", "Del", "La", "Ind", "Mo", "Art", "Fig", "Vol", "min", "Jun", "Jul"}) {
      words->emplace(w, Abbreviation::kIfItGoesOn);
    }
    return words;
  }();
  const auto found = kWords.find(word);
  return found == kWords.end() ? Abbreviation::kNone : found->second;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
