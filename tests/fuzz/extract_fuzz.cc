// Fuzzes the whole way from bytes to a document: every promise has to hold, whatever the bytes.
// SPDX-License-Identifier: Apache-2.0
//
// The first byte chooses the options, the rest is the text. With INQUIT_LIBFUZZER this is a libFuzzer target; otherwise
// replay_main.cc runs it over the files of corpus/, as a test.
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "inquit/extractor.h"
#include "tests/property/invariants.h"
#include "tests/property/tiny_model.h"

namespace {

const inquit::Extractor& ExtractorFor(std::uint8_t choice) {
  static const auto* const extractors = [] {
    auto* made = new std::array<inquit::Extractor, 6>();
    for (std::size_t i = 0; i < made->size(); ++i) {
      inquit::Options options;
      options.repair_utf8 = i % 2 == 1;
      options.single_quotes = static_cast<inquit::SingleQuotes>(i / 2);
      (*made)[i] = inquit::Extractor(options, inquit::testing::TinyModel());
    }
    return made;
  }();
  return (*extractors)[choice % extractors->size()];
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::string broken = inquit::testing::BrokenPromise(ExtractorFor(data[0]), text);
  if (!broken.empty()) {
    std::fprintf(stderr, "broken promise: %s\n", broken.c_str());
    std::abort();
  }
  return 0;
}
