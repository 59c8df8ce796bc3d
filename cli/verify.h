// Verify: drafts held against their sources, instead of read for themselves.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_CLI_VERIFY_H_
#define INQUIT_CLI_VERIFY_H_

#include <functional>
#include <memory>
#include <string>

#include "cli/options.h"
#include "inquit/model.h"

namespace inquit::cli {

// Reads the sources, then each draft, and writes what became of its statements. `complain` tells a line on standard error, and
// makes it printable. Returns the exit code: kExitFailed also where a draft has a fault.
int RunVerify(const Arguments& arguments, const std::shared_ptr<const Model>& model,
              const std::function<void(const std::string&)>& complain);

}  // namespace inquit::cli

#endif  // INQUIT_CLI_VERIFY_H_
