# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Decomposition: closed forms of the index, exact sums, factors that mean what they say."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tenfold as tf
from tenfold._lmdi import lmdi, logarithmic_mean
from tenfold.decompose import _decomposition, _State

# ---------------------------------------------------------------------- the index


def test_logarithmic_mean() -> None:
    assert logarithmic_mean(4.0, 1.0) == pytest.approx(3.0 / math.log(4.0), rel=1e-15)
    assert logarithmic_mean(2.0, 2.0) == 2.0
    assert logarithmic_mean(0.0, 5.0) == 0.0
    # Both branches agree where they meet.
    for x in (0.99e-4, 1.01e-4):
        a, b = 1.0 + x / 2.0, 1.0 - x / 2.0
        assert logarithmic_mean(a, b) == pytest.approx(x / (2.0 * math.atanh(x / 2.0)), rel=1e-12)
    with pytest.raises(ValueError, match="from 0 on"):
        logarithmic_mean(-1.0, 1.0)


def test_closed_forms() -> None:
    # Two factors that both double: each has half of the change from 1 to 4.
    effects = lmdi([{"x": 1.0, "y": 1.0}], [{"x": 2.0, "y": 2.0}])
    assert effects == pytest.approx({"x": 1.5, "y": 1.5}, rel=1e-14)
    # Factors to the powers a and b of one number share the change as a : b.
    effects = lmdi([{"x": 1.0, "y": 1.0}], [{"x": 2.0**3, "y": 2.0**-1}])
    assert effects == pytest.approx({"x": 3.0 * 1.5, "y": -1.5}, rel=1e-14)
    # A part that appears is an effect of its first factor only.
    effects = lmdi(
        [{"x": 1.0, "y": 3.0}, {"x": 0.0, "y": 0.0}], [{"x": 1.0, "y": 3.0}, {"x": 2.0, "y": 5.0}]
    )
    assert effects == pytest.approx({"x": 10.0, "y": 0.0})
    with pytest.raises(ValueError, match="'y' is zero"):
        lmdi([{"x": 1.0, "y": 0.0}], [{"x": 1.0, "y": 3.0}])


_number = st.floats(1e-3, 1e3)
_part = st.builds(dict, demand=_number, hardware=_number, pue=_number)


@given(st.lists(st.tuples(_part, _part), min_size=1, max_size=6))
def test_effects_add_up(pairs: list[tuple[dict[str, float], dict[str, float]]]) -> None:
    before, after = [list(side) for side in zip(*pairs, strict=True)]
    change = sum(math.prod(p.values()) for p in after) - sum(math.prod(p.values()) for p in before)
    scale = sum(math.prod(p.values()) for p in after + before)
    assert sum(lmdi(before, after).values()) == pytest.approx(change, abs=1e-12 * scale)


# ---------------------------------------------------------------------- siting


def _made(label: str, sites: dict[str, tuple[float, float]]) -> _State:
    it = sum(e for e, _ in sites.values())
    facility = sum(e * pue for e, pue in sites.values())
    part = {"demand": it, "hardware": 1.0, "utilisation": 1.0, "time": 1.0, "pue": facility / it}
    return _State(label, facility, {"cpu": part}, sites, True)


def _effects(one: _State, two: _State) -> dict[str, float]:
    split = _decomposition(one, two)
    assert abs(split.residual) <= 1e-9 * abs(split.change) + 1e-12
    return {e.name: e.energy for e in split.effects}


def test_siting_without_a_better_site_is_nothing() -> None:
    found = _effects(
        _made("a", {"x": (3.0, 1.3), "y": (1.0, 1.3)}),
        _made("b", {"y": (6.0, 1.3), "new": (2.0, 1.3)}),
    )
    assert found["siting"] == pytest.approx(0.0, abs=1e-12)
    assert found["pue"] == pytest.approx(0.0, abs=1e-12)
    assert found["demand"] == pytest.approx(4.0 * 1.3, rel=1e-12)


def test_moving_between_unchanged_sites_is_siting() -> None:
    # 10 kWh at 1.4 and 10 at 1.2 become 5 and 15: 0.5 kWh x (1.4 - 1.2) x 10 saved, all siting.
    found = _effects(
        _made("a", {"x": (10.0, 1.4), "y": (10.0, 1.2)}),
        _made("b", {"x": (5.0, 1.4), "y": (15.0, 1.2)}),
    )
    assert found["siting"] == pytest.approx(-1.0, rel=1e-12)
    assert found["pue"] == pytest.approx(0.0, abs=1e-12)


