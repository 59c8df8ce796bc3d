// Words, as formats count them.
// SPDX-License-Identifier: Apache-2.0
#include "lib/formats/words.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "lib/formats/document_view.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Marks that open a quotation, and those that close it; the straight one does both. Single marks may be apostrophes.
constexpr std::string_view kOpen[] = {"\xE2\x80\x9C", "\xE2\x80\x9E", "\xC2\xAB", "\""};   // U+201C, U+201E, U+00AB
constexpr std::string_view kClose[] = {"\xE2\x80\x9D", "\xE2\x80\x9C", "\xC2\xBB", "\""};  // U+201D, U+201C, U+00BB

// The size of the mark of `marks` that `rest` begins with, 0 where it begins with none.
template <std::size_t kCount>
std::size_t MarkAt(const std::string_view (&marks)[kCount], std::string_view rest) {
  for (const std::string_view mark : marks) {
    if (rest.substr(0, mark.size()) == mark) return mark.size();
  }
  return 0;
}

}  // namespace

std::size_t CountWords(std::string_view bytes) {
  std::size_t words = 0;
  bool counted = false;  // the word that goes on
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (absl::ascii_isspace(static_cast<unsigned char>(c))) {
      counted = false;
      continue;
    }
    // Quotation marks, dashes and ellipses of typography are no words: U+2000 to U+206F.
    const bool mark = bytes.substr(at, 2) == "\xE2\x80" || bytes.substr(at, 2) == "\xE2\x81";
    const bool letter = absl::ascii_isalnum(static_cast<unsigned char>(c)) || (!mark && static_cast<unsigned char>(c) >= 0xC3);
    if (mark) at += 2;
    if (!letter || counted) continue;
    counted = true;
    ++words;
  }
  return words;
}

std::string Count(std::size_t count, const char* noun) { return absl::StrCat(count, " ", noun, count == 1 ? "" : "s"); }

ByteSpan WithQuotationMarks(ByteSpan span, std::string_view text) {
  span = Clamp(span, text);
  for (const std::string_view mark : kOpen) {
    if (span.begin < mark.size() || text.substr(span.begin - mark.size(), mark.size()) != mark) continue;
    span.begin -= mark.size();
    break;
  }
  return {span.begin, span.end + MarkAt(kClose, text.substr(span.end))};
}

std::size_t CountQuotedWords(const Attribution& attribution, std::string_view text) {
  if (attribution.kind == Kind::kIndirect) return 0;
  std::size_t words = 0;
  for (const ByteSpan piece : attribution.content) {
    const std::string_view bytes = Clamp(piece, text).In(text);
    if (attribution.kind == Kind::kDirect) {
      words += CountWords(bytes);
      continue;
    }
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t opens = MarkAt(kOpen, bytes.substr(at));
      if (opens == 0) {
        ++at;
        continue;
      }
      std::size_t end = at + opens;
      while (end < bytes.size() && MarkAt(kClose, bytes.substr(end)) == 0) ++end;
      words += CountWords(bytes.substr(at + opens, end - at - opens));
      at = end < bytes.size() ? end + MarkAt(kClose, bytes.substr(end)) : end;
    }
  }
  return words;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
