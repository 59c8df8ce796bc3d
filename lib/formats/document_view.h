// How every format reads a document: spans held to the text, names of types. Internal; see inquit/formats.h.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_FORMATS_DOCUMENT_VIEW_H_
#define INQUIT_LIB_FORMATS_DOCUMENT_VIEW_H_

#include <algorithm>
#include <string_view>
#include <vector>

#include "inquit/document.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// The part of `span` that lies in `text`: a document that the caller made may point outside it.
inline ByteSpan Clamp(ByteSpan span, std::string_view text) {
  const std::size_t end = std::min(span.end, text.size());
  return {std::min(span.begin, end), end};
}

inline std::string_view Slice(std::string_view text, ByteSpan span) { return Clamp(span, text).In(text); }

// Null where the attribution has none.
inline const Speaker* SpeakerOf(const Attribution& attribution, const std::vector<Speaker>& speakers) {
  return attribution.speaker && *attribution.speaker < speakers.size() ? &speakers[*attribution.speaker] : nullptr;
}

inline std::string_view Name(SpeakerType type) {
  switch (type) {
    case SpeakerType::kPerson: return "person";
    case SpeakerType::kOrganization: return "organization";
    case SpeakerType::kGroup: return "group";
    case SpeakerType::kDocument: return "document";
    case SpeakerType::kAuthor: return "author";
    case SpeakerType::kOther: return "other";
  }
  return "other";
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_FORMATS_DOCUMENT_VIEW_H_
