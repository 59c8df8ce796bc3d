// Turns: who has the word in a transcript.
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/catch.h"
#include "tests/unit/marked_article.h"

namespace inquit {
namespace {

TEST_CASE("I is who has the word", "[speakers][turns]") {
  CheckSpeakers({
      // By name.
      {"Ada Pell met John Odd.\n\nPELL: [s1 I] [c1 think] [t1 so].\n\nODD: [s2 I] [c2 doubt] [t2 it].\n\nPELL: No.",
       "Ada Pell; John Odd"},
      // A turn goes on until the next one begins.
      {"Ada Pell met John Odd.\n\nPELL: No.\n\n[s1 I] [c1 think] [t1 so].\n\nODD: Yes.\n\nPELL: No.", "Ada Pell"},
      // Answers are the guest's, who is named most before the questions; who asks has no name.
      {"Ada Pell met Karl Vale of Kalo. Vale was late.\n\nQ: Do you agree?\n\nA: [s1 I] [c1 think] [t1 so].\n\n"
       "Q: [s2 I] [c2 doubt] [t2 it].\n\nA: [s3 I] [c3 hope] [t3 to go].",
       "Karl Vale; -; Karl Vale"},
      {"Ada Pell met Karl Vale of Kalo. Vale met Pell.\n\nQ. Do you agree?\n\nA. [s1 I] [c1 think] [t1 so].\n\nQ. When?",
       "Ada Pell"},
      // Two such paragraphs are no transcript.
      {"Ada Pell met John Odd.\n\nPELL: [s1 I] [c1 think] [t1 so].\n\nODD: No.", "-"},
      // "We" is nobody in particular.
      {"Ada Pell met John Odd.\n\nPELL: [s1 We] [c1 think] [t1 so].\n\nODD: No.\n\nPELL: Yes.", "-"},
  });
}

}  // namespace
}  // namespace inquit
