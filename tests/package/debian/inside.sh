#!/bin/sh
# Run in the fresh root: installs the packages, builds consumers, runs the program, and takes all out again. Usage: inside.sh VERSION
# SPDX-License-Identifier: Apache-2.0
#
# The packages come one group after the other, so that each has to bring what it takes.
set -eux
version=$1
library=libinquit${version%.*}
project=/opt/inquit
work=/opt/work
text='"It works," said Nia Brandt.'
export DEBIAN_FRONTEND=noninteractive LC_ALL=C
cd "$project/packages"

install() { apt-get install -qq -y --no-install-recommends "$@" >/dev/null 2>&1; }
# All files but those that packages leave behind anywhere: logs, caches, the lists of dpkg and apt.
files() {
  find / \( -path /proc -o -path /sys -o -path /dev -o -path /opt -o -path /tmp -o -path /run -o -path /var \) -prune -o -print | sort
}
files >/opt/before

# ---- C++ and C, by CMake and pkg-config ----
install ./libinquit-dev_*.deb "./$library"_*.deb ./libinquit-c0_*.deb
ldconfig -p | grep -q libinquit_c.so.0
cmake -S "$project/tests/package/find_package" -B $work/cmake -G Ninja "-DVERSION=$version" "-DINQUIT_SOURCE_DIR=$project"
cmake --build $work/cmake
$work/cmake/consumer | grep "^$version {\"id\":"
cmake -S "$project/tests/package/c" -B $work/c -G Ninja "-DVERSION=$version" "-DINQUIT_SOURCE_DIR=$project" -DSHARED=ON
cmake --build $work/c
$work/c/consumer | diff "$project/examples/c/quickstart.out" -

c++ -std=c++17 "$project/tests/package/consumer.cc" -o $work/cc_pkg_config $(pkg-config --cflags --libs "inquit-formats = $version")
$work/cc_pkg_config | grep "^$version {\"id\":"
cc -std=c99 "$project/examples/c/quickstart.c" -o $work/c_pkg_config $(pkg-config --cflags --libs "inquit-c = $version")
$work/c_pkg_config | diff "$project/examples/c/quickstart.out" -

# What a package of Debian that links libinquit_c would depend on: by symbol, so on the oldest version that has them.
grep -q '^ inquit_[a-z_]*@INQUIT_C_0.2 0.2.0$' /var/lib/dpkg/info/libinquit-c0.symbols

# ---- The program alone, and with the larger model ----
apt-get purge -qq -y libinquit-dev libinquit-c0 >/dev/null
install ./inquit_*.deb
test -s /usr/share/man/man1/inquit.1.gz
test -s /usr/share/bash-completion/completions/inquit
test -s /usr/share/zsh/vendor-completions/_inquit
echo "$text" | inquit --format jsonl | grep '"speaker": *"Nia Brandt"'
if inquit --version --model base; then echo "base is here before it is installed"; exit 1; fi
install ./inquit-base-model_*.deb
inquit --version --model base | grep '^model base'
echo "$text" | inquit --model base --format jsonl | grep '"speaker": *"Nia Brandt"'

# ---- What dpkg has to say ----
dpkg --verify inquit "$library" inquit-base-model

# ---- Out again ----
apt-get purge -qq -y --auto-remove inquit inquit-base-model "$library" >/dev/null
if ls /var/lib/dpkg/info/*inquit*; then exit 1; fi
files | diff /opt/before -
