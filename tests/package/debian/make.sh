#!/bin/sh
# Makes the packages of Debian; lintian finds no error and no warning in them. Usage: make.sh PROJECT_FOLDER WORK_FOLDER VERSION
# SPDX-License-Identifier: Apache-2.0
set -eu
build=$2/build

# Compiled quickly: what is tested here is what the packages hold.
env -u DEBFULLNAME -u DEBEMAIL "$1/scripts/debian" "$build" "-DCMAKE_CXX_FLAGS_RELEASE=-O1 -g0 -DNDEBUG"
names=$(for deb in "$build"/packages/*.deb; do dpkg-deb -f "$deb" Package; done | sort | tr '\n' ' ')
expected="inquit inquit-base-model libinquit-c0 libinquit-dev libinquit${3%.*} "
[ "$names" = "$expected" ] || { echo "the packages are $names, not $expected"; exit 1; }

lintian --fail-on error,warning --allow-root "$build"/packages/*.deb
