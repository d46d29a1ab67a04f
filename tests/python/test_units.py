# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Units of totals, channels and tables: each against the definition of the quantity."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import tenfold as tf
from tenfold._result_tables import _SUMS
from tenfold._target import _WORDS

#: Units in SI base terms: (factor, dimension). Written here, not taken from the library.
UNITS: dict[str, tuple[float, str]] = {
    "W": (1.0, "power"),
    "kWh": (3.6e6, "energy"),
    "L": (1.0, "volume"),
    "L/h": (1.0 / 3600.0, "volume by time"),
    "kg": (1.0, "mass"),
    "kg/h": (1.0 / 3600.0, "mass by time"),
    "USD": (1.0, "money"),
    "USD/h": (1.0 / 3600.0, "money by time"),
    "1": (1.0, "number"),
    "s-1": (1.0, "number by time"),
    "h": (3600.0, "time"),
}
#: Dimension of a flow times seconds.
TIMES_SECONDS = {
    "power": "energy",
    "volume by time": "volume",
    "mass by time": "mass",
    "money by time": "money",
    "number by time": "number",
    "number": "time",
}


@pytest.fixture(scope="module")
def everything(scenario: tf.Scenario) -> tf.Result:
    return tf.simulate(scenario.replace({"horizon.end": "2024-03-01"}), channels=["all"])


def test_every_total_is_its_channel_over_time_in_the_units_of_both(everything: tf.Result) -> None:
    """A total and its channel say what they are in the same words; their units differ by time."""
    channels = {v.attrs["long_name"]: v for v in everything.ds.data_vars.values()}
    months = everything.ds["time"].dt.month.values
    checked = set()
    for name, total in everything.monthly.data_vars.items():
        channel = channels.get(total.attrs["long_name"])
        if channel is None:
            continue
        assert total.attrs["cell_methods"] == "time: sum", name
        scale, flow = UNITS[channel.attrs["units"]]
        per_unit, stock = UNITS[total.attrs["units"]]
        assert TIMES_SECONDS[flow] == stock, f"{name} [{total.attrs['units']}]"
        step = everything._core.step_seconds
        for i, month in enumerate((1, 2)):
            summed = channel.values[months == month].astype(float).sum(axis=0) * scale * step
            assert total.values[i] * per_unit == pytest.approx(summed, rel=1e-5, abs=1e-3), name
        checked.add(name)
    assert checked >= {"chain_loss", "heat_tower", "heat_air", "unmet_cooling", "water_makeup"}
    assert len(checked) > 50


def test_a_total_keeps_its_unit_beside_a_channel_of_its_name(everything: tf.Result) -> None:
    clashing = set(everything.monthly.data_vars) & set(everything.ds.data_vars)
    assert "chain_loss" in clashing
    for name in clashing:
        total, channel = everything.monthly[name].attrs, everything.ds[name].attrs
        assert total["units"] == ("1" if name.startswith("ledger") else "kWh"), name
        assert channel["units"] == ("1" if name.startswith("ledger") else "W"), name
        assert total["cell_methods"] != channel["cell_methods"], name
    assert everything.by_class["it_energy"].attrs["units"] == "kWh"
    assert everything.by_class["compute"].attrs["units"] == "s-1"


def test_units_of_explain_compare_and_the_file(
    everything: tf.Result, tmp_path: Path, small_result_path: Path
) -> None:
    found = tf.explain(
        tf.open_result(small_result_path), "facility_energy", site="hangzhou", month="2024-07"
    )
    assert {c.label: c.unit for c in found.tree.children if c.value is not None}[
        "chain_loss"
    ] == "kWh"
    frame = tf.compare(everything, everything).to_frame()
    assert frame.loc["chain_loss", "unit"] == "kWh"
    path = tmp_path / "r.nc"
    everything.save(path)
    again = tf.open_result(path)
    for one, two in ((everything.monthly, again.monthly), (everything.ds, again.ds)):
        for name in one.data_vars:
            assert one[name].attrs["units"] == two[name].attrs["units"], name


def test_tables_and_targets_state_the_units_of_the_totals(
    everything: tf.Result, fleet_result: tf.Result
) -> None:
    same = {"FLOP/s": "s-1"}
    for result in (everything, fleet_result):
        units = {n: v.attrs["units"] for n, v in result.monthly.data_vars.items()}
        for column, name, unit in _SUMS:
            if name in units:
                assert same.get(unit, unit) == units[name], column
        for word, (above, below, unit) in _WORDS.items():
            if above not in units:
                continue
            if below is None:
                assert same.get(unit, unit) == units[above], word
            elif units[above] == units[below]:
                assert unit == "1", word
            else:
                assert unit == f"{units[above]}/{units[below]}", word


@pytest.fixture(scope="module")
def fleet_result(root: Path) -> tf.Result:
    document = tf.load(
        root / "scenarios" / "alibaba_cloud_2032.yaml", settings={"horizon.end": "2022-03-01"}
    )
    result = tf.simulate(document)
    assert np.isfinite(result.totals.total("required_energy"))
    return result
