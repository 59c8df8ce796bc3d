// Names: whether the speakers of two texts can be one.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_VERIFY_NAMES_H_
#define INQUIT_LIB_VERIFY_NAMES_H_

#include <string_view>

#include "inquit/document.h"
#include "lib/lexicon/lexicon.h"

namespace inquit {
inline namespace v0 {
namespace internal {

enum class Identity {
  kSame,
  kOther,
  kFirstUnnamed,  // the first is known by a description alone
  kUnclear,       // the second is, or one is a given name and the other a surname
};

// Whether `a`, a speaker of a document of `a_text`, is `b` of one of `b_text`: by their names and the names among their
// mentions. Names agree where one has the words of the other ("Pell", "Ada Pell"; initials and short forms will do for given
// names), or is its initials ("WHO"); a description agrees with the same description, or with a role.
Identity Compare(const Lexicon& lexicon, const Speaker& a, std::string_view a_text, const Speaker& b, std::string_view b_text);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_VERIFY_NAMES_H_
