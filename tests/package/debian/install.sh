#!/bin/sh
# Unpacks the fresh root, and runs inside.sh in it with the packages. Usage: install.sh PROJECT_FOLDER WORK_FOLDER VERSION
# SPDX-License-Identifier: Apache-2.0
set -eu
cd "$2"
if [ ! -f root.tar ]; then
  echo "skipped: there is no root to install into"
  exit 77
fi

# What inside.sh takes of this project; beyond that the root knows nothing of it.
rm -rf inquit
mkdir -p inquit/examples inquit/tests
cp -r "$1/examples/c" inquit/examples
cp -r "$1/tests/package" inquit/tests
mkdir inquit/packages
cp build/packages/*.deb inquit/packages

# mmdebstrap mounts what a root needs, as root or in a user namespace, and clears it all away afterwards. The environment stays
# out: its compiler or ccache need not be there.
mmdebstrap --variant=custom --skip=setup,update,cleanup --format=null --setup-hook="tar-in '$2/root.tar' /" \
  --customize-hook="copy-in '$2/inquit' /opt" \
  --customize-hook="chroot \"\$1\" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
    sh /opt/inquit/tests/package/debian/inside.sh $3" \
  "$(. /etc/os-release && echo "$VERSION_CODENAME")" /dev/null sources.list
