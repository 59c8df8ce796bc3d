// The document of the C interface: the library's document beside the plain structs that a caller of C reads.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_C_API_DOCUMENT_H_
#define INQUIT_LIB_C_API_DOCUMENT_H_

#include <memory>
#include <vector>

#include "inquit/document.h"
#include "inquit/inquit_c.h"
#include "inquit/offsets.h"
#include "lib/c_api/places.h"

// The structs point into `document` and `spans`, so that it is neither copied nor moved.
struct inquit_document {
  inquit_document() = default;
  inquit_document(const inquit_document&) = delete;
  inquit_document& operator=(const inquit_document&) = delete;

  inquit::Document document;
  inquit::OffsetUnit offsets = inquit::OffsetUnit::kBytes;
  std::vector<inquit_span> spans;  // of all attributions and speakers, in the caller's unit
  std::vector<inquit_attribution> attributions;
  std::vector<inquit_speaker> speakers;
};

namespace inquit {
inline namespace v0 {
namespace internal {

// `places` are of the text that `document` was made from, and count in `offsets`.
std::unique_ptr<inquit_document> MakeDocument(Document document, OffsetUnit offsets, Places* places);

// A copy of `line` with a NUL behind it, for inquit_json_free.
char* CopyJson(const std::string& line);

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_C_API_DOCUMENT_H_
