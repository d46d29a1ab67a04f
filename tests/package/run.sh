#!/usr/bin/env bash
# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
# Installs build/release and lets a foreign CMake project find, link and run it.
#   tests/package/run.sh [SCENARIO]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
root=$PWD
scenario=$(realpath "${1:-tests/package/first_site.yaml}")
work=$root/build/package/cmake
rm -rf "$work"
mkdir -p "$work"

cmake --install build/release --prefix "$work/prefix" --component development >"$work/install.log"
# Moved, so that a path of the build tree or of the first place would not go unnoticed.
mv "$work/prefix" "$work/moved"
if grep -rl --include='*.cmake' -e "$root/build/release" -e "$root/libsim" -e "$work/prefix" "$work/moved"; then
  echo "tests/package/run.sh: the files above name folders of the build" >&2
  exit 1
fi

launcher=()
command -v ccache >/dev/null && launcher=(-D CMAKE_CXX_COMPILER_LAUNCHER=ccache)
cmake -S tests/package -B "$work/build" -G Ninja -D CMAKE_BUILD_TYPE=Release \
  -D CMAKE_PREFIX_PATH="$work/moved" "${launcher[@]}" >"$work/configure.log" ||
  { cat "$work/configure.log"; exit 1; }
cmake --build "$work/build" --parallel "${JOBS:-$(nproc)}"

cd "$work"
build/core_only
build/consumer "$scenario" result.nc
test -s result.nc
test ! -e result.nc.part
if ldd build/core_only | grep -E 'hdf5|python'; then
  echo "tests/package/run.sh: tenfold::sim needs HDF5 or Python" >&2
  exit 1
fi
# An unknown component is refused by name.
mkdir unknown
printf '%s\n' 'cmake_minimum_required(VERSION 3.25)' 'project(Unknown LANGUAGES CXX)' \
  'find_package(Tenfold REQUIRED COMPONENTS sim nonsense)' >unknown/CMakeLists.txt
if cmake -S unknown -B unknown/build -D CMAKE_PREFIX_PATH="$work/moved" >unknown.log 2>&1; then
  echo "tests/package/run.sh: component 'nonsense' was found" >&2
  exit 1
fi
grep -q nonsense unknown.log
echo "package test (CMake): 1 passed, 0 failed"
