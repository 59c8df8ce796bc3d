// The tokenizing stage: to come.
// SPDX-License-Identifier: Apache-2.0
#include "lib/tokenize/tokenize.h"

namespace inquit {
inline namespace v0 {
namespace internal {

Tokenization Tokenize(const Text&) { return {}; }

}  // namespace internal

absl::StatusOr<Tokenization> Tokenizer::Tokenize(std::string_view text) const {
  const absl::StatusOr<internal::Text> checked = internal::Text::Create(text, options_);
  if (!checked.ok()) return checked.status();
  return internal::Tokenize(*checked);
}

}  // namespace v0
}  // namespace inquit
