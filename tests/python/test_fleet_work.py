# Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
"""Placement of every kind of workload: ledgers over random fleets, rules, refusals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fleet_documents import BATCH, PLACES, TWO, check_ledgers, document, total
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tenfold as tf

ROOT = Path(__file__).resolve().parents[2]
KINDS: dict[str, dict[str, Any]] = {
    "steady": {"model": "steady", "utilisation": 0.5, "runs_on": ["cpu"]},
    "diurnal": {"model": "diurnal", "utilisation": 0.4, "runs_on": ["cpu"]},
    "training": {"model": "training", "load": 0.7},
    "inference": {
        "model": "inference",
        "language_model": "qwen3_32b",
        "load": 0.5,
        "timezone": "Asia/Shanghai",
    },
    "media": {"model": "media", "operations": "2e15 FLOP", "load": 0.4},
    "deferrable": {"model": "deferrable", "load": 0.3},
}


@st.composite
def fleets(draw: st.DrawFn) -> tf.Scenario:
    names = draw(st.lists(st.sampled_from(list(PLACES)), min_size=1, max_size=4, unique=True))
    sites: dict[str, dict[str, float]] = {}
    for name in names:
        sites[name] = {"cpu_2u": draw(st.floats(0.5, 300))}
        for rack in draw(st.lists(st.sampled_from(["hgx_h100", "hgx_h800"]), max_size=2)):
            sites[name][rack] = draw(st.floats(0.5, 40))
    if len(sites[names[0]]) == 1:
        sites[names[0]]["hgx_h100"] = 10.0
    workloads, placed = [], []
    policy = draw(st.sampled_from(["home", "cost", "carbon", "water", "pue", "balanced"]))
    for kind in draw(st.lists(st.sampled_from(list(KINDS)), min_size=1, max_size=6, unique=True)):
        load: dict[str, Any] = {"name": kind, **KINDS[kind]}
        load["share"] = 0.45 if load.get("runs_on") == ["cpu"] else 0.24
        rule: dict[str, Any] = {"workload": kind}
        if kind == "training":
            load["preemptible"] = draw(st.booleans())
        if kind == "inference" and draw(st.booleans()):
            load.pop("load")
            load["requests"] = f"{draw(st.floats(0.01, 300)):.3f} request/s"
        if kind not in ("inference", "training") or load.get("preemptible"):
            rule["wait"] = f"{draw(st.sampled_from([0, 1, 5, 30]))} h"
        if draw(st.booleans()):
            rule["latency"] = "10 ms"
        if draw(st.booleans()) and any(n in names[:1] for n in ("hangzhou", "shanghai")):
            load["residency"] = ["CN"]
        workloads.append(load)
        if draw(st.booleans()) or kind == "deferrable":
            placed.append(rule)
    return document(
        sites,
        workloads,
        {
            "policy": policy,
            "activity_limit": draw(st.floats(0.3, 1.0)),
            "workloads": placed,
        },
    )


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(fleets())
def test_ledgers_close_over_random_fleets(scenario: tf.Scenario) -> None:
    result = tf.simulate(scenario, channels=["none"])
    check_ledgers(result)


def test_deferrable_work_waits_for_cleaner_hours_and_the_queue_is_reported() -> None:
    def run(wait: str) -> tf.Result:
        rule = {"workload": "batch", "wait": wait}
        return tf.simulate(
            document(TWO, [BATCH], {"policy": "carbon", "workloads": [rule]}),
            channels=["none"],
        )

    now, later = run("0 h"), run("20 h")
    assert check_ledgers(later) == ["work_batch_accelerator"]
    assert later.kpi.carbon_location.value < now.kpi.carbon_location.value
    assert float(now.monthly["work_batch_accelerator_queued"].sum()) == 0.0
    assert float(later.monthly["work_batch_accelerator_queued"][-1].sum()) > 0.0
    assert total(later, "work_batch_accelerator_dropped") == 0.0
    # 20 racks x 32 boards at MFU 0.35 of 989.4 TFLOP/s for 30 % of 46 days, at two sites.
    asked = 2 * 20 * 32 * 0.35 * 989.4e12 * 0.3 * 46 * 86400
    assert total(now, "work_batch_accelerator_submitted") == pytest.approx(asked, rel=1e-6)


def test_what_stays_past_its_deadline_is_dropped() -> None:
    """Machines for half of the work: the rest waits for its deadline, then is dropped."""
    scenario = document(
        {"hangzhou": {"cpu_2u": 10.0}},
        [{"name": "batch", "model": "steady", "utilisation": 0.8, "share": 1.0}],
        {
            "policy": "home",
            "activity_limit": 0.4,
            "workloads": [{"workload": "batch", "wait": "3 h"}],
        },
    )
    result = tf.simulate(scenario, channels=["none"])
    check_ledgers(result)
    hours = 46 * 24
    units = total(result, "work_batch_cpu_submitted") / (0.8 * hours)
    assert total(result, "work_batch_cpu_served") == pytest.approx(0.4 * hours * units, rel=1e-9)
    queued = float(result.monthly["work_batch_cpu_queued"][-1].sum())
    # What arose in the last three hours, and the part of the hour before that was not due yet.
    assert 0.8 * 3 * units * (1 - 1e-12) <= queued <= 0.8 * 4 * units


def test_training_that_is_not_preemptible_holds_still_through_a_month() -> None:
    def spread(preemptible: bool) -> float:
        training = {
            "name": "training",
            "model": "training",
            "load": 0.4,
            "share": 1.0,
            "failure_interval": "0 s",
            "preemptible": preemptible,
        }
        scenario = document(
            {"hangzhou": {"hgx_h100": 20.0}, "shanghai": {"hgx_h100": 20.0}},
            [training],
            {"policy": "pue", "workloads": [{"workload": "training"}]},
            start="2024-04-01",
            end="2024-05-01",
        )
        result = tf.simulate(scenario, channels=["it_power"])
        check_ledgers(result)
        power = result.ds["it_power"].sel(site="hangzhou").to_numpy()
        return float(power.std() / power.mean())

    # Fans and leakage follow the weather; work does not.
    assert spread(False) < 0.01
    assert spread(True) > 0.1


def test_latency_and_residency_hold_requests() -> None:
    chat = {"name": "chat", **KINDS["inference"], "share": 1.0, "load": 0.6, "peak_to_mean": 1.3}
    sites = {
        "hangzhou": {"hgx_h100": 20.0},
        **{k: {"hgx_h100": 60.0} for k in ("shanghai", "frankfurt")},
    }

    def served(**more: Any) -> dict[str, float]:
        rule = {"workload": "chat", **more}
        residency = rule.pop("residency", None)
        load = {**chat, **({"residency": residency} if residency else {})}
        result = tf.simulate(
            document(
                sites, [load], {"policy": "carbon", "activity_limit": 0.95, "workloads": [rule]}
            ),
            channels=["none"],
        )
        check_ledgers(result)
        name = "work_chat_accelerator_served"
        moved = result.monthly[name] - result.monthly["work_chat_accelerator_submitted"]
        return {s: float(moved.sel(site=s).sum()) for s in sites}

    assert served()["frankfurt"] > 1.0
    near = served(latency="10 ms")
    assert abs(near["frankfurt"]) < 1e-6 * abs(near["shanghai"])
    home = served(residency=["CN"])
    assert home["frankfurt"] == 0.0
    assert abs(home["shanghai"]) > 1.0


def test_work_of_machines_that_a_limit_forbids_moves_or_is_dropped() -> None:
    """Two equal sites, one without connection: the other takes what its machines hold."""
    chat = {"name": "chat", **KINDS["inference"], "share": 1.0, "load": 0.3, "peak_to_mean": 1.0}
    chat["weekend"] = 1.0

    def run(limit: float) -> tf.Result:
        scenario = document(
            {"hangzhou": {"hgx_h100": 20.0}, "shanghai": {"hgx_h100": 20.0}},
            [chat],
            {"activity_limit": limit, "workloads": [{"workload": "chat"}]},
            fleet={},
            limits={"grid": {"hangzhou": "0 MW"}},
        )
        result = tf.simulate(scenario, channels=["none"])
        check_ledgers(result)
        return result

    for limit, share in ((0.9, 1.0), (0.45, 0.75)):
        result = run(limit)
        asked = total(result, "requests_submitted")
        served = result.monthly["requests_served"].sum("month")
        assert float(served.sel(site="hangzhou")) == 0.0
        assert float(served.sel(site="shanghai")) == pytest.approx(share * asked, rel=1e-9)
        assert total(result, "requests_dropped") == pytest.approx(
            (1 - share) * asked, abs=1e-9 * asked
        )


def test_main_scenario_without_hangzhou_moves_work_and_the_sum_closes() -> None:
    shut = tf.load(
        ROOT / "scenarios" / "alibaba_cloud_2032.yaml", settings={"limits.grid.hangzhou": "0 MW"}
    )
    result = tf.simulate(shut, channels=["none"])
    assert check_ledgers(result) == [
        "work_inference_accelerator",
        "work_training_accelerator",
        "work_cloud_cpu",
        "work_storage_storage",
    ]
    months = result.monthly
    for part in ("inference_accelerator", "training_accelerator", "cloud_cpu", "storage_storage"):
        submitted, served, dropped = (
            months[f"work_{part}_{what}"].sum("month")
            for what in ("submitted", "served", "dropped")
        )
        assert float(submitted.sel(site="hangzhou")) > 0.05 * float(submitted.sum())
        assert float(served.sel(site="hangzhou")) == 0.0
        # It is served elsewhere, or dropped where it arose.
        elsewhere = float((served - submitted + dropped).drop_sel(site="hangzhou").sum())
        lost = float(dropped.sel(site="hangzhou"))
        assert elsewhere + lost == pytest.approx(float(submitted.sel(site="hangzhou")), rel=1e-9)
        assert elsewhere > 0.9 * float(submitted.sel(site="hangzhou"))


@pytest.mark.parametrize(
    ("load", "rule", "words"),
    [
        (KINDS["inference"], {"wait": "2 h"}, "users wait for its answers"),
        (KINDS["training"], {"wait": "2 h"}, "not preemptible"),
        ({**KINDS["inference"], "requests": "3 request/s"}, {}, "the load follows from 'requests'"),
        ({**KINDS["inference"], "growth": {"2024": 0.3}}, {}, "growth of 'requests'"),
    ],
)
def test_refusals(load: dict[str, Any], rule: dict[str, Any], words: str) -> None:
    with pytest.raises(tf.ScenarioError, match=words):
        document(TWO, [{"name": "w", **load}], {"workloads": [{"workload": "w", **rule}]})


# ------------------------------------------------------------------ requests, tokens
