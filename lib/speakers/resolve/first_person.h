// First person: "I" and "we" as sources: the one who is quoted, or the writer.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_RESOLVE_FIRST_PERSON_H_
#define INQUIT_LIB_SPEAKERS_RESOLVE_FIRST_PERSON_H_

#include <cstdint>
#include <vector>

#include "lib/speakers/mentions/mentions.h"
#include "lib/speakers/mentions/words.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// The mention that names who wrote the paragraph that token `at` lies in: a name alone in a paragraph below it (a letter's
// signature), "By Ada Pell" or "Ada Pell: ..." above, "Ada Pell is a doctor" in the last paragraphs. An index of `mentions`, or
// kNowhere.
std::uint32_t FindWriter(const Words& words, const std::vector<Mention>& mentions, std::size_t at);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_RESOLVE_FIRST_PERSON_H_
