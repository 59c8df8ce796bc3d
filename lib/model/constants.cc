// Constants: reads the section "constants" of a model file.
// SPDX-License-Identifier: Apache-2.0
#include "lib/model/constants.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>

#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// In the order of Constant. tools/train/README.md says what each is for.
constexpr absl::string_view kNames[] = {
    "most_arc_gain",    "source_arc_gain", "least_arc",          "least_confidence",   "credit_confidence",
    "chain_confidence", "name_confidence", "nominal_confidence", "pronoun_confidence", "chain_speaker_confidence",
};
static_assert(std::size(kNames) == static_cast<std::size_t>(Constant::kCount));

// What is wrong with `line`, or null after its value was set.
const char* ReadLine(absl::string_view line, std::array<std::optional<double>, std::size(kNames)>* values) {
  const std::size_t space = line.find(' ');
  if (space == absl::string_view::npos) return "is not \"name value\"";
  const auto* const name = std::find(std::begin(kNames), std::end(kNames), line.substr(0, space));
  if (name == std::end(kNames)) return "sets what this library does not know";
  std::optional<double>& value = (*values)[static_cast<std::size_t>(name - std::begin(kNames))];
  if (value) return "sets what is set already";
  double number = 0;
  if (!absl::SimpleAtod(line.substr(space + 1), &number) || !std::isfinite(number)) return "has no finite number";
  value = number;
  return nullptr;
}

}  // namespace

absl::StatusOr<Constants> Constants::Read(const ModelFile& file) {
  Constants constants;
  if (!file.Has("constants")) return constants;
  const std::string_view section = *file.Section("constants");
  std::size_t number = 0;
  for (const absl::string_view line : absl::StrSplit(absl::string_view(section.data(), section.size()), '\n')) {
    ++number;
    if (line.empty() && line.data() == section.data() + section.size()) break;  // behind the last line's end
    if (const char* const fault = ReadLine(line, &constants.values_)) {
      return absl::InvalidArgumentError(
          absl::StrCat("model file: line ", number, " of its constants, \"", line, "\", ", fault));
    }
  }
  return constants;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
