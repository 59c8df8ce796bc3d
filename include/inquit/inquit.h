// inquit finds who said what in English news text: contents, cues, sources, and the speakers these stand for.
// SPDX-License-Identifier: Apache-2.0
//
//   #include <iostream>
//   #include <string_view>
//   #include "inquit/inquit.h"
//
//   int main() {
//     const std::string_view text = "\"We open in May,\" said Rhea Okonjo. She added that tickets were free.";
//     const inquit::Extractor extractor;
//     const auto document = extractor.Extract(text);
//     if (!document.ok()) return 1;
//     for (const inquit::Attribution& a : document->attributions)
//       if (a.speaker) std::cout << document->speakers[*a.speaker].name << ": " << a.content[0].In(text) << "\n";
//   }
//
// An Extractor never changes once made; any number of threads may share one.
// Positions are byte offsets into the caller's UTF-8, half-open: [begin, end). offsets.h counts them in other units.
// Results hold offsets and copied names only; they outlive the text.
// Nothing here throws, prints, aborts or exits: what can fail returns absl::Status.
// Time and memory grow linearly with the text; Options::max_bytes bounds it.
#ifndef INQUIT_INQUIT_H_
#define INQUIT_INQUIT_H_

#include "inquit/document.h"          // IWYU pragma: export
#include "inquit/explanation.h"       // IWYU pragma: export
#include "inquit/extractor.h"         // IWYU pragma: export
#include "inquit/model.h"             // IWYU pragma: export
#include "inquit/offsets.h"           // IWYU pragma: export
#include "inquit/options.h"           // IWYU pragma: export
#include "inquit/quote_detector.h"    // IWYU pragma: export
#include "inquit/span.h"              // IWYU pragma: export
#include "inquit/speaker_resolver.h"  // IWYU pragma: export
#include "inquit/tokenizer.h"         // IWYU pragma: export
#include "inquit/version.h"           // IWYU pragma: export

#endif  // INQUIT_INQUIT_H_
