#!/bin/sh
# Fails where the shared library of C shows anything but the functions of its header. Usage: exported_c.sh LIBRARY HEADER
# SPDX-License-Identifier: Apache-2.0
set -eu
export LC_ALL=C
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
# Without the name of the version itself, which nm lists as an absolute symbol.
nm -D --defined-only "$1" | sed -n 's/^[0-9a-f]* [^A] \([^@]*\).*/\1/p' | sort >"$work/shown"
grep '^INQUIT_API' "$2" | grep -o 'inquit_[a-z0-9_]*(' | tr -d '(' | sort >"$work/declared"
[ -s "$work/declared" ]
diff -u "$work/declared" "$work/shown"
