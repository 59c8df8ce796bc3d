// ReadTable: the one reader of the tables of model/. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_LEXICON_TABLE_H_
#define INQUIT_LIB_LEXICON_TABLE_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// The columns of one entry: views of the table's bytes.
using Row = std::vector<std::string_view>;

// Calls `add` for every entry of model/`name` as it was embedded at build time, whose bytes live as long as the program. `add`
// returns false for an entry that it cannot take.
// Errors: kInvalidArgument  the table is missing or empty, or an entry has not `columns` columns with something in each, or
//                           `add` does not take it: the message names the table and the line, and the rest is not read
absl::Status ReadTable(std::string_view name, std::size_t columns, absl::FunctionRef<bool(const Row&)> add);

// The same of a table's `bytes`: UTF-8, one entry a line, columns parted by a tab; lines that begin with '#' are comments.
absl::Status ReadTableBytes(std::string_view name, std::string_view bytes, std::size_t columns,
                            absl::FunctionRef<bool(const Row&)> add);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_LEXICON_TABLE_H_
