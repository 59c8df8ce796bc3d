// INQUIT_API marks what the shared library shows to its users.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_EXPORT_H_
#define INQUIT_EXPORT_H_

// In front of what a user may call: shown by a shared library, plain where INQUIT_STATIC is defined.
#if defined(INQUIT_STATIC)
#define INQUIT_API
#elif defined(_WIN32)
#if defined(INQUIT_BUILDING)
#define INQUIT_API __declspec(dllexport)
#else
#define INQUIT_API __declspec(dllimport)
#endif
#else
#define INQUIT_API __attribute__((visibility("default")))
#endif

#endif  // INQUIT_EXPORT_H_
