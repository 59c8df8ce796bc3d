// INQUIT_API marks what the shared library shows to its users, and INQUIT_PRIVATE what it does not.
// SPDX-License-Identifier: Apache-2.0
#ifndef INQUIT_EXPORT_H_
#define INQUIT_EXPORT_H_

#if defined(INQUIT_STATIC)
// In front of what a user may call: shown by a shared library. Nothing where INQUIT_STATIC is defined.
#define INQUIT_API
// In front of a member that a class which is shown keeps for itself.
#define INQUIT_PRIVATE
#elif defined(_WIN32)
#if defined(INQUIT_BUILDING)
#define INQUIT_API __declspec(dllexport)
#else
#define INQUIT_API __declspec(dllimport)
#endif
#define INQUIT_PRIVATE
#else
#define INQUIT_API __attribute__((visibility("default")))
#define INQUIT_PRIVATE __attribute__((visibility("hidden")))
#endif

#endif  // INQUIT_EXPORT_H_
