// A plug-in: the library behind one C function, in a shared object that a host loads and unloads.
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>

#include "inquit/inquit.h"

// How many statements `text` has; -1 where it cannot be read.
extern "C" __attribute__((visibility("default"))) int CountStatements(const char* text) {
  const auto document = inquit::Extractor().Extract(text);
  return document.ok() ? static_cast<int>(document->attributions.size()) : -1;
}
