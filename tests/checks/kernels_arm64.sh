#!/bin/sh
# Tests the kernels of arm64 under qemu. Usage: kernels_arm64.sh PROJECT_FOLDER WORK_FOLDER CATCH2_FOLDER
# SPDX-License-Identifier: Apache-2.0
#
# They are tests/unit/kernels_test.cc, on a machine that has dot products and on one that has not. Exits with 77, ctest's code for
# skipped tests, where the cross compiler or qemu is missing.
set -eu
project=$1 work=$2 catch2=$3

compiler=aarch64-linux-gnu-g++
qemu=$(command -v qemu-aarch64-static || command -v qemu-aarch64 || true)
if ! command -v "$compiler" >/dev/null || [ -z "$qemu" ]; then
  echo "skipped: no $compiler or no qemu-aarch64 here; scripts/setup --all installs both"
  exit 77
fi
if command -v ccache >/dev/null; then compiler="ccache $compiler"; fi

# Catch2's folder may be /usr/include, whose other headers are those of this machine.
mkdir -p "$work/include"
ln -sfn "$catch2/catch2" "$work/include/catch2"
cat >"$work/main.cc" <<'END'
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#include <iostream>

#include "lib/nn/kernels/kernels.h"

int main(int argc, char** argv) {
  std::cout << "sets:";
  for (const auto* kernels : inquit::internal::AllKernels()) std::cout << ' ' << kernels->name;
  std::cout << std::endl;
  return Catch::Session().run(argc, argv);
}
END

# As CMakeLists.txt and cmake/DeveloperChecks.cmake have g++ compile the kernels.
options="-std=c++17 -O3 -DNDEBUG -ffp-contract=off -fno-trapping-math -fvisibility=hidden
  -Wall -Wextra -Wconversion -Wno-sign-conversion -Wshadow -Wno-maybe-uninitialized -Wno-dangling-reference -Werror"
objects=
for source in lib/nn/kernels/kernels.cc lib/nn/kernels/kernels_neon.cc tests/unit/kernels_test.cc "$work/main.cc"; do
  object=$work/$(basename "$source" .cc).o
  case $source in /*) ;; *) source=$project/$source ;; esac
  $compiler $options -I "$project" -isystem "$work/include" -c "$source" -o "$object"
  objects="$objects $(basename "$object")"
done
cd "$work"
aarch64-linux-gnu-g++ -static $objects -o kernels_test

# Usage: run CPU SETS
run() {
  echo "== $1"
  "$qemu" -cpu "$1" ./kernels_test >"$1.txt" || { cat "$1.txt"; exit 1; }
  cat "$1.txt"
  if [ "$(head -n 1 "$1.txt")" != "sets: $2" ]; then
    echo "$1 should have run the sets: $2"
    exit 1
  fi
}
run max "portable neon"
run cortex-a53 portable
