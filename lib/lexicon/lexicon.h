// Lexicon: the word lists of model/: titles, given names, places, nouns, bodies. Internal.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_LEXICON_LEXICON_H_
#define INQUIT_LIB_LEXICON_LEXICON_H_

#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "inquit/document.h"
#include "lib/lexicon/given_names.h"

namespace inquit {
inline namespace v0 {
namespace internal {

struct Noun {
  SpeakerType type = SpeakerType::kOther;
  Gender gender = Gender::kUnknown;
  bool plural = false;
};

// What a well-known body is called, words parted by blanks.
struct KnownBody {
  std::string_view nouns;  // "agency"
  std::string_view words;  // that may stand in front of one: "space american"
};

// Keys are lower case, and lie in the tables as they are embedded. Const lookups are safe from any number of threads.
struct Lexicon {
  absl::flat_hash_map<std::string_view, Gender> titles;  // "mr", "senator"              (model/titles.tsv)
  GivenNames given_names;                                // "barack"                     (model/given_names.tsv)
  absl::flat_hash_map<std::string_view, bool> places;  // "lisbon", "ohio": false; "mexican", a people: true  (model/places.tsv)
  absl::flat_hash_map<std::string_view, Noun> nouns;   // head nouns of descriptions: "officials", "report"  (model/nouns.tsv)
  absl::flat_hash_map<std::string_view, KnownBody> bodies;  // "nasa"  (model/bodies.tsv)

  // Errors: kInvalidArgument  a table is not as expected; the message names the table and the line
  static absl::StatusOr<Lexicon> Read();
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_LEXICON_LEXICON_H_
