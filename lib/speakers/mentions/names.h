// Names: where the network says that a name begins and ends, and what it tells of its bearer.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_MENTIONS_NAMES_H_
#define INQUIT_LIB_SPEAKERS_MENTIONS_NAMES_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "lib/speakers/mentions/mentions.h"
#include "lib/speakers/mentions/words.h"
#include "lib/tagger/tagger.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// `tags`, the network's, completed: a word that is tagged as a name or ends a person's where it stands elsewhere in the text is
// one wherever it has its capital.
std::vector<MentionTag> CompleteNames(const Words& words, std::vector<MentionTag> tags);

// One past the last token of the name that begins at token `at`, titles in front of it counted in, and ends before `limit`;
// `at` where none does.
std::size_t NameEnd(const Words& words, const std::vector<MentionTag>& tags, std::size_t at, std::size_t limit);

// The name of the kind `kind` in [begin, end), of which [begin, core) are titles: its head, type and gender.
Mention ReadName(const Words& words, std::size_t begin, std::size_t core, std::size_t end, MentionKind kind);

// "Ada Pell QC", "Ivo Roe MP": whether letters stand at `at` that go with the name before them and are no part of it.
bool IsPostNominal(const Words& words, std::size_t at);

// Whether `word` is `surname`, both in lower case, with a letter too few, too many, another, or two in the wrong order, and
// both are long enough for that to be chance. The first letter and the last are right: "Petrova", "Gomez" are not Petrov,
// Gomes. Of letters beyond ASCII, which are as often another name, nothing is known.
bool IsMisspelt(std::string_view word, std::string_view surname);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_MENTIONS_NAMES_H_
