#!/usr/bin/env bash
# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
# Writes python/tenfold/_core.pyi from the extension that was built. With --check: fails if it differs
# from the committed one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
target=python/tenfold/_core.pyi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
.venv/bin/python -m pybind11_stubgen tenfold._core --output-dir "$folder" --numpy-array-remove-parameters
# A module with submodules becomes a folder; the package keeps the same form.
source=$folder/tenfold/_core.pyi
if [[ -d $folder/tenfold/_core ]]; then
  source=$folder/tenfold/_core
  target=python/tenfold/_core
fi
# stubgen states an __all__ that the module does not have.
find "$source" -name '*.pyi' -exec sed -i -E '/^__all__(: list\[str\])? = \[.*\]$/d' {} +
.venv/bin/python -m ruff check --quiet --fix-only --select I,F401 "$source" || true
.venv/bin/python -m ruff format --quiet "$source"
if [[ ${1:-} == --check ]]; then
  diff -ru "$target" "$source" || {
    echo "python/tenfold/_core stubs are not those of the extension: make stubs" >&2
    exit 1
  }
else
  rm -rf python/tenfold/_core.pyi python/tenfold/_core
  cp -r "$source" "$target"
fi
