// What a parser of JSON does not tell: where values stand in a line, and what it would not read. By tokens, without a tree.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_CLI_INPUT_JSON_SCAN_H_
#define INQUIT_CLI_INPUT_JSON_SCAN_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace inquit::cli {

// The fields of the object that `json` is, in order: key without its quotation marks, as written, and value as written. Of what
// is no object of JSON, whatever looks like one.
std::vector<std::pair<std::string_view, std::string_view>> FieldsOf(std::string_view json);

// `json` with 0 for each number that is too large for a double, such as 1e999, and blanks up to its size.
std::string WithoutHugeNumbers(std::string_view json);

// `json` with \ufffd for each \ud800 to \udfff in a string that has no other half.
std::string RepairSurrogates(std::string_view json);

}  // namespace inquit::cli

#endif  // INQUIT_CLI_INPUT_JSON_SCAN_H_
