#!/usr/bin/env bash
# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
# compare.sh PROGRAM OTHER...: every program must print what the first prints.
set -euo pipefail
first=$("$1")
echo "$1: $first"
status=0
for program in "${@:2}"; do
  text=$("$program")
  echo "$program: $text"
  [[ $text == "$first" || $text == "not supported" ]] || status=1
done
exit $status
