// Text: UTF-8 decoding and character properties; the only place that touches ICU.
// SPDX-License-Identifier: Apache-2.0
//
// Of ICU only libicuuc is used, whose tables of properties and decompositions are compiled into it: ICU's data file of 31 MB is
// never opened.
#include "lib/text/text.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "inquit/offsets.h"
#include "lib/text/mark_entities.h"
#include "lib/text/marks.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Bytes of the longest UTF-8 sequence.
constexpr std::size_t kMaxCharBytes = 4;
// UTF-16 units of the longest canonical decomposition of one character (Unicode's stability policy).
constexpr std::int32_t kMaxDecomposition = 18;

const std::uint8_t* Unsigned(std::string_view bytes) { return reinterpret_cast<const std::uint8_t*>(bytes.data()); }

// Decodes the character at the beginning of `bytes`, which are not empty. False where they do not begin with valid UTF-8.
bool DecodeFirst(std::string_view bytes, Char* out) {
  const std::uint8_t first = Unsigned(bytes)[0];
  if (first < 0x80) {
    *out = {first, 1};
    return true;
  }
  // A view of one character, since ICU counts in int32_t and a text may be longer than that.
  const std::string_view head = bytes.substr(0, kMaxCharBytes);
  std::int32_t next = 0;
  UChar32 c = 0;
  U8_NEXT(Unsigned(head), next, static_cast<std::int32_t>(head.size()), c);
  if (c < 0) {
    *out = {kReplacement, 1};
    return false;
  }
  *out = {static_cast<char32_t>(c), static_cast<std::size_t>(next)};
  return true;
}

// Skips ASCII eight bytes at a time. The result is at most seven bytes before the first byte that is not ASCII, or the end.
std::size_t SkipAscii(std::string_view bytes, std::size_t from) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  std::uint64_t eight = 0;
  for (; bytes.size() - from >= sizeof(eight); from += sizeof(eight)) {
    std::memcpy(&eight, bytes.data() + from, sizeof(eight));
    if ((eight & kHighBits) != 0) break;
  }
  return from;
}

}  // namespace
}  // namespace internal

std::size_t FindInvalidUtf8(std::string_view text, std::size_t from) {
  internal::Char c;
  from = std::min(from, text.size());
  while (true) {
    from = internal::SkipAscii(text, from);
    if (from == text.size() || !internal::DecodeFirst(text.substr(from), &c)) return from;
    from += c.size;
  }
}

