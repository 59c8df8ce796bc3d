// Full forms: how much of what stands around a name belongs to it when somebody is called by it.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_SPEAKERS_ENTITIES_FULL_FORMS_H_
#define INQUIT_LIB_SPEAKERS_ENTITIES_FULL_FORMS_H_

#include <vector>

#include "inquit/document.h"
#include "lib/speakers/mentions/mentions.h"
#include "lib/speakers/mentions/words.h"
#include "lib/text/text.h"
#include "lib/tokenize/token_range.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// The tokens of `name`, one of `mentions`, by which its bearer is called: "[Lord Pell]", "the [116th Kalo Congress]", "the
// [Weir Embassy in Kalo]", "the [Dam Act, 1972]", "the [Court of Appeals for the 6th Circuit]".
TokenRange FullForm(const Words& words, const std::vector<Mention>& mentions, const Mention& name);

// Whether of two names of the same words `name` is the one with fewer capitals, by more than one: "Ada Pell" rather than "ADA
// Pell", as some papers begin an article; "LeBron Odd" is as good as "Lebron Odd". Or the one that is not cut short: "State
// Department" rather than "State Dept."
bool IsQuieter(const Text& text, ByteSpan name, ByteSpan than);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_SPEAKERS_ENTITIES_FULL_FORMS_H_
