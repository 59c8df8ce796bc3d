#!/usr/bin/env bash
# Runs fuzz/oss-fuzz/build.sh as OSS-Fuzz does, but with the system's libraries, and replays what it packs. Usage: oss_fuzz.sh SOURCE WORK
# SPDX-License-Identifier: Apache-2.0
set -euo pipefail
export SRC=$2/src WORK=$2/work OUT=$2/out
rm -rf "$SRC" "$OUT"
mkdir -p "$SRC" "$WORK" "$OUT"

# As OSS-Fuzz sets them for AddressSanitizer, but for its libc++, with which the system's libraries were not built.
export CC=clang CXX=clang++ LIB_FUZZING_ENGINE=-fsanitize=fuzzer
export CFLAGS="-O1 -fno-omit-frame-pointer -gline-tables-only -fsanitize=address -fsanitize=fuzzer-no-link"
export CXXFLAGS=$CFLAGS
cd "$1"
fuzz/oss-fuzz/build.sh

for source in tests/fuzz/*_fuzz.cc; do
  target=$OUT/$(basename "$source" .cc)
  seeds=$SRC/$(basename "$target")
  python3 -m zipfile -e "${target}_seed_corpus.zip" "$seeds"
  "$target" -runs=0 -dict="$target.dict" "$seeds"
done
