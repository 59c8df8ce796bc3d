// Selection: which of the statements that were found are written.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_CLI_SELECTION_H_
#define INQUIT_CLI_SELECTION_H_

#include "cli/options.h"
#include "inquit/explanation.h"

namespace inquit::cli {

// Takes out of a document what the user has not asked for, and the speakers who then say nothing.
void Select(const Arguments& arguments, Document* document);
// The same, with the decisions behind it. What was given up stays.
void Select(const Arguments& arguments, Explanation* explanation);

}  // namespace inquit::cli

#endif  // INQUIT_CLI_SELECTION_H_
