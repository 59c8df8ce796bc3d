// QuoteDetector: the regions of a text that stand between quotation marks.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_QUOTE_DETECTOR_H_
#define INQUIT_QUOTE_DETECTOR_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "inquit/export.h"
#include "inquit/options.h"
#include "inquit/span.h"

namespace inquit {
inline namespace v0 {

// The marks that a quotation stands between, straight or curly.
enum class QuoteMark : std::uint8_t {
  kDouble,
  kSingle,
  kGuillemet,  // U+00AB ... U+00BB, and the single ones, U+2039 ... U+203A
};

// How a quotation ends.
enum class QuoteEnd : std::uint8_t {
  kClosed,    // by its own mark
  kReopened,  // no closing mark, because the next paragraph opens again and goes on
  // No closing mark: ended with its paragraph, or before the reporting clause that follows its words ("We wait, said Roos.").
  kUnclosed,
};

// For logs and messages: "double", "reopened", ...; "?" for a value that is none of its enum's.
constexpr std::string_view ToString(QuoteMark mark) noexcept {
  switch (mark) {
    case QuoteMark::kDouble: return "double";
    case QuoteMark::kSingle: return "single";
    case QuoteMark::kGuillemet: return "guillemet";
  }
  return "?";
}

// "closed", "reopened", "unclosed".
constexpr std::string_view ToString(QuoteEnd end) noexcept {
  switch (end) {
    case QuoteEnd::kClosed: return "closed";
    case QuoteEnd::kReopened: return "reopened";
    case QuoteEnd::kUnclosed: return "unclosed";
  }
  return "?";
}

// What stands between two quotation marks, or behind one.
struct QuoteRegion {
  ByteSpan span = {};                   // with its marks
  ByteSpan inner = {};                  // without them, never empty
  QuoteMark mark = QuoteMark::kDouble;  // what opens it
  QuoteEnd end = QuoteEnd::kClosed;     // how it ends
  // Where this region goes on with the quotation of one in the paragraph before, which ends as kReopened: the index of that
  // region in the list that Detect returns.
  std::optional<std::size_t> continues = std::nullopt;
  // Where this region lies inside another: the index of the innermost such region in that list.
  std::optional<std::size_t> parent = std::nullopt;
};

// Never changes after construction; any number of threads may share one. Needs no model. May be copied and moved.
class INQUIT_API QuoteDetector {
 public:
  // Of `options`, those count that Tokenizer looks at, and single_quotes.
  explicit QuoteDetector(Options options = {}) : options_(std::move(options)) {}

  // The regions of `text` in order of `span.begin`, an outer one before those inside it; two regions are nested or disjoint.
  // No region leaves its paragraph. The result holds offsets only and outlives the text.
  // Errors: those of Tokenizer::Tokenize
  absl::StatusOr<std::vector<QuoteRegion>> Detect(std::string_view text) const;

 private:
  Options options_;
};

}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_QUOTE_DETECTOR_H_
