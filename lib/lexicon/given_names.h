// GivenNames: the given names of model/given_names.tsv, looked up where they lie. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_LEXICON_GIVEN_NAMES_H_
#define INQUIT_LIB_LEXICON_GIVEN_NAMES_H_

#include <optional>
#include <string_view>

#include "absl/status/statusor.h"
#include "inquit/document.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// The gender that a table writes as `word`: "m", "f", or "-" for one that it does not tell. Returns whether it is one of these.
bool ReadGender(std::string_view word, Gender* out);

// The entries of the table are sorted, so that a name is found in its bytes by halves: to read all 32,000 into a hash table
// would take a sixth of the program's start, and 2 MB. Const lookups are safe from any number of threads.
class GivenNames {
 public:
  GivenNames() = default;  // none
  // Of the table as it is embedded, or of another's `bytes`, which outlive this: as ReadTable reads them, with the columns name
  // and gender ("m", "f" or "-"), sorted by bytes.
  // Errors: kInvalidArgument  there is no entry
  static absl::StatusOr<GivenNames> Embedded();
  static absl::StatusOr<GivenNames> Of(std::string_view bytes);

  // What the given name `name` ("barack"), in lower case and without accents, tells of its bearer, which may be kUnknown;
  // nothing where it is none.
  std::optional<Gender> Find(std::string_view name) const;
  bool contains(std::string_view name) const { return Find(name).has_value(); }

 private:
  explicit GivenNames(std::string_view lines) : lines_(lines) {}

  std::string_view lines_;  // without the comments before them
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_LEXICON_GIVEN_NAMES_H_
