// ReadTable: the one reader of the tables of model/.
// SPDX-License-Identifier: Apache-2.0
#include "lib/lexicon/table.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "lib/model/embedded_file.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// Cuts off what stands before the first `separator`, or everything where there is none.
std::string_view Take(char separator, std::string_view* rest) {
  const std::size_t at = std::min(rest->find(separator), rest->size());
  const std::string_view taken = rest->substr(0, at);
  rest->remove_prefix(std::min(at + 1, rest->size()));
  return taken;
}

absl::Status Error(std::string_view name, const std::string& what) {
  return absl::InvalidArgumentError(absl::StrCat("model/", std::string(name), what));
}

}  // namespace

absl::Status ReadTableBytes(std::string_view name, std::string_view bytes, std::size_t columns,
                            absl::FunctionRef<bool(const Row&)> add) {
  if (bytes.empty()) return Error(name, " is missing or empty");
  Row row;
  for (std::size_t line = 1; !bytes.empty(); ++line) {
    const std::string_view entry = Take('\n', &bytes);
    if (entry.empty() || entry[0] == '#') continue;
    row.clear();
    std::string_view rest = entry;
    while (!rest.empty()) row.push_back(Take('\t', &rest));
    const bool gap = entry.back() == '\t' || std::find(row.begin(), row.end(), "") != row.end();
    if (gap || row.size() != columns || !add(row)) {
      return Error(name, absl::StrCat(":", line, ": cannot read \"", std::string(entry), "\""));
    }
  }
  return absl::OkStatus();
}

absl::Status ReadTable(std::string_view name, std::size_t columns, absl::FunctionRef<bool(const Row&)> add) {
  return ReadTableBytes(name, EmbeddedFile(name), columns, add);
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
