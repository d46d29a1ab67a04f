#!/usr/bin/env bash
# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
# `pip install .` into a fresh environment, outside of which nothing of the source tree is seen.
# Dependencies come by uv where .venv has it; the build itself is pip's. FULL=1: the plain
# `pip install .` with an isolated build and no help.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
root=$PWD
scenario=$(realpath "${1:-tests/package/first_site.yaml}")
work=$root/build/package/pip
rm -rf "$work"
mkdir -p "$work/elsewhere"
export CMAKE_BUILD_PARALLEL_LEVEL=${JOBS:-$(nproc)}
unset PYTHONPATH

.venv/bin/python -m venv "$work/venv"
python=$work/venv/bin/python
# The flags of build/release, so that ccache has the objects.
werror=$(sed -n 's/^TENFOLD_WERROR:BOOL=//p' build/release/CMakeCache.txt 2>/dev/null || true)
settings=("-Cbuild-dir=$work/build" "-Ccmake.define.TENFOLD_WERROR=${werror:-OFF}")
if [[ -n ${FULL:-} ]] || ! .venv/bin/python -m uv --version >/dev/null 2>&1; then
  "$python" -m pip --disable-pip-version-check --quiet install "${settings[@]}" .
else
  .venv/bin/python tools/requirements.py build >"$work/requirements.txt"
  .venv/bin/python -m uv pip install --quiet --python "$python" -r "$work/requirements.txt"
  "$python" -m pip --disable-pip-version-check --quiet install --no-build-isolation \
    "${settings[@]}" .
fi

cd "$work/elsewhere"
"$python" - "$root" <<'PYTHON'
import sys
from importlib import metadata
from pathlib import Path

import tenfold

place = Path(tenfold.__file__).resolve()
assert Path(sys.prefix).resolve() in place.parents, place
names = sorted(str(file) for file in metadata.files("tenfold") or [])
core = [name for name in names if name.startswith("tenfold/_core") and name.endswith(".so")]
assert len(core) == 1, core
assert "tenfold/py.typed" in names
assert not [n for n in names if "/include/" in n or n.endswith((".a", ".hpp", ".cmake"))], names
version = metadata.version("tenfold")
cmake = (Path(sys.argv[1]) / "CMakeLists.txt").read_text()
assert f"VERSION {version}\n" in cmake, version
assert tenfold.__version__ == version, tenfold.__version__
print("installed", version, core[0])
PYTHON
"$work/venv/bin/tenfold" --help >/dev/null
"$work/venv/bin/tenfold" check "$scenario"
"$work/venv/bin/tenfold" run "$scenario" --out results
test -s results/first_site.nc
test -s results/first_site.html
echo "package test (pip): 1 passed, 0 failed"
