// Fuzzes the quotation detector: regions are nested or disjoint, none leaves its paragraph, and each ends as it says.
// SPDX-License-Identifier: Apache-2.0
//
// The first byte chooses the options, the rest is the text.
#include <cstddef>
#include <cstdint>

#include "inquit/options.h"
#include "tests/fuzz/fuzz.h"
#include "tests/property/invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace inquit::testing;
  FuzzedBytes bytes(data, size);
  const std::size_t choice = bytes.Below(6);
  inquit::Options options;
  options.repair_utf8 = choice % 2 == 1;
  options.single_quotes = static_cast<inquit::SingleQuotes>(choice / 2);
  ExpectKept(BrokenPromiseOfQuotes(options, bytes.Rest()));
  return 0;
}