def test_better_sites_that_keep_their_share_are_pue() -> None:
    found = _effects(
        _made("a", {"x": (10.0, 1.4), "y": (10.0, 1.2)}),
        _made("b", {"x": (10.0, 1.3), "y": (10.0, 1.1)}),
    )
    assert found["pue"] == pytest.approx(-2.0, rel=1e-12)
    assert found["siting"] == pytest.approx(0.0, abs=1e-12)


# ---------------------------------------------------------------------- on results


@pytest.fixture(scope="module")
def base(scenario: tf.Scenario) -> tf.Result:
    return tf.simulate(scenario.replace({"horizon.end": "2024-03-01"}))


def _split(base: tf.Result, changes: dict[str, object]) -> dict[str, float]:
    other = tf.simulate(base.scenario.replace(changes))
    split = tf.decompose(base, other)
    whole = other.totals.total("facility_energy") - base.totals.total("facility_energy")
    assert split.change == pytest.approx(whole, rel=1e-12)
    assert abs(split.residual) <= 1e-9 * abs(whole)
    return {e.name: e.energy / whole for e in split.effects}


def test_a_change_of_one_kind_is_one_effect(base: tf.Result) -> None:
    # Pump pressure touches PUE only (shares of the change of facility energy).
    shares = _split(base, {"sites.hangzhou.halls.cloud.cooling.chilled_pump.pressure": "400 kPa"})
    assert shares["pue"] == pytest.approx(1.0, abs=1e-9)
    # Less work on the same machines is utilisation, with a little PUE of part load.
    shares = _split(base, {"workloads.training.utilisation": 0.5})
    assert shares["demand"] == pytest.approx(0.0, abs=1e-12)
    assert shares["hardware"] == pytest.approx(0.0, abs=1e-12)
    assert shares["utilisation"] > 0.9
    # A chip with twice the rate at the same power: more compute, as much better per watt.
    other = tf.simulate(
        base.scenario.replace({"catalog.accelerators.gb200.compute_16bit": "5 PFLOP/s"})
    )
    split = tf.decompose(base, other)
    by = {e.name: e.energy for e in split.effects}
    assert split.change == 0.0
    assert by["demand"] == pytest.approx(-by["hardware"], rel=1e-9)
    assert by["demand"] > 0.0


def test_between_years(scenario: tf.Scenario) -> None:
    run = tf.simulate(
        scenario.replace({"horizon.start": "2023-12-01", "horizon.end": "2024-03-01"})
    )
    split = tf.decompose(run, years=(2023, 2024))
    by = {e.name: e.energy for e in split.effects}
    # The same machines in 744 and 1440 hours: nearly all of the change is hours.
    assert by["time"] == pytest.approx(split.change, rel=0.05)
    assert "not simulated in full: 2023, 2024" in split.note
    frame = split.to_frame()
    assert frame["share"].sum() == pytest.approx(1.0, abs=1e-9)
    parts = frame.loc[["demand", "hardware", "utilisation", "time"]]
    kinds = parts[["accelerators", "CPU servers"]].sum(axis=1)
    assert kinds.to_numpy() == pytest.approx(parts["energy"].to_numpy(), abs=1e-6)
    with pytest.raises(ValueError, match="2032 is outside the horizon: 2023 to 2024"):
        tf.decompose(run, years=(2023, 2032))
    with pytest.raises(ValueError, match="fewer than two complete"):
        tf.decompose(run)
    assert len(split.plot().patches) == len(split.effects) + 2


def test_command(
    tenfold: Callable[..., Any], first_site: Path, small_result_path: Path, tmp_path: Path
) -> None:
    done = tenfold("decompose", small_result_path, "--years", "2024,2025", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    total = sum(e["energy"] for e in found["effects"])
    assert total == pytest.approx(found["after"]["energy"] - found["before"]["energy"])
    done = tenfold("decompose", small_result_path, "--years", "2024,2025")
    assert "Compute demand" in done.stdout
    done = tenfold("decompose", small_result_path, "--years", "2024,2031")
    assert done.returncode == 2
    assert "2031 is outside the horizon" in done.stderr
