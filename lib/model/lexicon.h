// Lexicon: what is written down about words, read from the tables of model/. Internal; the public face is inquit/model.h.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_MODEL_LEXICON_H_
#define INQUIT_LIB_MODEL_LEXICON_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "inquit/document.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// How a word expresses, holds, decides or shows a content. A word may have several uses.
enum CueUse : std::uint32_t {
  kQuotes = 1u << 0,    // stands beside a quotation or a clause: "said"
  kClause = 1u << 1,    // takes "that" or a bare clause: "believes"
  kInfinitive = 1u << 2,  // takes "to": "promised"
  kObject = 1u << 3,    // takes a noun phrase: "denied"
  kPreposition = 1u << 4,  // takes a preposition, then a noun phrase: "called for"
  kPerson = 1u << 5,    // takes a person, then "to": "urged"
  kNoun = 1u << 6,      // a noun: "statement"
  kAdverb = 1u << 7,    // "allegedly"
};

struct Noun {
  SpeakerType type = SpeakerType::kOther;
  Gender gender = Gender::kUnknown;
  bool plural = false;
};

// Keys are lower case. Reading is safe from any number of threads.
struct Lexicon {
  absl::flat_hash_map<std::string, std::uint32_t> cues;   // every form -> CueUse bits          (model/cues.tsv)
  absl::flat_hash_map<std::string, Gender> titles;        // "mr", "senator"                    (model/titles.tsv)
  absl::flat_hash_map<std::string, Gender> given_names;   // "barack"                           (model/given_names.tsv)
  absl::flat_hash_map<std::string, Noun> nouns;           // head words: "officials", "report"  (model/nouns.tsv)

  // Errors: kInvalidArgument  a table is not as expected; the message names the table and the line
  static absl::StatusOr<Lexicon> Read();
};

// The bytes of model/`name` as they were at build time. They live as long as the program; empty if there is no such file.
std::string_view EmbeddedFile(std::string_view name);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_MODEL_LEXICON_H_
