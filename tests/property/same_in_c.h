// Checks that the C interface says of a text what the C++ interface says.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_TESTS_PROPERTY_SAME_IN_C_H_
#define INQUIT_TESTS_PROPERTY_SAME_IN_C_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "inquit/document.h"
#include "inquit/extractor.h"

namespace inquit::testing {

// `expected` is what `extractor`, which reads with TinyModel(), makes of `text`. Returns what differs in C, where places count
// one of the three units, chosen by the length of the text; empty if nothing does.
std::string DifferenceInC(const Extractor& extractor, std::string_view text, const absl::StatusOr<Document>& expected);

}  // namespace inquit::testing

#endif  // INQUIT_TESTS_PROPERTY_SAME_IN_C_H_
