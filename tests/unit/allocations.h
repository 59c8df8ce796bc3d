// What the operators new of the program are asked for, and memory that runs out when a test says so.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_TESTS_UNIT_ALLOCATIONS_H_
#define INQUIT_TESTS_UNIT_ALLOCATIONS_H_

#include <cstddef>

namespace inquit::testing {

// Each thread has its own of these.
extern thread_local long allocations_left;       // how many succeed before one fails; none fails while it is negative
extern thread_local bool allocations_go_on;      // whether those behind the one that fails succeed again; at first they do not
extern thread_local long allocations_refused;    // those that failed
extern thread_local long allocations_not_freed;  // of those that succeeded
extern thread_local std::size_t largest_allocation;  // in bytes, since it was last set to 0

}  // namespace inquit::testing

#endif  // INQUIT_TESTS_UNIT_ALLOCATIONS_H_
