// Mentions: the phrases of a text that may denote a speaker.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_MENTIONS_MENTIONS_H_
#define INQUIT_LIB_SPEAKERS_MENTIONS_MENTIONS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "inquit/document.h"
#include "lib/speakers/mentions/words.h"
#include "lib/tagger/tagger.h"

namespace inquit {
inline namespace v0 {
namespace internal {

enum class Form : std::uint8_t {
  kName,     // "Senator Ada Pell", "the Harbour Board"
  kNominal,  // "the senator", "two port officials"
  kPronoun,  // "she", "their"
};

// What found a referent, for explanations: the file that decided, without its folder and ending, and how, in words.
struct Rule {
  const char* step = "";
  const char* text = "";
};

struct Mention {
  // Tokens, half-open: "Senator Ada Pell", "the port officials".
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t core = 0;  // first token after titles ("Ada") or after the determiner ("port")
  std::uint32_t head = 0;  // the noun, or the last word of a name before "Jr." ("Pell", "officials")
  Form form = Form::kName;
  SpeakerType type = SpeakerType::kOther;
  Gender gender = Gender::kUnknown;
  bool plural = false;
  bool by_title = false;              // a name whose gender its title tells, not its given name
  bool titled = false;                // a name with a title in front: a person
  bool place = false;                 // a name of a place
  bool definite = false;              // a nominal that may take up something mentioned before: "the", "his"
  bool quoted = false;                // between quotation marks
  bool subject = false;               // stands where a subject stands
  bool modifier = false;              // a name inside a larger mention, or a possessor: "Pell's lawyers", "the Pell campaign"
  bool caller = false;                // brought by the caller
  std::uint32_t referent = kNowhere;  // filled by the later steps ...
  Rule rule;                          // ... and how they found it
};

// "According to [her lawyer], [Jo Weir] left": a description that only leads in the clause which the name behind its comma
// begins.
inline bool LeadsClause(const Words& words, const Mention& description, const Mention& name) {
  return description.begin > 0 && words[description.begin - 1].pos == PartOfSpeech::kPreposition && name.subject;
}

// In order of `begin`, a longer one before those that begin with it. A name may lie inside a nominal; otherwise mentions are
// disjoint.
// `tags`: what the network says of each token.
std::vector<Mention> FindMentions(const Words& words, const std::vector<MentionTag>& tags);

// The first of `mentions` that begins at token `t` or later, as an index; their number if none does.
std::uint32_t FirstMention(const std::vector<Mention>& mentions, std::size_t t);
// The name that begins at token `t`, or kNowhere.
std::uint32_t NameBeginningAt(const std::vector<Mention>& mentions, std::size_t t);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_MENTIONS_MENTIONS_H_
