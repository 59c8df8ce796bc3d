// Memory: what a program holds, counted by its operators new and delete.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_TESTS_PROPERTY_MEMORY_H_
#define INQUIT_TESTS_PROPERTY_MEMORY_H_

#include <cstddef>

namespace inquit::testing {

// In bytes, as they were asked for; of all threads. A program that links memory.cc has these operators.
std::size_t BytesHeld();
// The most that was held at once since ForgetPeak.
std::size_t PeakBytes();
void ForgetPeak();

}  // namespace inquit::testing

#endif  // INQUIT_TESTS_PROPERTY_MEMORY_H_
