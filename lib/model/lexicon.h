// Lexicon: what is written down about words, read from the tables of model/. Internal; the public face is inquit/model.h.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_MODEL_LEXICON_H_
#define INQUIT_LIB_MODEL_LEXICON_H_

#include <cstdint>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "inquit/document.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// What a word does in an attribution; it may do several things. The letters in model/cues.tsv, which explains them, stand in
// this order.
enum WordUse : std::uint32_t {
  // A cue ...
  kQuotes = 1u << 0,       // q: stands beside a quotation or a clause
  kClause = 1u << 1,       // c: takes a clause
  kInfinitive = 1u << 2,   // i: takes "to"
  kObject = 1u << 3,       // o: takes a noun phrase
  kPreposition = 1u << 4,  // p: takes a preposition
  kAddressee = 1u << 5,    // t: takes whom it is said to, first
  kCueNoun = 1u << 6,      // n: is also, or only, a noun
  kVerb = kQuotes | kClause | kInfinitive | kObject | kPreposition,
  // Small words.
  kAuxiliary = 1u << 7,         // X
  kBe = 1u << 8,                // B
  kPronoun = 1u << 9,           // R
  kDeterminer = 1u << 10,       // D
  kPrepositionWord = 1u << 11,  // P
  kConjunction = 1u << 12,      // J
  kSubordinator = 1u << 13,     // S
  kContentOpener = 1u << 14,    // W
  kGroupAdverb = 1u << 15,      // G
  kTimeWord = 1u << 16,         // T
  kMedium = 1u << 17,           // M
};

struct Noun {
  SpeakerType type = SpeakerType::kOther;
  Gender gender = Gender::kUnknown;
  bool plural = false;
};

// Keys are lower case. Reading is safe from any number of threads.
struct Lexicon {
  absl::flat_hash_map<std::string, std::uint32_t> cues;  // every form -> WordUse bits         (model/cues.tsv)
  absl::flat_hash_map<std::string, Gender> titles;       // "mr", "senator"                    (model/titles.tsv)
  absl::flat_hash_map<std::string, Gender> given_names;  // "barack"                           (model/given_names.tsv)
  absl::flat_hash_map<std::string, Noun> nouns;          // head words: "officials", "report"  (model/nouns.tsv)

  // Errors: kInvalidArgument  a table is not as expected; the message names the table and the line
  static absl::StatusOr<Lexicon> Read();
};

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_MODEL_LEXICON_H_
