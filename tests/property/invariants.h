// The promises of the public headers that hold for every text, checked in one place for property tests and fuzzers.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_TESTS_PROPERTY_INVARIANTS_H_
#define INQUIT_TESTS_PROPERTY_INVARIANTS_H_

#include <string>
#include <string_view>

#include "inquit/document.h"
#include "inquit/extractor.h"
#include "inquit/options.h"

namespace inquit::testing {

// Runs every public stage over `text`, and the C interface beside, and returns the first promise that is broken, in words;
// empty if all are kept. `extractor` reads with TinyModel().
std::string BrokenPromise(const Extractor& extractor, std::string_view text);

// The same with any model, and without the C interface.
std::string BrokenPromiseWithAnyModel(const Extractor& extractor, std::string_view text);

// The same of the stages that need no model: tokens, sentences and paragraphs, and regions in quotation marks.
std::string BrokenPromiseOfTokens(const Options& options, std::string_view text);
std::string BrokenPromiseOfQuotes(const Options& options, std::string_view text);

// Whether the two documents agree in every field.
bool Same(const Document& a, const Document& b);

}  // namespace inquit::testing

#endif  // INQUIT_TESTS_PROPERTY_INVARIANTS_H_
