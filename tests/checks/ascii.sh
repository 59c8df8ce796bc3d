#!/bin/sh
# Fails where a source of the library or a public header is not ASCII. Usage: ascii.sh PROJECT_FOLDER
# SPDX-License-Identifier: Apache-2.0
set -eu
cd "$1"
[ -f include/inquit/inquit.h ]  # else grep would find nothing wrong
if LC_ALL=C grep -rn '[^ -~	]' include lib; then exit 1; fi
