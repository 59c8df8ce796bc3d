#!/bin/sh
# Fails where a shared library shows what is within: inquit::internal, or the embedded files. Usage: exported_symbols.sh LIBRARY
# SPDX-License-Identifier: Apache-2.0
set -eu
export LC_ALL=C
symbols=$(nm -D -C --defined-only "$1" | sed 's/^[0-9a-f]* [A-Za-z] //')
if ! printf '%s\n' "$symbols" | grep -q '^inquit::v0::Extractor::Extract('; then
  echo "nm lists no Extractor in $1"
  exit 1
fi
if printf '%s\n' "$symbols" | grep -E '^([a-z ]+ for )?inquit::v0::(internal|\(anonymous namespace\))::|^inquit_embedded'; then
  echo "are shown by $1"
  exit 1
fi
