// TinyModel: a model of random weights, so that what holds for every text and every model is tried on many in little time.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_TESTS_PROPERTY_TINY_MODEL_H_
#define INQUIT_TESTS_PROPERTY_TINY_MODEL_H_

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

#include "inquit/model.h"

namespace inquit::testing {

// Where its file is: in the source tree, or beside the program where that runs without one (fuzz/oss-fuzz).
inline const std::string& TinyModelPath() {
  static const auto& path = *new std::string([] {
    std::error_code error;
    if (std::filesystem::exists(INQUIT_TINY_MODEL, error)) return std::string(INQUIT_TINY_MODEL);
    return (std::filesystem::read_symlink("/proc/self/exe", error).parent_path() / "tiny.inquit").string();
  }());
  return path;
}

// tests/data/tiny.inquit. It tags without rhyme or reason, as no trained model does; the program ends if it cannot be read.
inline std::shared_ptr<const Model> TinyModel() {
  const auto model = Model::Load(TinyModelPath());
  if (!model.ok()) {
    std::fprintf(stderr, "%s\n", model.status().ToString().c_str());
    std::abort();
  }
  return *model;
}

}  // namespace inquit::testing

#endif  // INQUIT_TESTS_PROPERTY_TINY_MODEL_H_
