// How every format reads a document: spans and indices clamped to what there is. Internal; see inquit/formats.h.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_FORMATS_DOCUMENT_VIEW_H_
#define INQUIT_LIB_FORMATS_DOCUMENT_VIEW_H_

#include <algorithm>
#include <string_view>
#include <vector>

#include "inquit/document.h"
#include "inquit/offsets.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// The part of `span` that lies in `text`: a document that the caller made may point outside it.
inline ByteSpan Clamp(ByteSpan span, std::string_view text) {
  const std::size_t end = std::min(span.end, text.size());
  return {std::min(span.begin, end), end};
}

// The same, with the whole of the characters that it cuts. `map` is of `text`.
inline ByteSpan WholeCharacters(ByteSpan span, std::string_view text, const OffsetMap& map) {
  return map.ToBytes(map.ToUnits(Clamp(span, text), OffsetUnit::kCodePoints), OffsetUnit::kCodePoints);
}

// Null where the attribution has none.
inline const Speaker* SpeakerOf(const Attribution& attribution, const std::vector<Speaker>& speakers) {
  return attribution.speaker && *attribution.speaker < speakers.size() ? &speakers[*attribution.speaker] : nullptr;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_FORMATS_DOCUMENT_VIEW_H_
