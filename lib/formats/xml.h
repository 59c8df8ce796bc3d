// Text as XML and HTML hold it. Internal; see inquit/formats.h.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_FORMATS_XML_H_
#define INQUIT_LIB_FORMATS_XML_H_

#include <string>
#include <string_view>

namespace inquit {
inline namespace v0 {
namespace internal {

// Appends `bytes` so that a parser reads the same characters in an element; in an attribute between double quotation marks,
// too, but for line ends and tabs, which are read as blanks there. What XML 1.0 cannot hold, control characters, U+FFFE and
// U+FFFF, becomes U+FFFD, and so does each byte that is not UTF-8.
void AppendXml(std::string_view bytes, std::string* out);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_FORMATS_XML_H_
