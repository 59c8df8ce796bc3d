#!/bin/sh
# Fails where a shared library shows what is not of its interface: std::, another library's, inquit::internal, private members. Usage: exported_symbols.sh LIBRARY
# SPDX-License-Identifier: Apache-2.0
set -eu
export LC_ALL=C
symbols=$(nm -D -C --defined-only "$1" | sed 's/^[0-9a-f]* [A-Za-z] //')
if [ -z "$symbols" ]; then
  echo "nm lists no symbols in $1"
  exit 1
fi
if printf '%s\n' "$symbols" | grep -vE '^inquit::v0::' ||
    printf '%s\n' "$symbols" | grep -E '^inquit::v0::(internal|\(anonymous namespace\))::|::Run\(|::Make\(|::Model\('; then
  echo "are shown by $1"
  exit 1
fi
