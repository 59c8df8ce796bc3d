// Peak: how fast this machine could multiply int8 at best, and how near the network's matrix products come to that.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_TESTS_BENCH_PEAK_H_
#define INQUIT_TESTS_BENCH_PEAK_H_

#include "lib/model/model_file.h"
#include "lib/nn/kernels/kernels.h"

namespace inquit::internal {

// In int8 multiplications, each added to a sum, a second, on one core. The two are measured in turns; each is the best
// of some, since what else the machine does only slows them.
struct ProductSpeed {
  double products = 0;  // of all layers of a model, as the encoder has them
  double peak = 0;      // of the set's own instructions on registers alone; 0 where it is not known
};

ProductSpeed MeasureProducts(const ModelFile& file, const Kernels& kernels);

}  // namespace inquit::internal

#endif  // INQUIT_TESTS_BENCH_PEAK_H_
