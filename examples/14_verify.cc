// A summary held against its article: are its quotations there, unchanged, and by whom it says?
// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <string>

#include "inquit/inquit.h"

int main() {
  const std::string article =
      "The harbour bridge will close in May, Ada Quill, the mayor, said on Monday.\n\n"
      "\"We will not open it before the winter,\" Quill said. \"Nobody has the 5 million dollars that we need.\"\n\n"
      "\"This is the best news in years,\" said Ivo Lund, who runs the ferry.\n";
  const std::string summary =
      "\"We will ... open it before the winter,\" said Ada Quill. \"[The city] will not open it before the winter,\" she "
      "added. "
      "Quill called it \"the best news in years\". \"The ferry is all we need,\" said Ivo Lund.\n";

  inquit::Verifier verifier;
  const absl::Status added = verifier.AddSource("article", article);
  if (!added.ok()) return 1;
  const auto verification = verifier.Verify(summary);
  if (!verification.ok()) return 1;
  for (const inquit::Finding& finding : verification->findings) {
    std::cout << finding.quotation[0].In(summary) << "\n  " << inquit::ToString(finding.verdict) << ": " << finding.reason
              << "\n";
  }
}
