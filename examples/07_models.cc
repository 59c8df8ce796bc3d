// The larger model "base" where it is installed, else the one inside the library; and what is said of files that are no models.
// SPDX-License-Identifier: Apache-2.0
//
// A program that links the static library, and is not installed beside base.inquit, finds it by the environment variable
// INQUIT_MODEL_DIR. In CMake, inquit_MODEL_DIR is the folder.
#include <iostream>
#include <memory>
#include <string_view>
#include <utility>

#include "inquit/inquit.h"

// Nothing here aborts or throws: an error is a value, and is asked for before the model is taken.
std::shared_ptr<const inquit::Model> BaseOrSmall() {
  auto base = inquit::Model::Named("base");
  if (base.ok()) return *std::move(base);
  std::cerr << "small is taken instead of base: " << base.status() << "\n";  // lists the folders that were searched
  return inquit::Model::BuiltIn();
}

int main() {
  const inquit::Extractor extractor({}, BaseOrSmall());  // keeps the model alive
  std::cerr << "read by " << extractor.model().id() << "\n";

  const std::string_view text = "“We open in May,” said Rhea Okonjo. She added that tickets were free.";
  const auto document = extractor.Extract(text);
  if (!document.ok()) {
    std::cerr << document.status() << "\n";
    return 1;
  }
  for (const inquit::Attribution& attribution : document->attributions)
    if (attribution.speaker)
      std::cout << document->speakers[*attribution.speaker].name << ": " << attribution.content.front().In(text) << "\n";

  const auto missing = inquit::Model::Load("no/such.inquit");
  if (!missing.ok()) std::cout << missing.status() << "\n";
  const auto damaged = inquit::Model::FromBytes("half of a download");
  if (!damaged.ok()) std::cout << damaged.status() << "\n";
}
