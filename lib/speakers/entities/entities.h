// Entities: the names of a text gathered into those who bear them.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_ENTITIES_ENTITIES_H_
#define INQUIT_LIB_SPEAKERS_ENTITIES_ENTITIES_H_

#include <cstdint>
#include <map>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "inquit/document.h"
#include "inquit/span.h"
#include "inquit/speaker_resolver.h"
#include "lib/speakers/mentions/mentions.h"
#include "lib/speakers/mentions/span_of.h"
#include "lib/speakers/mentions/words.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Somebody or something that the text mentions.
struct Referent {
  ByteSpan name;                 // the fullest form so far
  std::uint32_t name_words = 0;  // its length in tokens
  SpeakerType type = SpeakerType::kOther;
  Gender gender = Gender::kUnknown;
  GenderEvidence gender_evidence = GenderEvidence::kNone;
  bool plural = false;
  bool impersonal = false;          // by its name no person: a country, "the Dome"
  bool doubtful = false;            // a word that only ever begins sentences, so that it may be no name
  bool described = false;           // a description stands beside its name: "Ada Pell, a doctor"
  bool placed = false;              // the text has told a place of it: "U.S. President Ada Pell"
  bool named = false;               // bears a name; otherwise known by descriptions only
  bool known = false;               // a body of model/bodies.tsv
  std::uint32_t caller = kNowhere;  // index of the caller's entity
  std::uint32_t last = 0;           // the latest mention, as an index, so far; before the first, the last name in the text
  std::uint32_t count = 0;          // names in the whole text, and descriptions so far
};

// What `mention` tells of the gender of one of whom nothing was known.
inline void LearnGender(const Mention& mention, Referent* referent) {
  if (referent->gender != Gender::kUnknown || mention.gender == Gender::kUnknown) return;
  referent->gender = mention.gender;
  referent->gender_evidence = mention.form == Form::kPronoun   ? GenderEvidence::kPronoun
                              : mention.form == Form::kNominal ? GenderEvidence::kDescription
                              : mention.by_title               ? GenderEvidence::kTitle
                                                               : GenderEvidence::kGivenName;
}

// Who is there, and who is called what.
// Its maps are trees, as all that are made for one text: where memory runs out while a hash table of Abseil grows, the table
// cannot be destroyed any more.
struct Cast {
  // How many referents one surname or office is remembered for; keeps every look-up bounded.
  static constexpr std::size_t kMaxNamesakes = 8;
  using Namesakes = absl::InlinedVector<std::uint32_t, 2>;

  std::vector<Referent> referents;
  // A noun in lower case (Word::lower) -> those that it describes: "senator" -> Ada Pell, "board" -> the Harbour Board.
  std::map<std::uint32_t, Namesakes> roles;
  // A referent -> the words (Word::lower) of its names and descriptions, determiners left aside, at most kMaxTraits.
  static constexpr std::size_t kMaxTraits = 24;
  using Traits = absl::InlinedVector<std::uint32_t, 4>;
  std::map<std::uint32_t, Traits> traits;
  // The persons whom the text names most often, at most kMaxNamesakes, the first ones first.
  Namesakes protagonists;

  std::uint32_t Add(Referent referent);
  // Of more than kMaxNamesakes bearers of a role the latest are remembered.
  void AddRole(std::uint32_t noun, std::uint32_t referent);
  bool HasRole(std::uint32_t referent, std::uint32_t noun) const;
  void AddTrait(std::uint32_t referent, const Word& word);
  void AddTrait(std::uint32_t referent, std::uint32_t word);
  bool HasTrait(std::uint32_t referent, std::uint32_t word) const;
};

// Gives every name among `mentions` its referent; `callers`, whose mentions come first, are the first referents of the result.
Cast ClusterNames(const Words& words, const std::vector<Entity>& callers, std::vector<Mention>* mentions);

// Descriptions that stand beside a name and denote the same: "X, a doctor," "the mayor, Y," "campaign manager Z". They get
// the referent of the name, which gets their noun as a role.
void LinkAppositions(const Words& words, std::vector<Mention>* mentions, Cast* cast);

// False where one says "he" and the other "she".
inline bool Agree(Gender a, Gender b) { return a == Gender::kUnknown || b == Gender::kUnknown || a == b; }

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_ENTITIES_ENTITIES_H_
