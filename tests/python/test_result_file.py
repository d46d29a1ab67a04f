# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""The result file: its ledger adds up again, every reader opens it in silence, in any order."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import xarray as xr

PARTS = (
    "it_energy", "chain_loss", "crah_fan", "pumps", "chiller", "tower_fan", "dry_cooler_fan",
    "cdu_pump", "room_cooling", "lighting", "auxiliary",
)  # fmt: skip


def _open(path: Path, group: str) -> xr.Dataset:
    with xr.open_dataset(path, group=group, engine="h5netcdf") as opened:
        return opened.load()


def test_the_ledger_of_the_file_adds_up(small_result_path: Path) -> None:
    monthly = _open(small_result_path, "monthly")
    # Every site and month: what the facility draws is the sum of what its parts draw.
    whole = monthly["facility_energy"].values
    np.testing.assert_allclose(sum(monthly[p].values for p in PARTS), whole, rtol=1e-9)
    # The bus: import and own generation, less export and charge, serve the facility.
    supplied = (
        monthly["grid_import"] + monthly["pv_energy"] + monthly["battery_discharge"]
        - monthly["battery_charge"] - monthly["grid_export"] - monthly["pv_curtailed"]
        + monthly["unserved_energy"]
    ).values  # fmt: skip
    # A battery's own auxiliaries are load of the bus, not of the facility.
    assert np.all(supplied >= whole * (1.0 - 1e-9))
    np.testing.assert_allclose(supplied, whole, rtol=2e-3)
    water = monthly["water_evaporated"] + monthly["water_drift"] + monthly["water_blowdown"]
    np.testing.assert_allclose(water.values, monthly["water_makeup"].values, rtol=1e-9)
    by_class = _open(small_result_path, "by_class")
    classes = by_class["it_energy"].sum("machine_class").values
    np.testing.assert_allclose(classes, monthly["it_energy"].sum("site").values, rtol=1e-9)
    # The flows of the Sankey are the same energies over the horizon.
    flows = _open(small_result_path, "ledger")
    for target, name in (("IT equipment", "it_energy"), ("Electrical losses", "chain_loss")):
        energy = float(flows["energy_kWh"].values[flows["target"].values == target].sum())
        assert energy == pytest.approx(float(monthly[name].sum()), rel=1e-12)
    assert float(monthly["ledger_residual_energy"].max()) < 1e-9


def test_ncdump_reads_it_in_silence(small_result_path: Path) -> None:
    program = shutil.which("ncdump")
    if program is None:
        pytest.fail("the result file tests need ncdump: apt-get install netcdf-bin")
    done = subprocess.run([program, "-h", str(small_result_path)], capture_output=True, text=True)
    assert done.returncode == 0
    assert done.stderr == ""
    for word in ("double facility_energy(month, site)", "group: kpi", ":scenario = "):
        assert word in done.stdout


@pytest.mark.parametrize(
    "order", list(itertools.permutations(("tenfold", "h5py", "netCDF4"))), ids="-".join
)
def test_three_hdf5_libraries_in_one_process(
    order: tuple[str, ...], small_result_path: Path, tmp_path: Path
) -> None:
    # h5py, netCDF4 and the extension each carry their own libhdf5; a fresh process for each order.
    code = "\n".join(
        [
            "import warnings; warnings.simplefilter('error', UserWarning)",
            *(
                f"import {name}" if name != "tenfold" else "import tenfold._core, tenfold"
                for name in order
            ),
            "import sys, numpy",
            "source, copy = sys.argv[1:]",
            "r = tenfold.open_result(source); r.save(copy)",
            "with h5py.File(copy) as f: a = f['monthly/facility_energy'][:]",
            "with netCDF4.Dataset(copy) as f: b = f['monthly/facility_energy'][:]",
            "with netCDF4.Dataset(copy, 'a') as f: f.note = 'appended'",
            "c = tenfold.open_result(copy).totals.array('facility_energy').T",
            "assert (numpy.asarray(b) == a).all() and (a == c).all()",
        ]
    )
    here = Path(sys.modules["tenfold"].__file__ or "").parents[1]
    environment = {**os.environ, "PYTHONPATH": str(here)}
    done = subprocess.run(
        [sys.executable, "-c", code, str(small_result_path), str(tmp_path / "copy.nc")],
        capture_output=True, text=True, env=environment, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
