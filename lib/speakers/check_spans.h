// Checks that the spans that a caller brings lie in the text and cut no character.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_CHECK_SPANS_H_
#define INQUIT_LIB_SPEAKERS_CHECK_SPANS_H_

#include <vector>

#include "absl/status/status.h"
#include "inquit/document.h"
#include "inquit/speaker_resolver.h"
#include "lib/text/text.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Of the mentions of `entities`; of the contents, cues and sources of `attributions`.
// Errors: kInvalidArgument  a span lies outside `text` or is not on character boundaries; the message says which
absl::Status CheckEntities(const Text& text, const std::vector<Entity>& entities);
absl::Status CheckAttributions(const Text& text, const std::vector<Attribution>& attributions);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_CHECK_SPANS_H_
