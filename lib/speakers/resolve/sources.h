// Sources: which word of a source denotes the speaker, and how.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_RESOLVE_SOURCES_H_
#define INQUIT_LIB_SPEAKERS_RESOLVE_SOURCES_H_

#include <cstdint>
#include <vector>

#include "inquit/span.h"
#include "lib/speakers/mentions/mentions.h"
#include "lib/speakers/mentions/words.h"

namespace inquit {
inline namespace v0 {
namespace internal {

struct Source {
  enum class Kind : std::uint8_t {
    kNothing,   // no word
    kMention,   // one of the mentions: a name, a description or a pronoun
    kRelative,  // "who", "which": stands for what is before it
    kFirst,     // "I", "we", "you"
    kPhrase,    // none of these: kept as it stands
  };
  Kind kind = Kind::kNothing;
  std::uint32_t mention = kNowhere;  // of kMention
  std::uint32_t begin = 0;           // the phrase in tokens, without what surrounds it
  std::uint32_t end = 0;
  std::uint32_t head = 0;  // of kPhrase: the word that denotes
  bool plural = false;     // of kPhrase: several are joined
};

// A mention that the caller brought and that holds the beginning of the source goes before any reading.
Source ReadSource(const Words& words, const std::vector<Mention>& mentions, ByteSpan span);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_RESOLVE_SOURCES_H_
