# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Targets by year: read with units, compared, stated as gaps; they change no run."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import tenfold as tf
from tenfold.targets import clean_share, to_frame

STATED = {
    "targets": "{pue: {2024: 1.12}, energy: {2024: 440 GWh}, wue: {2024: 0.2 L/kWh},"
    " carbon_market: {2024: 1 Mt}, clean_share: {2024: 0.5}}"
}


@pytest.fixture(scope="module")
def run(scenario: tf.Scenario) -> tf.Result:
    return tf.simulate(scenario.replace(STATED), channels=["none"])


def test_gaps(run: tf.Result, result: tf.Result) -> None:
    found = {g.name: g for g in tf.targets(run)}
    row = run.by_year().loc[2024]
    assert found["energy"].target == pytest.approx(440e6, rel=1e-12)
    assert found["energy"].value == row["facility_energy"]
    assert found["energy"].gap == pytest.approx(row["facility_energy"] - 440e6)
    assert found["energy"].met == (row["facility_energy"] <= 440e6)
    assert found["wue"].target == pytest.approx(0.2, rel=1e-12)
    assert found["wue"].value == row["wue_site"]
    assert found["carbon_market"].target == pytest.approx(1e9, rel=1e-12)
    assert found["pue"].met == (row["pue"] <= 1.12)
    # Less is worse for the clean share only.
    assert not found["clean_share"].met
    assert found["clean_share"].gap > 0.0
    frame = to_frame(list(found.values()))
    assert frame.loc[("pue", 2024), "gap"] == pytest.approx(row["pue"] - 1.12)
    # They change no byte of the run.
    assert np.array_equal(
        run.totals.array("facility_energy"), result.totals.array("facility_energy")
    )


def test_clean_share(scenario: tf.Scenario) -> None:
    # No contract: own generation over consumption. All imports matched: one.
    pv = [{"model": "pv", "name": "roof", "capacity": "20 MW"}]
    short = scenario.replace({"horizon.end": "2024-02-01", "sites.hangzhou.supply": pv})
    own = tf.simulate(short, channels=["none"]).totals
    months = own.year == 2024
    expected = own.total("pv_energy") / (own.total("pv_energy") + own.total("grid_import"))
    assert clean_share(own, months) == pytest.approx(expected, rel=1e-12)
    for matched in (1.0, 0.25):
        changed = short.replace({"sites.hangzhou.grid.clean_share": f"{{2021: {matched}}}"})
        totals = tf.simulate(changed, channels=["none"]).totals
        sun, grid = totals.total("pv_energy"), totals.total("grid_import")
        expected = (sun + matched * grid) / (sun + grid)
        assert clean_share(totals, months) == pytest.approx(expected, rel=1e-9)


def test_stated_in_python(result: tf.Result) -> None:
    (gap,) = tf.targets(result, {"pue": {2024: 1.0}})
    assert not gap.met
    assert gap.complete
    assert not tf.targets(result, {"energy": {2025: 1e12}})[0].complete
    for stated, message in (
        ({"peu": {2024: 1.0}}, "unknown target 'peu'; known: pue"),
        ({"pue": {2031: 1.0}}, "horizon has the years 2024 to 2025"),
    ):
        with pytest.raises(tf.TargetError, match=message):
            tf.targets(result, stated)
    with pytest.raises(tf.TargetError, match="states no targets"):
        tf.targets(result)


def test_bad_targets_are_refused(scenario: tf.Scenario) -> None:
    for text, message in (
        ("{pue: {2024: 0.9}}", "1"),
        ("{energy: {2024: 400 MW}}", "power"),
        ("{peu: {2024: 1.2}}", "did you mean 'pue'"),
    ):
        with pytest.raises(tf.ScenarioError) as caught:
            scenario.replace({"targets": text})
        assert message in str(caught.value)


def test_command(tenfold: Callable[..., Any], run: tf.Result, tmp_path: Path) -> None:
    path = tmp_path / "run.nc"
    run.save(path)
    done = tenfold("targets", path, "--json")
    assert done.returncode == 0, done.stderr
    assert {g["name"] for g in json.loads(done.stdout)} == {
        "pue", "energy", "wue", "carbon_market", "clean_share",
    }  # fmt: skip
    done = tenfold("targets", path)
    assert "missed" in done.stdout
    done = tenfold("targets", path, "--set", "a=b")
    assert done.returncode == 2
