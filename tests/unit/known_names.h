// The invented people of the tests, tagged as the network tags names: the steps behind it are tested without it.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_TESTS_UNIT_KNOWN_NAMES_H_
#define INQUIT_TESTS_UNIT_KNOWN_NAMES_H_

#include "lib/article/article.h"
#include "lib/tagger/tagger.h"

namespace inquit::internal {

// What the network would say of the names in `article`, and nothing of what takes up what.
MentionScores TagKnownNames(const Article& article);

}  // namespace inquit::internal

#endif  // INQUIT_TESTS_UNIT_KNOWN_NAMES_H_
