#!/bin/sh
# Fails where a C++ file does not open with its purpose and SPDX, or has too many lines. Usage: openings.sh PROJECT_FOLDER
# SPDX-License-Identifier: Apache-2.0
set -eu
cd "$1"
[ -f include/inquit/inquit.h ]  # else nothing would be checked
find . -type d \( -name 'build*' -o -name '.?*' \) -prune -o \( -name '*.h' -o -name '*.cc' \) -exec awk '
  FNR == 1 && !/^\/\/ [A-Za-z].*[.:]/ { print FILENAME ": line 1 does not say what the file is for"; bad = 1 }
  FNR == 2 && !/^\/\/ SPDX-License-Identifier: Apache-2\.0$/ { print FILENAME ": line 2 is not the SPDX line"; bad = 1 }
  { lines[FILENAME] = FNR }
  END {
    for (file in lines) {
      limit = file ~ /\.h$/ ? 300 : 600
      if (lines[file] > limit) { print file ": " lines[file] " lines, more than " limit; bad = 1 }
    }
    exit bad
  }' {} + || exit 1
