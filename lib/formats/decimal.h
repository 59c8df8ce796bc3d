// Decimal: numbers as every format writes them, the same in every locale. Internal; see inquit/formats.h.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_LIB_FORMATS_DECIMAL_H_
#define INQUIT_LIB_FORMATS_DECIMAL_H_

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <string>

namespace inquit {
inline namespace v0 {
namespace internal {

// What stands behind the point where all of it is 0.
enum class Zeros { kKeep, kDrop };

// `value`, which is finite and is held to a million either way, rounded to `decimals` decimals, at least one.
inline std::string Decimal(double value, std::size_t decimals, Zeros zeros) {
  long scale = 1;
  for (std::size_t i = 0; i < decimals; ++i) scale *= 10;
  const long rounded = std::lround(std::clamp(value, -1e6, 1e6) * static_cast<double>(scale));
  const long size = std::labs(rounded);
  std::string out = (rounded < 0 ? "-" : "") + std::to_string(size / scale);
  if (size % scale == 0 && zeros == Zeros::kDrop) return out;
  const std::string behind = std::to_string(size % scale);
  return out.append(".").append(decimals - behind.size(), '0').append(behind);
}

// `value` held to what a probability may be; what is no number is 0.
inline double Probability(double value) { return std::isfinite(value) ? std::clamp(value, 0.0, 1.0) : 0; }

// A probability as every format writes it: "0.90".
inline std::string Confidence(double value) { return Decimal(Probability(value), 2, Zeros::kKeep); }

}  // namespace internal
}  // namespace v0
}  // namespace inquit

#endif  // INQUIT_LIB_FORMATS_DECIMAL_H_
