// Fuzzes the loader of models: whatever the file, an error or a model, and with the model an answer that keeps all promises.
// SPDX-License-Identifier: Apache-2.0
//
// The first byte chooses: the rest is a file, as it is or with its checksum made right; or it edits the sections of the tiny
// model, which are then a file whose checksum is right. Its samples would refuse most of what differs, so that they may be left
// out.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "inquit/extractor.h"
#include "inquit/model.h"
#include "tests/fuzz/fuzz.h"
#include "tests/property/invariants.h"
#include "tests/property/tiny_model.h"
#include "tests/unit/model_bytes.h"

namespace inquit::testing {
namespace {

constexpr std::string_view kText =
    "Ferry stays in port: operator\n\n\"We will not sail,\" said Rhea Okonjo, head of the line. She added that it leaks.";

// One edit of what a section holds; its name and its place are edited by the others.
void EditBytes(FuzzedBytes* bytes, std::string* section) {
  const std::size_t at = bytes->Below(section->size() + 1);
  switch (bytes->Below(4)) {
    case 0: section->replace(at, bytes->Below(16), bytes->UpToNul()); break;
    case 1: section->resize(at); break;
    case 2: section->append(at % 256, static_cast<char>(bytes->Byte())); break;
    default:  // numbers in place: the tensors are floats and int8
      for (std::size_t i = at; i < std::min(at + 4, section->size()); ++i) (*section)[i] = static_cast<char>(bytes->Byte());
  }
}

std::string Edited(FuzzedBytes* bytes, bool with_samples) {
  static const auto& tiny = *new Sections([] {
    std::ifstream file(TinyModelPath(), std::ios::binary);
    return SectionsOf({std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()});
  }());
  Sections sections = tiny;
  for (auto& [name, section] : sections) {
    if (name == "samples" && !with_samples) section.clear();
  }
  while (bytes->more() && !sections.empty()) {
    const std::size_t i = bytes->Below(sections.size()), j = bytes->Below(sections.size());
    switch (bytes->Below(8)) {
      case 0: sections.erase(sections.begin() + static_cast<std::ptrdiff_t>(i)); break;
      case 1: sections.insert(sections.begin() + static_cast<std::ptrdiff_t>(j), {sections[i].first, ""}); break;
      case 2: std::swap(sections[i].second, sections[j].second); break;
      case 3: sections[i].first = std::string(bytes->UpToNul().substr(0, 32)); break;
      default: EditBytes(bytes, &sections[i].second);
    }
  }
  return FileOf(sections);
}

void Load(const std::string& file) {
  const auto model = Model::FromBytes(file);
  if (!model.ok()) {
    return Expect(model.status().code() == absl::StatusCode::kInvalidArgument && !model.status().message().empty(),
                  "who refuses says why");
  }
  ExpectKept(BrokenPromiseWithAnyModel(Extractor({}, *model), kText));
}

}  // namespace
}  // namespace inquit::testing

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace inquit::testing;
  FuzzedBytes bytes(data, size);
  switch (bytes.Below(4)) {
    case 0: Load(std::string(bytes.Rest())); break;
    case 1: Load(inquit::Signed(std::string(bytes.Rest()))); break;
    case 2: Load(Edited(&bytes, /*with_samples=*/true)); break;
    default: Load(Edited(&bytes, /*with_samples=*/false));
  }
  return 0;
}
