#!/bin/sh
# Fails where the library names a function that prints, aborts, exits or throws. Usage: archive_symbols.sh LIBRARY
# SPDX-License-Identifier: Apache-2.0
#
# Allowed is what inlined code of the compiler's library and of Abseil names though it is never reached: the bounds checks of
# containers (std::__throw_*, absl's ThrowStd*), their clean-up (__cxa_rethrow), function statics (__cxa_guard_abort), and
# `*status_or` (Helper::Crash), which stands behind a check of ok(). `status_or.value()` is not.
set -eu
export LC_ALL=C
symbols=$(nm -u -C "$1" | sed -n 's/^ *[Uw] //p' | sed 's/@.*//' | sort -u)
# clang++ guards noexcept functions by a helper of its own, which names std::terminate.
if nm "$1" | grep -q __clang_call_terminate; then symbols=$(printf '%s\n' "$symbols" | grep -v '^std::terminate()$'); fi
if [ -z "$symbols" ]; then
  echo "nm lists no symbols in $1"
  exit 1
fi

forbidden='^(
abort|_?_?exit|_Exit|quick_exit|terminate|raise|kill|std::terminate\(\)|__assert_fail|
v?f?printf|__v?f?printf_chk|v?dprintf|puts|fputs|putchar|putc|fputc|fwrite|fflush|perror|psignal|syslog|write|
std(out|err)|std::(cout|cerr|clog|wcout|wcerr|wclog)|
__cxa_throw|
absl::.*(RawLog|raw_log|LogMessage|CheckOp).*|.*::ThrowBadStatusOrAccess\(.*
)$'
found=$(printf '%s\n' "$symbols" | grep -E "$(printf '%s' "$forbidden" | tr -d '\n')" || true)
if [ -n "$found" ]; then
  echo "$1 names:"
  echo "$found"
  exit 1
fi
