// TinyModel: a model of random weights, so that what holds for every text and every model is tried on many in little time.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_TESTS_PROPERTY_TINY_MODEL_H_
#define INQUIT_TESTS_PROPERTY_TINY_MODEL_H_

#include <cstdio>
#include <cstdlib>
#include <memory>

#include "inquit/model.h"

namespace inquit::testing {

// tests/data/tiny.inquit. It tags without rhyme or reason, as no trained model does; the program ends if it cannot be read.
inline std::shared_ptr<const Model> TinyModel() {
  const auto model = Model::Load(INQUIT_TINY_MODEL);
  if (!model.ok()) {
    std::fprintf(stderr, "%s\n", model.status().ToString().c_str());
    std::abort();
  }
  return *model;
}

}  // namespace inquit::testing

#endif  // INQUIT_TESTS_PROPERTY_TINY_MODEL_H_
