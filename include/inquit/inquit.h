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
// Which class: Extractor finds statements and speakers, also where you know some of the speakers (Entity). SpeakerResolver
// finds the speakers of statements that you have already. Tokenizer and QuoteDetector are the first steps alone. OffsetMap
// counts places for Python, Java and JavaScript. formats.h, a library of its own, writes documents out.
//
// Threads: an Extractor never changes once made, and any number of threads may share one; so it is with every class here.
// Places are byte offsets into the caller's UTF-8, half-open: [begin, end).
// Results hold offsets and copied names only; they outlive the text.
// Errors: nothing here throws, prints, aborts or exits; what can fail returns absl::Status, or absl::StatusOr with the result.
// It is for you to ask ok() first: of an absl::StatusOr that holds an error, `*result` and `result->` abort the program, and
// `result.value()` throws absl::BadStatusOrAccess, or aborts where Abseil is built without exceptions.
// Memory: it grows linearly with the text, and so does time; Options::max_bytes bounds the text. Where memory runs out, the
// std::bad_alloc of the C++ library passes through to the caller as it is. Extractors, models and all else that never changes
// are then as good as before; a document that SpeakerResolver was filling may hold a part of what it was to hold. In a program
// built without exceptions, running out of memory ends the program.
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
#include "inquit/verify.h"            // IWYU pragma: export
#include "inquit/version.h"           // IWYU pragma: export

#endif  // INQUIT_INQUIT_H_
