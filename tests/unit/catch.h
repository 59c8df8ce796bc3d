// Catch2, whichever of its versions 2 and 3 is there.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_TESTS_UNIT_CATCH_H_
#define INQUIT_TESTS_UNIT_CATCH_H_

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;  // as in version 2
#else
#include <catch2/catch.hpp>
#endif

#endif  // INQUIT_TESTS_UNIT_CATCH_H_
