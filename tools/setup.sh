#!/usr/bin/env bash
# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
# Sets up what a target of the Makefile needs, and builds. Second and later runs take a second.
#
#   tools/setup.sh run     packages, .venv, build/release with the Python extension
#   tools/setup.sh test    the same with all that tests and lint need
#   tools/setup.sh bench   the same as run, with the benchmark program
#   tools/setup.sh python  .venv only, with the development packages (format, lint)
#
# JOBS=N limits parallel compilers, PYTHON=python3.12 chooses the interpreter, TENFOLD_SKIP_APT=1
# leaves Debian packages to you, TENFOLD_WERROR=ON|OFF overrides whether warnings are errors.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
mode=${1:-run}
case $mode in
  run | test | bench | python) ;;
  *)
    echo "usage: tools/setup.sh run|test|bench|python" >&2
    exit 2
    ;;
esac

say() { printf '\033[1m== %s\033[0m\n' "$*"; }
fail() {
  printf 'tools/setup.sh: %s\n' "$*" >&2
  exit 1
}

mkdir -p build
if command -v flock >/dev/null; then
  exec 9>build/.setup.lock
  flock 9
fi

# --- Debian packages ------------------------------------------------------------------------------
packages=(g++ make cmake ninja-build ccache git libboost-dev libeigen3-dev libhdf5-dev libyaml-cpp-dev
  libudunits2-dev libhowardhinnant-date-dev nlohmann-json3-dev tzdata)
python=${PYTHON:-python3}
case $(command -v "$python" || true) in
  "" | /usr/bin/python3) packages+=(python3 python3-dev python3-venv) ;;
esac
if [[ $mode == test ]]; then
  packages+=(catch2 chromium fonts-dejavu-core netcdf-bin)
fi
if [[ $mode == bench ]]; then
  packages+=(catch2)
fi

missing_packages() {
  local package
  for package in "${packages[@]}"; do
    if [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true) != installed ]]; then
      printf '%s\n' "$package"
    fi
  done
}

if [[ -z ${TENFOLD_SKIP_APT:-} ]] && command -v dpkg-query apt-get >/dev/null; then
  mapfile -t missing < <(missing_packages)
  if ((${#missing[@]})); then
    as_root=()
    if ((EUID != 0)); then
      if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        as_root=(sudo -n)
      else
        echo "Debian packages are missing. Type this line, then run make again:" >&2
        echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
        exit 1
      fi
    fi
    say "installing ${missing[*]}"
    # An outdated list is no reason to stop; a failed installation is.
    "${as_root[@]}" apt-get -qq -o DPkg::Lock::Timeout=600 update || true
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get -qq -y -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 \
      install --no-install-recommends "${missing[@]}" ||
      fail "apt-get install failed for: ${missing[*]}"
  fi
fi

# --- .venv ----------------------------------------------------------------------------------------
venv=$root/.venv
command -v "$python" >/dev/null || fail "no $python; set PYTHON=..."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
  fail "Python 3.11 or newer is needed, $python is $("$python" --version 2>&1)"
if [[ $("$venv/bin/python" -c 'import sys; print(sys.prefix)' 2>/dev/null || true) != "$venv" ]]; then
  say "making .venv"
  rm -rf "$venv"
  "$python" -m venv "$venv" || fail "$python -m venv failed (on Debian: apt-get install python3-venv)"
fi

groups=(build)
if [[ $mode == test || $mode == python ]]; then
  groups+=(test dev)
fi
wanted=$("$venv/bin/python" tools/requirements.py "${groups[@]}")
stamp=$venv/.installed-${#groups[@]}
key=$(printf '%s\n' "$wanted" "$("$venv/bin/python" -VV)" "$root" | sha256sum)
if [[ ! -e $stamp || $(<"$stamp") != "$key" ]]; then
  say "installing Python packages (${groups[*]})"
  requirements=$venv/requirements-${#groups[@]}.txt
  printf '%s\n' "$wanted" >"$requirements"
  rm -f "$stamp"
  pip=("$venv/bin/python" -m pip --disable-pip-version-check --quiet)
  # uv is ten times as fast; where it cannot work, pip does the same.
  if ! { "${pip[@]}" install uv &&
    "$venv/bin/python" -m uv pip install --quiet --python "$venv/bin/python" -r "$requirements"; }; then
    echo "uv could not install the packages, trying pip" >&2
    "${pip[@]}" install -r "$requirements" || fail "pip install failed"
  fi
  site=$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
  printf '%s\n' "$root/python" >"$site/tenfold-source-tree.pth"
  cat >"$venv/bin/tenfold" <<'SCRIPT'
#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/python" -m tenfold "$@"
SCRIPT
  chmod +x "$venv/bin/tenfold"
  printf '%s\n' "$key" >"$stamp"
fi
[[ $mode == python ]] && exit 0

# --- configure ------------------------------------------------------------------------------------
build=$root/build/release
# Warnings are errors with the compiler that they are watched with; flags that differ between
# `make run` and `make test` would compile everything twice.
werror=${TENFOLD_WERROR:-}
if [[ -z $werror ]]; then
  werror=OFF
  [[ -z ${CXX:-} && $(g++ -dumpversion 2>/dev/null) == 12 ]] && werror=ON
fi
had=$(cat "$build/.set-up-for" 2>/dev/null || true)
tests=OFF
bench=OFF
[[ $mode == test || $had == *test* ]] && tests=ON
[[ $mode == test || $mode == bench || $had == *bench* ]] && bench=ON
arguments=(--preset release "-DPython_EXECUTABLE=$venv/bin/python" "-DTENFOLD_WERROR=$werror"
  "-DTENFOLD_BUILD_TESTS=$tests" "-DTENFOLD_BUILD_BENCHMARKS=$bench")
home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$build/CMakeCache.txt" 2>/dev/null || true)
if [[ -n $home && $home != "$root" ]]; then
  rm -rf "$build" # the folder was moved or copied
fi
if [[ ! -e $build/build.ninja || $(cat "$build/.configured-with" 2>/dev/null || true) != "${arguments[*]} ${CXX:-}" ]]; then
  say "configuring"
  rm -f "$build/.configured-with"
  cmake "${arguments[@]}"
  printf '%s\n' "${arguments[*]} ${CXX:-}" >"$build/.configured-with"
  set_up_for="run"
  [[ $tests == ON ]] && set_up_for+=" test"
  [[ $bench == ON ]] && set_up_for+=" bench"
  printf '%s\n' "$set_up_for" >"$build/.set-up-for"
fi

# --- build ----------------------------------------------------------------------------------------
# A compiler may take 1.5 GB; more of them than fit into memory would be slower than fewer.
jobs=${JOBS:-}
if [[ -z $jobs ]]; then
  jobs=$(nproc)
  fit=$(awk '/^MemAvailable/ {print int($2 / 1.5e6)}' /proc/meminfo 2>/dev/null || echo "$jobs")
  ((fit < jobs)) && jobs=$fit
  ((jobs < 1)) && jobs=1
fi
targets=()
case $mode in
  run) targets=(--target tenfold_python) ;;
  bench) targets=(--target tenfold_python tenfold_bench) ;;
esac
say "building"
cmake --build "$build" --parallel "$jobs" "${targets[@]}"
