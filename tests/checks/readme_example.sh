#!/bin/sh
# Fails where the example of README.md, inquit.h and examples/01_quickstart.cc parts, or prints other than README.md says.
# SPDX-License-Identifier: Apache-2.0
#
# Usage: readme_example.sh PROJECT_FOLDER PROGRAM, the program being what 01_quickstart.cc was built to.
set -eu
cd "$1"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# The first block of README.md that opens with ```$1.
readme_block() {
  awk -v fence="\`\`\`$1" '$0 == fence { inside = 1; next } inside && /^```$/ { exit } inside' README.md
}

readme_block cpp >"$work/readme.cc"
readme_block text >"$work/readme.out"
sed -n 's,^//   ,,p; s,^//$,,p' include/inquit/inquit.h | sed -n '/^#include/,/^}/p' >"$work/header.cc"
sed '1,2d' examples/01_quickstart.cc >"$work/example.cc"
"$2" >"$work/example.out"

[ -s "$work/readme.cc" ] && [ -s "$work/readme.out" ]
diff -u "$work/example.cc" "$work/readme.cc"
diff -u "$work/example.cc" "$work/header.cc"
diff -u "$work/readme.out" "$work/example.out"
