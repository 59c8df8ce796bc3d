#!/usr/bin/env bash
# Fails where clang-tidy 14 finds what .clang-tidy has it look for. Usage: tidy.sh PROJECT_FOLDER WORK_FOLDER [FILE...]
# SPDX-License-Identifier: Apache-2.0
#
# Without FILEs, all of lib/, cli/ and examples/, and the headers that these include: four seconds a file. WORK_FOLDER gets a build that is
# configured for clang++, which says how each file is compiled; nothing is built. Exit code 77: clang-tidy 14 or clang++ is not here.
set -euo pipefail
work=$(realpath -m "$2")
cd "$1"
files=("${@:3}")

for tidy in clang-tidy-14 clang-tidy ''; do
  [[ -n $tidy ]] || { echo "skipped: clang-tidy 14 is not here"; exit 77; }
  if "$tidy" --version 2>/dev/null | grep -q 'version 14\.'; then break; fi
done
command -v clang++ >/dev/null || { echo "skipped: clang++ is not here"; exit 77; }

cmake -S . -B "$work" -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Release \
  -DINQUIT_BUILD_TESTS=OFF -DINQUIT_BUILD_BENCH=OFF -DINQUIT_PCH=OFF >"$work.log" || { cat "$work.log"; exit 1; }
if [[ ${#files[@]} == 0 ]]; then
  mapfile -t files < <(find lib cli examples -name '*.cc' -not -path 'examples/cmake_project/*' | sort)
fi
# On standard error it counts what it found in headers of other libraries, of which it tells nothing.
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$(nproc)" "$tidy" --quiet --warnings-as-errors='*' -p "$work" 2>"$work.stderr" || {
  grep -v 'warnings\? generated\|warnings\? treated' "$work.stderr" >&2 || true
  exit 1
}
