// Document: who said what in one text, as plain structs that outlive the text.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_DOCUMENT_H_
#define INQUIT_DOCUMENT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "inquit/span.h"

namespace inquit {
inline namespace v0 {

// How the content stands in the text.
enum class Kind {
  kDirect,    // every piece between quotation marks
  kMixed,     // quotation marks somewhere in it
  kIndirect,  // none
};

enum class SpeakerType { kPerson, kOrganization, kGroup, kDocument, kAuthor, kOther };

// By the text's own evidence.
enum class Gender { kUnknown, kFemale, kMale };

// What first told a speaker's gender.
enum class GenderEvidence {
  kNone,         // the gender is not known
  kTitle,        // "Mr.", "Congresswoman" in front of the name
  kGivenName,    // a given name that nine in ten of its bearers have with one gender (1990 US Census)
  kDescription,  // "the spokeswoman", "his mother"
  kPronoun,      // "she" was resolved to a name that tells nothing
  kCaller,       // the caller's entity says so
};

// Which step decided the speaker of an attribution, so that a host can filter.
enum class Reason {
  kNone,     // no speaker
  kName,     // the source names the speaker
  kPronoun,  // the source is a pronoun, resolved
  kNominal,  // the source describes the speaker ("the senator"), resolved to a name or kept as it stands
  kChain,    // no source of its own; what is around it tells who
  kEntity,   // the source lies in a mention that the caller brought
};

// Somebody or something that speaks in the text.
struct Speaker {
  // "s1", "s2", ... in the order of their first mention, or the id of the caller's entity.
  std::string id;
  // The fullest form that the text gives, verbatim, without a title in front.
  std::string name;
  SpeakerType type = SpeakerType::kOther;
  Gender gender = Gender::kUnknown;
  GenderEvidence gender_evidence = GenderEvidence::kNone;
  // Where the text mentions it: names, descriptions and pronouns, in order, disjoint.
  std::vector<ByteSpan> mentions;
};

// One statement: a source expresses (cue) a content. What counts, and where spans begin and end, is docs/annotation.md.
struct Attribution {
  // What was said: one or more pieces in order, never overlapping those of another attribution, never empty.
  // A piece in quotation marks includes its marks.
  std::vector<ByteSpan> content;
  // "said", "according to"; none where a quotation is credited by layout alone.
  std::optional<ByteSpan> cue;
  // Who, as mentioned beside the cue. Several attributions may share one source span.
  std::optional<ByteSpan> source;
  Kind kind = Kind::kIndirect;
  // That this is an attribution with this content, 0 to 1.
  double confidence = 0;

  // Index into Document::speakers.
  std::optional<std::size_t> speaker;
  // That the speaker is right, given the attribution, 0 to 1; 0 where there is none.
  double speaker_confidence = 0;
  Reason reason = Reason::kNone;
};

struct Document {
  // In order of their first piece of content.
  std::vector<Attribution> attributions;
  // Those that an attribution refers to, in order of their first mention.
  std::vector<Speaker> speakers;
};

}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_DOCUMENT_H_
