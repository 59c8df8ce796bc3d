// Index file: sources, their documents and the index of their words, written and read.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_VERIFY_INDEX_FILE_H_
#define INQUIT_LIB_VERIFY_INDEX_FILE_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "lib/verify/sources.h"

namespace inquit {
inline namespace v0 {
namespace internal {

// `sources`, which are indexed, as bytes: a header with a checksum of what follows, then numbers of 64 bits in the byte order
// of this machine, strings and lists with their lengths in front.
std::string ToBytes(const Sources& sources);

// What ToBytes wrote. Whatever the bytes, nothing that comes out points outside of what it belongs to.
// Errors: kDataLoss            the bytes are damaged, or nothing that ToBytes wrote
//         kFailedPrecondition  another version of this format, or another byte order
absl::StatusOr<Sources> SourcesFromBytes(std::string_view bytes);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_VERIFY_INDEX_FILE_H_
