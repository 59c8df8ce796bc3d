#!/bin/sh
# Fails where docs/annotation.md parts from the contract beside the project. Usage: annotation.sh PROJECT_FOLDER
# SPDX-License-Identifier: Apache-2.0
#
# The gold and the cases of ../shared are judged by the contract there. Exits with 77, ctest's code for skipped tests, where there is
# none.
set -eu
cd "$1"
[ -f docs/annotation.md ]
if [ ! -f ../shared/annotation.md ]; then
  echo "skipped: the contract ../shared/annotation.md is not there"
  exit 77
fi
if ! diff -u docs/annotation.md ../shared/annotation.md; then
  echo "docs/annotation.md is not what ../shared/annotation.md says: take over the lines marked + above"
  exit 1
fi
