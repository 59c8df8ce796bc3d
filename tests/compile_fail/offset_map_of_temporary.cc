// Must not compile: an OffsetMap holds a view of its text, which a temporary string would not outlive.
// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "inquit/offsets.h"

std::size_t LengthInUtf16() {
  const inquit::OffsetMap map(std::string("a temporary"));
  return map.ToUnits(11, inquit::OffsetUnit::kUtf16);
}
