// Text: a checked view of the caller's UTF-8, read character by character. Internal; the public face is inquit/extractor.h.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_TEXT_TEXT_H_
#define INQUIT_LIB_TEXT_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "inquit/options.h"
#include "inquit/span.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// U+FFFD, the replacement character: what a byte that is not UTF-8 reads as.
constexpr char32_t kReplacement = 0xFFFD;

// One character of a text: its code point and its length in bytes. At either end of the text: {0, 0}.
struct Char {
  char32_t code_point = 0;
  std::size_t size = 0;
};

// Holds a view of the caller's bytes, which must outlive it. Every byte that is not part of valid UTF-8 reads as one
// kReplacement of one byte, so offsets never move.
class Text {
 public:
  // Errors: kInvalidArgument  `bytes` is not UTF-8 (the message gives the byte offset), unless Options::repair_utf8
  //         kOutOfRange       `bytes` is longer than Options::max_bytes or kMaxTextBytes
  static absl::StatusOr<Text> Create(std::string_view bytes, const Options& options);

  // Bytes of any length, UTF-8 or not.
  static Text OfAnyBytes(std::string_view bytes) { return Text(bytes); }

  std::string_view bytes() const { return bytes_; }
  std::size_t size() const { return bytes_.size(); }
  std::string_view In(ByteSpan span) const { return span.In(bytes_); }

  // The character that begins at byte `at`, which must be a character boundary. The HTML entity of a quotation mark
  // ("&ldquo;") is one character, and reads as that mark.
  Char At(std::size_t at) const {
    if (at >= bytes_.size()) return {};
    const unsigned char first = static_cast<unsigned char>(bytes_[at]);
    return first < 0x80 && first != '&' ? Char{first, 1} : Decode(at);  // ASCII, nearly all of English, is read inline
  }
  // The character that ends just before byte `at`, which must be a character boundary. Reads entities as At does.
  Char Before(std::size_t at) const;
  // As At, but without entities: reads '&' as '&'.
  Char AsWritten(std::size_t at) const;
  // Whether a character begins at `at`, or the text ends there.
  bool IsBoundary(std::size_t at) const;

  // The text of `span` in lower case, invalid bytes as U+FFFD.
  std::string Lower(ByteSpan span) const;
  // The text of `span` in lower case, without accents and with straight quotation marks and apostrophes, to compare words by.
  std::string Fold(ByteSpan span) const;

 private:
  explicit Text(std::string_view bytes) : bytes_(bytes) {}
  Char Decode(std::size_t at) const;

  std::string_view bytes_;
};

// Properties of code points, by the Unicode version of the ICU that is linked.
bool IsSpace(char32_t c);      // White_Space, and U+FEFF, U+200B, which are never part of a word
bool IsLineBreak(char32_t c);  // LF, CR, and U+2028, U+2029
bool IsLetter(char32_t c);
bool IsMark(char32_t c);   // combining marks, variation selectors and joiners, which stay with the character before them
bool IsUpper(char32_t c);  // upper or title case
bool IsLower(char32_t c);
bool IsDigit(char32_t c);
bool IsPunctuation(char32_t c);
char32_t ToLower(char32_t c);  // simple case mapping
void AppendUtf8(char32_t c, std::string* out);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TEXT_TEXT_H_
