// Checks what a caller brings: that spans lie in the text and cut no character, and that entities have ids of their own.
// SPDX-License-Identifier: Apache-2.0
#include "lib/speakers/check_spans.h"

#include <set>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// `what` names the span in the message.
absl::Status Check(const Text& text, ByteSpan span, const std::string& what) {
  if (span.begin > span.end || span.end > text.size()) {
    return absl::InvalidArgumentError(
        absl::StrCat(what, " [", span.begin, ", ", span.end, ") lies outside the text of ", text.size(), " bytes"));
  }
  if (!text.IsBoundary(span.begin) || !text.IsBoundary(span.end)) {
    return absl::InvalidArgumentError(absl::StrCat(what, " [", span.begin, ", ", span.end, ") cuts a character"));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckEntities(const Text& text, const std::vector<Entity>& entities) {
  std::set<std::string_view> ids;
  for (const Entity& entity : entities) {
    if (!ids.insert(entity.id).second)
      return absl::InvalidArgumentError(absl::StrCat("two entities have the id \"", entity.id, "\""));
    for (const ByteSpan mention : entity.mentions) {
      absl::Status status = Check(text, mention, absl::StrCat("a mention of entity \"", entity.id, "\""));
      if (!status.ok()) return status;
    }
  }
  return absl::OkStatus();
}

absl::Status CheckAttributions(const Text& text, const std::vector<Attribution>& attributions) {
  for (std::size_t i = 0; i < attributions.size(); ++i) {
    const Attribution& attribution = attributions[i];
    const std::string of = absl::StrCat(" of attribution ", i + 1);
    absl::Status status;
    for (const ByteSpan piece : attribution.content) status.Update(Check(text, piece, "the content" + of));
    if (attribution.cue) status.Update(Check(text, *attribution.cue, "the cue" + of));
    if (attribution.source) status.Update(Check(text, *attribution.source, "the source" + of));
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
