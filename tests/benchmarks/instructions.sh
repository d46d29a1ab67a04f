#!/usr/bin/env bash
# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
# instructions.sh PROGRAM: executed instructions per site-step, totals only, as callgrind counts them
# (valgrind shows the program a CPU with AVX2 and without AVX-512). Counts do not depend on how busy
# the machine is. Two runs of different length are subtracted, so that loading and compiling drop
# out. Fails when the count is more than 5 % above the noted one.
set -euo pipefail
cd "$(dirname "$0")"
program=$(cd "$OLDPWD" && realpath "$1")
command -v valgrind >/dev/null || {
  echo "valgrind is needed (on Debian: apt-get install valgrind)" >&2
  exit 2
}
out=$(mktemp)
trap 'rm -f "$out"' EXIT
count() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" \
    --scenario reference_site.yaml --years "$1" --once yes >"$out" 2>&1 || {
    cat "$out" >&2
    exit 1
  }
  sed -n 's/.*Collected : \([0-9]*\).*/\1/p' "$out"
}
short=$(count 1)
long=$(count 2)
# 2024 has 8,784 steps, 2025 has 8,760.
now=$(((long - short) / 8760))
noted=$(<instructions.txt)
echo "$now instructions per site-step (noted: $noted)"
((now * 100 <= noted * 105))
