// Names: where a run of capitals that names somebody or something begins and ends, and what kind of name it is.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_MENTIONS_NAMES_H_
#define INQUIT_LIB_SPEAKERS_MENTIONS_NAMES_H_

#include <cstddef>
#include <optional>

#include "lib/speakers/mentions/mentions.h"
#include "lib/speakers/mentions/words.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// One past the last token of the run of capitals that begins at token `at` and ends before `limit`; `at` where none does.
std::size_t NameEnd(const Words& words, std::size_t at, std::size_t limit);

// The name in the run [begin, end): its title, core, head, type and gender. None where the run is a description in capitals:
// "Attorney General", "House Republicans".
std::optional<Mention> ReadName(const Words& words, std::size_t begin, std::size_t end);

// "Ada Pell QC", "Ivo Roe MP": whether letters stand at `at` that go with the name before them and are no part of it.
bool IsPostNominal(const Words& words, std::size_t at);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_MENTIONS_NAMES_H_
