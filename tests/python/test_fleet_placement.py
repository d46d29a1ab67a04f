# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Placement of work in space and time: sums, rules, policies."""

from __future__ import annotations

import numpy as np
import pytest

import tenfold as tf
from tenfold.scenario import parse

TEXT = """
tenfold: 1
horizon: {start: 2024-06-01, end: 2024-07-10, step: 1 h}
sites:
  - name: hangzhou
    location: {latitude: 30.27, longitude: 120.16, timezone: Asia/Shanghai}
    weather: {climate: hangzhou}
    grid: {zone: CN-ZJ}
    power: {design: ups_2n}
    halls:
      - {name: h, cooling: {design: hyperscale_wse}, module: 5 MW,
         racks: {type: cpu_2u, count: 300}}
  - name: shanghai
    location: {latitude: 31.23, longitude: 121.47, timezone: Asia/Shanghai}
    weather: {climate: shanghai}
    grid: {zone: CN-SH}
    power: {design: ups_2n}
    halls:
      - {name: h, cooling: {design: hyperscale_wse}, module: 5 MW,
         racks: {type: cpu_2u, count: 300}}
  - name: frankfurt
    location: {latitude: 50.1, longitude: 8.7, timezone: Europe/Berlin}
    weather: {climate: frankfurt}
    grid: {zone: DE}
    power: {design: ups_2n}
    halls:
      - {name: h, cooling: {design: hyperscale_wse}, module: 5 MW,
         racks: {type: cpu_2u, count: 400}}
workloads:
  - {name: web, model: diurnal, utilisation: 0.4, share: 0.6, runs_on: [cpu]}
  - {name: batch, model: diurnal, utilisation: 0.5, share: 0.4, peak_to_mean: 1.6, peak_hour: 14,
     runs_on: [cpu]}
"""


def run(policy: str = "home", **more: str) -> tf.Result:
    scenario = parse(TEXT).replace(
        {
            "placement": f"{{policy: {policy}, workloads: [{{workload: batch}}]}}",
            **{key.replace("__", "."): value for key, value in more.items()},
        }
    )
    return tf.simulate(scenario, channels=["none"])


def sums(result: tf.Result, workload: str = "batch") -> dict[str, float]:
    months = result.monthly
    out = {
        what: float(months[f"work_{workload}_cpu_{what}"].sum())
        for what in ("submitted", "served", "dropped")
    }
    out["queued"] = float(months[f"work_{workload}_cpu_queued"][-1].sum())
    return out


@pytest.mark.parametrize("policy", ["home", "cost", "carbon", "water", "pue", "balanced"])
@pytest.mark.parametrize("wait", ["0 h", "8 h"])
def test_submitted_is_served_dropped_or_queued(policy: str, wait: str) -> None:
    result = run(
        policy,
        placement__workloads=f"[{{workload: batch, wait: {wait}}}]",
        placement__activity_limit="0.5",
    )
    s = sums(result)
    assert s["submitted"] > 0
    assert s["submitted"] == pytest.approx(s["served"] + s["dropped"] + s["queued"], rel=1e-12)
    if wait == "0 h":
        assert s["queued"] == 0.0


def test_at_home_nothing_changes() -> None:
    plain = tf.simulate(parse(TEXT), channels=["none"])
    np.testing.assert_allclose(
        run("home").monthly["it_energy"], plain.monthly["it_energy"], rtol=1e-6
    )


def test_carbon_policy_lowers_carbon_and_moves_work() -> None:
    home, clean = run("home"), run("carbon")
    assert sums(clean)["served"] == pytest.approx(sums(home)["served"], rel=1e-12)
    served = clean.monthly["work_batch_cpu_served"].sum("month")
    assert served.sel(site="frankfurt") > home.monthly["work_batch_cpu_served"].sum("month").sel(
        site="frankfurt"
    )
    assert clean.kpi.carbon_location.value < home.kpi.carbon_location.value


def test_residency_and_latency_hold_work_back() -> None:
    resident = run("carbon", workloads__batch__residency="[CN]")
    served = resident.monthly["work_batch_cpu_served"].sum("month")
    assert served.sel(site="frankfurt") == 0.0
    near = run("carbon", placement__workloads="[{workload: batch, latency: 10 ms}]")
    moved = near.monthly["work_batch_cpu_served"] - near.monthly["work_batch_cpu_submitted"]
    # Hangzhou and Shanghai are 165 km apart: 4.5 ms; Frankfurt is too far away.
    assert abs(float(moved.sel(site="frankfurt").sum())) < 1e-6
    assert abs(float(moved.sel(site="shanghai").sum())) > 1.0


def test_work_that_waits_goes_to_cleaner_hours() -> None:
    now, later = (
        run("carbon"),
        run("carbon", placement__workloads="[{workload: batch, wait: 12 h}]"),
    )
    assert later.kpi.carbon_location.value < now.kpi.carbon_location.value
    assert sums(later)["dropped"] == pytest.approx(0.0, abs=1e-6)


def test_no_room_is_dropped_and_reported() -> None:
    result = run("balanced", placement__activity_limit="0.25")
    s = sums(result)
    assert s["dropped"] > 0.3 * s["submitted"]


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"placement": "{workloads: [{workload: bath}]}"}, "did you mean 'batch'"),
        ({"placement": "{policy: cheap}"}, "is not one of"),
        (
            {
                "workloads.batch.runs_on": "[cpu_2u]",
                "placement": "{workloads: [{workload: batch}]}",
            },
            "work moves between machines of a kind",
        ),
    ],
)
def test_bad_placement(settings: dict[str, str], words: str) -> None:
    with pytest.raises(tf.InputError, match=words):
        parse(TEXT).replace(settings)
