// SelfTest: whether a network gives here what it gave to its trainer.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_TAGGER_SELF_TEST_H_
#define INQUIT_LIB_TAGGER_SELF_TEST_H_

#include <string_view>

#include "absl/status/status.h"
#include "lib/tagger/tagger.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// Runs `tagger` on the section "samples" of its file, which holds, one sample after the other, lines
//   text TEXT                \n is written for a line break and \\ for a backslash
//   tag BEST LOG MARGIN      of each token, in order: its likeliest tag, log probability and lead in log probability, times 100
//   mention BEST             of each token, in order: its likeliest tag of a mention (MentionTagAt), -1 where none led clearly
//   arc KIND FROM TO LOG     some likely arcs: KIND 0 from content to cue, 1 from cue to source,
//                            2 from a mention to what it takes up; TO -1 for kNoToken
// as the trainer had them in float. All whole numbers.
// Errors: kInvalidArgument  a sample cannot be read, or the network disagrees beyond what int8 explains
absl::Status SelfTest(const Tagger& tagger, std::string_view samples);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_TAGGER_SELF_TEST_H_
