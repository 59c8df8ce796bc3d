// The stage that pairs quotation marks: to come.
// SPDX-License-Identifier: Apache-2.0
#include "lib/quotes/quotes.h"

#include "lib/tokenize/tokenize.h"

namespace inquit {
inline namespace v0 {
namespace internal {

std::vector<QuoteRegion> DetectQuotes(const Text&, const Tokenization&, SingleQuotes) { return {}; }

}  // namespace internal

absl::StatusOr<std::vector<QuoteRegion>> QuoteDetector::Detect(std::string_view text) const {
  const absl::StatusOr<internal::Text> checked = internal::Text::Create(text, options_);
  if (!checked.ok()) return checked.status();
  return internal::DetectQuotes(*checked, internal::Tokenize(*checked), options_.single_quotes);
}

}  // namespace v0
}  // namespace inquit
