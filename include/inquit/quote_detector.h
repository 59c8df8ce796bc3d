// QuoteDetector: the regions of a text that stand between quotation marks.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_QUOTE_DETECTOR_H_
#define INQUIT_QUOTE_DETECTOR_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "inquit/export.h"
#include "inquit/options.h"
#include "inquit/span.h"

namespace inquit {
inline namespace v0 {

enum class QuoteMark : std::uint8_t { kDouble, kSingle, kGuillemet };

enum class QuoteEnd : std::uint8_t {
  kClosed,    // by its own mark
  kReopened,  // no closing mark, because the next paragraph opens again and goes on
  // No closing mark: ended with its paragraph, or before the reporting clause that follows its words ("We wait, said Roos.").
  kUnclosed,
};

struct QuoteRegion {
  ByteSpan span;   // with its marks
  ByteSpan inner;  // without them, never empty
  QuoteMark mark = QuoteMark::kDouble;
  QuoteEnd end = QuoteEnd::kClosed;
  // Index of the region in the paragraph before, whose quotation this one goes on with; that one ends as kReopened.
  std::optional<std::size_t> continues;
  // Index of the region that this one lies in.
  std::optional<std::size_t> parent;
};

// Never changes after construction; any number of threads may share one.
class INQUIT_API QuoteDetector {
 public:
  explicit QuoteDetector(Options options = {}) : options_(options) {}

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
