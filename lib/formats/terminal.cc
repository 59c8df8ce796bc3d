// The terminal view.
// SPDX-License-Identifier: Apache-2.0
#include "absl/strings/str_cat.h"
#include "inquit/formats.h"
#include "lib/formats/document_view.h"

namespace inquit {
inline namespace v0 {

std::string ToTerminal(const Document& document, std::string_view, const TerminalOptions& options) {
  return absl::StrCat(options.title, ": ", document.attributions.size(), " statements\n");
}

}  // namespace v0
}  // namespace inquit