namespace internal {

absl::StatusOr<Text> Text::Create(std::string_view bytes, const Options& options) {
  if (bytes.size() > kMaxTextBytes) {
    return absl::OutOfRangeError(
        absl::StrCat("the text has ", bytes.size(), " bytes, more than any text that can be read, ", kMaxTextBytes));
  }
  if (bytes.size() > options.max_bytes) {
    return absl::OutOfRangeError(
        absl::StrCat("the text has ", bytes.size(), " bytes, more than max_bytes, ", options.max_bytes));
  }
  if (!options.repair_utf8) {
    const std::size_t bad = FindInvalidUtf8(bytes);
    if (bad < bytes.size()) return absl::InvalidArgumentError(absl::StrCat("the text is not UTF-8 at byte ", bad));
  }
  return Text(bytes);
}

Char Text::Decode(std::size_t at) const {
  const MarkEntity entity = ReadMarkEntity(bytes_.substr(at));
  return entity.size > 0 ? Char{entity.mark, entity.size} : AsWritten(at);
}

Char Text::AsWritten(std::size_t at) const {
  if (at >= bytes_.size()) return {};
  Char c;
  DecodeFirst(bytes_.substr(at), &c);
  return c;
}

Char Text::Before(std::size_t at) const {
  if (at == 0) return {};
  if (bytes_[at - 1] == ';') {
    const std::size_t from = at - std::min(at, kLongestEntity);
    const std::size_t begin = bytes_.substr(from, at - from).rfind('&');
    const MarkEntity entity = begin == std::string_view::npos ? MarkEntity() : ReadMarkEntity(bytes_.substr(from + begin));
    if (entity.size > 0 && from + begin + entity.size == at) return {entity.mark, entity.size};
  }
  // The character is the sequence that ends exactly at `at`. Where there is none, the last byte is invalid, a character by
  // itself.
  Char c;
  for (std::size_t back = 1; back <= kMaxCharBytes && back <= at; ++back) {
    const std::uint8_t lead = Unsigned(bytes_)[at - back];
    if (U8_IS_TRAIL(lead)) continue;
    if (DecodeFirst(bytes_.substr(at - back), &c) && c.size == back) return c;
    break;
  }
  return {kReplacement, 1};
}

bool Text::IsBoundary(std::size_t at) const {
  if (at == 0 || at >= bytes_.size()) return at <= bytes_.size();
  if (!U8_IS_TRAIL(Unsigned(bytes_)[at])) return true;
  for (std::size_t back = 1; back < kMaxCharBytes && back <= at; ++back) {
    if (U8_IS_TRAIL(Unsigned(bytes_)[at - back])) continue;
    return AsWritten(at - back).size <= back;
  }
  return true;  // an invalid continuation byte is a character by itself
}

std::string Text::Lower(ByteSpan span) const {
  std::string out;
  out.reserve(span.size());
  for (std::size_t at = span.begin; at < span.end;) {
    const Char c = At(at);
    AppendUtf8(ToLower(c.code_point), &out);
    at += c.size;
  }
  return out;
}

namespace {

// `c` in lower case, or the straight mark where it is another quotation mark.
char32_t Plain(char32_t c) {
  switch (c) {
    case kLeftDouble:
    case kRightDouble:
    case kLowDouble:
    case kHighReversedDouble:
    case kFullwidthDouble:
    case kLeftGuillemet:
    case kRightGuillemet: return kStraightDouble;
    case kLeftSingle:
    case kRightSingle:
    case kLowSingle:
    case kHighReversedSingle:
    case kAcute:
    case kBacktick:
    case kLeftSingleGuillemet:
    case kRightSingleGuillemet: return kStraightSingle;
    default: return ToLower(c);
  }
}

// Ends as operator new does where there is no memory: there is none for this much, and the library itself never throws.
void FailForMemory() { ::operator delete(::operator new(static_cast<std::size_t>(PTRDIFF_MAX))); }

// ICU's decompositions, which it makes at the first call. Where it has no memory for that, it never tries again; a text read
// without them would have other words, and so other answers.
const UNormalizer2* Decompositions() {
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2* const nfd = unorm2_getNFDInstance(&error);
  if (nfd == nullptr || U_FAILURE(error)) FailForMemory();
  return nfd;
}

// Appends `c` without its accents: its canonical decomposition without the nonspacing marks.
void AppendWithoutAccents(char32_t c, std::string* out) {
  UErrorCode error = U_ZERO_ERROR;
  UChar parts[kMaxDecomposition];
  const std::int32_t size =
      unorm2_getDecomposition(Decompositions(), static_cast<UChar32>(c), parts, kMaxDecomposition, &error);
  if (size < 0 || U_FAILURE(error)) return AppendUtf8(c, out);
  for (std::int32_t i = 0; i < size;) {
    UChar32 part = 0;
    U16_NEXT(parts, i, size, part);
    if (u_charType(part) != U_NON_SPACING_MARK) AppendUtf8(static_cast<char32_t>(part), out);
  }
}

}  // namespace

std::string Text::Fold(ByteSpan span) const {
  std::string out;
  out.reserve(span.size());
  for (std::size_t at = span.begin; at < span.end;) {
    const Char c = At(at);
    const char32_t plain = Plain(c.code_point);
    if (plain < 0x80) {
      out.push_back(static_cast<char>(plain));
    } else if (u_charType(static_cast<UChar32>(plain)) != U_NON_SPACING_MARK) {
      AppendWithoutAccents(plain, &out);
    }
    at += c.size;
  }
  return out;
}

bool IsSpace(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return u_isUWhiteSpace(static_cast<UChar32>(c)) || c == 0xFEFF || c == 0x200B;
}

bool IsLineBreak(char32_t c) { return c == '\n' || c == '\r' || c == kLineSeparator || c == kParagraphSeparator; }

bool IsLetter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return u_isalpha(static_cast<UChar32>(c));
}

bool IsMark(char32_t c) {
  return c >= 0x300 && ((U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0 || c == 0x200C || c == 0x200D);
}

bool IsUpper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_isupper(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c));
}

bool IsLower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return u_islower(static_cast<UChar32>(c));
}

bool IsDigit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return u_isdigit(static_cast<UChar32>(c));
}

bool IsPunctuation(char32_t c) { return u_ispunct(static_cast<UChar32>(c)); }

char32_t ToLower(char32_t c) {
  if (c < 0x80) return IsUpper(c) ? c + ('a' - 'A') : c;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

void AppendUtf8(char32_t c, std::string* out) {
  if (c < 0x80) {
    out->push_back(static_cast<char>(c));
    return;
  }
  std::uint8_t buffer[kMaxCharBytes];
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(buffer, size, c);
  out->append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(size));
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
