// Memory that runs out when a test says so: every operator new of the program counts.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_TESTS_UNIT_ALLOCATIONS_H_
#define INQUIT_TESTS_UNIT_ALLOCATIONS_H_

namespace inquit::testing {

// How many allocations of this thread succeed before all fail; none fails while it is negative.
extern thread_local long allocations_left;

}  // namespace inquit::testing

#endif  // INQUIT_TESTS_UNIT_ALLOCATIONS_H_
