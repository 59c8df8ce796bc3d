// Tokenizer: tokens, sentences and paragraphs of news text, as byte spans that never alter it.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_TOKENIZER_H_
#define INQUIT_TOKENIZER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "inquit/export.h"
#include "inquit/options.h"
#include "inquit/span.h"

namespace inquit {
inline namespace v0 {

// What a token is.
enum class TokenKind : std::uint8_t {
  // Letters, with apostrophes, inner hyphens and the dots of abbreviations: "don't", "minister's", "workers'", "'tis", "U.S.",
  // "G-20", "node.js". The shortened verb after a pronoun is a word of its own: "he" "'s".
  kWord,
  kNumber,  // "3.5", "1,200", "$1.5m", "50%", "'90s", "40th"
  kUrl,     // "https://example.org/a", "example.org"
  kHandle,  // "@name", "#topic"
  // One quotation mark, or a pair that stands for one: `` ''. The HTML entity of a mark is such a mark ("&ldquo;"), or the
  // apostrophe of its word ("can&rsquo;t"). A single mark after a word is one only where another single mark stands open in its
  // line; otherwise it belongs to the word.
  kQuote,
  kApostrophe,   // a single mark that stands apart from a word but is no quotation mark
  kPunctuation,  // one mark, or a run that is one: "...", "--"
  kSymbol,       // anything else
};

// For logs and messages: "word", "heading", ...; "?" for a value that is none of its enum's.
constexpr std::string_view ToString(TokenKind kind) noexcept {
  switch (kind) {
    case TokenKind::kWord: return "word";
    case TokenKind::kNumber: return "number";
    case TokenKind::kUrl: return "url";
    case TokenKind::kHandle: return "handle";
    case TokenKind::kQuote: return "quote";
    case TokenKind::kApostrophe: return "apostrophe";
    case TokenKind::kPunctuation: return "punctuation";
    case TokenKind::kSymbol: return "symbol";
  }
  return "?";
}

// A word, a number, a mark or the like.
struct Token {
  ByteSpan span = {};                   // where it stands
  TokenKind kind = TokenKind::kSymbol;  // what it is
  bool after_space = false;             // white space or the beginning of the text stands before it
};

// A run of tokens that reads as one sentence; a quotation inside a sentence does not end it. A dateline is one of its own.
struct Sentence {
  ByteSpan span = {};           // from its first token to its last
  std::size_t first_token = 0;  // index into Tokenization::tokens
  std::size_t end_token = 0;    // one past its last
};

// What a paragraph is for.
enum class ParagraphKind : std::uint8_t {
  kBody,     // all others
  kHeading,  // headline or subhead: a short line without a closing stop, and one with a stop where it heads the text
  kByline,   // author, agency, date and picture credits, contacts
};

// "body", "heading", "byline".
constexpr std::string_view ToString(ParagraphKind kind) noexcept {
  switch (kind) {
    case ParagraphKind::kBody: return "body";
    case ParagraphKind::kHeading: return "heading";
    case ParagraphKind::kByline: return "byline";
  }
  return "?";
}

// A run of sentences that the text sets apart by its layout.
struct Paragraph {
  ByteSpan span = {};                         // from its first token to its last
  std::size_t first_sentence = 0;             // index into Tokenization::sentences
  std::size_t end_sentence = 0;               // one past its last
  ParagraphKind kind = ParagraphKind::kBody;  // what it is for
  // "LISBON, Nov. 3 (Agency) --" in front of the text; empty if there is none.
  ByteSpan dateline = {};
};

// A text taken apart.
struct Tokenization {
  std::vector<Token> tokens = {};          // in order, none overlaps another; they cover everything but white space
  std::vector<Sentence> sentences = {};    // in order; together they hold every token
  std::vector<Paragraph> paragraphs = {};  // in order; together they hold every sentence
};

// Never changes after construction; any number of threads may share one. Needs no model. May be copied and moved.
class INQUIT_API Tokenizer {
 public:
  // Of `options`, max_bytes and repair_utf8 count.
  explicit Tokenizer(Options options = {}) : options_(std::move(options)) {}

  // Splits `text` in time linear in its length. The result holds offsets only and outlives the text.
  // Errors: kInvalidArgument  `text` is not UTF-8 (the message gives the byte offset), unless Options::repair_utf8
  //         kOutOfRange       `text` is longer than Options::max_bytes or kMaxTextBytes
  absl::StatusOr<Tokenization> Tokenize(std::string_view text) const;

 private:
  Options options_;
};

}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_TOKENIZER_H_
