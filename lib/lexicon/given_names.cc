// GivenNames: finds a line by halves.
// SPDX-License-Identifier: Apache-2.0
#include "lib/lexicon/given_names.h"

#include <algorithm>
#include <cstddef>

#include "absl/status/status.h"
#include "lib/model/embedded_file.h"

namespace inquit {
inline namespace v0 {
namespace internal {

bool ReadGender(std::string_view word, Gender* out) {
  if (word != "m" && word != "f" && word != "-") return false;
  *out = word == "m" ? Gender::kMale : word == "f" ? Gender::kFemale : Gender::kUnknown;
  return true;
}

absl::StatusOr<GivenNames> GivenNames::Embedded() { return Of(EmbeddedFile("given_names.tsv")); }

absl::StatusOr<GivenNames> GivenNames::Of(std::string_view bytes) {
  while (!bytes.empty() && bytes[0] == '#') bytes.remove_prefix(std::min(bytes.find('\n'), bytes.size() - 1) + 1);
  if (bytes.empty()) return absl::InvalidArgumentError("model/given_names.tsv is missing or empty");
  return GivenNames(bytes);
}

std::optional<Gender> GivenNames::Find(std::string_view name) const {
  std::string_view lines = lines_;  // which may have it
  while (!lines.empty()) {
    const std::size_t middle = lines.size() / 2;
    const std::size_t begin = middle == 0 ? 0 : lines.rfind('\n', middle - 1) + 1;  // npos + 1 is 0
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    const std::string_view line = lines.substr(begin, end - begin);
    const std::string_view here = line.substr(0, line.find('\t'));
    if (name == here) {
      Gender gender = Gender::kUnknown;
      ReadGender(line.substr(std::min(here.size() + 1, line.size())), &gender);
      return gender;
    }
    lines = name < here ? lines.substr(0, begin) : lines.substr(std::min(end + 1, lines.size()));
  }
  return std::nullopt;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
