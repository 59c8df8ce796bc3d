#!/usr/bin/env bash
# The source tarball of a release builds, outside of git. Usage: tarball.sh SOURCE_FOLDER WORK_FOLDER [OPTION_OF_CMAKE...]
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
source=$1 work=$2
shift 2
if ! git -C "$source" rev-parse --verify --quiet HEAD >/dev/null; then
  echo "skipped: the sources are not in git here"
  exit 77
fi

rm -rf "$work"
mkdir -p "$work"
git -C "$source" archive HEAD | tar -x -C "$work"
cd "$work"
export GIT_DIR=/none
cmake --preset library "$@"
cmake --build --preset library
DESTDIR="$work/installed" cmake --install build/library
