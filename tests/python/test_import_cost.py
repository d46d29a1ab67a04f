# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""``import tenfold`` and ``tenfold --help`` stay cheap."""

from __future__ import annotations

import json
import subprocess
import sys

HEAVY = ("numpy", "xarray", "pandas", "matplotlib", "h5netcdf", "h5py", "netCDF4", "jinja2", "rich")


def _measure(statement: str) -> dict[str, float]:
    """Seconds of a statement in a fresh interpreter, and its resident memory afterwards [MB]."""
    code = f"""
import time
start = time.perf_counter()
{statement}
seconds = time.perf_counter() - start
import json, sys
with open("/proc/self/status") as status:
    words = dict(line.split(":", 1) for line in status)
loaded = [name for name in {HEAVY!r} if name in sys.modules]
print(json.dumps({{"s": seconds, "MB": int(words["VmRSS"].split()[0]) / 1000, "loaded": loaded}}))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def test_import() -> None:
    runs = [_measure("import tenfold") for _ in range(5)]
    assert min(run["s"] for run in runs) < 0.2, runs
    assert max(run["MB"] for run in runs) < 60.0, runs


def test_import_of_the_core() -> None:
    runs = [_measure("import tenfold; tenfold.load; tenfold.simulate") for _ in range(5)]
    assert min(run["s"] for run in runs) < 0.2, runs
    assert max(run["MB"] for run in runs) < 60.0, runs


def test_import_loads_nothing_heavy() -> None:
    assert _measure("import tenfold; tenfold.load; tenfold.simulate")["loaded"] == []
    assert _measure("import tenfold.cli")["loaded"] == []


def test_help_loads_no_tables() -> None:
    code = """
import sys
from tenfold.cli import main
sys.argv = ["tenfold", "--help"]
try:
    main()
except SystemExit as stop:
    assert stop.code == 0
print([name for name in ("numpy", "xarray", "pandas", "matplotlib") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert "calibrate" in done.stdout
