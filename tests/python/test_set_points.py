# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Set points chosen hour by hour: closed cases, never worse than the stated pair, same bytes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import tenfold as tf
from tenfold import _core

CLOUD = "sites.hangzhou.halls.cloud.cooling"
GRID = {
    "supply_lowest": "21 degC", "supply_highest": "27 degC", "supply_step": "3 K",
    "condenser_lowest": "15.6 degC", "condenser_highest": "25.6 degC", "condenser_step": "5 K",
}  # fmt: skip
CHANNELS = ["it_power", "cooling_power", "chain_loss", "facility_power"]


@pytest.fixture(scope="module")
def base(scenario: tf.Scenario) -> tf.Scenario:
    # The two halves of a year: cold and hot; no supply, so that facility power is the objective.
    return scenario.replace({"horizon.end": "2024-08-01", "sites.hangzhou.supply": []})


def _run(scenario: tf.Scenario) -> tf.Result:
    return tf.simulate(scenario, channels=CHANNELS)


def _power(result: tf.Result) -> np.ndarray:
    return np.asarray(result.ds["facility_power"].isel(site=0), dtype=np.float64)


def test_a_grid_of_the_stated_pair_changes_nothing(base: tf.Scenario) -> None:
    one = {
        "supply_lowest": "25 degC", "supply_highest": "25 degC",
        "condenser_lowest": "15.6 degC", "condenser_highest": "15.6 degC",
    }  # fmt: skip
    stated = _run(base)
    same = _run(base.replace({f"{CLOUD}.set_points": one}))
    for name in CHANNELS:
        assert np.array_equal(stated.ds[name], same.ds[name]), name


def test_every_hour_needs_the_least_of_all_pairs(base: tf.Scenario) -> None:
    chosen = _power(_run(base.replace({f"{CLOUD}.set_points": GRID})))
    stated = _power(_run(base))
    every = [stated]
    for supply in (21, 24, 27):
        for condenser in (15.6, 20.6, 25.6):
            fixed = base.replace(
                {
                    f"{CLOUD}.air.supply_air": f"{supply} degC",
                    f"{CLOUD}.chiller.minimum_condenser": f"{condenser} degC",
                }
            )
            every.append(_power(_run(fixed)))
    least = np.min(every, axis=0)
    # Single precision of the channel, and upstream losses that follow the sum.
    np.testing.assert_allclose(chosen, least, rtol=3e-7)
    assert np.all(chosen <= stated * (1.0 + 1e-7))
    saved = 1.0 - chosen.sum() / stated.sum()
    assert 0.0 < saved < 0.05
    # No constant pair does as well: the choice moves with weather and load.
    assert chosen.sum() < min(p.sum() for p in every)


def test_the_block_length_stays_invisible(base: tf.Scenario) -> None:
    short = base.replace({"horizon.end": "2024-03-01", f"{CLOUD}.set_points": GRID})
    runs = [_core.simulate(short._core, 1, CHANNELS, None, block=b) for b in (1, 24, 512)]
    for name in CHANNELS:
        first = runs[0].channel(name)
        assert all(np.array_equal(first, other.channel(name)) for other in runs[1:]), name


def test_bad_grids_are_refused(base: tf.Scenario) -> None:
    for change, message in (
        ({"supply_lowest": "28 degC"}, "above the highest"),
        ({"condenser_step": "0 K"}, "0.25"),
        ({"supply_step": "0.25 K", "supply_lowest": "12 degC"}, "pairs"),
    ):
        with pytest.raises(tf.ScenarioError) as caught:
            base.replace({f"{CLOUD}.set_points": {**GRID, **change}})
        assert message in str(caught.value)


def test_scenario_of_operating_intelligence(root: Path) -> None:
    plan = tf.load(root / "scenarios" / "operating_intelligence.yaml")
    document = tf.parse(plan.to_yaml(), base=plan._core.base).document
    tuned = {"self_built": 0, "leased": 0, "partner": 0}
    for site in document["sites"]:
        for hall in site["halls"]:
            tuned[site["ownership"]] += "set_points" in hall["cooling"]
    # Own halls on towers only: a tenant does not hold the set points of leased space.
    assert tuned["self_built"] >= 10
    assert tuned["leased"] == 0
