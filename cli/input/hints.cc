// Hints: what a text that is none looks like.
// SPDX-License-Identifier: Apache-2.0
#include "cli/input/hints.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace inquit::cli {
namespace {

constexpr std::size_t kMostRead = std::size_t{1} << 16;
// By hand: so many of 100 words of English prose are at least among the commonest; they are 30 to 40 in news.
constexpr std::size_t kLeastCommon = 8;
constexpr std::size_t kLeastWords = 40;  // of a text whose language is judged
constexpr std::size_t kLeastRows = 3;    // of a table
constexpr std::size_t kLeastTags = 5;    // of a page

bool BeginsWith(std::string_view text, std::string_view bytes) { return text.substr(0, bytes.size()) == bytes; }

absl::string_view View(std::string_view text) { return {text.data(), text.size()}; }

std::string_view WithoutBlanks(std::string_view text) {  // in front
  return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

bool IsUtf16(std::string_view text) {
  if (BeginsWith(text, "\xFF\xFE") || BeginsWith(text, "\xFE\xFF")) return true;
  std::array<std::size_t, 2> nuls{};  // at even and odd places
  for (std::size_t i = 0; i < text.size(); ++i) nuls[i % 2] += text[i] == '\0';
  const std::size_t most = std::max(nuls[0], nuls[1]), least = std::min(nuls[0], nuls[1]);
  return text.size() >= 16 && most * 5 > text.size() && least * 10 < most;
}

bool IsHtml(std::string_view text) {
  const absl::string_view head = View(WithoutBlanks(text).substr(0, 64));
  if (absl::StartsWithIgnoreCase(head, "<!doctype html") || absl::StartsWithIgnoreCase(head, "<html")) return true;
  std::size_t tags = 0;
  for (const std::string_view tag : {"</p>", "</div>", "</a>", "<br", "</li>", "</span>", "</td>"}) {
    for (std::size_t at = text.find(tag); at != text.npos; at = text.find(tag, at + 1)) ++tags;
  }
  return tags >= kLeastTags;
}

bool IsArray(std::string_view json) { return BeginsWith(WithoutBlanks(json), "["); }

bool IsJson(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of("[ \t\r\n"), text.size());
  const std::string_view head = text.substr(begin, text.find_first_not_of("{ \t\r\n", begin) - begin + 1);
  return head.size() >= 2 && head.front() == '{' && head.back() == '"' && text.find("\":") != text.npos;
}

// Whether the first lines have the same number of commas outside quotation marks, two at least: prose hardly has.
bool IsCsv(std::string_view text) {
  std::size_t rows = 0, commas = 0, wanted = 0;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == ',') ++commas;
    if (c != '\n') continue;
    if (rows == 0) wanted = commas;
    if (wanted < 2 || commas != wanted) return false;
    if (++rows == 2 * kLeastRows) return true;
    commas = 0;
  }
  return rows >= kLeastRows;
}

bool IsEnglish(std::string_view text) {
  static constexpr std::string_view kCommon[] = {"a",    "and", "are",  "as",   "at",  "be",  "by", "for", "from", "has",
                                                 "he",   "in",  "is",   "it",   "not", "of",  "on", "or",  "said", "she",
                                                 "that", "the", "they", "this", "to",  "was", "we", "with"};
  std::size_t words = 0, common = 0;
  std::string word;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (absl::ascii_isalpha(byte) || byte >= 0x80) {
      word.push_back(absl::ascii_tolower(byte));
      continue;
    }
    if (!word.empty()) {
      ++words;
      common += std::binary_search(std::begin(kCommon), std::end(kCommon), std::string_view(word));
    }
    word.clear();
  }
  return words < kLeastWords || common * 100 >= kLeastCommon * words;
}

}  // namespace

std::string HintFor(std::string_view text, Input input, const std::string& file) {
  text = text.substr(0, kMostRead);
  if (input == Input::kText) {
    const std::string name = file == "-" ? "FILE" : file;
    if (IsUtf16(text)) return absl::StrCat("it looks like UTF-16: try iconv -f UTF-16 -t UTF-8 ", name, " | inquit");
    if (IsHtml(text)) return absl::StrCat("it looks like HTML: try inquit --input html ", name);
    if (IsJson(text)) return absl::StrCat("it looks like JSON: try inquit --input ", IsArray(text) ? "json " : "jsonl ", name);
    if (IsCsv(text))
      return "it looks like a table: make it JSON Lines, {\"id\": ..., \"text\": ...} a line, and try --input jsonl";
  }
  if (!IsEnglish(text)) return "it does not look like English, which is all that inquit reads";
  return "";
}

}  // namespace inquit::cli
