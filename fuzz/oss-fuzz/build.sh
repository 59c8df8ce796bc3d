#!/bin/bash -eu
# Builds the fuzz targets as OSS-Fuzz asks: with its compiler, flags and engine, by way of $WORK into $OUT. Runs in this source tree.
# SPDX-License-Identifier: Apache-2.0
#
# Libraries whose source does not lie in $SRC are taken from the system, so that it runs elsewhere too.
prefix=$WORK/prefix
export PKG_CONFIG_PATH=$prefix/lib/pkgconfig

# Builds a library with the flags of the environment and no others: no -DNDEBUG, and no part of it shared.
install_by_cmake() {  # FOLDER [OPTION...]
  local source=$SRC/$1
  [[ -d $source ]] || return 0
  cmake -G Ninja -S "$source" -B "$WORK/${1//\//-}" -DCMAKE_BUILD_TYPE=None -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_INSTALL_LIBDIR=lib \
    -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_CXX_STANDARD=17 -DCMAKE_POSITION_INDEPENDENT_CODE=ON -DBUILD_SHARED_LIBS=OFF "${@:2}"
  ninja -C "$WORK/${1//\//-}" install
}

install_by_cmake abseil-cpp -DABSL_PROPAGATE_CXX_STD=ON -DABSL_ENABLE_INSTALL=ON
install_by_cmake re2
install_by_cmake zlib
rm -f "$prefix"/lib/libz.so*  # zlib makes both
install_by_cmake zstd/build/cmake -DZSTD_BUILD_SHARED=OFF -DZSTD_BUILD_PROGRAMS=OFF
install_by_cmake libxml2 -DLIBXML2_WITH_ICONV=ON -DLIBXML2_WITH_LZMA=OFF -DLIBXML2_WITH_ZLIB=OFF -DLIBXML2_WITH_PYTHON=OFF \
  -DLIBXML2_WITH_TESTS=OFF -DLIBXML2_WITH_PROGRAMS=OFF
if [[ -d $SRC/icu ]]; then  # as projects/icu of OSS-Fuzz does: its tools, built with sanitizers too, make its data
  mkdir -p "$WORK/icu"
  cd "$WORK/icu"
  CXXFLAGS="$CXXFLAGS -std=c++17" "$SRC/icu/icu4c/source/configure" --prefix="$prefix" --enable-static --disable-shared \
    --with-data-packaging=static --disable-tests --disable-samples --disable-extras --disable-icuio --disable-layoutex
  ASAN_OPTIONS=detect_leaks=0 make -j"$(nproc)" install
  cd -
fi

cmake -G Ninja -S . -B "$WORK/inquit" -DCMAKE_BUILD_TYPE=None -DCMAKE_PREFIX_PATH="$prefix" -DZLIB_USE_STATIC_LIBS=ON \
  -DINQUIT_FUZZING_ENGINE="$LIB_FUZZING_ENGINE" -DINQUIT_BUILD_EXAMPLES=OFF -DINQUIT_BUILD_BENCH=OFF -DINQUIT_INSTALL=OFF
ninja -C "$WORK/inquit" fuzz_targets

for target in "$WORK"/inquit/tests/fuzz/*_fuzz; do
  name=$(basename "$target")
  cp "$target" "$target.dict" "$OUT/"
  python3 -m zipfile -c "$OUT/${name}_seed_corpus.zip" tests/fuzz/corpus_"${name%_fuzz}"/*
done
cp tests/data/tiny.inquit "$OUT/"
