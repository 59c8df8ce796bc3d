#!/bin/sh
# Fails where an example is not in the table of examples/README.md, or has no output beside it. Usage: examples.sh PROJECT_FOLDER
# SPDX-License-Identifier: Apache-2.0
set -eu
cd "$1/examples"
[ -f 01_quickstart.cc ]  # else nothing would be checked
find . \( -name '*.cc' -o -name '*.c' -o -name '*.py' -o -name '*.java' \) | sort | {
  failed=0
  while read -r file; do
    file=${file#./}
    [ -f "${file%.*}.out" ] || { echo "there is no examples/${file%.*}.out"; failed=1; }
    # By its own name, or by that of its folder.
    grep -qF -e "| [$file]($file) |" -e "| [${file%/*}/](${file%/*}) |" README.md || { echo "examples/README.md does not name $file"; failed=1; }
  done
  exit "$failed"
}
