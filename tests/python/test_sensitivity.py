# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Sensitivity: closed forms, kinks that are counted, members that equal whole runs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import tenfold as tf
from tenfold._ensemble import run_member, run_members
from tenfold.sensitivity import _default_quantities, _switched, ranges_of

UPS = "sites.hangzhou.power.components.ups"
LINEAR = {
    "horizon.end": "2024-02-01",
    # One lossy component that stands outdoors: its loss heats nothing and loads nothing else.
    "sites.hangzhou.power": {
        "components": [
            {"name": "panel", "feeds": ["ups", "mechanical"], "heat": "outdoors",
             "rating": "90 MW"},
            {"name": "ups", "feeds": ["it"], "no_load": 0.005, "proportional": 0.015,
             "square": 0.0, "heat": "outdoors", "rating": "12 MW"},
        ],
        "auxiliary": 0.002,
    },
    "sites.hangzhou.supply": [],
}  # fmt: skip


@pytest.fixture(scope="module")
def linear(scenario: tf.Scenario) -> tf.Scenario:
    return scenario.replace(LINEAR)


def test_gradients_of_linear_losses_are_their_closed_forms(linear: tf.Scenario) -> None:
    run = tf.simulate(linear, channels=["none"])
    modules = float(run.totals.array("modules")[0, 0])
    hours = 31 * 24
    keys = (f"{UPS}.no_load", f"{UPS}.proportional", "sites.hangzhou.power.auxiliary")
    found = tf.sensitivity(linear, "energy", ranges=[], gradients=keys, threads=2)
    assert found.base["energy"] == run.totals.total("facility_energy")
    assert found.members == 1 + 4 * len(keys)
    slope = {g.key: g.derivative["energy"] for g in found.gradients}
    # Loss = P_r a + P_out b: to a it is the rating of all modules, to b the energy of IT [kWh].
    assert slope[keys[0]] == pytest.approx(12e3 * modules * hours, rel=1e-9)
    assert slope[keys[1]] == pytest.approx(run.totals.total("it_energy"), rel=1e-9)
    # Auxiliary power is a share of the modules' rating (10 MW each by default).
    assert slope[keys[2]] == pytest.approx(10e3 * modules * hours, rel=1e-9)
    for g in found.gradients:
        assert g.disagreement["energy"] < 1e-8
        assert g.switched_hours == 0.0
        expected = g.derivative["energy"] * g.value / found.base["energy"]
        assert g.elasticity["energy"] == pytest.approx(expected, rel=1e-12)


def test_the_disagreement_of_two_steps_is_that_of_the_curve(linear: tf.Scenario) -> None:
    # Pump power goes with 1 / efficiency and heats nothing: its central difference over a relative
    # step s is off by 1 / (1 - s^2), that over s / 2 by 1 / (1 - s^2 / 4).
    key = "sites.hangzhou.halls.cloud.cooling.tower_pump.efficiency"
    for s in (0.2, 0.05):
        found = tf.sensitivity(linear, "energy", ranges=[], gradients=[key], step=s, threads=2)
        expected = (1.0 - s * s / 4.0) / (1.0 - s * s) - 1.0
        assert found.gradients[0].disagreement["energy"] == pytest.approx(expected, rel=1e-4)


def test_mode_switches_are_counted(linear: tf.Scenario) -> None:
    warm = "sites.hangzhou.halls.cloud.cooling.air.supply_air"
    found = tf.sensitivity(linear, "energy", ranges=[], gradients=[warm], step=0.1, threads=2)
    counted = found.gradients[0].switched_hours
    value = found.gradients[0].value
    ends = [linear.replace({warm: f"{value + sign * 0.1 * value} degC"}) for sign in (-1, 1)]
    cold, hot = run_members(ends, None, threads=2)
    assert counted == _switched(cold, hot, None)
    moved = hot.total("hours_free") - cold.total("hours_free")
    assert moved > 0.0
    assert counted == pytest.approx(moved, rel=1e-9)


def test_a_member_of_some_years_equals_the_whole_run(scenario: tf.Scenario) -> None:
    longer = scenario.replace({"horizon.start": "2022-11-01", "horizon.end": "2025-02-01"})
    whole = run_member(longer, None)
    some = run_member(longer, frozenset({2024}))
    months = whole.year == 2024
    for name in ("facility_energy", "water_makeup", "carbon_market", "hours_free", "pv_energy"):
        a, b = whole.array(name), some.array(name)
        assert np.array_equal(a[:, months], b[:, months]), name
    # The month before runs in; the others hold nothing.
    assert some.array("facility_energy")[0, : 12 + 1].sum() == 0.0
    with pytest.raises(tf.TargetError, match="has the years 2022 to 2025, not 2031"):
        run_member(longer, frozenset({2031}))


