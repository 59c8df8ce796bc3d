#!/bin/sh
# Fails where a file of C++ or C is not as .clang-format has it. Usage: format.sh PROJECT_FOLDER; exit code 77: no clang-format 14 here
# SPDX-License-Identifier: Apache-2.0
#
# Another version breaks other lines, so only Debian 12's is asked.
set -eu
cd "$1"
for format in clang-format-14 clang-format ''; do
  [ -n "$format" ] || { echo "skipped: clang-format 14 is not here"; exit 77; }
  if "$format" --version 2>/dev/null | grep -q 'version 14\.'; then break; fi
done
find cli examples include lib test_package tests tools -name '*.h' -o -name '*.cc' -o -name '*.c' -o -name '*.inc' | sort | xargs "$format" --dry-run --Werror --ferror-limit=3
