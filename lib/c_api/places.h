// Places: spans of one text from the caller's unit to bytes, and back.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_C_API_PLACES_H_
#define INQUIT_LIB_C_API_PLACES_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "inquit/inquit_c.h"
#include "inquit/offsets.h"
#include "inquit/span.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Holds a view of the text. The map that it counts by is made when a span first asks for it: never where the unit is bytes.
class Places {
 public:
  Places(std::string_view text, OffsetUnit unit) : text_(text), unit_(unit) {}

  inquit_span ToUnits(ByteSpan span);

  // Where a span of bytes is wrong, the library says so when it reads it. Places in other units that the text does not have are
  // kInvalidArgument here, since they would not be seen any more in bytes.
  absl::StatusOr<ByteSpan> ToBytes(inquit_span span);
  absl::StatusOr<std::vector<ByteSpan>> ToBytes(const inquit_span* spans, std::size_t count);

 private:
  const OffsetMap& Map();

  std::string_view text_;
  OffsetUnit unit_;
  std::optional<OffsetMap> map_;
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_C_API_PLACES_H_