def test_tornado(scenario: tf.Scenario) -> None:
    short = scenario.replace({"horizon.end": "2024-01-15"})
    key = "workloads.training.utilisation"
    ranges = [
        tf.Range("workloads.web.utilisation", "0.35", "0.45", "web"),
        tf.Range(key, "0.6", "0.95", "training", "estimate", "a source"),
        tf.Range("workloads.chat.utilisation", "0.5", "7", "impossible"),
    ]
    found = tf.sensitivity(short, ["energy", "pue"], ranges=ranges, threads=2)
    frame = found.to_frame()
    assert list(frame["name"][:2]) == ["training", "web"]
    low = run_member(short.replace({key: 0.6}), None).total("facility_energy")
    assert frame["at_low"][0] == low
    assert frame["at_high"][0] > found.base["energy"] > low
    refused = next(b for b in found.bars if b.range.name == "impossible")
    assert "utilisation" in refused.refused
    assert np.isnan(refused.high["energy"])
    assert refused.low["energy"] == found.base["energy"]
    again = tf.Sensitivity.from_json(found.to_json())
    assert again.to_json() == found.to_json()
    assert again.to_frame("pue").attrs["quantity"] == "pue"
    assert len(found.plot().patches) >= 4
    with pytest.raises(ValueError, match="there are: energy, pue"):
        found.to_frame("water")


def test_ranges_come_from_scenario_and_catalog(root: Path) -> None:
    fleet = tf.load(root / "scenarios" / "alibaba_cloud_2032.yaml")
    keys = {r.key: r for r in ranges_of(fleet)}
    ppu = keys["catalog.accelerators.t_head_ppu.compute_16bit"]
    # The catalog states half and double of 118.7 TFLOP/s (precision of the record unstated).
    assert (ppu.low, ppu.high) == ("59.35 TFLOP/s", "237.4 TFLOP/s")
    assert ppu.basis == "estimate"
    stated = fleet.replace(
        {
            "ranges": [
                {"name": "growth", "key": "fleet.demand.ai.growth_factor", "low": "0.9",
                 "high": "1.1", "source": "here"},
            ]
        }
    )  # fmt: skip
    assert ranges_of(stated)[0].key == "fleet.demand.ai.growth_factor"
    document = tf.parse(fleet.to_yaml(), base=fleet._core.base).document
    assert _default_quantities(document)[:3] == [
        "energy(2032)", "energy(2032)/energy(2022)", "pue(2032)",
    ]  # fmt: skip


def test_refusals(scenario: tf.Scenario) -> None:
    for arguments, message in (
        ({"of": "enrgy"}, "unknown quantity 'enrgy'"),
        ({"of": "energy", "gradients": ["workloads.web.kind_of"]}, "unknown key"),
        ({"of": "energy", "gradients": ["sites.hangzhou.grid"]}, "not a number"),
        ({"of": "energy", "gradients": ["sites.hangzhou.grid.zone"]}, "not a number"),
        ({"of": "energy", "step": 0.0}, "relative step"),
    ):
        with pytest.raises((tf.InputError, tf.TargetError), match=message):
            tf.sensitivity(scenario, **{"ranges": [], **arguments})  # type: ignore[arg-type]


def test_command(tenfold: Callable[..., Any], first_site: Path) -> None:
    short = ("--set", "horizon.end=2024-01-10", "--of", "energy", "--of", "pue")
    done = tenfold(
        "sensitivity", first_site, *short, "--vary", "workloads.web.utilisation=0.3,0.5",
        "--gradient", "workloads.web.utilisation", "--json",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["bars"][0]["high"]["energy"] > found["base"]["energy"]
    assert found["gradients"][0]["elasticity"]["energy"] > 0.0
    done = tenfold("sensitivity", first_site, *short, "--vary", "workloads.web.utilisation=0.3,0.5")
    assert "workloads.web.utilisation" in done.stdout
    done = tenfold("sensitivity", first_site, *short, "--vary", "workloads.web.utilisation")
    assert done.returncode == 2
    assert "KEY=LOW,HIGH" in done.stderr
    done = tenfold("sensitivity", first_site, *short, "--vary", "workloads.web.utilization=0,1")
    assert done.returncode == 1
    assert "did you mean 'utilisation'" in done.stderr
