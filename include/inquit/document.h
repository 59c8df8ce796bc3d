// Document: who said what in one text, as plain structs that outlive the text.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_DOCUMENT_H_
#define INQUIT_DOCUMENT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inquit/span.h"

namespace inquit {
inline namespace v0 {

// How the content of an attribution stands in the text.
enum class Kind {
  kDirect,    // every piece between quotation marks
  kMixed,     // quotation marks around a part of it
  kIndirect,  // no quotation marks
};

// What a speaker is.
enum class SpeakerType {
  kPerson,
  kOrganization,  // "the Harbour Board"
  kGroup,         // "residents", "two officials"
  kDocument,      // "the report"
  kAuthor,        // whoever writes the text
  kOther,         // a place, an event, an idea, or a name that does not tell
};

// A speaker's gender, as far as the text or the caller's entity tells it.
enum class Gender { kUnknown, kFemale, kMale };

// What first told a speaker's gender.
enum class GenderEvidence {
  kNone,         // the gender is not known
  kTitle,        // "Mr.", "Congresswoman" in front of the name
  kGivenName,    // a given name that nine in ten of its bearers have with one gender (nomquamgender)
  kDescription,  // "the spokeswoman", "his mother"
  kPronoun,      // "she" was resolved to a name that tells nothing
  kCaller,       // the caller's entity says so
};

// How the speaker of an attribution was found, so that you can keep the ways that you trust.
enum class Reason {
  kNone,     // there is no speaker
  kName,     // the source names the speaker
  kPronoun,  // the source is a pronoun ("she"), and the text tells whom it means
  kNominal,  // the source describes the speaker ("the senator"); the speaker bears the name that the text gives, or else this
             // description
  kChain,    // the attribution has no source of its own, and what stands around it tells who speaks
  kEntity,   // the source is a mention of one of the caller's entities
};

// "direct", "mixed", "indirect": the word that a JSON record has for it, and so for the types below. Where a record has null,
// the word is "unknown" for a gender and "none" for the others; a value that is none of its enum's is "?".
constexpr std::string_view ToString(Kind kind) noexcept {
  switch (kind) {
    case Kind::kDirect: return "direct";
    case Kind::kMixed: return "mixed";
    case Kind::kIndirect: return "indirect";
  }
  return "?";
}

// "person", ..., "other".
constexpr std::string_view ToString(SpeakerType type) noexcept {
  switch (type) {
    case SpeakerType::kPerson: return "person";
    case SpeakerType::kOrganization: return "organization";
    case SpeakerType::kGroup: return "group";
    case SpeakerType::kDocument: return "document";
    case SpeakerType::kAuthor: return "author";
    case SpeakerType::kOther: return "other";
  }
  return "?";
}

// "f", "m", "unknown".
constexpr std::string_view ToString(Gender gender) noexcept {
  switch (gender) {
    case Gender::kUnknown: return "unknown";
    case Gender::kFemale: return "f";
    case Gender::kMale: return "m";
  }
  return "?";
}

// "none", "title", "given name", "description", "pronoun", and "entity" for kCaller.
constexpr std::string_view ToString(GenderEvidence evidence) noexcept {
  switch (evidence) {
    case GenderEvidence::kNone: return "none";
    case GenderEvidence::kTitle: return "title";
    case GenderEvidence::kGivenName: return "given name";
    case GenderEvidence::kDescription: return "description";
    case GenderEvidence::kPronoun: return "pronoun";
    case GenderEvidence::kCaller: return "entity";
  }
  return "?";
}

// "none", "name", ..., "entity".
constexpr std::string_view ToString(Reason reason) noexcept {
  switch (reason) {
    case Reason::kNone: return "none";
    case Reason::kName: return "name";
    case Reason::kPronoun: return "pronoun";
    case Reason::kNominal: return "nominal";
    case Reason::kChain: return "chain";
    case Reason::kEntity: return "entity";
  }
  return "?";
}

// Somebody or something that speaks in the text.
struct Speaker {
  // "s1", "s2", ... in the order of their first mention, or the id of the caller's entity.
  std::string id = {};
  // The fullest form of the name that the text gives, word for word, without a title in front: "Ada Pell", though the text also
  // has "Senator Pell"; a description where there is no name; or the name of the caller's entity.
  std::string name = {};
  SpeakerType type = SpeakerType::kOther;                  // what it is
  Gender gender = Gender::kUnknown;                        // of a person, where known
  GenderEvidence gender_evidence = GenderEvidence::kNone;  // what told the gender
  // What the text says that the speaker is, beside the name: "head of the diving school", "Senator"; without "a", "the" or
  // "its" in front. The first description that it gives, or else the first title; none where it gives neither, or no name.
  std::optional<ByteSpan> role = std::nullopt;
  // Where the text mentions the speaker by a name, a description or a pronoun, in order; no two overlap.
  std::vector<ByteSpan> mentions = {};
};

// One statement: somebody (source) says (cue) something (content). What counts as one, and where its spans begin and end, is
// docs/annotation.md.
//
// Two probabilities tell how far it can be trusted: `confidence` is about the words, `speaker_confidence` about whom the source
// stands for if these are right. The probability that both are right is their product, confidence * speaker_confidence, taking
// it that speakers are no harder to find where what was said is in doubt.
struct Attribution {
  // What was said: one or more pieces in order, none empty; none overlaps another or one of another attribution. A piece in
  // quotation marks includes its marks.
  std::vector<ByteSpan> content = {};
  // The words that introduce it: "said", "according to". None where the layout alone credits a quotation to somebody, such as a
  // name under it.
  std::optional<ByteSpan> cue = std::nullopt;
  // Who said it, in the words beside the cue: "she", "the senator". Several attributions may have the same.
  std::optional<ByteSpan> source = std::nullopt;
  Kind kind = Kind::kIndirect;  // how much of the content is quoted
  // How probable it is, from 0 to 1, that somebody in the text says this: that a reader would mark a statement here that shares
  // at least half of its content with this one, with a cue and a source that these meet, or without one where there is none.
  // Fitted to how often that was so in articles that were kept out of the model's training; model/MODEL_CARD.md shows how well
  // it holds for others.
  double confidence = 0;

  // Who said it: an index into Document::speakers; none where the text does not tell.
  std::optional<std::size_t> speaker = std::nullopt;
  // How probable it is, from 0 to 1, that this is the right speaker, given that the attribution is right; 0 where there is
  // none. Where the model chose among several, fitted to how often such a choice was right in articles kept out of training;
  // else how often this way of finding a speaker (`reason`) was right in the articles of the training. Both were counted on the
  // annotators' own attributions.
  double speaker_confidence = 0;
  Reason reason = Reason::kNone;  // how the speaker was found
};

// Holds offsets and copies, and nothing of the text. May be copied and moved.
struct Document {
  // In order of their first piece of content; in the order given where SpeakerResolver was handed them.
  std::vector<Attribution> attributions = {};
  // Those that an attribution refers to, in order of their first mention.
  std::vector<Speaker> speakers = {};
  // Model::id() of the model that read the text: "small 1.0".
  std::string model = {};
};

}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_DOCUMENT_H_
