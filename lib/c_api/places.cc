// Places: spans of one text from the caller's unit to bytes, and back.
// SPDX-License-Identifier: Apache-2.0
#include "lib/c_api/places.h"

#include <string>

#include "lib/c_api/errors.h"

namespace inquit {
inline namespace v0 {
namespace internal {

const OffsetMap& Places::Map() {
  if (!map_) map_.emplace(text_);
  return *map_;
}

inquit_span Places::ToUnits(ByteSpan span) {
  if (unit_ == OffsetUnit::kBytes) return {span.begin, span.end};
  const UnitSpan units = Map().ToUnits(span, unit_);
  return {units.begin, units.end};
}

absl::StatusOr<ByteSpan> Places::ToBytes(inquit_span span) {
  if (unit_ == OffsetUnit::kBytes) return ByteSpan{span.begin, span.end};
  const UnitSpan units = {span.begin, span.end};
  const ByteSpan bytes = Map().ToBytes(units, unit_);
  // A place past the end counts as the end, one inside a character as its beginning: then it does not come back as it was.
  if (Map().ToUnits(bytes, unit_) != units) {
    return absl::InvalidArgumentError("the span [" + std::to_string(span.begin) + ", " + std::to_string(span.end) +
                                      ") lies outside the text or cuts a character");
  }
  return bytes;
}

absl::StatusOr<std::vector<ByteSpan>> Places::ToBytes(const inquit_span* spans, std::size_t count) {
  std::vector<ByteSpan> read;
  if (count == 0) return read;
  absl::Status found = NotNull(spans, "an array of spans");
  if (!found.ok()) return found;
  read.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const absl::StatusOr<ByteSpan> span = ToBytes(spans[i]);
    if (!span.ok()) return span.status();
    read.push_back(*span);
  }
  return read;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
