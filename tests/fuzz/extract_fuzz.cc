// Fuzzes the whole way from bytes to a document: every promise has to hold, whatever the bytes.
// SPDX-License-Identifier: Apache-2.0
//
// The first byte chooses the options, the rest is the text. Entities of the caller's are given_fuzz.cc's.
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>

#include "inquit/extractor.h"
#include "tests/fuzz/fuzz.h"
#include "tests/property/invariants.h"
#include "tests/property/tiny_model.h"

namespace {

// The parts of a long text in another order than they stand.
void LastFirst(std::size_t count, const std::function<void(std::size_t)>& work) {
  while (count > 0) work(--count);
}

const inquit::Extractor& ExtractorFor(std::size_t choice) {
  static const auto* const extractors = [] {
    auto* made = new std::array<inquit::Extractor, 24>();
    const auto model = inquit::testing::TinyModel();
    for (std::size_t i = 0; i < made->size(); ++i) {
      inquit::Options options;
      options.repair_utf8 = i % 2 == 1;
      options.single_quotes = static_cast<inquit::SingleQuotes>(i / 2 % 3);
      if (i / 6 % 2 == 1) options.parallel = LastFirst;
      if (i / 12 == 1) options.max_bytes = 256;
      (*made)[i] = inquit::Extractor(options, model);
    }
    return made;
  }();
  return (*extractors)[choice];
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace inquit::testing;
  FuzzedBytes bytes(data, size);
  const inquit::Extractor& extractor = ExtractorFor(bytes.Below(24));
  ExpectKept(BrokenPromise(extractor, bytes.Rest()));
  return 0;
}
