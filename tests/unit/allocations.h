// Memory that runs out when a test says so: every operator new of the program counts.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_TESTS_UNIT_ALLOCATIONS_H_
#define INQUIT_TESTS_UNIT_ALLOCATIONS_H_

namespace inquit::testing {

// Each thread has its own of these.
extern thread_local long allocations_left;       // how many succeed before one fails; none fails while it is negative
extern thread_local bool allocations_go_on;      // whether those behind the one that fails succeed again; at first they do not
extern thread_local long allocations_refused;    // those that failed
extern thread_local long allocations_not_freed;  // of those that succeeded

}  // namespace inquit::testing

#endif  // INQUIT_TESTS_UNIT_ALLOCATIONS_H_
