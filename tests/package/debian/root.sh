#!/bin/sh
# Makes root.tar, this machine's distribution with what C++ takes to build, unless one of today is there. Usage: root.sh WORK_FOLDER
# SPDX-License-Identifier: Apache-2.0
set -eu
mkdir -p "$1"
cd "$1"

if [ "$(id -u)" != 0 ] && ! unshare --map-auto --map-root-user true 2>/dev/null; then
  echo "skipped: this takes root, or user namespaces with newuidmap (the package uidmap) and a line in /etc/subuid"
  rm -f root.tar
  exit 77
fi
if [ -n "$(find . -maxdepth 1 -name root.tar -mtime -1)" ]; then exit 0; fi

# Where this machine has its packages from, but for those that others than its distribution make. The lists of packages stay, to
# install from.
origin=$(. /etc/os-release && echo "$NAME" | cut -d ' ' -f 1)
apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' "Origin: $origin" \
  "Architecture: $(dpkg --print-architecture)" >sources.list
[ -s sources.list ]
mmdebstrap --variant=apt --include=g++,cmake,ninja-build,pkg-config --skip=cleanup/apt/lists \
  --aptopt='Acquire::Languages "none"' "$(. /etc/os-release && echo "$VERSION_CODENAME")" root.new.tar sources.list
# Once more through mmtarfilter, which ends an archive with the record that says so. mmdebstrap's may have another behind it, which
# tar does not read, and tar-in then fails with SIGPIPE where tar has gone before all is written.
mmtarfilter <root.new.tar >root.whole.tar
mv root.whole.tar root.tar
rm root.new.tar
