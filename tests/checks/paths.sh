#!/bin/sh
# Fails where docs/architecture.md or CONTRIBUTING.md names a file that is not there. Usage: paths.sh PROJECT_FOLDER
# SPDX-License-Identifier: Apache-2.0
set -eu
cd "$1"
grep -ohE '(^|[^A-Za-z0-9_/])(include|lib|cli|tests|tools|model|docs|cmake|scripts)/[A-Za-z0-9_./]+' docs/architecture.md \
  CONTRIBUTING.md | sed 's/^[^a-z]//; s/[.]*$//' | sort -u | {
  missing=0
  while read -r path; do
    case "$path" in tests/unit/x_test.cc) continue ;; esac  # stands for any
    [ -e "$path" ] || { echo "there is no $path"; missing=1; }
  done
  exit "$missing"
}
