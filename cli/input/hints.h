// Hints: what a text that is none looks like, and what to type instead.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_CLI_INPUT_HINTS_H_
#define INQUIT_CLI_INPUT_HINTS_H_

#include <string>
#include <string_view>

#include "cli/options.h"

namespace inquit::cli {

// "it looks like HTML: try inquit --input html a": for a text that was read as `input`; empty where it looks like news. By its
// first 64 KiB. `file`: its name, as the user gave it.
std::string HintFor(std::string_view text, Input input, const std::string& file);

}  // namespace inquit::cli

#endif  // INQUIT_CLI_INPUT_HINTS_H_
